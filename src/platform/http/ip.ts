import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Settings } from '#platform/settings.ts';

/** The visitor's address: the last one added by a trusted proxy, or the connection's own. Never what the visitor claims. */
export function clientIp(c: Context, settings: Settings): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  if (settings.TRUSTED_PROXIES > 0) return forwarded.at(-settings.TRUSTED_PROXIES) ?? connectionAddress(c);
  return connectionAddress(c);
}

function connectionAddress(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'inconnue';
  } catch {
    return 'locale'; // requests made in the process itself: tests
  }
}
