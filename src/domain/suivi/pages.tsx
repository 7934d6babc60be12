import type { ReactNode } from 'react';
import { z } from 'zod';
import { dateCivile, dateCourte } from '#platform/dates.ts';
import type { Colonne } from '#platform/export/colonnes.ts';
import { type AnyRoute, type Requete, type Right, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { pluriel } from '#platform/texte.ts';
import { champsDesSuivis, lireFiltres } from './filtres.ts';
import { routesDesRetards } from './page-retards.tsx';
import { LiensDesTableaux, routesDesTableaux } from './page-tableaux.tsx';
import { reponsesEnClair } from './questions.ts';
import { compterSuivis, etatDe, listerSuivis, parcourirSuivis, type SuiviLu } from './readings.ts';
import { TYPES_DE_SUIVI } from './regles.ts';
import { BadgeDuSuivi, chiffresDe, ETATS_DE_SUIVI } from './SuiviEnClair.tsx';

const colonnes = (base: string, aujourdhui: string) => [
  {
    titre: 'Suivi',
    cellule: (suivi: SuiviLu) => (
      <>
        <a href={`${base}/${suivi.id}`}>{TYPES_DE_SUIVI[suivi.type].libelle}</a>
        <br />
        <span className="fr-text--xs">
          Du {dateCourte(suivi.du)} au {dateCourte(suivi.au)}
        </span>
      </>
    ),
  },
  {
    titre: 'Structure',
    cellule: ({ structure, departement_code, poste }: SuiviLu) => (
      <>
        {structure} ({departement_code})
        <br />
        <span className="fr-text--xs">Poste {poste}</span>
      </>
    ),
  },
  { titre: 'Avant le', cellule: ({ a_remettre_le }: SuiviLu) => dateCourte(a_remettre_le) },
  { titre: 'État', cellule: (suivi: SuiviLu) => <BadgeDuSuivi suivi={suivi} aujourdhui={aujourdhui} /> },
];

/** The reporting table: one row per follow-up, its figures and its answers. */
const exportees = (aujourdhui: string): readonly Colonne<SuiviLu>[] => [
  { titre: 'Département', valeur: ({ departement_code }) => departement_code },
  { titre: 'Structure', valeur: ({ structure }) => structure },
  { titre: 'Poste', valeur: ({ poste }) => poste },
  { titre: 'Suivi', valeur: ({ type }) => TYPES_DE_SUIVI[type].libelle },
  { titre: 'Du', valeur: ({ du }) => dateCourte(du) },
  { titre: 'Au', valeur: ({ au }) => dateCourte(au) },
  { titre: 'À remettre avant le', valeur: ({ a_remettre_le }) => dateCourte(a_remettre_le) },
  { titre: 'État', valeur: (suivi) => ETATS_DE_SUIVI[etatDe(suivi, aujourdhui)].libelle },
  { titre: 'Activités', valeur: (suivi) => chiffresDe(suivi)['activites'] ?? '' },
  { titre: 'Personnes accompagnées', valeur: (suivi) => chiffresDe(suivi)['participants'] ?? '' },
  { titre: 'Minutes passées', valeur: (suivi) => chiffresDe(suivi)['minutes'] ?? '' },
  {
    titre: 'Réponses',
    valeur: ({ type, statut, reponses }) =>
      statut === 'remis'
        ? reponsesEnClair(type, reponses)
            .filter(([, dite]) => dite)
            .map(([question, dite]) => `${question} : ${dite}`)
            .join('\n')
        : '',
  },
];

type Espace = {
  readonly base: string;
  readonly right: Right;
  readonly intro: string;
  /** Are what structures and conseillers declared a filter here? */
  readonly declarations?: boolean;
  /** Is there a page of who is late, structure by structure? */
  readonly retards?: boolean;
  /** Are the reporting tables offered? */
  readonly tableaux?: boolean;
  /** What else this space says under its list. */
  readonly suite?: (requete: Requete) => Promise<ReactNode>;
};

/** The follow-ups of a space: filters, list, file. Each is read at `base/:id`. */
export function listeDesSuivis(espace: Espace): readonly AnyRoute[] {
  const { base, right, intro, declarations = false, retards = false, tableaux = false } = espace;
  const page = route({
    method: 'GET',
    path: base,
    right,
    audit: 'suivi.lister',
    rate: 'page',
    input: z.unknown(),
    async answer(requete) {
      const { actor, url } = requete;
      const { db, clock } = requete.tools;
      const now = clock();
      const filtres = lireFiltres(url.searchParams, declarations);
      const [lignes, { nombre, enRetard }] = await Promise.all([
        listerSuivis(db, actor, now, filtres, url.searchParams.get('curseur') ?? undefined),
        compterSuivis(db, actor, now, filtres),
      ]);
      return {
        page: {
          titre: 'Suivis',
          prive: true,
          corps: (
            <>
              <h1>Suivis</h1>
              <p>{intro}</p>
              <Filtres champs={champsDesSuivis(declarations)} valeurs={Object.fromEntries(url.searchParams)} />
              <Exports path={`${base}/export`} quoi="cette liste" />
              {enRetard > 0 && (
                <p className="fr-mb-0">
                  {pluriel(enRetard, 'suivi')} en retard.{' '}
                  {retards && <a href={`${base}/retards`}>Voir les structures en retard</a>}
                </p>
              )}
              <Tableau
                titre="Suivis"
                page={lignes}
                total={nombre}
                nom="suivi"
                aucun="aucun suivi"
                colonnes={colonnes(base, dateCivile(now))}
                vide={<p>Aucun suivi ne correspond. Le premier s’ouvre à la fin du premier mois d’un contrat.</p>}
              />
              {tableaux && (
                <>
                  <h2 className="fr-h5 fr-mt-4w">Tableaux de suivi</h2>
                  <p>Ce qui a été remis, une ligne par poste et par période, une colonne par question.</p>
                  <LiensDesTableaux vers={`${base}/tableau/export`} />
                </>
              )}
              {await espace.suite?.(requete)}
            </>
          ),
        },
      };
    },
  });
  const fichier = exportRoute<SuiviLu>({
    path: `${base}/export`,
    right,
    audit: 'suivi.exporter',
    nom: 'suivis',
    colonnes: ({ tools }) => exportees(dateCivile(tools.clock())),
    lignes: ({ tools: { db, clock }, actor, url }) =>
      parcourirSuivis(db, actor, clock(), lireFiltres(url.searchParams, declarations)),
  });
  return [
    page,
    fichier,
    ...(retards ? routesDesRetards({ base, right }) : []),
    ...(tableaux ? routesDesTableaux({ base, right }) : []),
  ];
}
