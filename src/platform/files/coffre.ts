import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { chiffrerOctets, dechiffrerOctets } from '#platform/chiffrement.ts';
import type { Settings } from '#platform/settings.ts';
import { ouvrirDossier } from './dossier.ts';
import { ouvrirS3 } from './s3.ts';

/** Where bytes are kept, under names that say nothing. Both ways of keeping pass the same contract tests. */
export type Depot = {
  readonly ecrire: (cle: string, octets: Uint8Array) => Promise<void>;
  /** Nothing when the key holds nothing. */
  readonly lire: (cle: string) => Promise<Uint8Array | undefined>;
  /** Erasing what is not there is done. */
  readonly effacer: (cle: string) => Promise<void>;
};

/** The files that people deposited: encrypted before they leave the process, under a random key. */
export type Coffre = {
  /** Keeps the bytes and answers their key. */
  readonly deposer: (octets: Uint8Array) => Promise<string>;
  readonly lire: (cle: string) => Promise<Uint8Array | undefined>;
  readonly effacer: (cle: string) => Promise<void>;
};

// The key is part of the encryption: a file put in another's place cannot be read.
const usage = (cle: string) => `fichier-depose:${cle}`;

/** The coffre that the settings name: an S3 bucket, or a folder of this machine. */
export function ouvrirCoffre(settings: Pick<Settings, 'SECRET' | 'DATA_DIR' | 'FICHIERS_URL'>): Coffre {
  const depot = settings.FICHIERS_URL
    ? ouvrirS3(settings.FICHIERS_URL)
    : ouvrirDossier(join(settings.DATA_DIR, 'fichiers'));
  return {
    async deposer(octets) {
      const cle = randomUUID();
      await depot.ecrire(cle, chiffrerOctets(settings, usage(cle), octets));
      return cle;
    },
    async lire(cle) {
      const octets = await depot.lire(cle);
      return octets && dechiffrerOctets(settings, usage(cle), octets);
    },
    effacer: (cle) => depot.effacer(cle),
  };
}
