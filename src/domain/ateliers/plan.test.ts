import { CompiledQuery, type KyselyPlugin, type RootOperationNode, sql } from 'kysely';
import { expect, it } from 'vitest';
import { situer } from '#domain/territoires/index.ts';
import { dateCivile, plusJours } from '#platform/dates.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { unAtelierPublie } from '#tests/situations/ateliers.ts';
import { unBanc } from '#tests/support/base.ts';
import { compterAteliersPublics, type FiltresAteliers, listerAteliersPublics } from './index.ts';

const A_VENIR = 20_000;
const banc = await unBanc();
const { db, clock } = banc.tools;
const { acteur: lui } = await unConseillerEnPoste(banc);

// As many workshops as the country may have to come: all over it, over a year.
await unAtelierPublie(banc, lui);
await sql`
  insert into ateliers (conseiller, structure, titre, themes, niveau, acces, a_apporter, telephone, canal, lien, commune_code, departement_code,
    latitude, longitude, zone, debut, jour, duree_minutes, ferme_le, places, statut, statut_le, publie_le, cree_le, modifie_le)
  select a.conseiller, a.structure, 'Atelier ' || i, a.themes, a.niveau, 'public', '', '', 'distance', a.lien, a.commune_code, a.departement_code,
    42.5 + (i * 7919 % 8500) / 1000.0, -4 + (i * 104729 % 12000) / 1000.0, 'metropole', m.debut, m.debut::date, 60, m.debut, 10, 'publie', a.statut_le,
    a.statut_le, a.cree_le, a.cree_le
  from ateliers a, generate_series(1, ${sql.lit(A_VENIR)}) i, lateral (select ${clock()}::timestamptz + i * interval '26 minutes' as debut) m`.execute(
  db,
);
await sql`analyze ateliers`.execute(db);
const moulins = await situer(db, '03190');

/** The plans of the statements that a reading makes. */
async function plansDe(lire: (spied: typeof db) => Promise<unknown>): Promise<string> {
  const noeuds: RootOperationNode[] = [];
  const espion: KyselyPlugin = {
    transformQuery({ node }) {
      noeuds.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await lire(db.withPlugin(espion));
  const plans: string[] = [];
  for (const node of noeuds) {
    const { sql: texte, parameters } = db.getExecutor().compileQuery(node, { queryId: 'plan' });
    const { rows } = await db.executeQuery<{ 'QUERY PLAN': string }>(
      CompiledQuery.raw(`explain ${texte}`, [...parameters]),
    );
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  return plans.join('\n\n');
}

const filtres = (autres: Partial<FiltresAteliers>): FiltresAteliers => ({ rayonKm: 20, distance: false, ...autres });
const lectures: readonly (readonly [string, FiltresAteliers])[] = [
  ['the whole country', filtres({})],
  ['around a commune', filtres({ autour: moulins })],
  ['on one day', filtres({ jour: dateCivile(plusJours(clock(), 100)) })],
  ['of one theme', filtres({ theme: 6 })],
];

it.each(lectures)(`at ${A_VENIR} workshops to come, the list of %s is read by an index`, async (_, lesquels) => {
  const plan = await plansDe((spied) => listerAteliersPublics(spied, clock(), lesquels));
  expect(plan).toMatch(/(Index|Bitmap Index) (Only )?Scan (using|on) ateliers_(a_venir|autour)/);
  expect(plan).not.toMatch(/Seq Scan on ateliers/);
});

it('at the last page too, and what is around a commune is counted by the index of places', async () => {
  let curseur: string | undefined;
  for (let page = 0; page < 3; page += 1)
    curseur = (await listerAteliersPublics(db, clock(), filtres({}), curseur)).suivante ?? undefined;
  const suite = await plansDe((spied) => listerAteliersPublics(spied, clock(), filtres({}), curseur));
  expect(suite).not.toMatch(/Seq Scan on ateliers/);
  const compte = await plansDe((spied) => compterAteliersPublics(spied, clock(), filtres({ autour: moulins })));
  expect(compte).toContain('ateliers_autour');
});
