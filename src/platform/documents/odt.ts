import { enFlux } from '#platform/export/flux.ts';
import { fermeOdf, manifeste, ouvreOdf } from '#platform/export/odf.ts';
import { archiver, type Entree } from '#platform/export/zip.ts';
import type { Document } from './document.ts';
import { ecrireBloc, paragraphe, STYLES_DES_TABLEAUX, stylesDuBloc } from './odt-blocs.ts';
import { meta, styles } from './odt-styles.ts';

const TYPE_ODT = 'application/vnd.oasis.opendocument.text';

/**
 * The document as an OpenDocument text to edit: real titles, lists and tables whose first row comes back on each page,
 * named styles, numbered pages.
 */
export const ecrireOdt = (document: Document): ReadableStream<Uint8Array> => enFlux(archiver(fichiers(document)));

const fichiers = (document: Document): readonly Entree[] => [
  { nom: 'mimetype', brut: TYPE_ODT },
  { nom: 'META-INF/manifest.xml', contenu: [manifeste(TYPE_ODT, ['content.xml', 'styles.xml', 'meta.xml'])] },
  { nom: 'meta.xml', contenu: [meta(document)] },
  { nom: 'styles.xml', contenu: [styles(document)] },
  { nom: 'content.xml', contenu: contenu(document) },
];

function* contenu({ titre, sousTitre, blocs }: Document): Generator<string> {
  yield `${ouvreOdf('document-content')}<office:automatic-styles>${STYLES_DES_TABLEAUX}${blocs.map(stylesDuBloc).join('')}</office:automatic-styles>`;
  yield `<office:body><office:text>${paragraphe('Title', titre)}${sousTitre ? paragraphe('Subtitle', sousTitre) : ''}`;
  for (const [numero, bloc] of blocs.entries()) yield ecrireBloc(bloc, numero);
  yield `</office:text></office:body>${fermeOdf('document-content')}`;
}
