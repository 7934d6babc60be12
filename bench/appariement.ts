import { sql } from 'kysely';
import { peuplerCandidats } from '#domain/candidats/index.ts';
import { activerPourMesure } from '#domain/concertation/index.ts';
import { compterColonnes, lirePlace, listerAExaminer, type Place } from '#domain/mise-en-relation/index.ts';
import { peuplerStructures } from '#domain/structures/index.ts';
import { distanceKm } from '#domain/territoires/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { type Mesure, option, quantile, uneBaseAMesurer, uneBaseEmbarquee } from './banc.ts';

// The densest and the emptiest places, then structures everywhere.
const LIEUX = ['75056', '69123', '13055', '59350', '93066', '48095', '23096', '97302', '97411', '2A004'];
const STRUCTURES = 78;
const REPRISES = 3;

/** P3: the first page of a structure's candidates among 60 000, against brute force and against stored pairs. */
export async function appariement(): Promise<void> {
  const candidats = option('taille', 60_000);
  const embarquee = await mesurer(await uneBaseEmbarquee(), candidats);
  const serveur = await mesurer(await uneBaseAMesurer(), candidats);
  for (const { moteur, lignes } of [embarquee, serveur])
    for (const [nom, temps] of Object.entries(lignes))
      console.log(`${moteur}, ${nom}: p50 ${quantile(temps, 0.5)} ms, p95 ${quantile(temps, 0.95)} ms`);
  const { page, brute } = serveur.lignes;
  console.log(
    JSON.stringify({
      bench: 'appariement',
      base: serveur.moteur,
      candidats,
      places: LIEUX.length + STRUCTURES,
      p50_ms: quantile(page, 0.5),
      p95_ms: quantile(page, 0.95),
      embedded_p95_ms: quantile(embarquee.lignes.page, 0.95),
      brute_ratio: Math.round((quantile(brute, 0.5) / quantile(page, 0.5)) * 10) / 10,
    }),
  );
}

async function mesurer(mesure: Mesure, candidats: number) {
  const { db } = mesure.base;
  const now = new Date();
  await peuplerStructures(db, 20_000, now);
  await activerPourMesure(db, 4000, now);
  await peuplerCandidats(db, candidats, now);
  const places = await lesPlaces(db, now);
  await stockerLesPaires(db, places);
  await sql`vacuum analyze`.execute(db);
  await fraicheur(db, places);
  const lignes = { page: [], compte: [], brute: [], stockee: [] } as Record<
    'page' | 'compte' | 'brute' | 'stockee',
    number[]
  >;
  const chronometrer = async (nom: keyof typeof lignes, travail: () => Promise<unknown>) => {
    const debut = performance.now();
    await travail();
    lignes[nom].push(performance.now() - debut);
  };
  for (let reprise = 0; reprise <= REPRISES; reprise += 1) {
    if (reprise === 1) for (const temps of Object.values(lignes)) temps.length = 0; // the first round warms up
    for (const place of places) {
      await chronometrer('page', () => listerAExaminer(db, place, {}));
      await chronometrer('compte', () => compterColonnes(db, place, {}));
      await chronometrer('brute', () => forceBrute(db, place));
      await chronometrer('stockee', () => pairesStockees(db, place));
    }
  }
  await mesure.fermer();
  return { moteur: mesure.moteur, lignes };
}

async function lesPlaces(db: Db, now: Date): Promise<Place[]> {
  for (const [rang, commune] of LIEUX.entries())
    await sql`update structures set commune_code = ${commune}
      where id = (select id from structures where statut = 'activee' order by numero offset ${rang} limit 1)`.execute(
      db,
    );
  const structures = await db
    .selectFrom('structures')
    .select('id')
    .where('statut', '=', 'activee')
    .orderBy('numero')
    .limit(LIEUX.length + STRUCTURES)
    .execute();
  return Promise.all(structures.map(({ id }) => lirePlace(db, SYSTEME.perimetre, id, now)));
}

/** Every available candidate, every distance: what a query without index does. */
const forceBrute = (db: Db, { lieu, disponibleAvant, structureId }: Place) => {
  const km = distanceKm(lieu, 'c.latitude', 'c.longitude');
  return sql`
    select * from (select c.id, c.rayon_km, c.zone, ${km} as km from candidats c where c.statut = 'disponible' and c.disponible_le <= ${disponibleAvant}::date) c
    where (rayon_km is null or (km <= rayon_km and zone = ${lieu.zone}))
      and not exists (select 1 from mises_en_relation m where m.candidat_id = c.id and m.structure_id = ${structureId})
    order by km, id limit 51`.execute(db);
};

/** The pairs of a nightly table, for the places measured: the cost of reading it when it is there, and already stale. */
async function stockerLesPaires(db: Db, places: readonly Place[]): Promise<void> {
  await sql`create table paires (structure_id uuid, candidat_id uuid, km float8, disponible_le date)`.execute(db);
  for (const { lieu, structureId } of places) {
    const km = distanceKm(lieu, 'c.latitude', 'c.longitude');
    await sql`insert into paires select ${structureId}, c.id, ${km}, c.disponible_le from candidats c
      where c.statut = 'disponible' and (c.rayon_km is null or (c.zone = ${lieu.zone} and ${km} <= c.rayon_km))`.execute(
      db,
    );
  }
  await sql`create index on paires (structure_id, km, candidat_id)`.execute(db);
}
const pairesStockees = (db: Db, { structureId, disponibleAvant }: Place) =>
  sql`select p.*, c.motivation from paires p join candidats c on c.id = p.candidat_id
    where p.structure_id = ${structureId} and p.disponible_le <= ${disponibleAvant}::date
      and not exists (select 1 from mises_en_relation m where m.candidat_id = p.candidat_id and m.structure_id = ${structureId})
    order by p.km, p.candidat_id limit 51`.execute(db);

/** A change of availability is seen by the very next request. */
async function fraicheur(db: Db, places: readonly Place[]): Promise<void> {
  for (const place of places.slice(0, 5)) {
    const premier = (await listerAExaminer(db, place, {})).lignes[0];
    if (!premier) continue;
    await db.updateTable('candidats').set({ statut: 'indisponible' }).where('id', '=', premier.id).execute();
    const apres = (await listerAExaminer(db, place, {})).lignes[0];
    if (apres?.id === premier.id) throw new Error('somebody unavailable is still found');
    await db.updateTable('candidats').set({ statut: 'disponible' }).where('id', '=', premier.id).execute();
  }
}
