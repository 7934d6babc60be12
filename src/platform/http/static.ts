import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context } from 'hono';
import { projectRoot } from '#platform/root.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};
/** What browsers ask for by name: the built files, and those of the page that they install. */
export const FILES = [
  '/assets/*',
  '/favicon.svg',
  '/application.webmanifest',
  '/icone-192.png',
  '/icone-512.png',
  '/icone-masque.png',
];
const FOLDER = join(projectRoot, 'dist/client');
const NAME = /^\/(?:assets\/)?[\w.-]+$/;
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

const cache = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>();
const load = (path: string) => {
  const known =
    cache.get(path) ??
    readFile(path).then(
      (bytes) => Uint8Array.from(bytes),
      () => null,
    );
  cache.set(path, known);
  return known;
};

/** Where the worker of the field may act: the space of the conseiller, and nothing of the other spaces. */
export const SCOPE = '/conseiller/';

/** The worker of the field: asked again at each visit, since its name does not change with its content. */
export async function serveWorker(c: Context): Promise<Response> {
  const response = await serveAsset(c);
  response.headers.set('Cache-Control', 'no-cache');
  response.headers.set('Service-Worker-Allowed', SCOPE);
  return response;
}

/** A built file, compressed beforehand, kept for ever by browsers: its name changes with its content. */
export async function serveAsset(c: Context): Promise<Response> {
  const { path } = c.req;
  const type = TYPES[extname(path)];
  if (!type || !NAME.test(path)) return c.notFound();
  const accepted = c.req.header('accept-encoding') ?? '';
  const lifetime = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=86400';
  for (const [encoding, extension] of ENCODINGS) {
    if (!accepted.includes(encoding)) continue;
    const bytes = await load(join(FOLDER, `${path}${extension}`));
    if (bytes)
      return new Response(bytes, {
        headers: {
          'Content-Type': type,
          'Content-Encoding': encoding,
          'Cache-Control': lifetime,
          Vary: 'Accept-Encoding',
        },
      });
  }
  const bytes = await load(join(FOLDER, path));
  return bytes
    ? new Response(bytes, { headers: { 'Content-Type': type, 'Cache-Control': lifetime, Vary: 'Accept-Encoding' } })
    : c.notFound();
}
