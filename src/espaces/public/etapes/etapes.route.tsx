import { pagePublique } from '#espaces/public/page.tsx';
import { PageEtapes } from './etapes.page.tsx';

export const etapes = pagePublique('/etapes', 'public.etapes', () => ({
  titre: 'Les neuf étapes',
  description: 'De l’inscription au dernier versement : les neuf étapes pour accueillir un conseiller numérique.',
  corps: <PageEtapes />,
}));
