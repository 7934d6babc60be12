const TAILLE_SIGNATURE = 16_384;
const VIDE = '**********';

/** Reads the object of a PDF that this platform wrote: its number, and the text of its dictionary. */
function objet(texte: string, numero: number): string {
  const debut = texte.lastIndexOf(`\n${numero} 0 obj`);
  const corps = texte.slice(texte.indexOf('<<', debut), texte.indexOf('endobj', debut));
  if (debut < 0 || !corps.startsWith('<<')) throw new Error('this PDF was not written by the platform');
  return corps.slice(0, corps.lastIndexOf('>>') + 2);
}

const reference = (texte: string, nom: string): number => {
  const numero = texte.match(new RegExp(`/${nom}\\s+\\[?\\s*(\\d+) 0 R`))?.[1];
  if (numero === undefined) throw new Error(`no ${nom} in this PDF`);
  return Number(numero);
};
const ajouter = (dictionnaire: string, texte: string) => `${dictionnaire.slice(0, -2)}${texte}\n>>`;
const datePdf = (le: Date) => `D:${le.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`;
/** Text in a PDF: UTF-16, in hexadecimal, so that nothing has to be escaped. */
const enTexte = (texte: string) => `<feff${Buffer.from(texte, 'utf16le').swap16().toString('hex')}>`;

/**
 * Adds to a PDF that this platform wrote an empty place for one signature, as an incremental update: what was there
 * keeps its bytes (ISO 32000-1, 7.5.6 and 12.8).
 */
export function poserLEmplacement(octets: Uint8Array, { raison, le }: { raison: string; le: Date }): Buffer {
  const avant = Buffer.from(octets);
  const texte = avant.toString('latin1');
  const fin = texte.slice(texte.lastIndexOf('trailer'));
  const racine = reference(fin, 'Root');
  const suivant = Number(fin.match(/\/Size (\d+)/)?.[1]);
  const [signature, champ] = [suivant, suivant + 1];
  const catalogue = objet(texte, racine);
  const page = reference(objet(texte, reference(catalogue, 'Pages')), 'Kids');
  const objets: readonly (readonly [number, string])[] = [
    [
      signature,
      `<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /adbe.pkcs7.detached\n/ByteRange [0 /${VIDE} /${VIDE} /${VIDE}]\n/Contents <${'0'.repeat(TAILLE_SIGNATURE)}>\n/Reason ${enTexte(raison)}\n/M (${datePdf(le)})\n>>`,
    ],
    [
      champ,
      `<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/Rect [0 0 0 0]\n/V ${signature} 0 R\n/T (Cachet)\n/F 132\n/P ${page} 0 R\n>>`,
    ],
    [racine, ajouter(catalogue, `/AcroForm <<\n/SigFlags 3\n/Fields [${champ} 0 R]\n>>`)],
    [page, ajouter(objet(texte, page), `/Annots [${champ} 0 R]`)],
  ];
  return Buffer.concat([avant, ecrireMiseAJour(avant.length, objets, fin, racine)]);
}

function ecrireMiseAJour(
  debut: number,
  objets: readonly (readonly [number, string])[],
  fin: string,
  racine: number,
): Buffer {
  let corps = '\n';
  const places: (readonly [number, number])[] = [];
  for (const [numero, contenu] of objets) {
    places.push([numero, debut + corps.length]);
    corps += `${numero} 0 obj\n${contenu}\nendobj\n`;
  }
  const table = places
    .toSorted(([a], [b]) => a - b)
    .map(([numero, place]) => `${numero} 1\n${String(place).padStart(10, '0')} 00000 n \n`)
    .join('');
  const avant = fin.match(/startxref\s+(\d+)/)?.[1] ?? '0';
  const identifiant = fin.match(/\/ID \[[^\]]*\]/)?.[0] ?? '';
  const taille = Math.max(...objets.map(([numero]) => numero)) + 1;
  const trailer = `trailer\n<<\n/Size ${taille}\n/Root ${racine} 0 R\n/Prev ${avant}\n${identifiant}\n>>\n`;
  return Buffer.from(`${corps}xref\n${table}${trailer}startxref\n${debut + corps.length}\n%%EOF`, 'latin1');
}
