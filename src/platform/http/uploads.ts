import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { InvalidInput, Refused } from '#platform/errors.ts';
import type { RawValues } from '#platform/form/form.ts';

/** A file received, streamed to a private folder: `path` lives until the request ends. */
export type Upload = { readonly champ: string; readonly nom: string; readonly path: string; readonly taille: number };
export type Body = {
  readonly values: RawValues;
  readonly fichiers: readonly Upload[];
  readonly discard: () => Promise<void>;
};

/** Largest body of a form without file. */
export const FORM_BYTES = 256 * 1024;
const MAX_FIELDS = 300;
/** Files that one form may carry: more are refused, never left aside in silence. */
export const MAX_FILES = 30;

/** Reads an URL-encoded form, cut at `FORM_BYTES`. */
export async function readForm(request: Request): Promise<Body> {
  const text = await readLimited(request, FORM_BYTES);
  return { values: grouped([...new URLSearchParams(text)]), fichiers: [], discard: async () => {} };
}

async function readLimited(request: Request, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new Refused('Votre envoi est trop volumineux. Raccourcissez les textes, puis recommencez.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What no database text can hold goes: NUL, and halves of a character. */
export const storable = (text: string) => text.replaceAll('\u0000', '').toWellFormed();

const grouped = (pairs: readonly (readonly [string, string])[]): RawValues => {
  const values: Record<string, string | string[]> = Object.create(null);
  for (const [name, raw] of pairs.slice(0, MAX_FIELDS)) {
    const value = storable(raw);
    const known = values[name];
    values[name] = known === undefined ? value : [...(typeof known === 'string' ? [known] : known), value];
  }
  return { ...values };
};

/** Streams a multipart form to `folder`: nothing is held in memory, a file over `limit` bytes is refused. */
export async function readMultipart(request: Request, folder: string, limit: number): Promise<Body> {
  await mkdir(folder, { recursive: true });
  const pairs: [string, string][] = [];
  const fichiers: Upload[] = [];
  const writes: Promise<void>[] = [];
  const discard = async () => {
    await Promise.all(fichiers.map(({ path }) => rm(path, { force: true })));
  };
  const parser = new Busboy({
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    limits: { fileSize: limit, files: MAX_FILES, fields: MAX_FIELDS, fieldSize: FORM_BYTES },
  });
  let tropGros: string | undefined;
  let tropNombreux = false;
  parser.on('filesLimit', () => {
    tropNombreux = true;
  });
  parser.on('field', (name, value) => pairs.push([name, value]));
  parser.on('file', (champ, stream, nom) => {
    const path = join(folder, randomUUID());
    let taille = 0;
    stream.on('data', (chunk: Buffer) => {
      taille += chunk.length;
    });
    stream.on('limit', () => {
      tropGros = champ;
    });
    writes.push(
      pipeline(stream, createWriteStream(path, { mode: 0o600 })).then(
        () => void fichiers.push({ champ, nom: nom ?? '', path, taille }),
      ),
    );
  });
  try {
    await pipeline(Readable.from(request.body ?? []), parser);
    await Promise.all(writes);
  } catch (error) {
    await Promise.allSettled(writes);
    await discard();
    throw readable(error);
  }
  if (tropNombreux) {
    await discard();
    throw new Refused(`Vous avez choisi trop de fichiers : envoyez-en ${MAX_FILES} au plus à la fois.`);
  }
  if (tropGros) {
    await discard();
    throw new InvalidInput({ [tropGros]: `Ce fichier est trop gros : ${Math.floor(limit / 1024 / 1024)} Mo au plus.` });
  }
  return { values: grouped(pairs), fichiers: fichiers.filter(({ taille }) => taille > 0), discard };
}

/** A full disk is an ordinary day: it says so, and nothing typed is lost. */
export function readable(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Refused(
      'Le fichier n’a pas pu être enregistré : la place manque sur le serveur. Nous sommes prévenus ; réessayez dans une heure.',
    );
  return error;
}
