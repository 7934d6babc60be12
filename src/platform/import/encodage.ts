import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';

/** Excel's French files are often in Windows-1252: read as such when they are not valid UTF-8. */
export function texteDe(octets: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return new TextDecoder('windows-1252').decode(octets);
  }
}

/** A file too big for the memory, as UTF-8 bytes, by the same rule: what to put between it and its parser. */
export async function enUtf8(path: string): Promise<readonly Transform[]> {
  return (await estUtf8(path)) ? [] : [depuisWindows1252()];
}

async function estUtf8(path: string): Promise<boolean> {
  const decodeur = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const morceau of createReadStream(path, { highWaterMark: 256 * 1024 }))
      decodeur.decode(morceau, { stream: true });
    decodeur.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function depuisWindows1252(): Transform {
  const decodeur = new TextDecoder('windows-1252');
  return new Transform({
    transform(morceau: Uint8Array, _encodage, suite) {
      suite(null, Buffer.from(decodeur.decode(morceau, { stream: true })));
    },
  });
}
