// People write to the team, and are answered (guide, « Contacts »).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { effacerMessages } from './effacer.ts';
import { cycle } from './lifecycle.ts';

export const cycles: readonly AnyLifecycle[] = [cycle];
export const taches: readonly AnyJob[] = [effacerMessages];

export { CONSERVATION_MESSAGES_JOURS } from './effacer.ts';
export { envoyerMessage } from './envoyer-message.ts';
export { formulaireMessage, formulaireReponse, PROFILS, SUJETS, type Sujet } from './formulaires.ts';
export { cycle, type GesteMessage } from './lifecycle.ts';
export { modeles } from './mails.ts';
export {
  compterMessages,
  type FiltreMessages,
  type LigneMessage,
  lireMessage,
  listerMessages,
  type Message,
  parcourirMessages,
} from './readings.ts';
export { classerMessage, repondreMessage, rouvrirMessage } from './traiter.ts';
