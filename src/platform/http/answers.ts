import type { Answer } from '#platform/routes.ts';
import type { Settings } from '#platform/settings.ts';
import { setCookie } from './cookies.ts';

const ANNONCE_SECONDS = 60;

/** After a gesture: the next page, with what to announce on it and the cookies given. */
export function redirection(
  settings: Settings,
  { redirect, annonce, cookies }: Extract<Answer, { redirect: string }>,
): Response {
  const response = new Response(null, { status: 303, headers: { Location: redirect, 'Cache-Control': 'no-store' } });
  if (annonce) response.headers.append('Set-Cookie', setCookie(settings, 'annonce', annonce, ANNONCE_SECONDS));
  for (const cookie of cookies ?? []) response.headers.append('Set-Cookie', cookie);
  return response;
}

/** A file or a text; with a name, it is saved rather than shown. « Not modified » has no body. */
export function file({ flux, type, nom, statut, enTetes }: Extract<Answer, { flux: unknown }>): Response {
  const headers = new Headers({ 'Content-Type': type, 'Cache-Control': 'no-store' });
  for (const [name, value] of Object.entries(enTetes ?? {})) headers.set(name, value);
  if (nom) headers.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`);
  if (statut === 304) return new Response(null, { status: 304, headers });
  return new Response(flux instanceof Uint8Array ? new Blob([new Uint8Array(flux)]) : flux, {
    status: statut ?? 200,
    headers,
  });
}
