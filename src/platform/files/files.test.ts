import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { unDocumentOuvert } from '#tests/situations/ressources.ts';
import { unDouble } from '#tests/support/processus.ts';
import { ouvrirAntivirus } from './antivirus.ts';
import { ouvrirCoffre } from './coffre.ts';
import { verifierContenu } from './contenu.ts';
import { ouvrirDossier } from './dossier.ts';
import { recevoirFichier } from './recevoir.ts';
import { ouvrirS3 } from './s3.ts';

const folder = await mkdtemp(join(tmpdir(), 'coffre-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const s3 = await unDouble('tests/support/double-s3.ts', { S3_SECRET: 'secret/avec+signes' });
const s3Url = (secret = 'secret%2Favec%2Bsignes') => `s3://cle:${secret}@127.0.0.1:${s3}/seau?region=fr-par&tls=non`;

describe.each([
  { nom: 'a folder', depot: ouvrirDossier(folder) },
  { nom: 'an S3 bucket', depot: ouvrirS3(s3Url()) },
])('the contract of keeping, in $nom', ({ depot }) => {
  it('gives back exactly what it was given, large or small', async () => {
    for (const taille of [1, 70_000, 3_000_000]) {
      const octets = randomBytes(taille);
      await depot.ecrire('cle-unique', octets);
      expect(Buffer.from((await depot.lire('cle-unique')) ?? []).equals(octets)).toBe(true);
    }
  });

  it('says nothing of what it does not hold, and erases twice without a word', async () => {
    await depot.ecrire('cle-a-effacer', Buffer.from('contenu'));
    await depot.effacer('cle-a-effacer');
    await depot.effacer('cle-a-effacer');
    expect(await depot.lire('cle-a-effacer')).toBeUndefined();
  });
});

it('an outage that passes is borne, one that lasts is a sentence', async () => {
  const depot = ouvrirS3(s3Url());
  await depot.ecrire('cle-panne2', Buffer.from('contenu'));
  expect(Buffer.from((await depot.lire('cle-panne2')) ?? []).toString()).toBe('contenu');
  await expect(depot.ecrire('cle-panne9', Buffer.from('contenu'))).rejects.toThrow(Refused);
});

it('the store refuses a wrong key: the double does check signatures', async () => {
  await expect(ouvrirS3(s3Url('faux')).ecrire('cle-unique', Buffer.from('x'))).rejects.toThrow('403');
});

it('a key never leaves its folder', async () => {
  await expect(async () => ouvrirDossier(folder).lire('../../etc/passwd')).rejects.toThrow('not a key');
});

it('a disk that refuses leaves no half file', async () => {
  const bouche = join(folder, 'bouche');
  await writeFile(bouche, '');
  await expect(ouvrirDossier(bouche).ecrire('cle-unique', Buffer.from('x'))).rejects.toThrow();
  expect((await readdir(folder, { recursive: true })).filter((nom) => nom.endsWith('.ecriture'))).toEqual([]);
});

describe('the coffre', () => {
  const settings = { SECRET: 'secret-d-essai', DATA_DIR: join(folder, 'donnees'), FICHIERS_URL: undefined };

  it('keeps nothing readable on the disk', async () => {
    const coffre = ouvrirCoffre(settings);
    const cle = await coffre.deposer(Buffer.from('un CV très personnel'));
    const fichiers = join(settings.DATA_DIR, 'fichiers');
    const brut = await readFile(join(fichiers, cle.slice(0, 2), cle), 'latin1');
    expect(brut).not.toContain('personnel');
    expect(Buffer.from((await coffre.lire(cle)) ?? []).toString()).toBe('un CV très personnel');
    await expect(ouvrirCoffre({ ...settings, SECRET: 'autre' }).lire(cle)).rejects.toThrow();
    const autre = await coffre.deposer(Buffer.from('un autre'));
    await writeFile(join(fichiers, autre.slice(0, 2), autre), await readFile(join(fichiers, cle.slice(0, 2), cle)));
    await expect(coffre.lire(autre)).rejects.toThrow();
  });
});

describe('the antivirus', async () => {
  const port = await unDouble('tests/support/double-clamd.ts');
  const antivirus = ouvrirAntivirus(`tcp://127.0.0.1:${port}`);

  it('tells sound files from infected ones, large ones included', async () => {
    expect(await antivirus(Buffer.from('bonjour'))).toBe('sain');
    expect(await antivirus(Buffer.concat([randomBytes(1_000_000), Buffer.from('EICAR')]))).toBe('infecte');
  });

  it('not configured or absent, it says « not analysed » and blocks nobody', async () => {
    expect(await ouvrirAntivirus(undefined)(Buffer.from('x'))).toBe('non_analyse');
    expect(await ouvrirAntivirus('tcp://127.0.0.1:9')(Buffer.from('x'))).toBe('non_analyse');
  });

  it('an infected file is refused with a sentence and kept nowhere', async () => {
    const coffre = ouvrirCoffre({ SECRET: 's', DATA_DIR: join(folder, 'vide'), FICHIERS_URL: undefined });
    const path = join(folder, 'virus.pdf');
    await writeFile(path, '%PDF-1.7 EICAR');
    const recu = recevoirFichier({ coffre, antivirus }, 'cv', { champ: 'cv', nom: 'virus.pdf', path, taille: 14 }, [
      'pdf',
    ]);
    await expect(recu).rejects.toThrow(InvalidInput);
    await mkdir(join(folder, 'vide'), { recursive: true });
    expect(await readdir(join(folder, 'vide'))).toEqual([]);
  });
});

it('a file is what its bytes say, not its name', () => {
  expect(verifierContenu('cv', Buffer.from('%PDF-1.4 …'), ['pdf'], 100)).toBe('pdf');
  expect(verifierContenu('piece', Buffer.from('89504e470d0a1a0a00', 'hex'), ['pdf', 'png'], 100)).toBe('png');
  const odt = unDocumentOuvert('text');
  expect(verifierContenu('fichier', odt, ['ods', 'odt'], 200)).toBe('odt');
  expect(() => verifierContenu('fichier', odt, ['ods', 'odp'], 200)).toThrow(InvalidInput);
  expect(() => verifierContenu('fichier', Buffer.from('PK\u0003\u0004 autre chose'), ['odt'], 200)).toThrow(
    InvalidInput,
  );
  expect(() => verifierContenu('cv', Buffer.from('MZ…'), ['pdf'], 100)).toThrow(InvalidInput);
  expect(() => verifierContenu('cv', Buffer.alloc(0), ['pdf'], 100)).toThrow(InvalidInput);
  expect(() => verifierContenu('cv', Buffer.from(`%PDF${'x'.repeat(200)}`), ['pdf'], 100)).toThrow(InvalidInput);
});
