import { enFlux } from '#platform/export/flux.ts';
import { archiver, type Entree } from '#platform/export/zip.ts';
import type { Document } from './document.ts';
import { ecrireBloc, paragraphe } from './docx-blocs.ts';
import { FERME_DOCUMENT, NUMEROTATION, OUVRE_DOCUMENT, pied, proprietes, RELATIONS, TYPES } from './docx-parties.ts';
import { STYLES } from './docx-styles.ts';

export const TYPE_DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * The document as a Word text to edit: real titles, lists and tables whose first row comes back on each page, the
 * styles that Word knows by name, numbered pages.
 */
export const ecrireDocx = (document: Document): ReadableStream<Uint8Array> => enFlux(archiver(fichiers(document)));

const fichiers = (document: Document): readonly Entree[] => [
  { nom: '[Content_Types].xml', contenu: [TYPES] },
  { nom: '_rels/.rels', contenu: [RELATIONS.paquet] },
  { nom: 'docProps/core.xml', contenu: [proprietes(document)] },
  { nom: 'word/_rels/document.xml.rels', contenu: [RELATIONS.document] },
  { nom: 'word/styles.xml', contenu: [STYLES] },
  { nom: 'word/numbering.xml', contenu: [NUMEROTATION] },
  { nom: 'word/footer1.xml', contenu: [pied(document)] },
  { nom: 'word/document.xml', contenu: contenu(document) },
];

function* contenu({ titre, sousTitre, blocs }: Document): Generator<string> {
  yield `${OUVRE_DOCUMENT}${paragraphe('Title', titre)}${sousTitre ? paragraphe('Subtitle', sousTitre) : ''}`;
  for (const bloc of blocs) yield ecrireBloc(bloc);
  yield FERME_DOCUMENT;
}
