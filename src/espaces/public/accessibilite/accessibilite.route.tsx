import { pagePublique } from '#espaces/public/page.tsx';
import { PageAccessibilite } from './accessibilite.page.tsx';

export const accessibilite = pagePublique('/accessibilite', 'public.accessibilite', () => ({
  titre: 'Déclaration d’accessibilité',
  description: 'Où en est l’accessibilité de la plateforme, ce qui est vérifié, et comment signaler un défaut.',
  corps: <PageAccessibilite />,
}));
