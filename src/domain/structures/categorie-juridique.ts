/** What a host structure is (guide, « Les chiffres clé »: public bodies, associations, social economy). */
export const TYPES_DE_STRUCTURE = {
  commune: { libelle: 'Commune', nature: 'publique' },
  epci: { libelle: 'Intercommunalité (EPCI)', nature: 'publique' },
  departement: { libelle: 'Département', nature: 'publique' },
  region: { libelle: 'Région', nature: 'publique' },
  collectivite: { libelle: 'Collectivité à statut particulier', nature: 'publique' },
  gip: { libelle: 'Groupement d’intérêt public (GIP)', nature: 'publique' },
  autre_publique: { libelle: 'Autre organisme public', nature: 'publique' },
  association: { libelle: 'Association ou fondation', nature: 'privee' },
  entreprise_ess: { libelle: 'Entreprise de l’économie sociale et solidaire', nature: 'privee' },
} as const;
export type TypeDeStructure = keyof typeof TYPES_DE_STRUCTURE;
export type Nature = 'publique' | 'privee';

export const natureDe = (type: TypeDeStructure): Nature => TYPES_DE_STRUCTURE[type].nature;
export const NATURES: Readonly<Record<Nature, string>> = { publique: 'Publique', privee: 'Privée' };

// INSEE, « catégories juridiques », level III.
const PAR_CODE: Readonly<Record<string, TypeDeStructure>> = {
  '7210': 'commune',
  '7220': 'departement',
  '7225': 'collectivite',
  '7229': 'collectivite',
  '7230': 'region',
  '7343': 'epci',
  '7344': 'epci',
  '7346': 'epci',
  '7347': 'epci',
  '7348': 'epci',
  '7410': 'gip',
};
const PUBLICS_A_CARACTERE_COMMERCIAL = ['4110', '4120', '4140', '4150'];

/** The type of structure that a legal category of INSEE means. */
export function typeDeCategorie(code: string): TypeDeStructure {
  const connu = PAR_CODE[code];
  if (connu) return connu;
  if (code.startsWith('7') || PUBLICS_A_CARACTERE_COMMERCIAL.includes(code)) return 'autre_publique';
  if (code.startsWith('92') || code.startsWith('93')) return 'association';
  return 'entreprise_ess';
}
