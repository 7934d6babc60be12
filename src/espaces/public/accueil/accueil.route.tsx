import { chiffresPublics } from '#domain/statistiques/index.ts';
import { pagePublique } from '#espaces/public/page.tsx';
import { PageAccueil } from './accueil.page.tsx';

export const accueil = pagePublique('/', 'public.accueil', async ({ tools }) => ({
  titre: 'Accueil',
  description:
    'La plateforme nationale des conseillers numériques : inscrire une structure, recruter, former, suivre l’activité et les versements.',
  corps: <PageAccueil chiffres={await chiffresPublics(tools.db)} />,
}));
