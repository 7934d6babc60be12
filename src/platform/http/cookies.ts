import { randomBytes } from 'node:crypto';
import type { Settings } from '#platform/settings.ts';

const secure = (settings: Settings) => settings.BASE_URL.startsWith('https://');
const fullName = (settings: Settings, name: string) => (secure(settings) ? `__Host-${name}` : name);

/** A cookie that only this site reads, gone with the browser unless `maxAge` (seconds) is given. */
export function setCookie(settings: Settings, name: string, value: string, maxAge?: number): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  return `${fullName(settings, name)}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Lax${age}${secure(settings) ? '; Secure' : ''}`;
}

export function readCookie(settings: Settings, headers: Headers, name: string): string | undefined {
  const wanted = fullName(settings, name);
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === wanted) return decode(rest.join('='));
  }
  return undefined;
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

const VISITEUR = /^[a-f0-9]{32}$/;

/** The visitor's random value, kept to find drafts again and to sign forms; a new one when absent or not ours. */
export function visitor(settings: Settings, headers: Headers): { value: string; fresh: boolean } {
  const known = readCookie(settings, headers, 'visiteur');
  if (known && VISITEUR.test(known)) return { value: known, fresh: false };
  return { value: randomBytes(16).toString('hex'), fresh: true };
}
export const VISITOR_DAYS = 60;
