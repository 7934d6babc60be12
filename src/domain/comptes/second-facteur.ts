import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Settings } from '#platform/settings.ts';

const PERIODE_SECONDES = 30;
const EMETTEUR = 'Conseillers numériques';

const totp = (secret: string, compte = '') =>
  new TOTP({ issuer: EMETTEUR, label: compte, secret: Secret.fromBase32(secret), digits: 6, period: PERIODE_SECONDES });

/** A new secret, in base 32: what an authenticator application takes. */
export const nouveauSecret = () => new Secret({ size: 20 }).base32;

/** The `otpauth://` address that a QR code carries. */
export const adresseTotp = (secret: string, email: string) => totp(secret, email).toString();

/** The code at that moment: for the demonstration and the tests. */
export const codeActuel = (secret: string, now: Date) => totp(secret).generate({ timestamp: now.getTime() });

/**
 * The step of time of a right code, or nothing. One step of tolerance each way; a step already used is refused,
 * so that a code seen over a shoulder opens nothing.
 */
export function pasDuCode(secret: string, code: string, now: Date, dernierPas: number): number | undefined {
  const ecart = totp(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (ecart === null) return undefined;
  const pas = Math.floor(now.getTime() / 1000 / PERIODE_SECONDES) + ecart;
  return pas > dernierPas ? pas : undefined;
}

/** Ten codes for the day the telephone is lost, each good once. */
export const nouveauxCodesDeSecours = () =>
  Array.from({ length: 10 }, () =>
    randomBytes(5)
      .toString('hex')
      .replace(/^(.{5})/, '$1-'),
  );
export const empreinteDuCode = (code: string) =>
  createHash('sha256')
    .update(code.toLowerCase().replaceAll(/[^a-f0-9]/g, ''))
    .digest('hex');

const cle = (settings: Settings) => createHash('sha256').update(`totp:${settings.SECRET}`).digest();

/** The secret as it is kept: a copy of the base gives no code. */
export function chiffrer(settings: Settings, secret: string): string {
  const iv = randomBytes(12);
  const chiffreur = createCipheriv('aes-256-gcm', cle(settings), iv);
  const contenu = Buffer.concat([chiffreur.update(secret, 'utf8'), chiffreur.final()]);
  return Buffer.concat([iv, chiffreur.getAuthTag(), contenu]).toString('base64url');
}

export function dechiffrer(settings: Settings, garde: string): string {
  const octets = Buffer.from(garde, 'base64url');
  const dechiffreur = createDecipheriv('aes-256-gcm', cle(settings), octets.subarray(0, 12));
  dechiffreur.setAuthTag(octets.subarray(12, 28));
  return Buffer.concat([dechiffreur.update(octets.subarray(28)), dechiffreur.final()]).toString('utf8');
}
