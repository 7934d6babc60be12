import { gestesDesLieux, pagesDesLieux } from '#domain/lieux/index.ts';
import { porte } from '#espaces/anct/door.ts';

const espace = { base: '/anct/lieux', right: porte };

/** The places of the territory, and what is done of them. */
export const routesLieux = [
  ...pagesDesLieux({
    ...espace,
    intro: 'Tous les lieux où des conseillers reçoivent.',
  }),
  ...gestesDesLieux(espace),
];
