import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { Settings } from './settings.ts';

type Cle = Pick<Settings, 'SECRET'>;
const cle = ({ SECRET }: Cle, usage: string) => createHash('sha256').update(`${usage}:${SECRET}`).digest();

/** Bytes that only this platform can read back, for one use (AES-256-GCM): a copy of the disk tells nothing. */
export function chiffrerOctets(settings: Cle, usage: string, octets: Uint8Array): Buffer {
  const iv = randomBytes(12);
  const chiffreur = createCipheriv('aes-256-gcm', cle(settings, usage), iv);
  const contenu = Buffer.concat([chiffreur.update(octets), chiffreur.final()]);
  return Buffer.concat([iv, chiffreur.getAuthTag(), contenu]);
}

/** @throws when the bytes were not made by `chiffrerOctets` for this use, or were changed. */
export function dechiffrerOctets(settings: Cle, usage: string, octets: Uint8Array): Buffer {
  const dechiffreur = createDecipheriv('aes-256-gcm', cle(settings, usage), octets.subarray(0, 12));
  dechiffreur.setAuthTag(octets.subarray(12, 28));
  return Buffer.concat([dechiffreur.update(octets.subarray(28)), dechiffreur.final()]);
}

/** The same for a text: what a cookie or a column may hold. */
export const chiffrer = (settings: Cle, usage: string, texte: string): string =>
  chiffrerOctets(settings, usage, Buffer.from(texte, 'utf8')).toString('base64url');

/** @throws when the text was not made by `chiffrer` for this use, or was changed. */
export const dechiffrer = (settings: Cle, usage: string, chiffre: string): string =>
  dechiffrerOctets(settings, usage, Buffer.from(chiffre, 'base64url')).toString('utf8');

/** Equal texts have equal fingerprints, for one use; without the key of the platform, nobody can try texts one by one. */
export const empreinteSecrete = (settings: Cle, usage: string, texte: string): string =>
  createHmac('sha256', cle(settings, usage)).update(texte).digest('base64url');
