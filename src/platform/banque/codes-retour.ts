// ISO 20022 external codes (ExternalReturnReason1Code), those that credit transfers come back with.
const CODES: Readonly<Record<string, { readonly motif: string; readonly compte: boolean }>> = {
  AC01: { motif: 'Le numéro de compte n’existe pas.', compte: true },
  AC04: { motif: 'Le compte est clos.', compte: true },
  AC06: { motif: 'Le compte est bloqué.', compte: true },
  AG01: { motif: 'Ce compte ne peut pas recevoir de virement.', compte: true },
  AM04: { motif: 'La provision du compte payeur est insuffisante.', compte: false },
  BE04: { motif: 'L’adresse du titulaire manque.', compte: false },
  MS03: { motif: 'La banque n’a pas précisé le motif.', compte: false },
  RC01: { motif: 'Le BIC n’est pas celui de la banque du compte.', compte: true },
};

/** Why the bank sends money back, as a sentence for the structure; nothing for a code that is not known. */
export const motifDuCode = (code: string | undefined): string | undefined => CODES[code ?? '']?.motif;
/** True when the account itself is the reason: trying again on it is useless. */
export const compteEnCause = (code: string | undefined): boolean => CODES[code ?? '']?.compte ?? false;
