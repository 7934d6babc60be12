// The demande de subvention of a structure: pieces, instruction, decision (guide, étape 5).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { analyserFichiers } from './analyser.ts';
import { pousserDs } from './ds-pousser.ts';
import { preremplirDs } from './ds-preremplir.ts';
import { suivreDs } from './ds-suivre.ts';
import { cycle, cyclePiece } from './lifecycle.ts';
import { relancerStructures, signalerRetards } from './relances.ts';

export const cycles: readonly AnyLifecycle[] = [cycle, cyclePiece];
export const taches: readonly AnyJob[] = [
  relancerStructures,
  signalerRetards,
  analyserFichiers,
  preremplirDs,
  pousserDs,
  suivreDs,
];

export { demanderAvisDeSituation } from './avis-insee.ts';
export { deposer, quelquunEstChoisi } from './deposer.ts';
export { deposerPiece, retirerPiece } from './deposer-piece.ts';
export { lireMiroirDs, lirePieceDs, type MiroirLu } from './ds-lire.ts';
export { recommencerDs } from './ds-preremplir.ts';
export { signalerChangementDs } from './ds-suivre.ts';
export { Echanges } from './Echanges.tsx';
export {
  assigner,
  DOSSIERS_EN_BLOC_MAX,
  ecrireALAnct,
  ecrireALaStructure,
  ecrireEnBloc,
  noter,
} from './echanger.ts';
export { Fichiers } from './Fichiers.tsx';
export {
  compterDossiers,
  type FiltresDossiers,
  type LigneDossier,
  listerDossiers,
  listerInstructeurs,
  parcourirDossiers,
  resumerDossiers,
} from './file.ts';
export { CHAMPS_DU_PRESIDENT, formulaireIdentites, formulairePiece } from './formulaires.ts';
export { declarerIdentites } from './identites.ts';
export {
  declarerConforme,
  declarerNonConforme,
  demanderComplement,
  examinerPiece,
  rouvrir,
} from './instruire.ts';
export {
  cycle,
  cyclePiece,
  dossierConforme,
  estModifiable,
  OBJECTIF_JOURS,
} from './lifecycle.ts';
export { MiroirDs } from './MiroirDs.tsx';
export { modeles } from './mails.ts';
export { ouvrirDossier } from './ouvrir.ts';
export { peuplerDossiers } from './peuplement.ts';
export { AVIS_SITUATION, FICHIERS_PAR_PIECE, piecesAttendues } from './pieces-attendues.ts';
export { faitsDuDossier, peutEnvoyer, suiteDuDossier } from './presentation.ts';
export {
  type DossierLu,
  lireConformite,
  lireDossier,
  lireFichier,
  lireHistoriqueDuDossier,
  lireNotes,
  lireSonDossier,
  type Message,
  type PieceLue,
} from './readings.ts';
export { peutInstruire } from './rights.ts';
