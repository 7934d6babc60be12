import { pagePublique } from '#espaces/public/page.tsx';
import { PageAccueillir } from './accueillir.page.tsx';

export const accueillir = pagePublique('/accueillir-un-conseiller', 'public.accueillir', () => ({
  titre: 'Accueillir un conseiller numérique',
  description: 'Qui peut accueillir un conseiller numérique, ce que l’État apporte et ce qui est demandé en retour.',
  corps: <PageAccueillir />,
}));
