// The nine services of the national schema « lieux de médiation numérique », by the codes of our base.
export const SERVICES = {
  demarches: 'Aide aux démarches administratives',
  quotidien: 'Maîtrise des outils numériques du quotidien',
  emploi: 'Insertion professionnelle via le numérique',
  securite: 'Utilisation sécurisée du numérique',
  parentalite: 'Parentalité et éducation avec le numérique',
  loisirs: 'Loisirs et créations numériques',
  comprehension: 'Compréhension du monde numérique',
  acces: 'Accès internet et matériel informatique',
  materiel: 'Acquisition de matériel informatique à prix solidaire',
} as const;
export type Service = keyof typeof SERVICES;

/** How one comes (domain, étape 9). */
export const MODALITES = {
  libre: 'Sans rendez-vous',
  rendez_vous: 'Sur rendez-vous',
  prive: 'Réservé à certaines personnes (élèves, résidents…)',
} as const;
export type Modalite = keyof typeof MODALITES;

const codes = <Code extends string>(libelles: Readonly<Record<Code, string>>): readonly Code[] =>
  Object.keys(libelles).filter((code): code is Code => Object.hasOwn(libelles, code));
export const CODES_SERVICES = codes(SERVICES);
export const CODES_MODALITES = codes(MODALITES);

export const enOptions = <Code extends string>(libelles: Readonly<Record<Code, string>>) =>
  codes(libelles).map((valeur) => ({ valeur, libelle: libelles[valeur] }));

/** The names of the services of a place, in the order of the schema. */
export const servicesEcrits = (cochees: readonly string[]): readonly string[] =>
  CODES_SERVICES.filter((code) => cochees.includes(code)).map((code) => SERVICES[code]);
