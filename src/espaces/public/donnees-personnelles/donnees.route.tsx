import { pagePublique } from '#espaces/public/page.tsx';
import { PageDonnees } from './donnees.page.tsx';

export const donneesPersonnelles = pagePublique('/donnees-personnelles', 'public.donneesPersonnelles', () => ({
  titre: 'Vos données personnelles',
  description: 'Ce que la plateforme garde sur vous, pourquoi, combien de temps, et comment exercer vos droits.',
  corps: <PageDonnees />,
}));
