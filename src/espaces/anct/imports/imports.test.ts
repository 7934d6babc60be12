import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { uneListeDe, unImport } from '#tests/situations/imports.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const { db } = banc.tools;
const compte = await unCompte(banc, { role: 'anct' });
const navigateur = unNavigateur(banc);
await seConnecter(banc, navigateur, compte);
const IMPORTS = '/anct/imports';
const ENVOIS = `${IMPORTS}/envois`;

it('while a list is read or written, its page says how far it is and comes back by itself', async () => {
  const contenu = await readFile(await uneListeDe(banc, 3), 'utf8');
  await navigateur.ouvrir(IMPORTS);
  const { vers } = await navigateur.televerser(
    IMPORTS,
    'fichier',
    { nom: 'liste.csv', contenu },
    { liste: 'candidats' },
  );
  const adresse = vers ?? '';
  const enLecture = await navigateur.ouvrir(adresse);
  expect(enLecture.texte).toContain('La liste est en cours de lecture');
  expect(enLecture.enTetes.get('refresh')).toBe('3');
  await banc.faireTravailler();
  const lue = await navigateur.ouvrir(adresse);
  expect(lue.enTetes.get('refresh')).toBeNull();
  expect(lue.texte).toContain('Importer 3\u00a0lignes');
  await navigateur.poster(adresse, {});
  // As a worker leaves it half-way.
  const id = adresse.split('/').at(-1) ?? '';
  const avancee = { etat: 'en_cours', lignes_lues: 24_000, lignes_total: 60_000 } as const;
  await db.updateTable('imports').set(avancee).where('id', '=', id).execute();
  expect((await navigateur.ouvrir(adresse)).texte).toContain('24\u00a0000\u00a0lignes sur 60\u00a0000');
  await banc.faireTravailler();
  expect((await navigateur.ouvrir(adresse)).texte).toContain('Toutes les lignes sont enregistrées.');
});

it('what is to correct is shown, and downloaded whole', async () => {
  const importId = await unImport(banc, compte.id);
  const { texte } = await navigateur.ouvrir(`${IMPORTS}/${importId}`);
  expect(texte).toContain('1\u00a0valeur est à corriger');
  const fichier = await navigateur.ouvrir(`${IMPORTS}/${importId}/problemes`);
  expect(fichier.texte).toContain('mobilite_km');
  expect(fichier.texte.trim().split('\n')).toHaveLength(2);
});

it('a file is sent piece by piece: a wrong place is refused with the right one', async () => {
  const contenu = await readFile(await uneListeDe(banc, 3), 'utf8');
  const taille = String(Buffer.byteLength(contenu));
  await navigateur.ouvrir(IMPORTS);
  const commencer = async () =>
    JSON.parse((await navigateur.poster(ENVOIS, { liste: 'candidats', nom: 'l.csv', taille, version: '1' })).texte);
  const { adresse, recus, morceau } = await commencer();
  expect([recus, morceau]).toEqual([0, 1024 * 1024]);
  const envoyer = async (position: number, texte: string) => {
    const reponse = await navigateur.televerser(`${adresse}?position=${position}`, 'morceau', {
      nom: 'm',
      contenu: texte,
    });
    return { statut: reponse.statut, ...JSON.parse(reponse.texte) };
  };
  const [debut, suite] = [contenu.slice(0, 50), contenu.slice(50)];
  const ici = Buffer.byteLength(debut);
  expect(await envoyer(0, debut)).toEqual({ statut: 200, recus: ici, suite: null });
  expect(await envoyer(5, debut)).toEqual({ statut: 409, recus: ici, suite: null });
  expect((await commencer()).recus).toBe(ici);
  const fin = await envoyer(ici, suite);
  expect(fin).toMatchObject({ statut: 200, suite: expect.stringMatching(/^\/anct\/imports\/[\da-f-]{36}$/) });
  await banc.faireTravailler();
  expect((await navigateur.ouvrir(fin.suite)).texte).toContain('Importer 3\u00a0lignes');
});

it('a file that is not such a list is refused with its reason', async () => {
  const contenu = 'siret;nom\n1;2\n';
  await navigateur.ouvrir(IMPORTS);
  const debut = { liste: 'candidats', nom: 'x.csv', taille: String(contenu.length), version: '1' };
  const { adresse } = JSON.parse((await navigateur.poster(ENVOIS, debut)).texte);
  const refus = await navigateur.televerser(`${adresse}?position=0`, 'morceau', { nom: 'm', contenu });
  expect(refus.statut).toBe(422);
  expect(JSON.parse(refus.texte).refus).toContain('Il manque des colonnes');
});
