import { pagePublique } from '#espaces/public/page.tsx';
import { PageEngagements } from './engagements.page.tsx';

export const engagements = pagePublique('/engagements', 'public.engagements', () => ({
  titre: 'Les engagements de chacun',
  description: 'À quoi s’engagent la structure qui accueille un conseiller numérique et le conseiller lui-même.',
  corps: <PageEngagements />,
}));
