import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { SYSTEME } from '#platform/actor.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openMemory } from '#platform/db/open.ts';
import { unBanc } from '#tests/support/base.ts';
import { purgerDepots } from './deposer-liste.ts';
import {
  chargerTerritoires,
  chercherCommunes,
  communeEcrite,
  deposerListe,
  estPolitique,
  importerPolitique,
  lireListe,
  politiquesDesLieux,
  resumerPolitiques,
  trouverCommunes,
} from './index.ts';

const banc = await unBanc();
const { db } = banc.tools;
const noms = async (texte: string) =>
  (await chercherCommunes(db, texte)).map(({ nom, departement_code }) => `${nom} ${departement_code}`);

it('every commune of the country is there, nearly all with their place on the map', async () => {
  const { total, situees } = await db
    .selectFrom('communes')
    .select((eb) => [eb.fn.countAll<number>().as('total'), eb.fn.count<number>('latitude').as('situees')])
    .executeTakeFirstOrThrow();
  expect(total).toBe(34_969);
  expect(situees / total).toBeGreaterThan(0.997);
});

it.each([
  ['saint etienne', 'Saint-Étienne 42'],
  ["L'Haÿ-les-Roses", 'L’Haÿ-les-Roses 94'],
  ['hay les roses', 'L’Haÿ-les-Roses 94'],
  ['st denis', 'Saint-Denis 974'],
  ['MOULINS', 'Moulins 03'],
  ['03000', 'Moulins 03'],
  ['75011', 'Paris 75'],
  ['69003', 'Lyon 69'],
  ['13008', 'Marseille 13'],
  ['nouméa', 'Nouméa 988'],
  ['Paris 11e', 'Paris 75'],
  ['paris 11ème arrondissement', 'Paris 75'],
  ['Paris 11', 'Paris 75'],
  ['Lyon 3e', 'Lyon 69'],
  ['Lyon 69', 'Lyon 69'],
  ['Marseille 1er', 'Marseille 13'],
  ['Marseille 10 e', 'Marseille 13'],
  ['0300', 'Moulins 03'],
  ['975', 'Saint-Pierre 975'],
  ['69 lyon', 'Lyon 69'],
  ['Saint-Denis (La Réunion)', 'Saint-Denis 974'],
])('« %s » finds %s', async (texte, attendu) => {
  expect((await noms(texte)).map((nom) => nom.replace("'", '’'))).toContain(attendu);
});

it('an exact name comes before those that begin like it', async () => {
  expect((await noms('lyon'))[0]).toBe('Lyon 69');
});

it('an arrondissement names its city alone, as its name does', async () => {
  for (const texte of ['Paris 11e', 'Paris 11', 'paris', 'Paris (75001)'])
    expect((await trouverCommunes(db, texte)).map(({ nom }) => nom)).toEqual(['Paris']);
});

it('every commune is found again from how it is written, even without a postal code', async () => {
  const sansCode = await db.selectFrom('communes').select('nom').where(sql<boolean>`codes_postaux = '{}'`).execute();
  expect(sansCode.length).toBeGreaterThan(0);
  for (const { nom } of sansCode.slice(0, 5))
    expect(await noms(communeEcrite({ nom, codes_postaux: [] }))).toContainEqual(expect.stringContaining(nom));
});

it.each(['03', '030', '0300', '03000', 'moulins 03'])('« %s » is looked for in an index', async (texte) => {
  await db.transaction().execute(async (tx) => {
    const lues = async () => {
      const { rows } = await sql<{ lignes: number }>`
        select seq_tup_read::int as lignes from pg_stat_xact_user_tables where relname = 'communes'`.execute(tx);
      return rows[0]?.lignes;
    };
    const avant = await lues();
    expect(await chercherCommunes(tx, texte)).not.toHaveLength(0);
    expect(await lues()).toBe(avant);
  });
});

it('a name with its postal code names one commune; a shared name leaves the choice', async () => {
  expect((await trouverCommunes(db, 'Moulins (03000)')).map(({ code }) => code)).toEqual(['03190']);
  expect((await trouverCommunes(db, 'Sainte-Colombe')).length).toBeGreaterThan(3);
  expect(await trouverCommunes(db, 'Nulle-Part-les-Bains')).toEqual([]);
  for (const texte of ['', '%', '_', "'; drop table communes", '0', 'a'.repeat(5000)])
    expect(await trouverCommunes(db, texte)).toEqual([]);
});

