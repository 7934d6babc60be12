import { z } from 'zod';
import {
  EffetDeLAvenant,
  envoyerActe,
  envoyerAvenant,
  formulaireAvis,
  lireAvenant,
  pageDesAvenants,
  peutRendreAvis,
  rendreAvisSurAvenant,
} from '#domain/avenants/index.ts';
import { porte } from '#espaces/prefecture/door.ts';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const BASE = '/prefecture/avenants';
const filAriane = [{ libelle: 'Demandes des structures', href: BASE }];
const AVEC_AVIS = ['ajouter_postes', 'renouveler_poste'];

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'avenant.listerPourLaPrefecture',
  rate: 'page',
  input: z.unknown(),
  answer: async (requete) => ({ page: await pageDesAvenants(requete, { base: BASE, premier: 'demandee' }) }),
});

const une = formRoute({
  path: `${BASE}/:id`,
  right: porte,
  audit: 'avenant.lirePourLaPrefecture',
  form: formulaireAvis,
  async initial({ tools: { db, clock }, actor, parameters: { id } }) {
    const { avenant } = await lireAvenant(db, actor.perimetre, clock(), id);
    return rawValues({ avis: avenant.avis, nombrePostes: avenant.avis_nombre, motif: avenant.avis_motif });
  },
  async page({ tools: { db, clock }, actor, parameters: { id } }, state) {
    const lu = await lireAvenant(db, actor.perimetre, clock(), id);
    const { numero, structure, statut, objet, type } = lu.avenant;
    const attend = statut === 'demandee' || statut === 'instruite';
    return {
      titre: `Demande n° ${numero}`,
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>
            Demande n° {numero} de {structure} : {objet}
          </h1>
          <EffetDeLAvenant lu={lu} base={`${BASE}/${id}`} />
          {attend && AVEC_AVIS.includes(type) && peutRendreAvis(actor) && (
            <>
              <h2 className="fr-mt-4w">Votre avis</h2>
              <p>Vous pouvez le changer tant que l’ANCT n’a pas décidé.</p>
              <Formulaire form={formulaireAvis} state={state} bouton="Donner cet avis">
                <Champs
                  form={formulaireAvis}
                  state={state}
                  noms={type === 'ajouter_postes' ? ['avis', 'nombrePostes', 'motif'] : ['avis', 'motif']}
                />
              </Formulaire>
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { avis, nombrePostes, motif }) {
    await rendreAvisSurAvenant(tools, actor, { avenantId: id, avis, nombrePostes, motif });
    return { redirect: BASE, annonce: 'Votre avis est donné. L’ANCT décide.' };
  },
});

const document = route({
  method: 'GET',
  path: `${BASE}/:id/document`,
  right: porte,
  audit: 'avenant.ouvrirPourLaPrefecture',
  rate: 'export',
  input: z.unknown(),
  answer: async (requete) => envoyerAvenant(requete, requete.parameters.id),
});

const acte = route({
  method: 'GET',
  path: `${BASE}/:id/acte`,
  right: porte,
  audit: 'avenant.ouvrirActePourLaPrefecture',
  rate: 'export',
  input: z.unknown(),
  answer: async (requete) => envoyerActe(requete, requete.parameters.id),
});

export const routesAvenants: readonly AnyRoute[] = [liste, ...une, document, acte];
