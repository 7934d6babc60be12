import { sql } from 'kysely';
import { momentLocal } from '#domain/horaires/index.ts';
import type { ListeDeReference } from '#domain/referentiels/index.ts';
import { type CommuneSurLaCarte, DEGRE_KM, degreDeLongitudeKm, distanceKm } from '#domain/territoires/index.ts';
import { ajouterJours } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { estFerie, jourDeSemaine } from '#platform/jours-ouvres.ts';
import { type PageDeListe, paginer } from '#platform/table/keyset.ts';
import { porteLeLabel } from './labels.ts';
import type { Service } from './nomenclatures.ts';
import {
  accueilDe,
  horairesDe,
  type LigneBrute,
  lieuxPublics,
  lieuxPublicsEtAccueil,
  ouvertA,
  permanencesDe,
} from './public.ts';

export const RAYONS_KM = [5, 10, 20, 50, 100] as const;
export type RayonKm = (typeof RAYONS_KM)[number];
export const RAYON_PAR_DEFAUT: RayonKm = 20;
/** What fits in a page that stays light. */
export const LIEUX_PAR_PAGE = 10;

export type FiltresLieux = {
  readonly rayon: RayonKm;
  readonly service?: Service | undefined;
  /** « maintenant », or the rank of a day (1 for Monday). */
  readonly quand?: 'maintenant' | number | undefined;
  readonly acces?: 'libre' | 'rendez_vous' | undefined;
  readonly label?: ListeDeReference | undefined;
  readonly accessible?: boolean | undefined;
  readonly itinerance?: 'fixe' | 'itinerant' | undefined;
};

/** SQL conditions of the search: a box read from an index, its circle, then what was asked. */
function conditions(commune: CommuneSurLaCarte, filtres: FiltresLieux, now: Date) {
  const { rayon, service, quand, acces, label, accessible, itinerance } = filtres;
  const [dLat, dLon] = [rayon / DEGRE_KM, rayon / degreDeLongitudeKm(commune.latitude)];
  const parts = [
    sql<boolean>`l.latitude between ${commune.latitude - dLat}::float8 and ${commune.latitude + dLat}::float8`,
    sql<boolean>`l.longitude between ${commune.longitude - dLon}::float8 and ${commune.longitude + dLon}::float8`,
    sql<boolean>`${distanceKm(commune, 'l.latitude', 'l.longitude')} <= ${rayon}::float8`,
  ];
  if (service) parts.push(sql`l.services @> array[${service}]`);
  if (acces) parts.push(sql`l.modalites @> array[${acces}]`);
  if (label) parts.push(porteLeLabel(label));
  if (accessible) parts.push(sql`l.fiche_acces_libre <> ''`);
  if (itinerance) parts.push(sql`l.itinerant = ${itinerance === 'itinerant'}`);
  if (quand === 'maintenant') parts.push(ouvertMaintenant(commune, now));
  else if (quand)
    parts.push(sql`exists (select 1 from lieux_horaires h where h.lieu_id = l.id and h.jour = ${quand}::int)`);
  return sql.join<boolean>(parts, sql` and `);
}

/** All the places around a commune show the same hour: no radius goes over the sea to other clocks. */
function ouvertMaintenant({ departement_code }: CommuneSurLaCarte, now: Date) {
  const moment = momentLocal(now, departement_code);
  const hier = ajouterJours(moment.date, -1);
  return ouvertA(
    moment,
    { jour: jourDeSemaine(moment.date), hier: jourDeSemaine(hier) },
    { jour: estFerie(moment.date), hier: estFerie(hier) },
  );
}

const avecDistance = (db: Db, commune: CommuneSurLaCarte, filtres: FiltresLieux, now: Date) =>
  lieuxPublicsEtAccueil(db, now)
    .select(distanceKm(commune, 'l.latitude', 'l.longitude').as('km'))
    .where(conditions(commune, filtres, now));

const lesPlusProches = (db: Db, commune: CommuneSurLaCarte, filtres: FiltresLieux, now: Date) =>
  db.selectFrom(avecDistance(db, commune, filtres, now).as('l')).selectAll('l');

/** How the base reads the first page: for measures, and for the test that it never reads the whole table. */
export async function planDeRecherche(
  db: Db,
  commune: CommuneSurLaCarte,
  filtres: FiltresLieux,
  now: Date,
): Promise<string> {
  const lignes = await lesPlusProches(db, commune, filtres, now)
    .orderBy('l.km')
    .orderBy('l.id')
    .limit(LIEUX_PAR_PAGE + 1)
    .explain<Readonly<Record<string, string>>>('text', sql`analyze, buffers`);
  return lignes.map((ligne) => ligne['QUERY PLAN'] ?? '').join('\n');
}

/** The places around a commune, the nearest first: one page, read by one statement. */
export async function chercherLieux(
  db: Db,
  commune: CommuneSurLaCarte,
  filtres: FiltresLieux,
  now: Date,
  curseur?: string,
): Promise<PageDeListe<LieuTrouve>> {
  const page = await paginer(lesPlusProches(db, commune, filtres, now), {
    cles: [
      { colonne: 'l.km' as const, lire: ({ km }) => km },
      { colonne: 'l.id' as const, lire: ({ id }) => id },
    ],
    curseur,
    taille: LIEUX_PAR_PAGE,
  });
  return { ...page, lignes: page.lignes.map((ligne) => ({ ...ligne, ...details(ligne) })) };
}

const details = (ligne: LigneBrute & { readonly accueil: unknown; readonly permanences: unknown }) => ({
  horaires: horairesDe(ligne),
  accueil: accueilDe(ligne),
  permanences: permanencesDe(ligne),
});
export type LieuPublic = LigneBrute & ReturnType<typeof details>;
export type LieuTrouve = LieuPublic & { readonly km: number };

/** How many the filters keep. */
export const compterAutour = async (
  db: Db,
  commune: CommuneSurLaCarte,
  filtres: FiltresLieux,
  now: Date,
): Promise<number> =>
  (
    await db
      .selectFrom(
        lieuxPublics(db, now)
          .clearSelect()
          .select('l.id')
          .where(conditions(commune, filtres, now))
          .as('l'),
      )
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** One place as the public sees it, by its number; one that was merged leads to the place kept. */
export async function lireLieuPublic(
  db: Db,
  numero: number,
  now: Date,
): Promise<LieuPublic | { readonly vers: number } | undefined> {
  const ligne = await lieuxPublicsEtAccueil(db, now).where('l.numero', '=', numero).executeTakeFirst();
  if (ligne) return { ...ligne, ...details(ligne) };
  const { rows } = await sql<{ numero: number }>`
    with recursive suite as (
      select numero, fusionne_dans, 1 as pas from lieux where numero = ${numero}
      union all select l.numero, l.fusionne_dans, s.pas + 1 from suite s join lieux l on l.numero = s.fusionne_dans where s.pas < 20
    ) select numero from suite where fusionne_dans is null and pas > 1`.execute(db);
  return rows[0] && { vers: rows[0].numero };
}
