import { createHash, randomBytes } from 'node:crypto';

/** A secret for a personal link. Only its fingerprint is kept: a copy of the base opens nothing. */
export function nouveauJeton(): { jeton: string; empreinte: string } {
  const jeton = randomBytes(24).toString('base64url');
  return { jeton, empreinte: empreinteDe(jeton) };
}

export const empreinteDe = (jeton: string) => createHash('sha256').update(jeton).digest('hex');
