import { nomTri } from '#platform/texte.ts';
import type { Question, Theme } from './question.ts';
import { THEMES } from './themes.ts';

export type Trouvee = { readonly theme: Theme; readonly question: Question };

// Words that every question holds: looking for them finds nothing.
const VIDES = new Set(
  'a ai au aux avec c ce ces comment d dans de des du elle en est et etre faire faut il ils j je l la le les leur ma mais me mes moi mon n ne nous on ou par pas pour qu que quel quelle quels qui s sa se ses si son sont sur t un une vos votre vous y'.split(
    ' ',
  ),
);
const MOTS_MAX = 8;

/** A word without its plural: « pièces » finds « pièce ». */
const racine = (mot: string) => (mot.length > 3 ? mot.replace(/[sx]$/, '') : mot);

/** The words that count in what somebody typed, without accents. */
export const motsCherches = (texte: string): readonly string[] =>
  [...new Set(nomTri(texte.slice(0, 200)).split(' '))]
    .filter((mot) => mot.length > 1 && !VIDES.has(mot))
    .map(racine)
    .slice(0, MOTS_MAX);

/** Does a word of a text begin like one of those looked for? */
export const commenceComme = (mot: string, cherches: readonly string[]) =>
  cherches.some((cherche) => nomTri(mot).startsWith(cherche));

const INDEX = THEMES.flatMap((theme) =>
  theme.questions.map((question) => ({
    theme,
    question,
    titre: ` ${nomTri(question.question)}`,
    reste: ` ${nomTri([...question.reponse, question.mots ?? ''].join(' '))}`,
  })),
);

/** The questions that hold the most of the words looked for, those whose title holds them first. */
export function chercher(texte: string): readonly Trouvee[] {
  const mots = motsCherches(texte);
  if (mots.length === 0) return [];
  const notees = INDEX.map(({ theme, question, titre, reste }) => {
    const dansLeTitre = mots.filter((mot) => titre.includes(` ${mot}`)).length;
    const trouves = mots.filter((mot) => titre.includes(` ${mot}`) || reste.includes(` ${mot}`)).length;
    return { theme, question, trouves, dansLeTitre };
  });
  const meilleur = Math.max(...notees.map(({ trouves }) => trouves));
  if (meilleur === 0) return [];
  return notees.filter(({ trouves }) => trouves === meilleur).sort((a, b) => b.dansLeTitre - a.dansLeTitre);
}
