import { expect, it } from 'vitest';
import { LYON, uneStructureConfirmee, uneStructureInscrite } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { chiffresPublics, listerParDepartement, listerParRegion } from './index.ts';

const banc = await unBanc();
const { db } = banc.tools;
await uneStructureConfirmee(banc);
await uneStructureConfirmee(banc);
await uneStructureConfirmee(banc, { communeCode: LYON });
await uneStructureInscrite(banc, { communeCode: LYON });

it('a registration counts once confirmed, and engages its département', async () => {
  expect(await chiffresPublics(db)).toEqual({
    postesAttribues: 0,
    postesMax: 4000,
    structuresInscrites: 3,
    structuresActivees: 0,
    departementsEngages: 2,
  });
});

it('the lines of regions and of départements add up to the whole', async () => {
  const regions = await listerParRegion(db);
  const departements = await listerParDepartement(db);
  const somme = (lignes: readonly { inscrites: number }[]) =>
    lignes.reduce((total, { inscrites }) => total + inscrites, 0);
  expect([somme(regions), somme(departements)]).toEqual([3, 3]);
  expect(regions.find(({ nom }) => nom === 'Auvergne-Rhône-Alpes')).toMatchObject({
    inscrites: 3,
    enExamen: 3,
    activees: 0,
  });
  expect(departements.length).toBeGreaterThan(100);
  expect(departements.find(({ code }) => code === '69')?.inscrites).toBe(1);
});

it('a region shows its départements only, an unknown one is not found', async () => {
  const { ouvrir } = unNavigateur(banc);
  const nationale = await ouvrir('/statistiques');
  expect(nationale.texte).toContain('href="/statistiques?region=84"');
  expect(nationale.texte).toContain('n’ont encore aucune structure inscrite');
  const regionale = await ouvrir('/statistiques?region=84');
  expect(regionale.texte).toContain('Allier (03)');
  expect(regionale.texte).not.toContain('Paris (75)');
  expect((await ouvrir('/statistiques?region=nulle-part')).statut).toBe(404);
});

it('the file holds one line per département, in the three formats', async () => {
  const { ouvrir } = unNavigateur(banc);
  const { texte } = await ouvrir('/statistiques/export?format=csv');
  const lignes = texte.trim().split('\r\n');
  expect(lignes[0]).toBe(
    'Code du département;Département;Structures inscrites;En examen;Retenues;Refusées;Abandonnées;Postes attribués',
  );
  expect(lignes).toContain('03;Allier;2;2;0;0;0;0');
  expect(lignes.length - 1).toBe((await listerParDepartement(db)).length);
  for (const format of ['xlsx', 'ods'])
    expect((await ouvrir(`/statistiques/export?format=${format}`)).enTetes.get('content-disposition')).toContain(
      `statistiques.${format}`,
    );
});

it('the home page and the statistics need few queries, whatever the size', async () => {
  const { ouvrir } = unNavigateur(banc);
  expect(await banc.compterRequetes(() => ouvrir('/'))).toBeLessThanOrEqual(1);
  expect(await banc.compterRequetes(() => ouvrir('/statistiques?region=84'))).toBeLessThanOrEqual(3);
});
