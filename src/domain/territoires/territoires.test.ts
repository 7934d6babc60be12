import { expect, it } from 'vitest';
import { SYSTEME } from '#platform/actor.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openMemory } from '#platform/db/open.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  chargerTerritoires,
  chercherCommunes,
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
])('« %s » finds %s', async (texte, attendu) => {
  expect((await noms(texte)).map((nom) => nom.replace("'", '’'))).toContain(attendu);
});

it('an exact name comes before those that begin like it', async () => {
  expect((await noms('lyon'))[0]).toBe('Lyon 69');
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
});

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
