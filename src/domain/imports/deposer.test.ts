import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { plusJours } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { acteur, anct, prefecture, unCompte } from '#tests/situations/comptes.ts';
import { uneListe, uneListeDe } from '#tests/situations/imports.ts';
import { surPostgresql, unBanc } from '#tests/support/base.ts';
import { lireDepot } from './deposer.ts';
import { executerImport } from './executer.ts';
import {
  ajouterMorceau,
  commencerEnvoi,
  demanderImport,
  deposerImport,
  LISTES,
  lireImport,
  lirePremiersProblemes,
  parcourirProblemes,
} from './index.ts';
import { oublierListes } from './oublier.ts';

const banc = await unBanc();
const { tools } = banc;
const { db } = tools;
const nation = { type: 'nation' } as const;
const moi = { ...anct(), id: (await unCompte(banc, { role: 'anct' })).id };
const lire = (importId: string) => lireImport(db, nation, importId);
const candidats = async () => (await db.selectFrom('candidats').select('id').execute()).length;
const deposer = async (path: string) => deposerImport(tools, moi, { liste: 'candidats', path, nom: 'liste.csv' });
const fichierDe = async (importId: string) =>
  (await db.selectFrom('imports').select('fichier_cle').where('id', '=', importId).executeTakeFirstOrThrow())
    .fichier_cle;

const texteDe = (path: string) => readFile(path, 'utf8');
const oublier = async () => {
  await oublierListes.handle(tools, {});
  await banc.faireTravailler();
};
async function unMorceau(octets: Uint8Array): Promise<Upload> {
  const path = await uneListe(banc, 'candidats');
  await writeFile(path, octets);
  return { champ: 'morceau', nom: 'morceau', path, taille: octets.length };
}

describe('a list deposited', () => {
  it('is read by a job, then asked once and written by another', async () => {
    const avant = await candidats();
    const importId = await deposer(await uneListeDe(banc, 3));
    expect(await lire(importId)).toMatchObject({ etat: 'depose', bilan: null });
    await expect(demanderImport(tools, moi, { importId })).rejects.toThrow('en cours de lecture');
    await banc.faireTravailler();
    expect(await lire(importId)).toMatchObject({ etat: 'analyse', bilan: { lignes: 3, bonnes: 3 }, lignes_total: 3 });
    await demanderImport(tools, moi, { importId });
    await expect(demanderImport(tools, moi, { importId })).rejects.toThrow('déjà demandé');
    await banc.faireTravailler();
    expect(await lire(importId)).toMatchObject({ etat: 'fait', raison: null });
    expect(await fichierDe(importId)).toBeNull();
    expect(await candidats()).toBe(avant + 3);
  });

  it('names the columns that nobody reads, and keeps everything to correct, not only the first things', async () => {
    const { colonnes, exemple } = LISTES.candidats;
    const path = await uneListe(banc, 'candidats');
    const fausse = [...exemple, 'x'].join(';').replace(';40;', ';12;');
    await writeFile(
      path,
      [[...colonnes, 'Remarque'].join(';'), ...Array.from({ length: 2300 }, () => fausse)].join('\n'),
    );
    const importId = await deposer(path);
    await banc.faireTravailler();
    expect((await lire(importId)).bilan).toMatchObject({ ignorees: ['Remarque'], nombreDeProblemes: 2300 });
    expect(await lirePremiersProblemes(db, nation, importId, 100)).toHaveLength(100);
    const lignes: number[] = [];
    for await (const { ligne } of await parcourirProblemes(db, nation, importId)) lignes.push(ligne);
    expect(lignes).toEqual(Array.from({ length: 2300 }, (_, rang) => rang + 2));
    await expect(parcourirProblemes(db, prefecture('03').perimetre, importId)).rejects.toThrow(NotFound);
  });

  it('refused by its job, says why: unreadable half-way, or wrong since it was read', async () => {
    const path = await uneListeDe(banc, 4000);
    const cassee = `${await texteDe(path)}"guillemet ouvert;${'x'.repeat(200_000)}`;
    await writeFile(path, cassee);
    const illisible = await deposer(path);
    await banc.faireTravailler();
    expect(await lire(illisible)).toMatchObject({ etat: 'refuse', raison: expect.stringContaining('guillemet') });

    const importId = await deposer(await uneListeDe(banc, 2));
    await banc.faireTravailler();
    // The example is available in March 2021: six years earlier, nobody may say so.
    await demanderImport(tools, moi, { importId });
    const jadis = plusJours(tools.clock(), -6 * 365);
    await executerImport.handle({ ...tools, clock: () => jadis }, { importId });
    const refusee = await lire(importId);
    expect(refusee.etat).toBe('refuse');
    expect(refusee.raison).toMatch(/ligne 2, colonne « disponible_le »[\s\S]*2 choses à corriger/);
    expect(await fichierDe(importId)).toBeNull();
  });

  it('a defect says that the work begins again, and it does', async () => {
    const avant = await candidats();
    const importId = await deposer(await uneListeDe(banc, 1));
    await banc.faireTravailler();
    await demanderImport(tools, moi, { importId });
    const enPanne = { ...tools, coffre: { ...tools.coffre, lire: () => Promise.reject(new Error('panne')) } };
    await expect(executerImport.handle(enPanne, { importId })).rejects.toThrow('panne');
    expect(await lire(importId)).toMatchObject({ etat: 'en_cours', raison: expect.stringContaining('reprend') });
    await banc.faireTravailler();
    expect(await lire(importId)).toMatchObject({ etat: 'fait', raison: null });
    expect(await candidats()).toBe(avant + 1);
  });

  it('that nobody imports is forgotten after a month, and its file with it', async () => {
    const importId = await deposer(await uneListeDe(banc, 1));
    await banc.faireTravailler();
    const cle = (await fichierDe(importId)) ?? '';
    banc.avancer({ jours: 30 });
    await oublier();
    expect(await lire(importId)).toMatchObject({ etat: 'refuse', raison: expect.stringContaining('30 jours') });
    expect(await tools.coffre.lire(cle)).toBeUndefined();
  });
});

