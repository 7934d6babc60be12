type Raison = { readonly motif: string; readonly compte: boolean };
const duCompte = (motif: string): Raison => ({ motif, compte: true });
const autre = (motif: string): Raison => ({ motif, compte: false });

// ISO 20022 external codes (ExternalReturnReason1Code and ExternalStatusReason1Code), those that SEPA credit transfers
// are rejected or come back with (EPC125-05, R-transactions), as sentences for the structure.
const CODES: Readonly<Record<string, Raison>> = {
  AC01: duCompte('Le numéro de compte n’existe pas.'),
  AC04: duCompte('Le compte est clos.'),
  AC06: duCompte('Le compte est bloqué.'),
  AG01: duCompte('Ce compte ne peut pas recevoir de virement.'),
  AG02: autre('La banque n’accepte pas ce type d’opération.'),
  AM04: autre('La provision du compte payeur est insuffisante.'),
  AM05: autre('La banque a déjà reçu ce virement.'),
  BE01: duCompte('Le nom du titulaire n’est pas celui du compte.'),
  BE04: autre('L’adresse du titulaire manque.'),
  CNOR: duCompte('La banque du compte n’est pas joignable par virement SEPA.'),
  FF01: autre('Le virement n’a pas la forme que la banque attend.'),
  FOCR: autre('Le virement a été rappelé par la banque qui paie.'),
  MD07: duCompte('Le titulaire du compte est décédé.'),
  MS02: autre('Le titulaire du compte a refusé le virement, sans dire pourquoi.'),
  MS03: autre('La banque n’a pas précisé le motif.'),
  RC01: duCompte('Le BIC n’est pas celui de la banque du compte.'),
  RC07: duCompte('Le BIC de la banque du compte n’existe pas.'),
  RR01: autre('Le compte du payeur manque, ce que la réglementation demande.'),
  RR02: autre('Le nom ou l’adresse du payeur manque, ce que la réglementation demande.'),
  RR03: autre('Le nom ou l’adresse du titulaire manque, ce que la réglementation demande.'),
  RR04: autre('La banque ne peut pas traiter ce virement, pour une raison réglementaire.'),
  TM01: autre('Le virement est arrivé après l’heure limite de la banque.'),
};

/** Why the bank sends money back, as a sentence for the structure; nothing for a code that is not known. */
export const motifDuCode = (code: string | undefined): string | undefined => CODES[code ?? '']?.motif;
/** True when the account itself is the reason: trying again on it is useless. */
export const compteEnCause = (code: string | undefined): boolean => CODES[code ?? '']?.compte ?? false;
