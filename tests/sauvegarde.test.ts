import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lireDossier } from '#domain/conformite/index.ts';
import { ouvrirCoffre } from '#platform/files/coffre.ts';
import { anct, type Compte, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { unDossierOuvert } from '#tests/situations/conformite.ts';
import { surPostgresql, unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { clesDuCoffre } from '#tests/support/coffre.ts';
import { commande } from '#tests/support/commandes.ts';

// What somebody who leaves with a backup must not learn (domain, étape 5): who presides, when they were born, what a
// piece says. The name of the structure is public: it shows that the search finds what is there.
const CANARIS = ['Zéphyrine', 'Canaridor', '1957-08-23', '23/08/1957', 'Anatole-Canari', '1963-11-29', 'TEXTE-CANARI'];
const EN_CLAIR = 'Commune-en-clair-de-la-sauvegarde';
const PDF = '%PDF-1.7\nBT (TEXTE-CANARI du relevé) Tj ET\n%%EOF';
const IDENTITES = {
  presidentPrenom: 'Zéphyrine',
  presidentNom: 'Canaridor',
  presidentNaissance: '1957-08-23',
  dgsPrenom: 'Anatole-Canari',
  dgsNom: 'Canaridor',
  dgsNaissance: '1963-11-29',
};

const banc = await unBanc({ surDisque: true });
const { tools } = banc;

/** A structure that declares its identities and deposits a piece by its pages, one mistake included. */
async function uneStructureQuiDepose() {
  const structure = await unDossierOuvert(banc, { nom: EN_CLAIR });
  const compte = await unCompte(banc, { role: 'structure', structureId: structure.structureId, administrateur: true });
  const elle = unNavigateur(banc);
  await seConnecter(banc, elle, compte);
  await elle.ouvrir('/structure/subvention/representants');
  const refus = await elle.poster('/structure/subvention/representants', { ...IDENTITES, dgsNaissance: '' });
  expect(refus.statut).toBe(422);
  expect((await elle.poster('/structure/subvention/representants', IDENTITES)).vers).toBe('/structure/subvention');
  await elle.ouvrir('/structure/subvention/pieces/rib');
  await elle.televerser('/structure/subvention/pieces/rib', 'fichiers', { nom: 'rib.txt', contenu: 'TEXTE-CANARI' });
  const fichier = { nom: 'rib.pdf', contenu: PDF };
  expect((await elle.televerser('/structure/subvention/pieces/rib', 'fichiers', fichier)).statut).toBe(303);
  const { id: fichierId, cle } = await tools.db
    .selectFrom('pieces_fichiers')
    .select(['id', 'cle'])
    .executeTakeFirstOrThrow();
  return { ...structure, elle, fichierId, cle };
}
const { dossierId, elle, fichierId, cle } = await uneStructureQuiDepose();

/** Which of the words are in the bytes, in any encoding that a disk may hold. */
const trouves = (octets: Buffer, mots: readonly string[]) =>
  mots.filter((mot) => (['utf8', 'latin1', 'utf16le'] as const).some((encodage) => octets.includes(mot, 0, encodage)));

async function tousLesOctets(dossier: string): Promise<Buffer> {
  const entrees = await readdir(dossier, { recursive: true, withFileTypes: true });
  const fichiers = entrees.filter((entree) => entree.isFile());
  return Buffer.concat(await Promise.all(fichiers.map(({ parentPath, name }) => readFile(join(parentPath, name)))));
}

/** The data folder copied as it stands, the embedded base and its journal included. */
async function copieDuDossier(): Promise<Buffer> {
  const copie = await mkdtemp(join(tmpdir(), 'copie-'));
  onTestFinished(() => rm(copie, { recursive: true, force: true }));
  await cp(tools.settings.DATA_DIR, copie, { recursive: true });
  return tousLesOctets(copie);
}

async function parPgDump(binaire: string): Promise<Buffer> {
  const { stdout } = await promisify(execFile)(binaire, ['--dbname', tools.settings.DATABASE_URL ?? ''], {
    encoding: 'buffer',
    maxBuffer: 1024 ** 3,
  });
  return stdout;
}
const pgDump = surPostgresql ? commande('pg_dump') : undefined;

describe('a backup', () => {
  it('those who instruct read what was declared: what follows is not an empty promise', async () => {
    const { president, dgs, pieces } = await lireDossier(tools, anct(), dossierId);
    expect(president).toEqual({ prenom: 'Zéphyrine', nom: 'Canaridor', naissance: '1957-08-23' });
    expect(dgs).toEqual({ prenom: 'Anatole-Canari', nom: 'Canaridor', naissance: '1963-11-29' });
    expect(pieces.find(({ nature }) => nature === 'rib')?.fichiers.map(({ nom }) => nom)).toEqual(['rib.pdf']);
    expect((await elle.ouvrir(`/structure/subvention/fichiers/${fichierId}`)).texte).toContain('TEXTE-CANARI');
    expect(trouves(Buffer.from(`${JSON.stringify(IDENTITES)} 23/08/1957 ${PDF}`), CANARIS)).toEqual(CANARIS);
  });

  it('the data folder, copied, holds no name, no date of birth, no word of a piece', async () => {
    const copie = await copieDuDossier();
    if (!surPostgresql) expect(trouves(copie, [EN_CLAIR])).toEqual([EN_CLAIR]);
    expect(trouves(copie, CANARIS)).toEqual([]);
    expect(await clesDuCoffre(tools)).toEqual([cle]);
  });

  it.skipIf(!pgDump)('a dump of PostgreSQL holds none either', async () => {
    const dump = await parPgDump(pgDump ?? '');
    expect(trouves(dump, [EN_CLAIR])).toEqual([EN_CLAIR]);
    expect(trouves(dump, CANARIS)).toEqual([]);
  });

  it('the log holds none either', () => {
    expect(trouves(Buffer.from(banc.journal()), CANARIS)).toEqual([]);
  });

  it('the files of the coffre read back with the secret of the platform only', async () => {
    const lu = await ouvrirCoffre(tools.settings).lire(cle);
    expect(Buffer.from(lu ?? '').toString()).toBe(PDF);
    await expect(ouvrirCoffre({ ...tools.settings, SECRET: 'un autre secret' }).lire(cle)).rejects.toThrow();
  });
});

describe('the name of a stolen file', () => {
  const ailleurs = unDossierOuvert(banc);
  const COMPTES: Readonly<Record<string, () => Promise<Compte | undefined>>> = {
    visitor: async () => undefined,
    'another structure': async () =>
      unCompte(banc, { role: 'structure', structureId: (await ailleurs).structureId, administrateur: true }),
    préfecture: () => unCompte(banc, { role: 'prefecture', departement: '03' }),
    candidat: () => unCompte(banc, { role: 'candidat' }),
    'Banque des Territoires': () => unCompte(banc, { role: 'banque_des_territoires' }),
    'ANCT support': () => unCompte(banc, { role: 'support' }),
  };
  const chemin = `${cle.slice(0, 2)}/${cle}`;
  const ADRESSES = [cle, fichierId].flatMap((nom) => [
    `/structure/subvention/fichiers/${nom}`,
    `/anct/conformite/fichiers/${nom}`,
    `/fichiers/${nom}`,
    `/statique/${nom}`,
  ]);
  const CHEMINS = [
    `/fichiers/${chemin}`,
    `/donnees/fichiers/${chemin}`,
    `/statique/..%2f..%2fdata%2ffichiers%2f${encodeURIComponent(chemin)}`,
    `/structure/subvention/fichiers/..%2f${encodeURIComponent(chemin)}`,
  ];

  it.each(Object.keys(COMPTES))('gives nothing to %s', async (qui) => {
    const navigateur = unNavigateur(banc);
    const compte = await COMPTES[qui]?.();
    if (compte) await seConnecter(banc, navigateur, compte);
    for (const adresse of [...ADRESSES, ...CHEMINS]) {
      const reponse = await navigateur.ouvrir(adresse);
      expect([303, 403, 404], `${adresse}: ${reponse.statut}`).toContain(reponse.statut);
      expect(trouves(Buffer.from(reponse.texte), CANARIS), adresse).toEqual([]);
    }
  });

  it('gives nothing to the structure itself either: a key of the coffre is no address', async () => {
    expect((await elle.ouvrir(`/structure/subvention/fichiers/${cle}`)).statut).toBe(404);
    expect((await elle.ouvrir(`/structure/subvention/fichiers/${fichierId}`)).statut).toBe(200);
  });

  it('a piece of another structure is not found, as if it had never been', async () => {
    const navigateur = unNavigateur(banc);
    const { structureId } = await ailleurs;
    await seConnecter(banc, navigateur, await unCompte(banc, { role: 'structure', structureId }));
    const [autre, aucune] = [
      await navigateur.ouvrir(`/structure/subvention/fichiers/${fichierId}`),
      await navigateur.ouvrir(`/structure/subvention/fichiers/${crypto.randomUUID()}`),
    ];
    expect([autre.statut, aucune.statut]).toEqual([404, 404]);
    expect(autre.texte.length).toBe(aucune.texte.length);
  });
});
