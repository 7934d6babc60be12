import { expect, it } from 'vitest';
import { uneLigneDActivite } from '#tests/situations/activites.ts';
import { seConnecter, unCompte } from '#tests/situations/comptes.ts';
import {
  type ConseillerDuTerritoire,
  unConseillerDuTerritoire,
  uneArrivee,
  uneEquipe,
} from '#tests/situations/equipes.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { type Navigateur, unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const { db } = banc.tools;
const { equipeId, chef, gens } = await uneEquipe(banc, 2);
const [un, deux] = gens;
if (!un || !deux) throw new Error('nobody');
// Overseas: Saint-Denis of La Réunion.
const reunion = await unConseillerDuTerritoire(banc, {
  nom: 'Structure de La Réunion',
  communeCode: '97411',
  departement: '974',
});
const nouveau = await unConseillerDuTerritoire(banc, { nom: 'Structure pas encore dans l’équipe' });
await faire(banc, un, 6);
await faire(banc, deux, 7);
await faire(banc, reunion, 8, { commune_code: '97411', departement_code: '974' });
await faire(banc, nouveau, 9);

/** Activities of today, at home. */
async function faire(
  { tools }: Banc,
  { conseiller, structure }: ConseillerDuTerritoire,
  nombre: number,
  autres: object = {},
) {
  const lignes = Array.from({ length: nombre }, () => uneLigneDActivite(banc, { conseiller, structure }, autres));
  await tools.db.insertInto('activites').values(lignes).execute();
}

async function quelquUn(compte: { email: string; motDePasse: string }): Promise<Navigateur> {
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, compte);
  return navigateur;
}
const total = (texte: string) =>
  Number(/<td>Activités<\/td><td>([^<]+)<\/td>/.exec(texte)?.[1]?.replace(/\D/g, '') ?? 0);

it('ANCT goes down from the nation to a region, a département, a structure; what adds up, adds up', async () => {
  const { ouvrir } = await quelquUn(await unCompte(banc, { role: 'anct' }));
  const lire = async (ou: string) => (await ouvrir(`/anct/statistiques${ou}`)).texte;
  const nation = await lire('?periode=annee');
  expect(total(nation)).toBe(30);
  expect(nation).toContain('href="/anct/statistiques?periode=annee&amp;region=84"');
  const region = await lire('?periode=annee&region=84');
  expect(total(region)).toBe(22);
  expect(region).toContain('departement=03');
  expect(region).not.toContain('La Réunion (974)');
  const allier = await lire('?periode=annee&region=84&departement=03');
  expect(total(allier)).toBe(22);
  expect(allier).toContain(`structure=${un.structureId}`);
  expect(total(await lire(`?periode=annee&structure=${un.structureId}`))).toBe(6);
  // Overseas as elsewhere: the département of three figures, its region, its commune.
  expect(total(await lire('?periode=annee&departement=974'))).toBe(8);
  expect(total(await lire('?periode=annee&region=04'))).toBe(8);
  expect(total(await lire('?periode=annee&commune=97411'))).toBe(8);
  // Another region beside a département means the region; what does not exist is left aside.
  expect(total(await lire('?periode=annee&region=04&departement=03'))).toBe(8);
  expect(total(await lire('?periode=annee&departement=ZZ'))).toBe(30);
  expect((await ouvrir(`/anct/statistiques?structure=${crypto.randomUUID()}`)).statut).toBe(404);
  const croises = await lire('?du=2021-03-12&au=2021-12-17&type=individuel&canal=domicile');
  expect(croises).toContain('Du 12 mars 2021 au 17 décembre 2021');
  expect(total(croises)).toBe(30);
});

it('a préfet reads his territory, chooses within it, and nothing outside', async () => {
  const region = await quelquUn(await unCompte(banc, { role: 'prefecture', region: '84' }));
  const lire = async (ou: string) => region.ouvrir(`/prefecture/statistiques${ou}`);
  expect(total((await lire('?periode=annee')).texte)).toBe(22);
  expect(total((await lire('?periode=annee&departement=03')).texte)).toBe(22);
  expect(total((await lire('?periode=annee&departement=974')).texte)).toBe(22);
  expect((await lire(`?structure=${reunion.structureId}`)).statut).toBe(404);
  expect(total((await lire(`?periode=annee&structure=${deux.structureId}`)).texte)).toBe(7);
});

it('a structure reads the sums of one of its conseillers, and of nobody else’s', async () => {
  const elle = await quelquUn(await unCompte(banc, { role: 'structure', structureId: un.structureId }));
  const lire = (ou: string) => elle.ouvrir(`/structure/statistiques${ou}`);
  expect(total((await lire(`?periode=annee&conseiller=${un.candidatId}`)).texte)).toBe(6);
  const etranger = await lire(`?conseiller=${deux.candidatId}`);
  const absent = await lire(`?conseiller=${crypto.randomUUID()}`);
  expect([etranger.statut, absent.statut]).toEqual([404, 404]);
});

it('a coordinateur reads his team and each of its people while they belong to it, never anybody else', async () => {
  const lui = await quelquUn(chef.compte);
  const { id } = await db
    .selectFrom('attributions')
    .select('id')
    .where('utilisateur_id', '=', chef.compte.id)
    .where('role', '=', 'coordinateur')
    .executeTakeFirstOrThrow();
  await lui.ouvrir('/compte');
  await lui.poster(`/compte/roles/${id}`, {});
  const lire = (ou: string) => lui.ouvrir(`/coordinateur/statistiques${ou}`);
  expect(total((await lire('?periode=annee')).texte)).toBe(13);
  const place = async (conseiller: number) =>
    (await db.selectFrom('equipes_membres').select('id').where('conseiller', '=', conseiller).executeTakeFirstOrThrow())
      .id;
  expect(total((await lire(`?periode=annee&membre=${await place(un.conseiller)}`)).texte)).toBe(6);
  expect((await lire(`?membre=${crypto.randomUUID()}`)).statut).toBe(404);
  // What was done before he came does not count for the team.
  await uneArrivee(banc, equipeId, nouveau);
  await db
    .updateTable('equipes_membres')
    .set({ du: '2021-12-31' })
    .where('conseiller', '=', nouveau.conseiller)
    .execute();
  expect(total((await lire('?periode=annee')).texte)).toBe(13);
  // Sums alone: no row, no note, whatever the space.
  const { texte } = await lire('?periode=annee');
  expect(texte).not.toContain('/conseiller/activites');
  expect((await lui.ouvrir('/conseiller/activites')).statut).toBe(403);
});

it('a page of figures needs few statements, whatever its scope and its size', async () => {
  const elle = await quelquUn(await unCompte(banc, { role: 'anct' }));
  for (const ou of ['', '?region=84', '?departement=03&type=individuel', `?structure=${un.structureId}`])
    expect(await banc.compterRequetes(() => elle.ouvrir(`/anct/statistiques${ou}`)), ou).toBeLessThanOrEqual(12);
});
