import { z } from 'zod';
import type { Colonne } from '#platform/export/colonnes.ts';
import { liste } from '#platform/form/champs.ts';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import type { EvenementLu } from './evenement.ts';
import { EtatDeLEvenement } from './FaitsDeLEvenement.tsx';
import { cycleEvenement } from './lifecycle.ts';
import {
  compterEvenements,
  ETATS_D_EVENEMENT,
  type EtatDEvenement,
  type FiltresEvenements,
  listerEvenements,
  parcourirEvenements,
} from './listes.ts';
import { ouEnClair, quandEnClair, remplissage } from './presentation.ts';
import { estTypeDEvenement, TYPES_D_EVENEMENT } from './regles.ts';
import { peutOrganiser } from './rights.ts';

const options = (libelles: Readonly<Record<string, string>>) =>
  Object.entries(libelles).map(([valeur, libelle]) => ({ valeur, libelle }));
const CHAMPS = {
  etat: { ...liste({ libelle: 'État', vide: '', options: options(ETATS_D_EVENEMENT).slice(1) }), premier: 'À venir' },
  type: liste({ libelle: 'Type', vide: '', options: options(TYPES_D_EVENEMENT) }),
};
const estEtat = (valeur: string): valeur is EtatDEvenement => valeur in ETATS_D_EVENEMENT;

function lireFiltres(parametres: URLSearchParams): FiltresEvenements {
  const [etat, type] = [parametres.get('etat') ?? '', parametres.get('type') ?? ''];
  return { etat: estEtat(etat) ? etat : 'a_venir', type: estTypeDEvenement(type) ? type : undefined };
}

const colonnes = (base: string, now: Date) => [
  {
    titre: 'Événement',
    cellule: ({ id, titre, type }: EvenementLu) => (
      <>
        <a href={`${base}/${id}`}>{titre}</a>
        <br />
        <span className="fr-text--xs">{TYPES_D_EVENEMENT[type]}</span>
      </>
    ),
  },
  { titre: 'Quand', cellule: (evenement: EvenementLu) => quandEnClair(evenement) },
  {
    titre: 'Pour qui',
    cellule: ({ portee, departements }: EvenementLu) => (portee === 'nation' ? 'France' : departements.join(', ')),
  },
  { titre: 'Inscriptions', cellule: (evenement: EvenementLu) => remplissage(evenement) },
  { titre: 'État', cellule: (evenement: EvenementLu) => <EtatDeLEvenement evenement={evenement} now={now} /> },
];

const EXPORT: readonly Colonne<EvenementLu>[] = [
  { titre: 'Titre', valeur: ({ titre }) => titre },
  { titre: 'Type', valeur: ({ type }) => TYPES_D_EVENEMENT[type] },
  { titre: 'État', valeur: ({ statut }) => cycleEvenement.labels[statut].libelle },
  { titre: 'Début', valeur: ({ debut }) => debut },
  { titre: 'Fin', valeur: ({ fin }) => fin },
  { titre: 'Lieu', valeur: ouEnClair },
  {
    titre: 'Départements',
    valeur: ({ portee, departements }) => (portee === 'nation' ? 'France' : departements.join(', ')),
  },
  { titre: 'Organisé par', valeur: ({ organise_par }) => (organise_par === 'anct' ? 'ANCT' : 'préfecture') },
  { titre: 'Places', valeur: ({ places }) => places },
  { titre: 'Inscrits', valeur: ({ inscrits }) => inscrits },
  { titre: 'En liste d’attente', valeur: ({ enAttente }) => enAttente },
];

/** The events of a space that organises: filters, list, file. Each is read at `base/:id`. */
export function listeDesEvenements({
  base,
  right,
  intro,
}: {
  base: string;
  right: Right;
  intro: string;
}): readonly AnyRoute[] {
  const page = route({
    method: 'GET',
    path: base,
    right,
    audit: 'communaute.listerEvenements',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools: { db, clock }, actor, url }) {
      const now = clock();
      const filtres = lireFiltres(url.searchParams);
      const [lignes, total] = await Promise.all([
        listerEvenements(db, actor, filtres, now, url.searchParams.get('curseur') ?? undefined),
        compterEvenements(db, actor, filtres, now),
      ]);
      return {
        page: {
          titre: 'Événements',
          prive: true,
          corps: (
            <>
              <h1>Événements</h1>
              <p>{intro}</p>
              {peutOrganiser(actor) && (
                <p>
                  <a className="fr-btn" href={`${base}/nouveau`}>
                    Préparer un événement
                  </a>
                </p>
              )}
              <Filtres champs={CHAMPS} valeurs={Object.fromEntries(url.searchParams)} />
              <Exports path={`${base}/export`} quoi="cette liste" />
              <Tableau
                titre="Événements"
                page={lignes}
                total={total}
                nom="événement"
                aucun="aucun événement"
                colonnes={colonnes(base, now)}
                vide={<p>Aucun événement ne correspond. Changez les filtres, ou préparez-en un.</p>}
              />
            </>
          ),
        },
      };
    },
  });
  const fichier = exportRoute<EvenementLu>({
    path: `${base}/export`,
    right,
    audit: 'communaute.exporterEvenements',
    nom: 'evenements',
    colonnes: EXPORT,
    lignes: ({ tools: { db, clock }, actor, url }) =>
      parcourirEvenements(db, actor, lireFiltres(url.searchParams), clock()),
  });
  return [page, fichier];
}
