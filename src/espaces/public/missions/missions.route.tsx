import { pagePublique } from '#espaces/public/page.tsx';
import { PageMissions } from './missions.page.tsx';

export const missions = pagePublique('/missions', 'public.missions', () => ({
  titre: 'Les missions d’un conseiller numérique',
  description:
    'Trois thèmes, sept aides prioritaires et six manières de travailler : ce que fait un conseiller numérique.',
  corps: <PageMissions />,
}));
