import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { situerCommune } from '#domain/territoires/index.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  chercherLieux,
  compterAutour,
  type FiltresLieux,
  peuplerLieuxPublics,
  planDeRecherche,
  versionDesDonnees,
} from './index.ts';

const banc = await unBanc();
const { db } = banc.tools;
const NOMBRE = 10_000;
await unConseillerEnPoste(banc);
banc.avancer({ jours: 7 - ((banc.tools.clock().getUTCDay() + 6) % 7) }); // a Monday: something is open
const now = banc.tools.clock();
await peuplerLieuxPublics(db, NOMBRE, now);
await sql`analyze`.execute(db);

it.each<[string, FiltresLieux]>([
  ['around Paris, where most are', { rayon: 20 }],
  ['open now', { rayon: 20, quand: 'maintenant' }],
  ['filtered', { rayon: 50, service: 'emploi', acces: 'libre', accessible: true, itinerance: 'fixe' }],
])('among 10 000 places, the search reads indexes and never the whole table: %s', async (_, filtres) => {
  const paris = await situerCommune(db, '75056');
  const plan = paris ? await planDeRecherche(db, paris, filtres, now) : '';
  expect(plan).toMatch(/Index Scan.* on lieux_a_montrer/);
  expect(plan).not.toMatch(/Seq Scan on (?:lieux|lieux_horaires|communes) /);
});

it('the nearest come first to the last page, each once, as many as are counted', async () => {
  const creuse = await situerCommune(db, '23096');
  if (!creuse) throw new Error('Guéret');
  const filtres: FiltresLieux = { rayon: 100 };
  const kms: number[] = [];
  const vus = new Set<string>();
  let curseur: string | undefined;
  do {
    const page = await chercherLieux(db, creuse, filtres, now, curseur);
    for (const { id, km } of page.lignes) {
      kms.push(km);
      vus.add(id);
    }
    curseur = page.suivante ?? undefined;
  } while (curseur);
  expect(kms).toEqual(kms.toSorted((un, autre) => un - autre));
  expect([vus.size, kms.length]).toEqual([kms.length, await compterAutour(db, creuse, filtres, now)]);
  expect(kms.length).toBeGreaterThan(30);
  expect(Math.max(...kms)).toBeLessThanOrEqual(100);
});

it('the tag of the open data changes with any place, even one changed before the last and kept after it', async () => {
  const avant = await versionDesDonnees(db, now);
  expect(await versionDesDonnees(db, now)).toEqual(avant);
  await sql`update lieux set modifie_le = modifie_le - interval '1 second' where numero = (select min(numero) from lieux)`.execute(
    db,
  );
  expect((await versionDesDonnees(db, now)).etag).not.toBe(avant.etag);
});
