import { InvalidInput } from '#platform/errors.ts';

/** Why a file cannot be read as a table, in one sentence for the person who deposited it. */
export const refusDeFichier = (phrase: string) => new InvalidInput({ fichier: phrase });
