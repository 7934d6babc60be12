import type { Colonne } from '#platform/export/colonnes.ts';
import type { Champs } from '#platform/form/form.ts';
import { FORMULAIRES, reponsesEnClair } from './questions.ts';
import { etatDe, type SuiviLu } from './readings.ts';
import { TYPES_DE_SUIVI, type TypeDeSuivi } from './regles.ts';
import { chiffresDe, ETATS_DE_SUIVI } from './SuiviEnClair.tsx';

/** What a reporting table of the guide (étape 9) holds: a row a post and a period, a column a question. */
export type LigneDeTableau = Pick<
  SuiviLu,
  | 'departement_code'
  | 'structure'
  | 'poste'
  | 'type'
  | 'du'
  | 'au'
  | 'a_remettre_le'
  | 'statut'
  | 'statut_le'
  | 'chiffres'
  | 'reponses'
>;

const CHIFFRES = [
  ['activites', 'Activités'],
  ['participants', 'Personnes accompagnées'],
  ['deja_venus', 'Dont déjà venues'],
  ['participants_atelier', 'Participants aux ateliers'],
  ['minutes', 'Minutes passées'],
] as const;

/** The columns of one table: whose, when, the figures of a month, then each question. */
export function colonnesDuTableau(type: TypeDeSuivi, aujourdhui: string): readonly Colonne<LigneDeTableau>[] {
  const champs: Champs = FORMULAIRES[type].champs;
  const reponse = (rang: number) => (ligne: LigneDeTableau) =>
    ligne.statut === 'remis' ? (reponsesEnClair(type, ligne.reponses)[rang]?.[1] ?? '') : '';
  return [
    { titre: 'Département', valeur: ({ departement_code }) => departement_code, format: 'texte' },
    { titre: 'Structure', valeur: ({ structure }) => structure },
    { titre: 'Poste', valeur: ({ poste }) => poste },
    { titre: 'Du', valeur: ({ du }) => du, format: 'date' },
    { titre: 'Au', valeur: ({ au }) => au, format: 'date' },
    { titre: 'À remettre avant le', valeur: ({ a_remettre_le }) => a_remettre_le, format: 'date' },
    { titre: 'État', valeur: (ligne) => ETATS_DE_SUIVI[etatDe(ligne, aujourdhui)].libelle },
    { titre: 'Remis le', valeur: ({ statut, statut_le }) => (statut === 'remis' ? statut_le : null), format: 'date' },
    ...(type === 'mensuel'
      ? CHIFFRES.map(([code, titre]) => ({
          titre,
          valeur: ({ chiffres }: LigneDeTableau) => chiffresDe({ chiffres })[code] ?? null,
        }))
      : []),
    ...Object.values(champs).map(({ libelle }, rang) => ({ titre: libelle, valeur: reponse(rang) })),
  ];
}

/** The name of the file, without extension. */
export const nomDuTableau = (type: TypeDeSuivi) => `tableau-${type}`;
export const titreDuTableau = (type: TypeDeSuivi) => TYPES_DE_SUIVI[type].libelle;
