import { pagePublique } from '#espaces/public/page.tsx';
import { PageMentions } from './mentions.page.tsx';

export const mentionsLegales = pagePublique('/mentions-legales', 'public.mentionsLegales', ({ tools }) => ({
  titre: 'Mentions légales',
  description: 'Éditeur, hébergeur, licences et sécurité de la plateforme des conseillers numériques.',
  corps: <PageMentions demonstration={tools.settings.mode === 'demonstration'} />,
}));
