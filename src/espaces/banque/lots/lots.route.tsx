import { z } from 'zod';
import {
  compterLots,
  compterVersements,
  cycleLot,
  formulaireLot,
  type LotLu,
  listerLots,
  peutPreparerLot,
  preparerLot,
  SANS_FILTRE,
} from '#domain/versements/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { dateCivile, dateCourte } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { Forbidden } from '#platform/errors.ts';
import { liste as choisir } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { euros, pluriel } from '#platform/texte.ts';
import { BASE, filAriane } from './lot.ts';

const filtres = {
  statut: {
    ...choisir({
      libelle: 'Où en est le lot',
      vide: '',
      options: cycleLot.statuts.map((valeur) => ({ valeur, libelle: cycleLot.labels[valeur].libelle })),
    }),
    premier: 'Tous',
  },
};
const colonnes = [
  { titre: 'Lot', cellule: ({ id, numero }: LotLu) => <a href={`${BASE}/${id}`}>Lot n° {numero}</a> },
  { titre: 'Versements', cellule: ({ nombre }: LotLu) => nombre },
  { titre: 'Montant', cellule: ({ centimes }: LotLu) => euros(centimes) },
  { titre: 'État', cellule: ({ statut }: LotLu) => <StatutBadge statut={cycleLot.labels[statut]} /> },
  { titre: 'Depuis le', cellule: ({ statut_le }: LotLu) => dateCourte(statut_le) },
  { titre: 'Préparé par', cellule: ({ ordonnateur }: LotLu) => ordonnateur ?? '' },
];

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'lot.lister',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor, url }) {
    const demande = url.searchParams.get('statut') ?? '';
    const statut = cycleLot.isStatut(demande) ? demande : undefined;
    const [page, total] = await Promise.all([
      listerLots(db, actor.perimetre, statut, url.searchParams.get('curseur') ?? undefined),
      compterLots(db, actor.perimetre, statut),
    ]);
    return {
      page: {
        titre: 'Lots de versements',
        prive: true,
        corps: (
          <>
            <h1>Lots de versements</h1>
            <p>
              {peutPreparerLot(actor) && (
                <a className="fr-btn fr-mr-2w" href={`${BASE}/nouveau`}>
                  Préparer un lot
                </a>
              )}
              <a className="fr-btn fr-btn--secondary" href="/banque/retours">
                Enregistrer un retour de la banque
              </a>
            </p>
            <Filtres champs={filtres} valeurs={Object.fromEntries(url.searchParams)} />
            <Tableau
              titre="Lots de versements"
              page={page}
              total={total}
              nom="lot"
              aucun="aucun lot"
              colonnes={colonnes}
              vide={<p>Aucun lot ici. Un lot réunit les versements à payer, pour les transmettre à la banque.</p>}
            />
          </>
        ),
      },
    };
  },
});

const nouveau = formRoute({
  path: `${BASE}/nouveau`,
  right: porte,
  audit: 'lot.afficherPreparation',
  form: formulaireLot,
  initial: async ({ tools }) => ({ jusquAu: dateCivile(tools.clock()) }),
  async page({ tools: { db, clock }, actor }, state) {
    if (!peutPreparerLot(actor)) throw new Forbidden('lot.preparer');
    const total = await compterVersements(db, actor.perimetre, clock(), { ...SANS_FILTRE, etat: 'a_payer' });
    return {
      titre: 'Préparer un lot',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Préparer un lot</h1>
          <p>
            {pluriel(total.nombre, 'versement est à payer', 'versements sont à payer', 'aucun versement n’est à payer')}{' '}
            aujourd’hui, pour {euros(total.centimes)}. Le lot est d’abord un brouillon : vous le relirez, et vous
            pourrez en écarter des versements avant de le soumettre à un valideur.
          </p>
          <Formulaire form={formulaireLot} state={state} bouton="Préparer le lot" />
        </>
      ),
    };
  },
  async submit({ tools, actor }, { jusquAu, departement }) {
    const id = await preparerLot(tools, actor, { jusquAu, ...(departement && { departement }) });
    return { redirect: `${BASE}/${id}`, annonce: 'Le lot est préparé. Relisez-le, puis soumettez-le à un valideur.' };
  },
});

export const routesLots: readonly AnyRoute[] = [liste, ...nouveau];
