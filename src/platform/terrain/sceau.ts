import type { Scelle } from './base.ts';

const ALGORITHME = 'AES-GCM';

/** The key of a person, as the platform gives it; it cannot be read back from the device. */
export const importerCle = (cle: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', octets(cle), ALGORITHME, false, ['encrypt', 'decrypt']);

export async function sceller(cle: CryptoKey, valeur: unknown): Promise<Scelle> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const clair = new TextEncoder().encode(JSON.stringify(valeur));
  return { iv, contenu: await crypto.subtle.encrypt({ name: ALGORITHME, iv }, cle, clair) };
}

/** What was sealed with this key; nothing when it was with another. */
export async function desceller<Valeur>(cle: CryptoKey, { iv, contenu }: Scelle): Promise<Valeur | undefined> {
  const clair = await crypto.subtle.decrypt({ name: ALGORITHME, iv }, cle, contenu).catch(() => undefined);
  return clair && JSON.parse(new TextDecoder().decode(clair));
}

const octets = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (lettre) => lettre.charCodeAt(0));
