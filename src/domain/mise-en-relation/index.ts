// A structure and a candidate: from the list to « je souhaite recruter » (guide, étapes 3 and 4).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import type { AnyModele } from '#platform/mail/mail.ts';
import { cycleEntretien } from './cycle-entretien.ts';
import { cycle } from './lifecycle.ts';
import { modeles as modelesRelation } from './mails.ts';
import { modelesEntretien } from './mails-entretien.ts';
import { annoncerNouveaux, relancerRencontres } from './relances.ts';

export const cycles: readonly AnyLifecycle[] = [cycle, cycleEntretien];
export const modeles: readonly AnyModele[] = [...modelesRelation, ...modelesEntretien];
export const taches: readonly AnyJob[] = [annoncerNouveaux, relancerRencontres];

export { agendaDesEntretiens, invitationDe } from './agenda.ts';
export type { FiltresCandidats } from './appariement.ts';
export { annulerChoix, libererLaStructure, souhaiterRecruter } from './choisir.ts';
export { annulerEntretien, choisirDate, demanderAutreDate, proposerEntretien, retenirDate } from './convenir.ts';
export { compterStructuresAutour, listerSesReponses, type Reponse } from './cote-candidat.ts';
export { cycleEntretien } from './cycle-entretien.ts';
export { type EntretienLu, listerEntretiens } from './entretiens.ts';
export { type Evaluation, evaluer, GRILLE, listerEvaluations, moyenne, NOTE_MAX } from './evaluations.ts';
export { ecarter, manifesterInteret, reexaminer } from './examiner.ts';
export {
  accepterInvitation,
  honorerInvitation,
  inviterCandidat,
  lireInvitation,
  listerInvitations,
} from './inviter-candidat.ts';
export {
  choixTombe,
  coordonneesVisibles,
  cycle,
  interetManifeste,
  STATUTS_CHOISIS,
  type StatutMiseEnRelation,
  unPosteEstReserve,
} from './lifecycle.ts';
export { peuplerRecrues } from './peuplement.ts';
export { lirePlace, type Place } from './place.ts';
export { exportDesRecrutements, pageDesRecrutements } from './Recrutements.tsx';
export {
  type Apercu,
  type Contact,
  compterColonnes,
  lireApercu,
  lireCoordonnees,
  listerAExaminer,
  listerRangees,
  listerSesRelations,
  parcourirContacts,
} from './readings.ts';
export {
  accepter,
  decliner,
  engager,
  retablirRelation,
  retirerPartout,
  revenir,
  terminerRelation,
  verrouillee,
} from './repondre.ts';
export { conclureTransfert, relationDAccueil } from './transferer.ts';
