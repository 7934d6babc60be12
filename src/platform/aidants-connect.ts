/** An organisation of the public list of Aidants Connect, by the columns of its file. */
export type OrganisationHabilitee = {
  readonly identifiant: string;
  readonly siret: string;
  readonly nom: string;
  readonly adresse: string;
  readonly complement: string;
  readonly codePostal: string;
  readonly codeCommune: string;
  readonly commune: string;
};

/**
 * The whole public list of the organisations that Aidants Connect habilitates. Never throws: a list that is down, cut or
 * that cannot be read is nothing, and what was known stays.
 */
export type AidantsConnect = () => Promise<readonly OrganisationHabilitee[] | undefined>;
