import { generateKeyPair, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { chiffrerOctets, dechiffrerOctets } from '#platform/chiffrement.ts';
import type { Settings } from '#platform/settings.ts';

/** A certificate and its key (PKCS#12), with the words that open it. */
export type Cachet = { readonly p12: Buffer; readonly passphrase: string };

const USAGE = 'cachet-de-demonstration';

/** The seal of this server: the certificate that the settings give, or outside production one made here, once. */
export async function ouvrirCachet(
  settings: Pick<Settings, 'CACHET_P12' | 'CACHET_PASSPHRASE' | 'DATA_DIR' | 'SECRET' | 'mode'>,
): Promise<Cachet> {
  if (settings.CACHET_P12)
    return { p12: Buffer.from(settings.CACHET_P12, 'base64'), passphrase: settings.CACHET_PASSPHRASE ?? '' };
  if (settings.mode === 'production') throw new Error('CACHET_P12 is missing: nothing is sealed');
  const path = join(settings.DATA_DIR, 'cachet-de-demonstration');
  const garde = await readFile(path).catch(() => undefined);
  if (garde) return { p12: dechiffrerOctets(settings, USAGE, garde), passphrase: '' };
  const p12 = await fabriquer();
  await mkdir(settings.DATA_DIR, { recursive: true, mode: 0o700 });
  const provisoire = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(provisoire, chiffrerOctets(settings, USAGE, p12), { mode: 0o600 });
  await rename(provisoire, path);
  return { p12, passphrase: '' };
}

/** A certificate that nobody vouches for: enough to see the seal at work. */
async function fabriquer(): Promise<Buffer> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const cle = forge.pki.privateKeyFromPem(privateKey);
  const certificat = forge.pki.createCertificate();
  certificat.publicKey = forge.pki.setRsaPublicKey(cle.n, cle.e);
  certificat.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificat.validity.notBefore = new Date('2021-01-01T00:00:00Z');
  certificat.validity.notAfter = new Date('2050-12-31T00:00:00Z');
  const nom = [{ name: 'commonName', value: 'Cachet de demonstration' }];
  certificat.setSubject(nom);
  certificat.setIssuer(nom);
  certificat.sign(cle, forge.md.sha256.create());
  const p12 = forge.pkcs12.toPkcs12Asn1(cle, [certificat], '', { algorithm: '3des' });
  return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary');
}
