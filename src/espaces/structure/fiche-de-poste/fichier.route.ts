import { z } from 'zod';
import { documentDeLaFiche, ficheProposee } from '#domain/offres/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { documentEnFichier, FORMATS_DE_DOCUMENT } from '#platform/documents/formats.ts';
import { route } from '#platform/routes.ts';
import { laFiche } from './fiche.route.tsx';

/** The fiche de poste to edit or to print; the model when nothing is saved yet. */
export const routeFichier = route({
  method: 'GET',
  path: '/structure/fiche-de-poste/fichier',
  right: porte,
  audit: 'offres.telechargerFiche',
  rate: 'export',
  input: z.object({ format: z.enum(FORMATS_DE_DOCUMENT).catch('pdf') }).catch({ format: 'pdf' }),
  async answer({ tools, actor, input }) {
    const { structure, fiche, postesVacants } = await laFiche({ tools, actor });
    const document = documentDeLaFiche({
      structure,
      fiche: fiche ?? ficheProposee(structure),
      postes: postesVacants,
      site: tools.settings.BASE_URL,
      now: tools.clock(),
    });
    return documentEnFichier(document, input.format, 'fiche-de-poste');
  },
});
