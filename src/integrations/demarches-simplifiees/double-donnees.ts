/** Every number, champ and token of the double: invented, the same at each start. */
export type TypeChamp = 'Text' | 'Siret' | 'IntegerNumber' | 'Date' | 'Checkbox' | 'PieceJustificative';
export type ChampDemarche = { readonly numero: number; readonly type: TypeChamp; readonly libelle: string };
export type DemarcheDouble = { readonly numero: number; readonly titre: string; readonly chemin: string };

export const DEMARCHES: readonly DemarcheDouble[] = [
  { numero: 71_001, titre: 'Conseillers numériques, structures publiques', chemin: 'conseillers-publiques' },
  { numero: 71_002, titre: 'Conseillers numériques, structures privées', chemin: 'conseillers-privees' },
  { numero: 71_003, titre: 'Une démarche d’un autre administrateur', chemin: 'autre' },
];
export const CHAMPS: readonly ChampDemarche[] = [
  { numero: 3_144_727, type: 'Text', libelle: 'Identifiant de la structure' },
  { numero: 3_144_728, type: 'Siret', libelle: 'SIRET de la structure' },
  { numero: 3_144_729, type: 'IntegerNumber', libelle: 'Nombre de conseillers' },
  { numero: 3_144_730, type: 'Date', libelle: 'Date de la délibération' },
  { numero: 3_144_731, type: 'Checkbox', libelle: 'J’atteste l’exactitude des informations' },
  { numero: 3_144_735, type: 'PieceJustificative', libelle: 'Avis de situation au répertoire SIRENE' },
  { numero: 3_144_736, type: 'PieceJustificative', libelle: 'Délibération' },
  { numero: 3_144_737, type: 'PieceJustificative', libelle: 'RIB' },
];

/** A typed global identifier: a name and a number in base64. */
export const identifiant = (type: string, numero: number) => Buffer.from(`${type}-${numero}`).toString('base64');
export const numeroDe = (type: string, id: string) => {
  const [, numero] = new RegExp(`^${type}-(\\d+)$`).exec(Buffer.from(id, 'base64').toString('latin1')) ?? [];
  return numero ? Number(numero) : undefined;
};

export const INSTRUCTEUR = identifiant('Instructeur', 7);
export const COURRIEL_INSTRUCTEUR = 'instruction@demonstration.example';

type Jeton = { readonly demarches: readonly number[]; readonly lecture?: boolean; readonly expire?: boolean };
export const JETONS: Readonly<Record<string, Jeton>> = {
  'jeton-complet-de-demonstration': { demarches: [71_001, 71_002] },
  'jeton-lecture-de-demonstration': { demarches: [71_001, 71_002], lecture: true },
  'jeton-expire-de-demonstration': { demarches: [71_001, 71_002], expire: true },
  'jeton-restreint-de-demonstration': { demarches: [71_002] },
};
