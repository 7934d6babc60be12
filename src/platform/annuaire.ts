/** What a directory of establishments answers about a SIRET. Public facts only. */
export type Etablissement = {
  readonly siret: string;
  readonly nom: string;
  readonly categorieJuridique: string;
  readonly adresse: string;
  readonly codeCommune: string;
  readonly actif: boolean;
};
export type ReponseAnnuaire =
  | { readonly etat: 'trouve'; readonly etablissement: Etablissement }
  | { readonly etat: 'inconnu' }
  | { readonly etat: 'indisponible' };

/** Looks a SIRET up. Never throws: a directory that is down is `indisponible`, and nobody is stopped by it. */
export type Annuaire = (siret: string) => Promise<ReponseAnnuaire>;

/** Without a directory, people give their identity themselves. */
export const sansAnnuaire: Annuaire = async () => ({ etat: 'indisponible' });
