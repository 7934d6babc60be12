import { pagePublique } from '#espaces/public/page.tsx';
import { PageCalendrier } from './calendrier.page.tsx';

export const calendrier = pagePublique('/calendrier', 'public.calendrier', () => ({
  titre: 'Le calendrier',
  description: 'Les dates et les délais du dispositif, de l’inscription au dernier versement.',
  corps: <PageCalendrier />,
}));
