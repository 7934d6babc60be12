import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Settings } from './settings.ts';

const cle = ({ SECRET }: Settings, usage: string) => createHash('sha256').update(`${usage}:${SECRET}`).digest();

/** A text that only this platform can read back, for one use (AES-256-GCM): a copy of the base or of a cookie tells nothing. */
export function chiffrer(settings: Settings, usage: string, texte: string): string {
  const iv = randomBytes(12);
  const chiffreur = createCipheriv('aes-256-gcm', cle(settings, usage), iv);
  const contenu = Buffer.concat([chiffreur.update(texte, 'utf8'), chiffreur.final()]);
  return Buffer.concat([iv, chiffreur.getAuthTag(), contenu]).toString('base64url');
}

/** @throws when the text was not made by `chiffrer` for this use, or was changed. */
export function dechiffrer(settings: Settings, usage: string, chiffre: string): string {
  const octets = Buffer.from(chiffre, 'base64url');
  const dechiffreur = createDecipheriv('aes-256-gcm', cle(settings, usage), octets.subarray(0, 12));
  dechiffreur.setAuthTag(octets.subarray(12, 28));
  return Buffer.concat([dechiffreur.update(octets.subarray(28)), dechiffreur.final()]).toString('utf8');
}
