import { z } from 'zod';
import { dateCivile, dateCourte } from '#platform/dates.ts';
import type { Colonne } from '#platform/export/colonnes.ts';
import { liste } from '#platform/form/champs.ts';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { pluriel } from '#platform/texte.ts';
import { reponsesEnClair } from './questions.ts';
import { compterSuivis, etatDe, type FiltresSuivis, listerSuivis, parcourirSuivis, type SuiviLu } from './readings.ts';
import { TYPES_DE_SUIVI, type TypeDeSuivi } from './regles.ts';
import { BadgeDuSuivi, chiffresDe, ETATS_DE_SUIVI } from './SuiviEnClair.tsx';

const TYPES = ['mensuel', 'trimestriel', 'semestriel'] as const satisfies readonly TypeDeSuivi[];
const ETATS = ['en_retard', 'a_remplir', 'remis'] as const;

const CHAMPS = {
  etat: liste({
    libelle: 'État',
    vide: '',
    options: ETATS.map((valeur) => ({ valeur, libelle: ETATS_DE_SUIVI[valeur].libelle })),
  }),
  type: liste({
    libelle: 'Suivi',
    vide: '',
    options: TYPES.map((valeur) => ({ valeur, libelle: TYPES_DE_SUIVI[valeur].libelle })),
  }),
};

const lireFiltres = (parametres: URLSearchParams): FiltresSuivis => ({
  etat: ETATS.find((etat) => etat === parametres.get('etat')),
  type: TYPES.find((type) => type === parametres.get('type')),
});

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

type Espace = { readonly base: string; readonly right: Right; readonly intro: string };

/** The follow-ups of a space: filters, list, file. Each is read at `base/:id`. */
export function listeDesSuivis({ base, right, intro }: Espace): readonly AnyRoute[] {
  const page = route({
    method: 'GET',
    path: base,
    right,
    audit: 'suivi.lister',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools: { db, clock }, actor, url }) {
      const now = clock();
      const filtres = lireFiltres(url.searchParams);
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
              <Filtres champs={CHAMPS} valeurs={Object.fromEntries(url.searchParams)} />
              <Exports path={`${base}/export`} quoi="cette liste" />
              {enRetard > 0 && <p className="fr-mb-0">{pluriel(enRetard, 'suivi')} en retard.</p>}
              <Tableau
                titre="Suivis"
                page={lignes}
                total={nombre}
                nom="suivi"
                aucun="aucun suivi"
                colonnes={colonnes(base, dateCivile(now))}
                vide={<p>Aucun suivi ne correspond. Le premier s’ouvre à la fin du premier mois d’un contrat.</p>}
              />
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
      parcourirSuivis(db, actor, clock(), lireFiltres(url.searchParams)),
  });
  return [page, fichier];
}
