import type { Document } from './document.ts';
import { ecrireDocx, TYPE_DOCX } from './docx.ts';
import { ecrireOdt } from './odt.ts';
import { ecrirePdf } from './pdf.ts';

/** A document to print (PDF) or to edit (ODT, DOCX). */
export const FORMATS_DE_DOCUMENT = ['pdf', 'odt', 'docx'] as const;
export type FormatDeDocument = (typeof FORMATS_DE_DOCUMENT)[number];

const ECRITURES = {
  pdf: { ecrire: ecrirePdf, type: 'application/pdf' },
  odt: { ecrire: ecrireOdt, type: 'application/vnd.oasis.opendocument.text' },
  docx: { ecrire: ecrireDocx, type: TYPE_DOCX },
} as const;

/** The document in one format, as a route answers it: `nom` comes without extension. */
export const documentEnFichier = (document: Document, format: FormatDeDocument, nom: string) => ({
  flux: ECRITURES[format].ecrire(document),
  type: ECRITURES[format].type,
  nom: `${nom}.${format}`,
});
