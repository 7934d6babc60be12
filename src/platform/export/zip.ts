import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One file of an archive. `brut` content is stored as it is: its size stands before it, as OpenDocument asks. */
export type Entree =
  | { readonly nom: string; readonly brut: string | Uint8Array }
  | { readonly nom: string; readonly contenu: Iterable<string> | AsyncIterable<string> };

type Ecrite = { nom: Buffer; debut: number; methode: number; crc: number; taille: number; compresse: number };

const STORED = 0;
const DEFLATED = 8;
// 1 January 1980, the first day of this format: the same rows give the same file.
const JOUR_ZERO = 0x21;
const LIMITE = 0xffffffff;

/**
 * A ZIP archive written as it goes (APPNOTE 6.3, without ZIP64). Our own because streaming libraries put every size
 * after its content, which is not allowed for a stored `mimetype`; deflate runs outside the main thread.
 */
export async function* archiver(entrees: Iterable<Entree> | AsyncIterable<Entree>): AsyncGenerator<Uint8Array> {
  const ecrites: Ecrite[] = [];
  let position = 0;
  for await (const entree of entrees) {
    const brut = 'brut' in entree ? Buffer.from(entree.brut) : undefined;
    const ecrite: Ecrite = {
      nom: Buffer.from(entree.nom),
      debut: position,
      methode: brut ? STORED : DEFLATED,
      crc: brut ? crc32(brut) : 0,
      taille: brut?.length ?? 0,
      compresse: brut?.length ?? 0,
    };
    const contenu = 'brut' in entree ? [Buffer.from(entree.brut)] : compresser(entree.contenu, ecrite);
    const debut = Buffer.concat([entete(0x04034b50, [20], ecrite), ecrite.nom]);
    yield debut;
    position += debut.length;
    for await (const morceau of contenu) {
      position += morceau.length;
      yield morceau;
    }
    if (!brut) {
      const suite = nombres([4, 0x08074b50], [4, ecrite.crc], [4, ecrite.compresse], [4, ecrite.taille]);
      yield suite;
      position += suite.length;
    }
    if (Math.max(position, ecrite.taille) > LIMITE) throw new RangeError('An archive of more than 4 GB needs ZIP64.');
    ecrites.push(ecrite);
  }
  yield repertoire(ecrites, position);
}

async function* compresser(contenu: Iterable<string> | AsyncIterable<string>, ecrite: Ecrite) {
  const deflate = createDeflateRaw({ level: 4 });
  let sortis: Buffer[] = [];
  deflate.on('data', (morceau: Buffer) => sortis.push(morceau));
  function* vider() {
    const prets = sortis;
    sortis = [];
    for (const morceau of prets) {
      ecrite.compresse += morceau.length;
      yield morceau;
    }
  }
  try {
    for await (const texte of contenu) {
      const octets = Buffer.from(texte);
      ecrite.crc = crc32(octets, ecrite.crc);
      ecrite.taille += octets.length;
      await new Promise<void>((done, failed) => deflate.write(octets, (error) => (error ? failed(error) : done())));
      yield* vider();
    }
    deflate.end();
    await once(deflate, 'end');
    yield* vider();
  } finally {
    deflate.destroy();
  }
}

/** Little-endian numbers, each given with its number of bytes. */
function nombres(...champs: readonly (readonly [octets: 2 | 4, valeur: number])[]): Buffer {
  const octets = Buffer.alloc(champs.reduce((total, [taille]) => total + taille, 0));
  let place = 0;
  for (const [taille, valeur] of champs) place = octets.writeUIntLE(valeur, place, taille);
  return octets;
}

function entete(signature: number, versions: readonly number[], { nom, methode, ...ecrite }: Ecrite): Buffer {
  // Bit 11: the name is UTF-8. Bit 3: the sizes come after the content.
  const drapeaux = methode === DEFLATED ? 0x0808 : 0x0800;
  return nombres(
    [4, signature],
    ...versions.map((version) => [2, version] as const),
    [2, drapeaux],
    [2, methode],
    [2, 0],
    [2, JOUR_ZERO],
    [4, ecrite.crc],
    [4, ecrite.compresse],
    [4, ecrite.taille],
    [2, nom.length],
    [2, 0],
  );
}

function repertoire(ecrites: readonly Ecrite[], debut: number): Buffer {
  const lignes = Buffer.concat(
    ecrites.flatMap((ecrite) => [
      entete(0x02014b50, [20, 20], ecrite),
      nombres([2, 0], [2, 0], [2, 0], [4, 0], [4, ecrite.debut]),
      ecrite.nom,
    ]),
  );
  const nombre = ecrites.length;
  const fin = nombres(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, nombre],
    [2, nombre],
    [4, lignes.length],
    [4, debut],
    [2, 0],
  );
  return Buffer.concat([lignes, fin]);
}
