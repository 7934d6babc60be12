import {
  A_QUI,
  A_VENIR,
  DEMARCHES,
  formulaireActivite,
  ORGANISMES,
  POUR_QUOI,
  SANS_THEME,
} from '#domain/activites/index.ts';

/**
 * What a device can say at once, without network: what is missing, and a day to come. One line is « at least one of these
 * fields », for some kinds of activity only. The platform checks everything again when it receives it.
 */
type Verification = {
  readonly noms: readonly string[];
  readonly phrase: string;
  readonly pour?: readonly string[];
  readonly saufPour?: readonly string[];
  /** A day that must be past, rather than given. */
  readonly pasApres?: true;
};

const champs = (prefixe: string, codes: object) => Object.keys(codes).map((code) => `${prefixe}_${code}`);
/** The sentence that the form itself says of a field left empty. */
function phraseDe(nom: 'type' | 'ou' | 'jour' | 'duree' | 'participants'): string {
  const lu = formulaireActivite.champs[nom].schema.safeParse('');
  return lu.error?.issues[0]?.message ?? '';
}

export const VERIFICATIONS: readonly Verification[] = [
  {
    noms: ['themes'],
    phrase: SANS_THEME,
    saufPour: ['redirection', 'mandat'],
  },
  {
    noms: champs('vers', ORGANISMES),
    phrase: A_QUI,
    pour: ['redirection'],
  },
  {
    noms: champs('mandat', DEMARCHES),
    phrase: POUR_QUOI,
    pour: ['mandat'],
  },
  ...(['type', 'ou', 'jour', 'duree', 'participants'] as const).map((nom) => ({
    noms: [nom],
    phrase: phraseDe(nom),
  })),
  { noms: ['jour'], phrase: A_VENIR, pasApres: true },
];
