import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { terminerEquipe } from '#domain/equipes/index.ts';
import { confirmerRupture, declarerRupture } from '#domain/ruptures/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { uneLigneDActivite } from '#tests/situations/activites.ts';
import { anct, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { unConseillerDuTerritoire, uneEquipe } from '#tests/situations/equipes.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { bilanDuMois } from './bilan.ts';
import { annoncerLesBilans, creerPartage, fermerPartage } from './index.ts';

const lien = (jeton: string) => `/partage/${jeton}`;
const creer = (banc: Banc, qui: Parameters<typeof creerPartage>[1], autres: object = {}) =>
  creerPartage(banc.tools, qui, {
    titre: 'Nos chiffres',
    mois: 2,
    filtres: 'periode=debut',
    candidatId: null,
    ...autres,
  });
const leDernier = async ({ tools: { db } }: Banc) =>
  (await db.selectFrom('partages').select('id').orderBy('numero', 'desc').limit(1).executeTakeFirstOrThrow()).id;

/** Twelve workshops of eight people, all with the same answers: no count is small. */
async function desAteliers(
  banc: Banc,
  { conseiller, structure }: { conseiller: number; structure: number },
  autres: object = {},
) {
  const qui = { conseiller, structure };
  await banc.tools.db
    .insertInto('activites')
    .values(
      Array.from({ length: 12 }, () =>
        uneLigneDActivite(banc, qui, {
          type: 'atelier',
          participants: 8,
          duree_minutes: 60,
          themes: [4, 5],
          ...autres,
        }),
      ),
    )
    .execute();
}

it('a link opens a page without an account, live, that engines do not keep; revoked or past, it is gone', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const lui = await unConseillerDuTerritoire(banc);
  await desAteliers(banc, lui);
  const jeton = await creer(banc, lui.lui);
  const { ouvrir } = unNavigateur(banc);
  const page = await ouvrir(lien(jeton));
  expect(page.statut).toBe(200);
  expect(page.texte).toContain('Nos chiffres');
  expect(page.texte).toContain('>96<');
  expect(page.texte).toContain('<meta name="robots" content="noindex"');
  expect(page.enTetes.get('x-robots-tag')).toContain('noindex');
  expect(page.enTetes.get('cache-control')).toBe('no-store');
  // Live: what is recorded now is there at once.
  await desAteliers(banc, lui);
  expect((await ouvrir(lien(jeton))).texte).toContain('>192<');
  expect(
    await banc.tools.db.selectFrom('partages').select(['vues', 'empreinte']).executeTakeFirstOrThrow(),
  ).toMatchObject({
    vues: 2,
    empreinte: expect.not.stringContaining(jeton),
  });
  expect((await ouvrir(lien('x'.repeat(32)))).statut).toBe(404);
  banc.avancer({ jours: 70 });
  const passe = await ouvrir(lien(jeton));
  expect(passe.statut).toBe(410);
  expect(passe.texte).toContain('ne sont plus partagés');
  const autre = await creer(banc, lui.lui);
  await fermerPartage(banc.tools, lui.lui, { partageId: await leDernier(banc) });
  expect((await ouvrir(lien(autre))).statut).toBe(410);
  await expect(fermerPartage(banc.tools, lui.lui, { partageId: await leDernier(banc) })).rejects.toThrow(Refused);
});

it('nobody is named on it but the structure, and no small count is told', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const lui = await unConseillerDuTerritoire(banc, { nom: 'Commune qui partage' });
  const { db } = banc.tools;
  await db
    .updateTable('candidats')
    .set({ prenom: 'Zéphyrin', nom: 'Canari' })
    .where('id', '=', lui.candidatId)
    .execute();
  await db
    .updateTable('utilisateurs')
    .set({ prenom: 'Zéphyrin', nom: 'Canari' })
    .where('id', '=', lui.compte.id)
    .execute();
  await desAteliers(banc, lui);
  await desAteliers(banc, lui, { type: 'individuel', participants: 1 });
  await db
    .insertInto('activites')
    .values(
      [1, 2, 3].map(() =>
        uneLigneDActivite(
          banc,
          { conseiller: lui.conseiller, structure: lui.structure },
          { type: 'appel', canal: 'distance', themes: [13] },
        ),
      ),
    )
    .execute();
  const { ouvrir } = unNavigateur(banc);
  for (const qui of [lui.lui, lui.elle])
    for (const candidatId of qui === lui.elle ? [null, lui.candidatId] : [null]) {
      const { texte } = await ouvrir(lien(await creer(banc, qui, { candidatId })));
      expect(texte).toContain('Commune qui partage');
      expect(texte).not.toMatch(/Zéphyrin|Canari/);
      expect(texte).toContain('non montré');
      expect(texte.replaceAll(/<td>Heures[^/]*<\/td><td>\d+/g, '')).not.toMatch(/<td>[1-4]<\/td>/);
    }
});

