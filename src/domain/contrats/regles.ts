import type { DelaiDeSignature } from '#domain/offres/index.ts';
import type { Nature } from '#domain/structures/index.ts';
import { ajouterJours, ajouterMois, dateLongue } from '#platform/dates.ts';
import { euros } from '#platform/texte.ts';
import { smicMensuel } from './smic.ts';

/** Guide, « Les engagements »: « pour une durée comprise entre 24 et 36 mois ». */
export const CONTRAT_MOIS = { min: 24, max: 36 } as const;
/** Guide, « Les engagements »: signed within 15 days of the acceptance of the subsidy. A clock, not a wall. */
export const SIGNATURE_JOURS = 15;

export const TYPES_DE_CONTRAT = ['contrat_de_projet', 'autre_public', 'cdd', 'cdi', 'pec'] as const;
export type TypeDeContrat = (typeof TYPES_DE_CONTRAT)[number];
/** Guide, étape 7: the kinds of contract, and who may sign each. */
export const TYPES: Readonly<Record<TypeDeContrat, { readonly libelle: string; readonly natures: readonly Nature[] }>> =
  {
    contrat_de_projet: { libelle: 'Contrat de projet', natures: ['publique'] },
    autre_public: { libelle: 'Autre contrat ou statut public', natures: ['publique'] },
    cdd: { libelle: 'CDD', natures: ['publique', 'privee'] },
    cdi: { libelle: 'CDI', natures: ['publique', 'privee'] },
    pec: { libelle: 'Parcours emploi compétences (PEC)', natures: ['privee'] },
  };

/** The types that a structure may sign, in the order of the screen. */
export const typesPour = (nature: Nature): readonly TypeDeContrat[] =>
  TYPES_DE_CONTRAT.filter((type) => TYPES[type].natures.includes(nature));

/**
 * The last day of a contract of some months: the eve of the same day, or the last day of a month that has no such day
 * (code de procédure civile, art. 641).
 */
export function finDuContrat(debut: string, mois: number): string {
  const terme = ajouterMois(debut, mois);
  return terme.slice(8) === debut.slice(8) ? ajouterJours(terme, -1) : terme;
}

export type Termes = {
  readonly type: TypeDeContrat;
  readonly debut: string;
  readonly dureeMois: number | null;
  readonly remunerationCentimes: number;
  readonly tempsPlein: boolean;
};

/** What is wrong in the terms of a contract, a sentence per field; empty when all is right. */
export function refusDesTermes(nature: Nature, termes: Termes): Readonly<Record<string, string>> {
  const { type, debut, dureeMois, remunerationCentimes, tempsPlein } = termes;
  const refus: Record<string, string> = {};
  if (!typesPour(nature).includes(type))
    refus['type'] =
      `Ce type de contrat n’est pas ouvert à une structure ${nature === 'publique' ? 'publique' : 'privée'}.`;
  if (type !== 'cdi' && (dureeMois === null || dureeMois < CONTRAT_MOIS.min || dureeMois > CONTRAT_MOIS.max))
    refus['dureeMois'] =
      `Le contrat dure de ${CONTRAT_MOIS.min} à ${CONTRAT_MOIS.max} mois (guide employeur, calendrier).`;
  if (!tempsPlein) refus['tempsPlein'] = 'Le conseiller travaille à temps plein (guide employeur, engagements).';
  if (remunerationCentimes < smicMensuel(debut))
    refus['remuneration'] =
      `Pour un temps plein, la rémunération brute ne peut pas être inférieure au SMIC : ${euros(smicMensuel(debut))} par mois.`;
  return refus;
}

export type Situation = {
  readonly nature: Nature;
  readonly conformeLe: string | null;
  readonly delai: DelaiDeSignature;
  readonly deliberationLe: string | null;
  readonly debut: string;
  readonly fin: string | null;
  readonly formation: { readonly debut: string | null; readonly fin: string | null } | undefined;
};
/** Why a contract cannot be signed: a sentence that says the rule, its source, and the first possible date when there is one. */
export type Obstacle = { readonly phrase: string; readonly aPartirDu?: string };

