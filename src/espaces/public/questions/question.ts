import type { Lien } from '#platform/routes.ts';

/** One question of the public site. `mots` are the words people use that the text does not hold. */
export type Question = {
  /** Its anchor in the page of its theme. */
  readonly id: string;
  readonly question: string;
  readonly reponse: readonly string[];
  readonly mots?: string;
  readonly lien?: Lien;
};
export type Theme = { readonly id: string; readonly titre: string; readonly questions: readonly Question[] };