it('each shares what is his, as long as he may: never for another, and closed with the contract or the team', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { equipeId, chef, gens } = await uneEquipe(banc);
  const [un] = gens;
  if (!un) throw new Error('nobody');
  await desAteliers(banc, un);
  const { ouvrir } = unNavigateur(banc);
  const deLEquipe = await creer(banc, chef.coordinateur);
  expect((await ouvrir(lien(deLEquipe))).texte).toContain('>96<');
  const duMembre = await creer(banc, un.lui);
  const partageId = await leDernier(banc);
  for (const qui of [chef.lui, chef.coordinateur, un.elle, anct()])
    await expect(fermerPartage(banc.tools, qui, { partageId })).rejects.toThrow(NotFound);
  await expect(creer(banc, anct())).rejects.toThrow(Forbidden);
  await expect(creer(banc, un.coordinateur)).rejects.toThrow(NotFound);
  await expect(creer(banc, un.elle, { candidatId: chef.candidatId })).rejects.toThrow(NotFound);
  await expect(creer(banc, un.lui, { mois: 13 })).rejects.toThrow(InvalidInput);
  await terminerEquipe(banc.tools, chef.coordinateur, { equipeId });
  expect((await ouvrir(lien(deLEquipe))).statut).toBe(410);
  await declarerRupture(banc.tools, un.elle, {
    contratId: un.contratId,
    motif: 'demission',
    precisions: '',
    effetLe: dateCivile(banc.tools.clock()),
  });
  const { id: ruptureId } = await banc.tools.db.selectFrom('ruptures').select('id').executeTakeFirstOrThrow();
  await confirmerRupture(banc.tools, anct(), { ruptureId });
  expect((await ouvrir(lien(duMembre))).statut).toBe(410);
});

