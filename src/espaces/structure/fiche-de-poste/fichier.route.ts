import { z } from 'zod';
import { documentDeLaFiche, ficheProposee } from '#domain/offres/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { ecrireDocx, TYPE_DOCX } from '#platform/documents/docx.ts';
import { ecrireOdt } from '#platform/documents/odt.ts';
import { ecrirePdf } from '#platform/documents/pdf.ts';
import { route } from '#platform/routes.ts';
import { laFiche } from './fiche.route.tsx';

const FORMATS = {
  pdf: { ecrire: ecrirePdf, type: 'application/pdf' },
  odt: { ecrire: ecrireOdt, type: 'application/vnd.oasis.opendocument.text' },
  docx: { ecrire: ecrireDocx, type: TYPE_DOCX },
} as const;

/** The fiche de poste to edit or to print; the model when nothing is saved yet. */
export const routeFichier = route({
  method: 'GET',
  path: '/structure/fiche-de-poste/fichier',
  right: porte,
  audit: 'offres.telechargerFiche',
  rate: 'export',
  input: z.object({ format: z.enum(['pdf', 'odt', 'docx']).catch('pdf') }).catch({ format: 'pdf' }),
  async answer({ tools, actor, input }) {
    const { structure, fiche, postesVacants } = await laFiche({ tools, actor });
    const document = documentDeLaFiche({
      structure,
      fiche: fiche ?? ficheProposee(structure),
      postes: postesVacants,
      site: tools.settings.BASE_URL,
      now: tools.clock(),
    });
    const { ecrire, type } = FORMATS[input.format];
    return { flux: ecrire(document), type, nom: `fiche-de-poste.${input.format}` };
  },
});
