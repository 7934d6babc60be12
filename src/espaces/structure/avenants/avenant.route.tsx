import { z } from 'zod';
import {
  demanderARendre,
  EffetDeLAvenant,
  envoyerAvenant,
  formulaireRendre,
  lireAvenant,
  lirePostesARendre,
  retirerAvenant,
} from '#domain/avenants/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { BoutonPost, Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { euros } from '#platform/texte.ts';

const BASE = '/structure/avenants';
const filAriane = [{ libelle: 'Changer ma subvention', href: BASE }];

const rendre = formRoute({
  path: `${BASE}/rendre`,
  right: porte,
  audit: 'avenant.afficherDemande',
  form: formulaireRendre,
  async page({ tools: { db }, actor: { perimetre } }, state) {
    const postes = await lirePostesARendre(db, perimetre, sienne(perimetre));
    const options = postes.map(({ posteId, numero, resteCentimes }) => ({
      valeur: posteId,
      libelle: `Poste ${numero}, ${euros(resteCentimes)}`,
    }));
    return {
      titre: 'Rendre des postes',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Rendre un ou plusieurs postes</h1>
          <p>
            Un poste rendu et la subvention qui lui reste reviennent au programme : une autre structure peut les
            recevoir. Vos autres postes ne changent pas.
          </p>
          {options.length === 0 ? (
            <p>Vous n’avez aucun poste vacant à rendre.</p>
          ) : (
            <Formulaire form={formulaireRendre} state={state} bouton="Envoyer la demande à l’ANCT">
              <ChampDeSaisie nom="postes" champ={{ ...formulaireRendre.champs.postes, options }} state={state} />
              <Champs form={formulaireRendre} state={state} noms={['motif']} />
            </Formulaire>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor }, { postes, motif }) {
    const avenantId = await demanderARendre(tools, actor, { posteIds: postes, motif });
    return { redirect: `${BASE}/${avenantId}`, annonce: 'La demande est envoyée. L’ANCT l’examine.' };
  },
});

const page = route({
  method: 'GET',
  path: `${BASE}/:id`,
  right: porte,
  audit: 'avenant.lireLeSien',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor, parameters: { id } }) {
    const lu = await lireAvenant(db, actor.perimetre, id);
    const titre = `Demande n° ${lu.avenant.numero}`;
    return {
      page: {
        titre,
        prive: true,
        filAriane,
        corps: (
          <>
            <h1>{titre} : rendre des postes</h1>
            <EffetDeLAvenant lu={lu} base={`${BASE}/${id}`} />
            {lu.avenant.statut === 'demandee' && (
              <BoutonPost action={`${BASE}/${id}/retirer`}>Retirer cette demande</BoutonPost>
            )}
          </>
        ),
      },
    };
  },
});

const retirer = route({
  method: 'POST',
  path: `${BASE}/:id/retirer`,
  right: porte,
  audit: 'avenant.retirerDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await retirerAvenant(tools, actor, { avenantId: id });
    return { redirect: `${BASE}/${id}`, annonce: 'La demande est retirée : rien n’a changé.' };
  },
});

const document = route({
  method: 'GET',
  path: `${BASE}/:id/document`,
  right: porte,
  audit: 'avenant.ouvrirLeSien',
  rate: 'export',
  input: z.unknown(),
  answer: async (requete) => envoyerAvenant(requete, requete.parameters.id),
});

export const routesAvenant: readonly AnyRoute[] = [...rendre, page, retirer, document];
