import { inflateSync } from 'node:zlib';

const ENTETE_WOFF = 44;
const ENTREE_WOFF = 20;
const ENTETE_SFNT = 12;
const ENTREE_SFNT = 16;

/**
 * A font as it was before it was packed for the web (WOFF 1.0, W3C): pdfkit can read WOFF, but unpacks it again in
 * JavaScript at each glyph, which takes ten times longer than the rest of a document.
 */
export function deballer(woff: Buffer): Buffer {
  const nombre = woff.readUInt16BE(12);
  const puissance = Math.floor(Math.log2(nombre));
  const entete = Buffer.alloc(ENTETE_SFNT + nombre * ENTREE_SFNT);
  woff.copy(entete, 0, 4, 8);
  entete.writeUInt16BE(nombre, 4);
  entete.writeUInt16BE(2 ** puissance * 16, 6);
  entete.writeUInt16BE(puissance, 8);
  entete.writeUInt16BE((nombre - 2 ** puissance) * 16, 10);
  const morceaux: Buffer[] = [entete];
  let place = entete.length;
  for (let i = 0; i < nombre; i += 1) {
    const source = ENTETE_WOFF + i * ENTREE_WOFF;
    const [debut, serree, entiere] = [4, 8, 12].map((decalage) => woff.readUInt32BE(source + decalage));
    if (debut === undefined || serree === undefined || entiere === undefined) throw new RangeError('Broken WOFF font.');
    const brute = woff.subarray(debut, debut + serree);
    const table = serree < entiere ? inflateSync(brute) : brute;
    const cible = ENTETE_SFNT + i * ENTREE_SFNT;
    woff.copy(entete, cible, source, source + 4);
    woff.copy(entete, cible + 4, source + 16, source + 20);
    entete.writeUInt32BE(place, cible + 8);
    entete.writeUInt32BE(entiere, cible + 12);
    const bourrage = (4 - (entiere % 4)) % 4;
    morceaux.push(table, Buffer.alloc(bourrage));
    place += entiere + bourrage;
  }
  return Buffer.concat(morceaux);
}
