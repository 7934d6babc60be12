import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { CarteDuDepartement } from '#espaces/public/trouver-un-conseiller/CarteDuDepartement.tsx';
import { unBanc } from '#tests/support/base.ts';
import { placerDans, traceDe } from './projection.ts';
import { REGIONS } from './regions.ts';
import { cadreDe } from './traces.ts';

const { tools } = await unBanc();
const communes = await tools.db
  .selectFrom('communes')
  .select(['code', 'nom', 'departement_code as departement', 'population', 'latitude', 'longitude'])
  .where('latitude', 'is not', null)
  .orderBy('code')
  .execute();

// Molène, Ouessant, Belle-Île, Hœdic and Yeu: the outlines leave them out, the frame of the map holds them.
const ILES = ['29084', '29155', '56009', '56085', '56114', '85113'];

it('every commune but those of five islands stands in the drawing of its département, overseas included', () => {
  const dehors: string[] = [];
  let vues = 0;
  for (const { code, departement, latitude, longitude } of communes) {
    const trace = traceDe(departement);
    const ou = placerDans(departement, latitude ?? 0, longitude ?? 0);
    expect(ou === undefined, code).toBe(trace === undefined);
    if (!trace || !ou) continue;
    vues += 1;
    const { x, y, largeur, hauteur } = cadreDe([trace]);
    const [a, b] = ou;
    const marge = 3; // the outlines are simplified by as much
    const dedans = a >= x - marge && a <= x + largeur + marge && b >= y - marge && b <= y + hauteur + marge;
    if (!dedans) dehors.push(code);
  }
  expect(vues).toBeGreaterThan(34_000);
  expect(dehors).toEqual(ILES);
});

it('every region that has a drawn département is drawn', async () => {
  const departements = await tools.db.selectFrom('departements').select(['code', 'region_code']).execute();
  const voulues = new Set(departements.filter(({ code }) => traceDe(code)).map(({ region_code }) => region_code));
  expect(REGIONS.map(({ code }) => code).toSorted()).toEqual([...voulues].toSorted());
});

const unPoint = ({ code, nom, population, latitude, longitude }: (typeof communes)[number], rang: number) => ({
  ...{ latitude: latitude ?? 0, longitude: longitude ?? 0, lieux: 1 + (rang % 3), numero: rang + 1, nom: `L${rang}` },
  ...{ communeCode: code, commune: nom, population },
});
const dessiner = (code: string, points: readonly ReturnType<typeof unPoint>[]) =>
  renderToStaticMarkup(createElement(CarteDuDepartement, { code, nom: 'Essai', points }));

it('the frame of a map holds its islands', () => {
  const dessin = dessiner('56', communes.filter(({ code }) => code === '56114' || code === '56260').map(unPoint));
  const [x = 0, y = 0, largeur = 0, hauteur = 0] = /viewBox="([^"]+)"/.exec(dessin)?.[1]?.split(' ').map(Number) ?? [];
  const cercles = [...dessin.matchAll(/<circle cx="([^"]+)" cy="([^"]+)" r="([^"]+)"/g)].map((un) =>
    un.slice(1).map(Number),
  );
  expect(cercles).toHaveLength(2);
  for (const [cx = 0, cy = 0, r = 0] of cercles) {
    expect(cx - r > x && cx + r < x + largeur).toBe(true);
    expect(cy - r > y && cy + r < y + hauteur).toBe(true);
  }
});

it('more than forty points become at most forty marks, that hold every place', () => {
  const points = communes
    .filter(({ departement }) => departement === '03')
    .map(({ code, nom, population, latitude, longitude }, rang) => ({
      ...{
        latitude: latitude ?? 0,
        longitude: longitude ?? 0,
        lieux: 1 + (rang % 3),
        numero: rang + 1,
        nom: `L${rang}`,
      },
      ...{ communeCode: code, commune: nom, population },
    }));
  expect(points.length).toBeGreaterThan(300);
  const dessin = dessiner('03', points);
  const marques = [...dessin.matchAll(/aria-label="(?:Autour de )?[^"]+?(?:\u00a0: (\d+)\u00a0lieux?)?"/g)];
  expect(marques.length).toBeGreaterThan(10);
  expect(marques.length).toBeLessThanOrEqual(40);
  const total = marques.reduce((somme, [, combien]) => somme + Number(combien ?? 1), 0);
  expect(total).toBe(points.reduce((somme, { lieux }) => somme + lieux, 0));
});
