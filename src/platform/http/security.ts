import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Settings } from '#platform/settings.ts';

/** The headers of every answer. Nothing is loaded from elsewhere, nothing inline runs (goals, R7). */
export function securityHeaders(settings: Settings): Record<string, string> {
  const formTargets = ["'self'", ...(settings.PROCONNECT_ISSUER ? [new URL(settings.PROCONNECT_ISSUER).origin] : [])];
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `form-action ${formTargets.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    ...(settings.BASE_URL.startsWith('https://') && {
      'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
    }),
  };
}

/** The token that a form of this person carries: bound to the session, or to the visitor's cookie. */
export const formToken = (settings: Settings, key: string) =>
  createHmac('sha256', settings.SECRET).update(`formulaire:${key}`).digest('base64url');

/** Why a POST is refused as coming from elsewhere, or nothing. Both the origin and the token must be right. */
export function forgery(
  settings: Settings,
  headers: Headers,
  token: string,
  key: string,
): 'origin' | 'token' | undefined {
  if (!sameOrigin(settings, headers)) return 'origin';
  const expected = Buffer.from(formToken(settings, key));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected) ? undefined : 'token';
}

function sameOrigin(settings: Settings, headers: Headers): boolean {
  const origin = headers.get('origin');
  if (!origin || origin === 'null') return headers.get('sec-fetch-site') === 'same-origin';
  if (origin === new URL(settings.BASE_URL).origin) return true;
  return settings.mode === 'demonstration' && origin === `http://${headers.get('host')}`;
}

/** Whether two secrets are the same, in a time that says nothing of where they differ. */
export const memesSecrets = (donne: string, attendu: string): boolean =>
  timingSafeEqual(
    createHmac('sha256', attendu).update(donne).digest(),
    createHmac('sha256', attendu).update(attendu).digest(),
  );