it('the screen, its files, the paper of the month and a shared page say the same figures', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const lui = await unConseillerDuTerritoire(banc);
  await desAteliers(banc, lui, { age_60_69: 5, age_inconnu: 3 });
  const mois = dateCivile(banc.tools.clock()).slice(0, 7);
  banc.avancer({ jours: 31 });
  const periode = `du=${mois}-01&au=${mois}-31`.replace(/au=(\d{4}-0[469]|\d{4}-11)-31/, 'au=$1-30');
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, lui.compte);
  const { texte: ecran } = await navigateur.ouvrir(`/conseiller/statistiques?${periode}`);
  const attendus = [
    ['Activités', '12'],
    ['Personnes accompagnées', '96'],
    ['Heures passées', '12'],
    ['De 60 à 69 ans', '60'],
    ['Non renseigné', '36'],
  ] as const;
  for (const [libelle, nombre] of attendus) expect(ecran).toMatch(new RegExp(`<td>${libelle}</td><td>${nombre}</td>`));
  expect(ecran).toContain('62,5');
  const fichier = (format: string) =>
    navigateur.demander(`/conseiller/statistiques/export?${periode}&format=${format}`);
  const { texte: csv } = await fichier('csv');
  for (const [libelle, nombre] of attendus) expect(csv).toMatch(new RegExp(`;${libelle};${nombre};`));
  expect(csv).toMatch(/Ce fichier;Exportés par;/);
  expect(csv).toMatch(/Ce fichier;Période;du 1er/);
  const { octets } = await octetsDe(banc, navigateur, `/conseiller/statistiques/export?${periode}&format=xlsx`);
  const feuilles = Object.entries(unzipSync(octets)).map(([nom, contenu]) => [nom, strFromU8(contenu)] as const);
  const classeur = feuilles.find(([nom]) => nom === 'xl/workbook.xml')?.[1] ?? '';
  for (const nom of ['Ce fichier', 'Totaux', 'Par mois', 'Âges']) expect(classeur).toContain(`name="${nom}"`);
  const cellules = feuilles.map(([, xml]) => xml).join('');
  for (const [libelle, nombre] of attendus)
    expect(cellules).toMatch(new RegExp(`>${libelle}</t></is></c><c r="B\\d+" s="\\d"><v>${nombre}</v>`));
  const { octets: pdf } = await octetsDe(banc, navigateur, `/conseiller/statistiques/bilan?mois=${mois}`);
  expect(strFromU8(pdf.slice(0, 5))).toBe('%PDF-');
  const portee = { code: 'SC', structure: lui.structure, conseillers: [lui.conseiller] } as const;
  const leMois = { du: `${mois}-01`, au: periode.slice(-10) };
  const papier = await bilanDuMois(banc.tools.db, { portee, structure: 'X', commune: 'Y' }, leMois, banc.tools.clock());
  const lignes = papier.blocs.flatMap((bloc) => (bloc.type === 'tableau' ? bloc.lignes : []));
  for (const [libelle, nombre] of attendus) expect(lignes).toContainEqual(expect.arrayContaining([libelle, nombre]));
  const { texte: partagee } = await navigateur.ouvrir(lien(await creer(banc, lui.lui, { filtres: periode })));
  for (const [libelle, nombre] of attendus)
    expect(partagee).toMatch(new RegExp(`<td>${libelle}</td><td>${nombre}</td>`));
});

async function octetsDe(banc: Banc, navigateur: ReturnType<typeof unNavigateur>, path: string) {
  const { createTestApp } = await import('#application');
  const cookie = [...navigateur.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reponse = await createTestApp(banc.tools).fetch(
    new Request(new URL(path, banc.tools.settings.BASE_URL), { headers: { cookie } }),
  );
  return { octets: new Uint8Array(await reponse.arrayBuffer()), statut: reponse.status };
}

it('administrators who asked, and they alone, are told on the fifth that the summary is ready; once, and when there is one', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const lui = await unConseillerDuTerritoire(banc);
  const admin = await unCompte(banc, { role: 'structure', structureId: lui.structureId, administrateur: true });
  const membre = await unCompte(banc, { role: 'structure', structureId: lui.structureId });
  const [elle, autre] = [unNavigateur(banc), unNavigateur(banc)];
  await seConnecter(banc, elle, admin);
  await seConnecter(banc, autre, membre);
  expect((await elle.ouvrir('/structure/statistiques/bilans')).texte).toContain('Être prévenu chaque mois');
  expect((await autre.ouvrir('/structure/statistiques/bilans')).texte).not.toContain('Être prévenu');
  await annoncer(banc);
  expect(await recus(banc)).toEqual([]);
  await elle.poster('/structure/statistiques/bilans', { recevoir: 'oui' });
  expect((await autre.poster('/structure/statistiques/bilans', { recevoir: 'oui' })).statut).toBe(403);
  await annoncer(banc);
  expect(await recus(banc)).toEqual([]);
  await desAteliers(banc, lui);
  banc.avancer({ jours: 31 });
  await annoncer(banc);
  await annoncer(banc);
  expect(await recus(banc)).toEqual([admin.email]);
  await seConnecter(banc, elle, admin);
  await elle.ouvrir('/structure/statistiques/bilans');
  await elle.poster('/structure/statistiques/bilans', { recevoir: 'non' });
  expect(await banc.tools.db.selectFrom('bilans_abonnes').selectAll().execute()).toEqual([]);
});

async function annoncer(banc: Banc) {
  await annoncerLesBilans.handle(banc.tools, {});
  await banc.faireTravailler();
}
const recus = async (banc: Banc) =>
  (await banc.courriels())
    .filter(({ modele }) => modele === 'statistiques.bilanPret')
    .map(({ destinataire }) => destinataire);
