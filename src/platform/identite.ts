/** Who an identity provider says somebody is. */
export type Identite = {
  readonly sujet: string;
  readonly email: string;
  /** The provider checked a second factor. */
  readonly secondFacteur: boolean;
};
/** An identity provider (ProConnect). `memoire` is what must be kept, unreadable, between the departure and the return. */
export type FournisseurIdentite = {
  readonly depart: (retour: string) => Promise<{ readonly url: string; readonly memoire: string }>;
  /** @throws Refused when the answer is not the one expected, or the provider does not answer. */
  readonly arrivee: (
    adresse: URL,
    memoire: string,
  ) => Promise<{ readonly identite: Identite; readonly retour: string }>;
};
