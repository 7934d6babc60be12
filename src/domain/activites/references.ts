/** What an activity may be (guide, « Missions du conseiller numérique »). */
export const TYPES_D_ACTIVITE = {
  individuel: 'Accompagnement individuel',
  atelier: 'Atelier',
  information: 'Information et présentation des services',
  redirection: 'Orientation vers une autre structure',
  mandat: 'Mandat Aidants Connect',
  appel: 'Appel Solidarité Numérique',
} as const;
export type TypeDActivite = keyof typeof TYPES_D_ACTIVITE;

export const CANAUX = {
  lieu: 'Dans un lieu d’accueil',
  distance: 'À distance',
  domicile: 'À domicile',
  itinerant: 'En itinérance',
} as const;

/** The bodies that people are sent to. */
export const ORGANISMES = {
  administration: 'Autre administration',
  aide_sociale: 'Aide sociale',
  ants: 'ANTS',
  caf: 'CAF',
  carsat: 'Carsat',
  ccas: 'CCAS',
  cpam: 'CPAM',
  dgfip: 'Finances publiques',
  fabrique: 'Fabrique de territoire',
  france_services: 'France Services',
  mairie: 'Mairie',
  mediatheque: 'Médiathèque',
  mission_locale: 'Mission locale',
  pole_emploi: 'Pôle emploi',
  prefecture: 'Préfecture',
  solidarite_numerique: 'Solidarité Numérique',
  autre: 'Autre organisme',
} as const;
export type Organisme = keyof typeof ORGANISMES;

/** What a mandate concluded with Aidants Connect is for: its nature alone, never who nor what was done with it. */
export const DEMARCHES = {
  papiers: 'Papiers et citoyenneté',
  famille: 'Famille',
  social: 'Social et santé',
  travail: 'Travail',
  logement: 'Logement',
  transports: 'Transports',
  argent: 'Argent',
  justice: 'Justice',
  etranger: 'Étranger',
  loisirs: 'Loisirs',
} as const;
export type Demarche = keyof typeof DEMARCHES;

/** The codes of a list, in its order. */
export const codesDe = <Code extends string>(libelles: Readonly<Record<Code, string>>): Code[] => {
  const estCode = (code: string): code is Code => code in libelles;
  return Object.keys(libelles).filter(estCode);
};
