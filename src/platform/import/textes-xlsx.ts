import { StringDecoder } from 'node:string_decoder';
import type { Archive } from './archive.ts';
import { refusDeFichier } from './refus.ts';

const CARACTERES_PAR_ELEMENT = 16 * 1024 * 1024;
const SANS_FIN = 'Ce classeur ne se lit pas. Ouvrez-le, enregistrez-le au format XLSX, puis recommencez.';

const ENTITES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The characters of an XML text; `_x000D_` and its like are Excel's own (ECMA-376, ST_Xstring). */
export function depuisXml(texte: string): string {
  const decode = texte.includes('&')
    ? texte.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, (entier, nom: string) =>
        nom.startsWith('#')
          ? String.fromCodePoint(Math.min(0x10ffff, Number(nom[1] === 'x' ? `0${nom.slice(1)}` : nom.slice(1))))
          : (ENTITES[nom] ?? entier),
      )
    : texte;
  return decode.includes('_x')
    ? decode.replaceAll(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : decode;
}

/** Every `<t>` of a rich text, one after the other; phonetic readings apart. */
export function texteRiche(xml: string, prefixe: string): string {
  const phonetique = xml.indexOf(`<${prefixe}rPh`);
  let texte = '';
  for (const morceau of balises(phonetique < 0 ? xml : xml.slice(0, phonetique), `${prefixe}t`))
    texte += morceau.slice(morceau.indexOf('>') + 1);
  return depuisXml(texte);
}

/** What stands before the names of the tags: nothing, or « x: » in the files of some libraries. */
export const prefixeDe = (xml: string): string =>
  /<(\w+:)?(?:worksheet|sst|workbook|styleSheet)\b/.exec(xml)?.[1] ?? '';

/** The whole elements `nom` of an entry, as it is inflated; text between them is dropped. */
export async function* elements(
  archive: Archive,
  entree: string,
  nom: string,
): AsyncGenerator<{ xml: string; prefixe: string }> {
  const decodeur = new StringDecoder('utf8');
  let reste = '';
  let prefixe: string | undefined;
  for await (const morceau of archive.flux(entree)) {
    reste += decodeur.write(morceau);
    prefixe ??= prefixeDe(reste);
    const fin = `</${prefixe}${nom}>`;
    const coupe = reste.lastIndexOf(fin);
    if (coupe < 0 && reste.length > CARACTERES_PAR_ELEMENT) throw refusDeFichier(SANS_FIN);
    if (coupe < 0) continue;
    yield { xml: reste.slice(0, coupe + fin.length), prefixe };
    reste = reste.slice(coupe + fin.length);
  }
}

/** The texts that cells share, by their rank: kept as bytes, since 60 000 rows hold some 300 000 of them. */
export async function lireTextes(archive: Archive, entree: string): Promise<(rang: number) => string> {
  let octets = Buffer.alloc(1024 * 1024);
  const fins = [0];
  const garder = (texte: string) => {
    const debut = fins.at(-1) ?? 0;
    const fin = debut + Buffer.byteLength(texte);
    while (fin > octets.length) octets = Buffer.concat([octets], octets.length * 2);
    octets.write(texte, debut);
    fins.push(fin);
  };
  for await (const { xml, prefixe } of elements(archive, entree, 'si')) {
    for (const texte of balises(xml, `${prefixe}si`)) garder(texteRiche(texte, prefixe));
  }
  return (rang) => octets.toString('utf8', fins[rang] ?? 0, fins[rang + 1] ?? 0);
}

/** What each element `nom` holds, its opening tag included. */
export function* balises(xml: string, nom: string): Generator<string> {
  const ouvre = `<${nom}`;
  const ferme = `</${nom}>`;
  let ici = xml.indexOf(ouvre);
  while (ici >= 0) {
    const apres = ici + ouvre.length;
    const fin = xml.indexOf('>', apres);
    if (fin < 0) return;
    if (!/[\s/>]/.test(xml.charAt(apres))) {
      ici = xml.indexOf(ouvre, apres);
      continue;
    }
    const vide = xml.charAt(fin - 1) === '/';
    const cloture = vide ? fin + 1 : xml.indexOf(ferme, fin);
    if (cloture < 0) return;
    yield xml.slice(ici, cloture);
    ici = xml.indexOf(ouvre, cloture);
  }
}
