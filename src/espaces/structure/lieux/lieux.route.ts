import { pagesDesLieux } from '#domain/lieux/index.ts';
import { porte } from '#espaces/structure/door.ts';

/** Where the conseillers of the structure receive. */
export const routesLieux = pagesDesLieux({
  base: '/structure/lieux',
  right: porte,
  intro: 'Les lieux où vos conseillers reçoivent. Ils tiennent eux-mêmes leurs fiches et leurs horaires.',
});