describe('a file sent piece by piece', () => {
  const unFichier = async (lignes: number) => {
    const octets = Buffer.from(await texteDe(await uneListeDe(banc, lignes)));
    const debut = { liste: 'candidats', nom: 'liste.csv', taille: octets.length, version: String(octets.length) };
    const envoyer = async (envoiId: string, position: number, fin: number, qui = moi) =>
      ajouterMorceau(tools, qui, { envoiId, position, morceau: await unMorceau(octets.subarray(position, fin)) });
    return { octets, debut, envoyer, taille: octets.length };
  };

  it('cut half-way, is taken up again where it stopped, and becomes the list as it is', async () => {
    const { debut, envoyer, taille } = await unFichier(4);
    const { id } = await commencerEnvoi(tools, moi, debut);
    expect(await envoyer(id, 0, 100)).toEqual({ recus: 100, importId: null });
    // The answer was lost: the same piece comes again, then a piece too far.
    expect(await envoyer(id, 0, 100)).toEqual({ recus: 100, importId: null });
    expect(await envoyer(id, 300, 400)).toEqual({ recus: 100, importId: null });
    expect(await commencerEnvoi(tools, moi, debut)).toMatchObject({ id, recus: 100 });
    const { importId } = await envoyer(id, 100, taille);
    await banc.faireTravailler();
    expect((await lire(importId ?? '')).bilan).toMatchObject({ lignes: 4, bonnes: 4, nombreDeProblemes: 0 });
    // The last answer was lost, too.
    expect(await envoyer(id, 100, taille)).toEqual({ recus: taille, importId });
    expect(await commencerEnvoi(tools, moi, debut)).not.toMatchObject({ id });
    expect(await db.selectFrom('imports_morceaux').select('cle').where('envoi_id', '=', id).execute()).toEqual([]);
  });

  it('the same piece twice at the same time is kept once', async () => {
    const { debut, envoyer } = await unFichier(4);
    const { id } = await commencerEnvoi(tools, moi, debut);
    const recus = await Promise.all([envoyer(id, 0, 100), envoyer(id, 0, 100)]);
    expect(recus.map((un) => un.recus)).toEqual([100, 100]);
    expect(await db.selectFrom('imports_morceaux').select('cle').where('envoi_id', '=', id).execute()).toHaveLength(1);
  });

  it('belongs to who sends it, for a day, and stays within its size', async () => {
    const { debut, envoyer, taille } = await unFichier(2);
    const { id } = await commencerEnvoi(tools, moi, debut);
    const autre = { ...anct(), id: (await unCompte(banc, { role: 'anct' })).id };
    await expect(envoyer(id, 0, 10, autre)).rejects.toThrow(NotFound);
    expect(await commencerEnvoi(tools, autre, debut)).not.toMatchObject({ id });
    await expect(envoyer(id, 0, 10, { ...acteur('support'), id: moi.id })).rejects.toThrow(Forbidden);
    await expect(commencerEnvoi(tools, { ...acteur('support'), id: moi.id }, debut)).rejects.toThrow(Forbidden);
    await expect(commencerEnvoi(tools, moi, { ...debut, taille: 41 * 1024 * 1024 })).rejects.toThrow(InvalidInput);
    await envoyer(id, 0, taille - 5);
    const trop = await unMorceau(Buffer.alloc(6));
    await expect(ajouterMorceau(tools, moi, { envoiId: id, position: taille - 5, morceau: trop })).rejects.toThrow(
      Refused,
    );
    const [morceau] = await db.selectFrom('imports_morceaux').select('cle').where('envoi_id', '=', id).execute();
    banc.avancer({ jours: 1 });
    await expect(envoyer(id, taille - 5, taille)).rejects.toThrow(NotFound);
    await oublier();
    expect(await db.selectFrom('imports_envois').select('id').where('id', '=', id).execute()).toEqual([]);
    expect(await tools.coffre.lire(morceau?.cle ?? '')).toBeUndefined();
  });

  it('that is not such a list is refused with its reason, and again without being sent again', async () => {
    const octets = Buffer.from('siret;nom\n1;2\n');
    const debut = { liste: 'candidats', nom: 'autre.csv', taille: octets.length, version: '' };
    const { id: envoiId } = await commencerEnvoi(tools, moi, debut);
    const entier = await unMorceau(octets);
    await expect(ajouterMorceau(tools, moi, { envoiId, position: 0, morceau: entier })).rejects.toThrow(InvalidInput);
    const { recus } = await commencerEnvoi(tools, moi, debut);
    expect(recus).toBe(octets.length);
    await expect(ajouterMorceau(tools, moi, { envoiId, position: recus, morceau: undefined })).rejects.toThrow(
      InvalidInput,
    );
  });
});

