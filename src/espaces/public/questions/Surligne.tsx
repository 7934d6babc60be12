import { commenceComme } from './recherche.ts';

/** A text with the words looked for marked, as they are written: accents and capitals kept. */
export function Surligne({ texte, mots }: { texte: string; mots: readonly string[] }) {
  if (mots.length === 0) return texte;
  return texte.split(/([\p{L}\p{N}]+)/u).map((morceau, rang) =>
    rang % 2 === 1 && commenceComme(morceau, mots) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name than their rank
      <mark key={rang}>{morceau}</mark>
    ) : (
      morceau
    ),
  );
}
