import { sql } from 'kysely';
import {
  chercherLieux,
  compterAutour,
  type FiltresLieux,
  lieuxEnCsv,
  lieuxEnJson,
  lieuxParDepartement,
  peuplerLieuxPublics,
  planDeRecherche,
  versionDesDonnees,
} from '#domain/lieux/index.ts';
import { situerCommune, tirerCommunes } from '#domain/territoires/index.ts';
import type { Db } from '#platform/db/guard.ts';
import { peupler } from '../src/cli/seed.ts';
import { option, quantile, uneBaseAMesurer, uneBaseEmbarquee } from './banc.ts';

// The densest and the emptiest places, then communes drawn where people live.
const LIEUX = ['75056', '69123', '13055', '59350', '93066', '48095', '23096', '97302', '97411', '2A004'];
const COMMUNES = 60;
const REPRISES = 3;
const RECHERCHES: Readonly<Record<string, FiltresLieux>> = {
  autour: { rayon: 20 },
  loin: { rayon: 100 },
  ouvert: { rayon: 20, quand: 'maintenant' },
  filtree: { rayon: 50, service: 'emploi', acces: 'libre', accessible: true },
};

/** The public search among 10 000 places: its three statements, for the commune, the page and the count. */
export async function lieux(): Promise<void> {
  const mesure = process.argv.includes('--embarquee') ? await uneBaseEmbarquee() : await uneBaseAMesurer();
  const { db } = mesure.base;
  const nombre = option('taille', 10_000);
  const now = new Date();
  await peupler(db, { structures: 20_000, activites: 4_000 }, now);
  await peuplerLieuxPublics(db, nombre, now);
  await sql`vacuum analyze`.execute(db);
  const communes = [...LIEUX, ...(await tirerCommunes(db, COMMUNES)).map(({ code }) => code)];

  const temps = new Map(Object.keys(RECHERCHES).map((nom) => [nom, [] as number[]]));
  for (let reprise = 0; reprise <= REPRISES; reprise += 1) {
    if (reprise === 1) for (const mesures of temps.values()) mesures.length = 0; // the first round warms up
    for (const code of communes)
      for (const [nom, filtres] of Object.entries(RECHERCHES))
        temps.get(nom)?.push(await chronometrer(() => unePage(db, code, filtres, now)));
  }
  const carte = await plusieursFois(() => lieuxParDepartement(db));
  const etag = await plusieursFois(() => versionDesDonnees(db, now));
  const [json, csv] = [await parcourirTout(lieuxEnJson(db, now)), await parcourirTout(lieuxEnCsv(db, now))];
  await expliquer(db, now);
  await mesure.fermer();
  for (const [nom, mesures] of temps)
    console.log(
      `${nom}: p50 ${quantile(mesures, 0.5)} ms, p95 ${quantile(mesures, 0.95)} ms, ${mesures.length} searches`,
    );
  const autour = temps.get('autour') ?? [];
  console.log(
    JSON.stringify({
      bench: 'lieux',
      base: mesure.moteur,
      lieux: nombre,
      communes: communes.length,
      p50_ms: quantile(autour, 0.5),
      p95_ms: quantile(autour, 0.95),
      loin_p95_ms: quantile(temps.get('loin') ?? [], 0.95),
      ouvert_p95_ms: quantile(temps.get('ouvert') ?? [], 0.95),
      filtree_p95_ms: quantile(temps.get('filtree') ?? [], 0.95),
      carte_p95_ms: quantile(carte, 0.95),
      etag_p95_ms: quantile(etag, 0.95),
      json: json,
      csv: csv,
    }),
  );
}

async function unePage(db: Db, code: string, filtres: FiltresLieux, now: Date): Promise<void> {
  const commune = await situerCommune(db, code);
  if (!commune) throw new Error(`no commune ${code}`);
  await chercherLieux(db, commune, filtres, now);
  await compterAutour(db, commune, filtres, now);
}

async function chronometrer(travail: () => Promise<unknown>): Promise<number> {
  const debut = performance.now();
  await travail();
  return performance.now() - debut;
}

async function plusieursFois(travail: () => Promise<unknown>): Promise<number[]> {
  const temps: number[] = [];
  for (let fois = 0; fois < 30; fois += 1) temps.push(await chronometrer(travail));
  return temps;
}

/** How long until the first piece, and until the last; how many bytes. */
async function parcourirTout(morceaux: AsyncGenerator<string>) {
  const debut = performance.now();
  let [premier_ms, octets] = [0, 0];
  for await (const morceau of morceaux) {
    premier_ms ||= Math.round(performance.now() - debut);
    octets += morceau.length;
  }
  return { premier_ms, total_ms: Math.round(performance.now() - debut), ko: Math.round(octets / 1000) };
}

/** The plan of the page around Paris: an index, never the whole table. */
async function expliquer(db: Db, now: Date): Promise<void> {
  const paris = await situerCommune(db, '75056');
  if (!paris || !process.argv.includes('--plan')) return;
  console.log(await planDeRecherche(db, paris, { rayon: 20 }, now));
}
