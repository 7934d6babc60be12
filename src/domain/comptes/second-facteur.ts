import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

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
  // otpauth throws on six characters that take more than six bytes.
  if (!/^\d{6}$/.test(code)) return undefined;
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

/** The use of the encryption that keeps the secrets. */
export const USAGE_TOTP = 'totp';
