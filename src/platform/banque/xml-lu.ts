import { SaxesParser } from 'saxes';

/** An element: its name without its prefix, its namespace, the text it holds itself. */
export type Noeud = {
  readonly nom: string;
  readonly espace: string;
  readonly devise: string | undefined;
  readonly enfants: readonly Noeud[];
  readonly texte: string;
};
type EnCours = Noeud & { readonly enfants: Noeud[]; texte: string };

// The deepest path of a camt.054 has a dozen elements; a notification of 20 000 transfers some 600 000.
const PROFONDEUR_MAX = 40;
const ELEMENTS_MAX = 1_000_000;

const REFUS = {
  encodage: 'Ce fichier XML n’est pas dans l’encodage qu’il annonce : demandez-en un autre à la banque.',
  forme: 'Ce fichier XML est incomplet ou abîmé : demandez-en un autre à la banque.',
  type: 'Ce fichier XML déclare un type de document, ce que la plateforme n’ouvre pas : demandez-en un autre à la banque.',
  taille: 'Ce fichier XML est trop gros ou trop imbriqué : demandez à la banque de le partager en plusieurs.',
} as const;
class XmlRefuse extends Error {}

/**
 * The root of an XML file of a bank, in the encoding that it declares, or the sentence that says what is wrong. A
 * document type is refused, so that no entity is ever read but those of XML.
 */
export function lireXml(octets: Uint8Array): { readonly racine: Noeud } | { readonly refus: string } {
  try {
    return { racine: parcourir(decoder(octets)) };
  } catch (error) {
    if (error instanceof XmlRefuse) return { refus: error.message };
    throw error;
  }
}

function decoder(octets: Uint8Array): string {
  const entete = new TextDecoder('latin1').decode(octets.subarray(0, 200));
  const [, encodage = 'utf-8'] = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)["']/.exec(entete) ?? [];
  try {
    return new TextDecoder(encodage, { fatal: true }).decode(octets);
  } catch {
    throw new XmlRefuse(REFUS.encodage);
  }
}

function parcourir(xml: string): Noeud {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const document: EnCours = { nom: '', espace: '', devise: undefined, enfants: [], texte: '' };
  const ouverts = [document];
  const dernier = () => ouverts.at(-1) ?? document;
  let elements = 0;
  parser.on('doctype', () => {
    throw new XmlRefuse(REFUS.type);
  });
  parser.on('error', () => {
    throw new XmlRefuse(REFUS.forme);
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    elements += 1;
    if (ouverts.length > PROFONDEUR_MAX || elements > ELEMENTS_MAX) throw new XmlRefuse(REFUS.taille);
    const noeud = { nom: local, espace: uri, devise: attributes['Ccy']?.value, enfants: [], texte: '' };
    dernier().enfants.push(noeud);
    ouverts.push(noeud);
  });
  for (const evenement of ['text', 'cdata'] as const)
    parser.on(evenement, (morceau) => {
      dernier().texte += morceau;
    });
  parser.on('closetag', () => {
    ouverts.pop();
  });
  parser.write(xml).close();
  const [racine] = document.enfants;
  if (!racine) throw new XmlRefuse(REFUS.forme);
  return racine;
}

/** The elements that this path leads to, from this one. */
export const tous = (noeud: Noeud, ...chemin: readonly string[]): readonly Noeud[] =>
  chemin.reduce<readonly Noeud[]>(
    (noeuds, nom) => noeuds.flatMap(({ enfants }) => enfants.filter((enfant) => enfant.nom === nom)),
    [noeud],
  );

/** The text of the first of them, trimmed; empty when there is none. */
export const lireTexte = (noeud: Noeud, ...chemin: readonly string[]): string =>
  tous(noeud, ...chemin)[0]?.texte.trim() ?? '';
