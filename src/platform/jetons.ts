import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Settings } from './settings.ts';

/** A secret for a personal link. Only its fingerprint is kept: a copy of the base opens nothing. */
export function nouveauJeton(): { jeton: string; empreinte: string } {
  const jeton = randomBytes(24).toString('base64url');
  return { jeton, empreinte: empreinteDe(jeton) };
}

export const empreinteDe = (jeton: string) => createHash('sha256').update(jeton).digest('hex');

const octetsDe = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
const signature = ({ SECRET }: Pick<Settings, 'SECRET'>, usage: string, id: Buffer) =>
  createHmac('sha256', `${usage}:${SECRET}`).update(id).digest().subarray(0, 16);

/**
 * The secret of a link to one thing (a UUID), for one use: the same in each e-mail, and nothing of it is kept. It opens
 * as long as the thing is there.
 */
export function jetonSigne(settings: Pick<Settings, 'SECRET'>, usage: string, id: string): string {
  const octets = octetsDe(id);
  return Buffer.concat([octets, signature(settings, usage, octets)]).toString('base64url');
}

/** The identifier behind a signed link; nothing when it was not made here, for this use. */
export function lireJetonSigne(settings: Pick<Settings, 'SECRET'>, usage: string, jeton: string): string | undefined {
  const octets = Buffer.from(jeton, 'base64url');
  if (octets.length !== 32 || !timingSafeEqual(octets.subarray(16), signature(settings, usage, octets.subarray(0, 16))))
    return undefined;
  return octets.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
