import { dateHeure, dateLongue } from '#platform/dates.ts';
import type { Colonne, Table, Valeur } from '#platform/export/colonnes.ts';
import { partEcrite } from './blocs.ts';
import { evolutionEcrite } from './evolution.ts';
import { filtresEnClair } from './filtres.ts';
import type { PageLue } from './lire-page.ts';

type Ligne = readonly Valeur[];
/** One block of a page as rows: a sheet of a workbook, or a part of a CSV. */
export type Feuille = {
  readonly titre: string;
  readonly entetes: readonly string[];
  readonly lignes: readonly Ligne[];
};

/** The page as it is on the screen: who exported it, when, with which filters, then each block. */
export function enFeuilles(
  { vue, filtres, activite, blocs, lignes }: PageLue,
  { qui, titre, now }: { readonly qui: string; readonly titre: string; readonly now: Date },
): readonly Feuille[] {
  const { du, au } = activite.periode;
  const [, ...autres] = filtresEnClair(filtres);
  return [
    {
      titre: 'Ce fichier',
      entetes: ['Information', 'Valeur'],
      lignes: [
        ['Chiffres', vue.qui ? `${titre} — ${vue.qui}` : titre],
        ['Exportés par', qui],
        ['Le', dateHeure(now)],
        ['Période', `du ${dateLongue(du)} au ${dateLongue(au)}`],
        ...autres,
        ...(autres.length === 0 ? [['Filtres', 'aucun'] as const] : []),
      ],
    },
    {
      titre: 'Totaux',
      entetes: ['Total', 'Cette période', 'La période précédente', 'Évolution'],
      lignes: blocs.totaux.map(({ libelle, compte, avant }) => [
        libelle,
        compte,
        avant ?? null,
        evolutionEcrite(avant, compte),
      ]),
    },
    {
      titre: 'Par mois',
      entetes: ['Mois', 'Activités'],
      lignes: blocs.mois.map(({ libelle, compte }) => [libelle, compte]),
    },
    ...blocs.repartitions.map(({ titre: nom, unite, lignes: siennes }) => ({
      titre: nom,
      entetes: [nom, `Nombre (${unite})`, 'Part'],
      lignes: siennes.map(({ libelle, compte, dixiemes }) => [libelle, compte, partEcrite(dixiemes)]),
    })),
    ...(vue.parts && lignes.length > 0
      ? [
          {
            titre: vue.parts.colonne === 'Structure' ? 'Par structure' : vue.parts.titre,
            entetes: [vue.parts.colonne, 'Activités', 'Personnes accompagnées'],
            lignes: lignes.map(({ libelle, activites, participants }) => [libelle, activites, participants]),
          },
        ]
      : []),
  ];
}

async function* unParUn<T>(lignes: readonly T[]) {
  yield* lignes;
}

/** A sheet for a workbook. */
export const enTable = ({ titre, entetes, lignes }: Feuille): Table<Ligne> => ({
  titre,
  colonnes: entetes.map((entete, rang) => ({ titre: entete, valeur: (ligne: Ligne) => ligne[rang] ?? null })),
  lignes: unParUn(lignes),
});

const COLONNES_A_PLAT: readonly Colonne<Ligne>[] = ['Tableau', 'Ligne', 'Valeur', 'Complément', 'Évolution'].map(
  (titre, rang) => ({ titre, valeur: (ligne: Ligne) => ligne[rang] ?? null }),
);

/** All the sheets one under the other, for a format that has one only. */
export const aPlat = (titre: string, feuilles: readonly Feuille[]): Table<Ligne> => ({
  titre,
  colonnes: COLONNES_A_PLAT,
  lignes: unParUn(feuilles.flatMap(({ titre: tableau, lignes }) => lignes.map((ligne) => [tableau, ...ligne]))),
});
