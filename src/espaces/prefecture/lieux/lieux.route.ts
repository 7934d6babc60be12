import { gestesDesLieux, pagesDesLieux } from '#domain/lieux/index.ts';
import { porte } from '#espaces/prefecture/door.ts';

const espace = { base: '/prefecture/lieux', right: porte };

/** The places of the territory, and what is done of them. */
export const routesLieux = [
  ...pagesDesLieux({
    ...espace,
    intro: 'Les lieux de votre territoire où des conseillers reçoivent.',
  }),
  ...gestesDesLieux(espace),
];
