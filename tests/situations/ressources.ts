import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publierRessource } from '#domain/communaute/index.ts';
import type { Banc } from '#tests/support/base.ts';
import { anct } from './comptes.ts';

type Saisie = Parameters<typeof publierRessource>[2];
/** What ANCT says of a usual resource: a link about e-mails. */
export const uneSaisieDeRessource = (autres: Partial<Saisie> = {}): Saisie => ({
  titre: 'Animer un atelier sur les courriels',
  resume: 'Une séance d’une heure, pour des personnes qui n’ont jamais écrit de courriel.',
  sujet: { theme: 6 },
  type: 'lien',
  url: 'https://ressources.example/courriels',
  ...autres,
});

/** A published resource. */
export const uneRessource = (banc: Banc, autres: Partial<Saisie> = {}) =>
  publierRessource(banc.tools, anct(), uneSaisieDeRessource(autres), undefined);

/** The first bytes of an OpenDocument file: an archive whose first entry is its type. */
export const unDocumentOuvert = (type: 'text' | 'spreadsheet') => {
  const entete = Buffer.alloc(30);
  entete.write('PK\u0003\u0004', 'latin1');
  return Buffer.concat([entete, Buffer.from(`mimetypeapplication/vnd.oasis.opendocument.${type}`), Buffer.alloc(40)]);
};

/** A file as a form brings it. */
export async function unEnvoiDe(banc: Banc, nom: string, octets: Uint8Array) {
  await mkdir(banc.tools.settings.DATA_DIR, { recursive: true });
  const path = join(banc.tools.settings.DATA_DIR, `envoi-${crypto.randomUUID()}`);
  await writeFile(path, octets);
  return { champ: 'fichier', nom, path, taille: octets.length };
}
