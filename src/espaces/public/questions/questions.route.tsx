import { z } from 'zod';
import { pagePublique } from '#espaces/public/page.tsx';
import { NotFound } from '#platform/errors.ts';
import { saisieNettoyee } from '#platform/texte.ts';
import { PageQuestions, PageTheme } from './questions.page.tsx';
import { chercher } from './recherche.ts';
import { THEMES } from './themes.ts';

const adresse = z.object({
  q: z
    .string()
    .default('')
    .transform((texte) => saisieNettoyee(texte).slice(0, 200)),
});

/** The search is in the address: it works without JavaScript and can be shared. */
const toutes = pagePublique('/questions', 'public.questions', ({ input }) => {
  const { q } = adresse.parse(input);
  return {
    titre: q ? `Questions fréquentes : ${q}` : 'Questions fréquentes',
    description: 'Accueillir, recruter, former, financer : les réponses aux questions les plus courantes.',
    prive: q !== '',
    corps: <PageQuestions cherche={q} trouvees={chercher(q)} />,
  };
});

const theme = pagePublique('/questions/:theme', 'public.questionsDuTheme', ({ parameters }) => {
  const trouve = THEMES.find(({ id }) => id === parameters['theme']);
  if (!trouve) throw new NotFound('theme');
  return {
    titre: trouve.titre,
    description: `Questions fréquentes sur les conseillers numériques : ${trouve.titre.toLowerCase()}.`,
    filAriane: [{ libelle: 'Questions fréquentes', href: '/questions' }],
    corps: <PageTheme theme={trouve} />,
  };
});

export const questions = [toutes, theme];
