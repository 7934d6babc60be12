import { AGES, SITUATIONS } from './formulaire.ts';
import { CANAUX, DEMARCHES, ORGANISMES, TYPES_D_ACTIVITE } from './references.ts';
import { AGES_CONNUS, SITUATIONS_CONNUES } from './repartir.ts';

/** The most rows of a spreadsheet: two years of a conseiller's days. */
export const LIGNES_MAX = 5000;

/** A column of the spreadsheet: what it holds, in words, and two examples. Those of the list's own files are among them. */
type Colonne = {
  readonly titre: string;
  readonly notice: string;
  readonly exemples: readonly [string, string];
  readonly facultative?: true;
};
const libelles = (dits: Readonly<Record<string, string>>) => Object.values(dits).join(', ');
const nombreDe = (quoi: string) => `Combien de personnes ${quoi}. Vide : aucune.`;
const libelleDe = (options: readonly { valeur: string; libelle: string }[], code: string) =>
  options.find(({ valeur }) => valeur === code)?.libelle ?? code;

export const TITRES = {
  jour: 'Jour',
  type: 'Activité',
  themes: 'Thèmes',
  lieu: 'Lieu',
  canal: 'Canal',
  commune: 'Commune',
  insee: 'Code INSEE',
  duree: 'Durée (minutes)',
  participants: 'Personnes',
  dejaVenus: 'Déjà venues',
  suiteIndividuel: 'Reviendront seules',
  suiteAtelier: 'Viendront à un atelier',
  redirections: 'Orientations',
  mandats: 'Mandats Aidants Connect',
  materiel: 'Matériel',
  tags: 'Tags',
  note: 'Note',
} as const;
export const titreDeLAge = (code: (typeof AGES_CONNUS)[number]): string => libelleDe(AGES, code);
export const titreDeLaSituation = (code: (typeof SITUATIONS_CONNUES)[number]): string => libelleDe(SITUATIONS, code);
const T = TITRES;

/** What a spreadsheet of activities holds, in the order of its model. `themes` are the short names in force. */
export const colonnesImportees = (themes: readonly string[], lieu: string): readonly Colonne[] => [
  { titre: T.jour, notice: 'Le jour de l’activité, par exemple 04/02/2021.', exemples: ['04/02/2021', '05/02/2021'] },
  {
    titre: T.type,
    notice: `Une de ces valeurs : ${libelles(TYPES_D_ACTIVITE)}.`,
    exemples: [TYPES_D_ACTIVITE.individuel, TYPES_D_ACTIVITE.atelier],
  },
  {
    titre: T.themes,
    notice: `Une ou plusieurs de ces valeurs, séparées par une virgule : ${themes.join(', ')}. Vide pour une orientation ou un mandat.`,
    exemples: [themes[4] ?? '', themes.slice(5, 7).join(', ')],
  },
  {
    titre: T.lieu,
    notice: `Le nom d’un de vos lieux, tel qu’il est dans « Mes lieux », ou : ${CANAUX.distance}, ${CANAUX.domicile}, ${CANAUX.itinerant}.`,
    exemples: [CANAUX.distance, lieu],
  },
  {
    titre: T.duree,
    notice: 'En minutes, de 5 à 720. « 1 h 30 » est compris aussi.',
    exemples: ['30', '90'],
  },
  { titre: T.participants, notice: 'Combien de personnes étaient là, 1 au moins.', exemples: ['1', '6'] },
  { titre: T.dejaVenus, notice: nombreDe('étaient déjà venues vous voir'), exemples: ['0', '2'], facultative: true },
  {
    titre: T.commune,
    notice: `À domicile ou en itinérance : le nom et le code postal, par exemple « Moulins (03000) ». Vide : celle de votre structure.`,
    exemples: ['', ''],
    facultative: true,
  },
  { titre: T.insee, notice: 'Le code INSEE de la commune, à la place.', exemples: ['', ''], facultative: true },
  ...AGES_CONNUS.map((code) => ({
    titre: titreDeLAge(code),
    notice: nombreDe('de cet âge'),
    exemples: [code === '60_69' ? '1' : '', code === '70' ? '4' : ''] as const,
    facultative: true as const,
  })),
  ...SITUATIONS_CONNUES.map((code) => ({
    titre: titreDeLaSituation(code),
    notice: nombreDe('dans cette situation'),
    exemples: [code === 'retraite' ? '1' : '', code === 'retraite' ? '6' : ''] as const,
    facultative: true as const,
  })),
  { titre: T.suiteIndividuel, notice: nombreDe('reviendront seules'), exemples: ['', '1'], facultative: true },
  { titre: T.suiteAtelier, notice: nombreDe('viendront à un atelier'), exemples: ['1', ''], facultative: true },
  {
    titre: T.redirections,
    notice: `Vers qui, et combien de personnes, par exemple « CAF : 2, Mairie : 1 ». Organismes : ${libelles(ORGANISMES)}.`,
    exemples: ['CAF : 1', ''],
    facultative: true,
  },
  {
    titre: T.mandats,
    notice: `Pour quoi, et combien, par exemple « Logement : 1 ». Natures : ${libelles(DEMARCHES)}.`,
    exemples: ['', ''],
    facultative: true,
  },
  {
    titre: T.materiel,
    notice: 'Ordinateur, téléphone, tablette, autre, séparés par une virgule.',
    exemples: ['Ordinateur', 'Tablette, téléphone'],
    facultative: true,
  },
  {
    titre: T.tags,
    notice: 'Les noms de tags que vous pouvez choisir, séparés par une virgule. Dix au plus.',
    exemples: ['', ''],
    facultative: true,
  },
  { titre: T.note, notice: 'Lue par vous seul. Ne nommez personne.', exemples: ['', ''], facultative: true },
  {
    titre: T.canal,
    notice: 'Seulement dans les fichiers que la plateforme vous donne : lu quand « Lieu » est vide.',
    exemples: ['', ''],
    facultative: true,
  },
];