it('a loading cut short is finished at the next start', async () => {
  const base = await openMemory();
  await migrate(base);
  await base.db.insertInto('regions').values({ code: '84', nom: 'Auvergne-Rhône-Alpes' }).execute();
  await chargerTerritoires(base.db);
  await chargerTerritoires(base.db);
  const { total } = await base.db
    .selectFrom('communes')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  expect(total).toBe(34_969);
  await base.close();
}, 90_000);

it('every commune of a shared postal code can be chosen', async () => {
  expect(await trouverCommunes(db, '51300')).toHaveLength(46);
});

const fichier = (texte: string) => new TextEncoder().encode(texte);

it('a priority list is replaced whole, and says what it could not keep', async () => {
  const csv = '\ufeffcode_commune;libelle\n03190;Moulins\n3185;Montluçon\n99999;Ailleurs\n;\n';
  const lecture = await importerPolitique(banc.tools, SYSTEME, {
    politique: 'action_coeur_de_ville',
    octets: fichier(csv),
  });
  expect(lecture.retenues.map(({ cible }) => cible)).toEqual(['03190', '03185']);
  expect(lecture.ignorees).toEqual([
    { ligne: 4, raison: 'le code commune 99999 n’existe pas' },
    { ligne: 5, raison: 'ni code commune, ni SIRET de 14 chiffres' },
  ]);
  await importerPolitique(banc.tools, SYSTEME, {
    politique: 'action_coeur_de_ville',
    octets: fichier('insee,nom\n03190,Moulins\n'),
  });
  const resume = await resumerPolitiques(db);
  expect(resume.find(({ politique }) => politique === 'action_coeur_de_ville')).toMatchObject({
    lieux: 1,
    importeLe: banc.tools.clock(),
  });
});

it('a line left aside is named by its place in the file, blank lines counted', () => {
  const lecture = lireListe(fichier('insee;nom\n\n03190;Moulins\n\n99999;Ailleurs\n'), new Set(['03190']));
  expect(lecture.ignorees.map(({ ligne }) => ligne)).toEqual([5]);
});

it('the arrondissements of Paris, Lyon and Marseille are their commune', () => {
  const connues = new Set(['75056', '69123', '13055']);
  const lecture = lireListe(fichier('codgeo;libgeo\n75118;a\n69388;b\n13215;c\n75121;d\n'), connues);
  expect(lecture.retenues.map(({ cible }) => cible)).toEqual(['75056', '69123', '13055']);
  expect(lecture.ignorees.map(({ ligne }) => ligne)).toEqual([5]);
});

it('a SIRET whose check digit is wrong is left aside, with its line', () => {
  const lecture = lireListe(fichier('siret\n130 026 032 00016\n13002603200017\n1300260320001\n'), new Set());
  expect(lecture.retenues.map(({ cible }) => cible)).toEqual(['13002603200016']);
  expect(lecture.ignorees).toEqual([
    { ligne: 3, raison: 'le SIRET 13002603200017 n’existe pas : un de ses chiffres est faux' },
    { ligne: 4, raison: 'ni code commune, ni SIRET de 14 chiffres' },
  ]);
});

it('files deposited go after an hour', async () => {
  const agent = { ...SYSTEME, id: crypto.randomUUID() };
  const deposer = () => deposerListe(banc.tools, agent, { politique: 'zrr', octets: fichier('insee\n03190\n') });
  await deposer();
  banc.avancer({ minutes: 60 });
  const recent = await deposer();
  await purgerDepots.handle(banc.tools, {});
  expect(await db.selectFrom('depots_de_listes').select('id').execute()).toEqual([{ id: recent }]);
});

it('only the six policies are policies', () => {
  expect(['zrr', 'constructor', 'toString', ''].map(estPolitique)).toEqual([true, false, false, false]);
});

it('a place has the policies of its commune and of its establishment', async () => {
  await importerPolitique(banc.tools, SYSTEME, {
    politique: 'france_services',
    octets: fichier('siret;libelle\n13002603200016;France Services de Démonstration\n'),
  });
  const politiques = await politiquesDesLieux(db, [
    { id: 'a', communeCode: '03190', identifiant: '13002603200016' },
    { id: 'b', communeCode: '69123', identifiant: '0' },
  ]);
  expect(politiques.get('a')).toEqual(['action_coeur_de_ville', 'france_services']);
  expect(politiques.get('b')).toEqual([]);
});

it.each(['', 'n’importe quoi', 'colonne;autre\n1;2', '\u0000\u0001\u0002'])(
  'a file that is not a list changes nothing and says what to do',
  async (contenu) => {
    await expect(
      importerPolitique(banc.tools, SYSTEME, { politique: 'zrr', octets: fichier(contenu) }),
    ).rejects.toMatchObject({ fields: { fichier: expect.stringContaining('fichier') } });
  },
);
