import { z } from 'zod';
import {
  declarerRupture,
  EffetDeLaRupture,
  envoyerSolde,
  formulaireRupture,
  lirePoste,
  PageDuPoste,
  retirerRupture,
} from '#domain/ruptures/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { NotFound } from '#platform/errors.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';

const filAriane = [{ libelle: 'Versements', href: '/structure/versements' }];

async function lePoste({ tools: { db, clock }, actor }: Pick<Requete, 'tools' | 'actor'>, id: string) {
  const lu = await lirePoste(db, actor.perimetre, clock(), id);
  const enCours = lu.versements.find(({ statutContrat }) => statutContrat === 'signe');
  const declaree = lu.ruptures.find(({ statut }) => statut === 'declaree');
  return { lu, contratId: enCours?.contrat_id, declaree };
}

const page = route({
  method: 'GET',
  path: '/structure/postes/:id',
  right: porte,
  audit: 'postes.lire',
  rate: 'page',
  input: z.unknown(),
  async answer(requete) {
    const { id } = requete.parameters;
    const { lu, contratId, declaree } = await lePoste(requete, id);
    const gestes = declaree ? (
      <>
        <p>L’ANCT examine la rupture que vous avez déclarée. Voici ce qu’elle changerait.</p>
        <EffetDeLaRupture rupture={declaree} />
        <BoutonPost action={`/structure/postes/${id}/retirer-rupture`}>Retirer cette déclaration</BoutonPost>
      </>
    ) : (
      contratId && (
        <p>
          <a className="fr-btn fr-btn--secondary" href={`/structure/postes/${id}/rupture`}>
            Déclarer que le contrat prend fin
          </a>
        </p>
      )
    );
    return {
      page: {
        titre: `Poste ${lu.poste.numero}`,
        prive: true,
        filAriane,
        corps: (
          <PageDuPoste
            lu={lu}
            base={`/structure/postes/${lu.poste.id}`}
            now={requete.tools.clock()}
            aide
            gestes={gestes}
          />
        ),
      },
    };
  },
});

const rupture = formRoute({
  path: '/structure/postes/:id/rupture',
  right: porte,
  audit: 'rupture.afficherDeclaration',
  rate: 'televersement',
  form: formulaireRupture,
  upload: PIECE_MAX_OCTETS,
  async page(requete, state) {
    const { lu } = await lePoste(requete, requete.parameters.id);
    return {
      titre: 'Déclarer que le contrat prend fin',
      prive: true,
      filAriane: [...filAriane, { libelle: `Poste ${lu.poste.numero}`, href: `/structure/postes/${lu.poste.id}` }],
      corps: (
        <>
          <h1>Déclarer que le contrat du poste {lu.poste.numero} prend fin</h1>
          <p>
            L’ANCT examine votre déclaration ; les versements attendent sa réponse. Une fois la rupture confirmée, vous
            pouvez recruter une autre personne sur ce poste pendant trois mois, avec la subvention qui lui reste.
          </p>
          <Formulaire form={formulaireRupture} state={state} bouton="Déclarer la rupture" fichiers />
        </>
      ),
    };
  },
  async submit(requete, { fichier: _, ...saisie }) {
    const { tools, actor, fichiers, parameters } = requete;
    const { contratId } = await lePoste(requete, parameters.id);
    if (!contratId) throw new NotFound(`contrat of poste ${parameters.id}`);
    const depose = fichiers.find(({ champ, taille }) => champ === 'fichier' && taille > 0);
    await declarerRupture(tools, actor, { contratId, ...saisie }, depose);
    return { redirect: `/structure/postes/${parameters.id}`, annonce: 'La rupture est déclarée. L’ANCT l’examine.' };
  },
});

const retirer = route({
  method: 'POST',
  path: '/structure/postes/:id/retirer-rupture',
  right: porte,
  audit: 'rupture.retirerDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer(requete) {
    const { id } = requete.parameters;
    const { declaree } = await lePoste(requete, id);
    if (!declaree) throw new NotFound(`rupture of poste ${id}`);
    await retirerRupture(requete.tools, requete.actor, { ruptureId: declaree.id });
    return { redirect: `/structure/postes/${id}`, annonce: 'La déclaration est retirée : le contrat continue.' };
  },
});

const solde = route({
  method: 'GET',
  path: '/structure/postes/:id/solde',
  right: porte,
  audit: 'postes.telechargerSolde',
  rate: 'export',
  input: z.unknown(),
  answer: async (requete) => envoyerSolde(requete, requete.parameters.id),
});

export const routesPoste: readonly AnyRoute[] = [page, ...rupture, retirer, solde];
