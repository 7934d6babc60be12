import { correctionEnAttente, type DossierDouble, type Etat, type EtatDouble } from './double-etat.ts';

type Decision = { readonly vers: EtatDouble; readonly depuis: readonly EtatDouble[]; readonly event: string };

/** The life cycle as the mutations allow it. */
export const DECISIONS: Readonly<Record<string, Decision>> = {
  dossierPasserEnInstruction: { vers: 'en_instruction', depuis: ['en_construction'], event: 'passer_en_instruction' },
  dossierRepasserEnConstruction: {
    vers: 'en_construction',
    depuis: ['en_instruction'],
    event: 'repasser_en_construction',
  },
  dossierRepasserEnInstruction: {
    vers: 'en_instruction',
    depuis: ['accepte', 'refuse', 'sans_suite'],
    event: 'repasser_en_instruction',
  },
  dossierAccepter: { vers: 'accepte', depuis: ['en_instruction'], event: 'accepter' },
  dossierRefuser: { vers: 'refuse', depuis: ['en_instruction'], event: 'refuser' },
  dossierClasserSansSuite: { vers: 'sans_suite', depuis: ['en_instruction'], event: 'classer_sans_suite' },
};

const LIBELLES: Readonly<Record<EtatDouble, string>> = {
  prefilled: 'prérempli',
  brouillon: 'en brouillon',
  en_construction: 'en construction',
  en_instruction: 'en instruction',
  accepte: 'accepté',
  refuse: 'refusé',
  sans_suite: 'classé sans suite',
};

/** Changes the state, or answers the sentence that refuses it. */
export function decider(
  etat: Etat,
  dossier: DossierDouble,
  nom: string,
  motivation: string | null,
): string | undefined {
  const decision = DECISIONS[nom];
  if (!decision) return 'Cette action n’existe pas';
  if (!decision.depuis.includes(dossier.etat)) return `Le dossier est déjà ${LIBELLES[dossier.etat]}`;
  if (decision.vers !== 'en_construction' && correctionEnAttente(dossier))
    return 'Le dossier est en attente de correction';
  const le = etat.now();
  const traite = ['accepte', 'refuse', 'sans_suite'].includes(decision.vers);
  dossier.traitements.push({ event: decision.event, le, motivation });
  Object.assign(dossier, {
    etat: decision.vers,
    modifieLe: le,
    instruitLe: decision.vers === 'en_instruction' ? le : dossier.instruitLe,
    traiteLe: traite ? le : null,
    motivation: traite ? motivation : null,
  });
  return undefined;
}