/** What stands between a contract and its signature on a civil date. Empty: it may be signed. */
export function obstacles(situation: Situation, le: string): readonly Obstacle[] {
  return [
    ...acceptation(situation, le),
    ...publication(situation, le),
    ...deliberation(situation, le),
    ...commencement(situation, le),
    ...formationComprise(situation),
  ];
}

function acceptation({ conformeLe }: Situation, le: string): readonly Obstacle[] {
  if (conformeLe === null)
    return [
      { phrase: 'La demande de subvention n’est pas encore acceptée : le contrat se signe ensuite (guide, étape 7).' },
    ];
  if (conformeLe <= le) return [];
  return [
    {
      phrase: `La demande de subvention a été acceptée le ${dateLongue(conformeLe)} : le contrat se signe à partir de cette date (guide, étape 7).`,
      aPartirDu: conformeLe,
    },
  ];
}

function publication({ delai }: Situation, le: string): readonly Obstacle[] {
  if (delai.etat === 'a_publier')
    return [
      {
        phrase:
          'La fiche de poste n’est pas publiée : publiez-la un mois au moins avant la signature (guide, étape 2).',
      },
    ];
  if (delai.etat !== 'a_partir_du' || delai.le <= le) return [];
  return [
    {
      phrase: `La fiche de poste doit être publiée un mois avant la signature (guide, étape 2) : première date possible, le ${dateLongue(delai.le)}.`,
      aPartirDu: delai.le,
    },
  ];
}

function deliberation({ nature, deliberationLe }: Situation, le: string): readonly Obstacle[] {
  if (nature === 'privee') return [];
  if (deliberationLe === null)
    return [
      {
        phrase:
          'Indiquez la date de la délibération qui autorise le recrutement : elle précède la signature (guide, étape 7).',
      },
    ];
  if (deliberationLe <= le) return [];
  return [
    {
      phrase: `La délibération est datée du ${dateLongue(deliberationLe)} : le contrat ne peut pas être signé avant (guide, étape 7).`,
      aPartirDu: deliberationLe,
    },
  ];
}

const commencement = ({ debut }: Situation, le: string): readonly Obstacle[] =>
  debut >= le
    ? []
    : [{ phrase: `Le contrat commence le ${dateLongue(debut)}, avant sa signature : repoussez sa date de début.` }];

// Domain, étape 6: the path set by the positioning test is followed during the contract.
function formationComprise({ debut, fin, formation }: Situation): readonly Obstacle[] {
  const trop = (formation?.fin ?? '') > (fin ?? '9999');
  const tot = formation?.debut && formation.debut < debut;
  if (!trop && !tot) return [];
  return [
    {
      phrase: `La formation, prévue ${formation?.debut ? `à partir du ${dateLongue(formation.debut)}` : ''}${formation?.fin ? ` jusqu’au ${dateLongue(formation.fin)}` : ''}, doit tenir dans la durée du contrat (guide, étape 6) : changez ses dates.`,
    },
  ];
}

/** The first civil date on which nothing that has a date forbids to sign, from today on; nothing while something has none. */
export function premiereDate(situation: Situation, aujourdhui: string): string | undefined {
  const tous = obstacles(situation, aujourdhui);
  if (tous.some(({ aPartirDu }) => aPartirDu === undefined)) return undefined;
  return tous.reduce((plusTard, { aPartirDu = '' }) => (aPartirDu > plusTard ? aPartirDu : plusTard), aujourdhui);
}

/** The last day of the fortnight in which the contract is to be signed, once the subsidy and the candidate accepted. */
export const limiteDeSignature = (conformeLe: string, accepteLe: string): string =>
  ajouterJours(conformeLe > accepteLe ? conformeLe : accepteLe, SIGNATURE_JOURS);