// The last ones: they leave thousands of e-mails to send.
describe('how far the writing of a list is', () => {
  async function demandee(lignes: number): Promise<string> {
    const importId = await deposer(await uneListeDe(banc, lignes));
    await lireDepot.handle(tools, { importId });
    await demanderImport(tools, moi, { importId });
    return importId;
  }

  it('is told once a second at the most: the clock stands still here, and the first batch alone is told', async () => {
    const importId = await demandee(2500);
    await executerImport.handle(tools, { importId });
    expect(await lire(importId)).toMatchObject({ etat: 'fait', lignes_lues: 1000, lignes_total: 2500 });
  });

  // The embedded database has one connection: what is told waits there for the end of the transaction.
  it.runIf(surPostgresql)('is seen before anything of the list is', async () => {
    const importId = await demandee(4500);
    const avant = await candidats();
    let fini = false;
    const ecriture = executerImport.handle(tools, { importId }).finally(() => {
      fini = true;
    });
    let vue = 0;
    while (!fini) {
      const { etat, lignes_lues } = await lire(importId);
      if (etat === 'en_cours' && (await candidats()) === avant) vue = Math.max(vue, lignes_lues);
    }
    await ecriture;
    expect(vue).toBe(1000);
    expect(await candidats()).toBe(avant + 4500);
  });
});
