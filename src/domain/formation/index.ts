// The training of a recruit: training bodies, sessions, attendance, examination (guide, étape 6).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { commencerFormations } from './commencer.ts';
import { cycle, cycleDemande, cycleSession } from './lifecycle.ts';

export const cycles: readonly AnyLifecycle[] = [cycle, cycleSession, cycleDemande];
export const taches: readonly AnyJob[] = [commencerFormations];

export {
  lireOrganisme,
  listerFormateurs,
  listerOrganismes,
  type OrganismeLu,
  organismePropose,
} from './annuaire.ts';
export { annulerDossier, annulerFormation, dispenser } from './arreter.ts';
export { type BilanCertificats, deposerCertificats, numeroDansLeNom, oublierCertificats } from './certificats.ts';
export { cloreDemande, demanderPieces, FICHIERS_PAR_REPONSE, redemander, repondreDemande } from './demandes.ts';
export { type DemandeLue, lireDemande, lireFichierDeDemande, listerDemandes } from './demandes-lues.ts';
export { attestationDeFormation, feuilleDEmargement, heuresEcrites } from './documents.ts';
export { referenceEcrite } from './formation.ts';
export { cycle, cycleDemande, cycleSession } from './lifecycle.ts';
export {
  compterAOrienter,
  compterFormations,
  type FiltresFormations,
  lireAOrienter,
  listerAOrienter,
  listerFormations,
  parcourirFormations,
  type RecrueAOrienter,
} from './listes.ts';
export { routesDeSaFormation } from './MaFormation.tsx';
export { modeles } from './mails.ts';
export { creerOrganisme, inviterFormateur, MODALITES, modaliteEcrite, modifierOrganisme } from './organismes.ts';
export {
  dispenserRecrue,
  orienter,
  orienterEnBloc,
  RECRUES_EN_BLOC_MAX,
  reorienter,
} from './orienter.ts';
export { OPTIONS_DE_PARCOURS, PARCOURS, parcoursEcrit, parcoursLu } from './parcours.ts';
export { DEMI_JOURNEES, ETATS_DE_PRESENCE, noterPresences, type Presence } from './presences.ts';
export { datesDeLaFormation, faitsDeLaFormation, SUITES } from './presentation.ts';
export {
  compterPresences,
  type FormationLue,
  lireCertificat,
  lireDossierDeFormation,
  lireFormation,
  lireHistoriqueDeFormation,
  listerFormationsDeLaStructure,
} from './readings.ts';
export { type Repartition, repartirParOrganisme } from './repartition.ts';
export { ccp1Ecrit, enregistrerCcp1, enregistrerPix, enregistrerResultats, RESULTATS_CCP1 } from './resultats.ts';
export { peutOrienter } from './rights.ts';
export { datesEcrites } from './session.ts';
export {
  annulerSession,
  cloreSession,
  deplacerJour,
  modifierSession,
  ouvrirSession,
  PLACES_MAX,
  rouvrirSession,
} from './sessions.ts';
export {
  compterSessions,
  lirePresences,
  lireSession,
  listerJoursNotes,
  listerSessions,
  listerSessionsLibres,
  type SessionLue,
} from './sessions-lues.ts';
export { desinscrire, inscrire, interrompre, positionner, reprendre, terminer } from './suivre.ts';
export { transfererFormations } from './transferer.ts';
