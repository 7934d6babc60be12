import { z } from 'zod';
import { routeDuTableauVierge } from '#domain/suivi/index.ts';
import { pagePublique } from '#espaces/public/page.tsx';
import { documentEnFichier, FORMATS_DE_DOCUMENT } from '#platform/documents/formats.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { PageModeles } from './modeles.page.tsx';
import { CLES_DES_MODELES, MODELES_VIERGES } from './modeles.ts';

const page = pagePublique('/modeles', 'public.modeles', () => ({
  titre: 'Les modèles à télécharger',
  description: 'Guide d’entretien, délibération, contrats, équipement : les modèles à télécharger et à adapter.',
  corps: <PageModeles />,
}));

const fichier = route({
  method: 'GET',
  path: '/modeles/fichier',
  right: 'public',
  audit: 'public.telechargerModele',
  rate: 'export',
  input: z
    .object({
      modele: z.enum(CLES_DES_MODELES).catch('deliberation'),
      format: z.enum(FORMATS_DE_DOCUMENT).catch('pdf'),
    })
    .catch({ modele: 'deliberation', format: 'pdf' }),
  answer: async ({ tools, input: { modele, format } }) =>
    documentEnFichier(MODELES_VIERGES[modele](tools.clock()), format, `modele-${modele}`),
});

export const modelesATelecharger: readonly AnyRoute[] = [
  page,
  fichier,
  routeDuTableauVierge('/modeles/tableau/export'),
];
