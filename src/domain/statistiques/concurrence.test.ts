import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { uneLigneDActivite } from '#tests/situations/activites.ts';
import { unCandidat } from '#tests/situations/candidats.ts';
import { anct } from '#tests/situations/comptes.ts';
import { uneStructureInscrite } from '#tests/situations/structures.ts';
import { surPostgresql, unBanc } from '#tests/support/base.ts';
import { activiteDuTerritoire } from './activite.ts';
import { ecartsDesCumuls } from './ecarts.ts';

const banc = await unBanc();
const { db } = banc.tools;
await unCandidat(banc);
await unCandidat(banc);
await uneStructureInscrite(banc);
const conseillers = await db.selectFrom('candidats').select('numero').orderBy('numero').execute();
const structures = await db.selectFrom('structures').select('numero').execute();
const { numero: tag } = await db
  .insertInto('tags')
  .values({ portee: 'nation', portee_id: '', nom: 'Mot', nom_tri: 'mot', cree_le: banc.tools.clock() })
  .returning('numero')
  .executeTakeFirstOrThrow();
const LIEUX = [
  { commune_code: '03190', departement_code: '03' },
  { commune_code: '69123', departement_code: '69' },
] as const;

const lignesDe = (n: number) =>
  [1, 2, 3, 4, 5].map((theme) =>
    uneLigneDActivite(
      banc,
      { conseiller: conseillers[n % 2]?.numero ?? 0, structure: structures[0]?.numero ?? 0 },
      { ...LIEUX[(n + theme) % 2], themes: [theme, 14 - theme], tags: theme % 2 ? [tag] : [] },
    ),
  );

it.runIf(surPostgresql)(
  'forty writers at once on the same territory neither wait for one another nor lose a count',
  async () => {
    await sql`truncate activites, cumuls cascade`.execute(db);
    await Promise.all(Array.from({ length: 40 }, (_, n) => db.insertInto('activites').values(lignesDe(n)).execute()));
    expect(await ecartsDesCumuls(db)).toBe(0);
    const { total } = await activiteDuTerritoire(db, anct().perimetre, { du: '2021-01-01', au: '2021-12-31' });
    expect(total['activites']).toBe(200);
  },
);

const ECRIVAINS = 16;
// `DUREE_S=30` is the length that counts; a few seconds show the same order of locks.
const DUREE_MS = Number(process.env['DUREE_S'] ?? 5) * 1000;

it.runIf(surPostgresql)(
  'sixteen writers who add, correct, delete and import for a while never deadlock, and nothing is lost',
  async () => {
    await sql`truncate activites, cumuls cascade`.execute(db);
    const fin = performance.now() + DUREE_MS;
    let gestes = 0;
    const ecrire = async (n: number) => {
      for (let tour = 0; performance.now() < fin; tour += 1) {
        const lignes = lignesDe(n + tour);
        await db.insertInto('activites').values(lignes).execute();
        const ids = lignes.map(({ id }) => id);
        await db
          .updateTable('activites')
          .set({ themes: [1 + (tour % 14)], tags: [tag], ...LIEUX[tour % 2] })
          .where('id', 'in', ids.slice(0, 3))
          .execute();
        await db
          .updateTable('activites')
          .set({ supprimee_le: banc.tools.clock() })
          .where('id', '=', ids[4] ?? '')
          .execute();
        gestes += 3;
      }
    };
    await Promise.all(Array.from({ length: ECRIVAINS }, (_, n) => ecrire(n)));
    expect(gestes).toBeGreaterThan(ECRIVAINS);
    expect(await ecartsDesCumuls(db)).toBe(0);
  },
  60_000 + DUREE_MS * 2,
);
