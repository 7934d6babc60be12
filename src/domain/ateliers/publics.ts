import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { DEGRE_KM, degreDeLongitudeKm, distanceKm, type Lieu } from '#domain/territoires/index.ts';
import { ajouterJours, heureDeParisVers } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type PageDeListe, paginer } from '#platform/table/keyset.ts';
import type { Niveau } from './regles.ts';

export type FiltresAteliers = {
  /** Around a place; without one, the whole country. */
  readonly autour?: Lieu | undefined;
  readonly rayonKm: number;
  readonly theme?: number | undefined;
  readonly niveau?: Niveau | undefined;
  /** A civil date. */
  readonly jour?: string | undefined;
  /** Workshops at a distance, wherever they are given from. */
  readonly distance: boolean;
};

/** What anybody may read of a workshop: neither where it is joined at a distance, nor who comes, nor how many places are left. */
const ateliers = (db: Db) =>
  db
    .selectFrom('ateliers as a')
    .innerJoin('structures as s', 's.numero', 'a.structure')
    .innerJoin('communes as o', 'o.code', 'a.commune_code')
    .leftJoin('lieux as l', 'l.numero', 'a.lieu')
    .select(['a.id', 'a.numero', 'a.titre', 'a.debut', 'a.jour', 'a.duree_minutes', 'a.niveau', 'a.canal', 'a.statut'])
    .select(['a.ferme_le', 'a.places', 'a.places_prises', 'a.en_attente', 's.nom as structure'])
    .select(['l.nom as nomLieu', 'l.adresse', 'o.nom as commune', 'o.codes_postaux', 'a.departement_code'])
    .select(
      sql<string[]>`array(select t.libelle_court from themes t where t.numero = any(a.themes) order by t.numero)`.as(
        'themes',
      ),
    );

/** Published, for everybody, and still to come. */
const aVenir = (now: Date) => sql<SqlBool>`(a.statut = 'publie' and a.acces = 'public' and a.debut > ${now})`;

const kmDe = ({ autour }: FiltresAteliers) =>
  autour ? distanceKm(autour, 'a.latitude', 'a.longitude') : sql<number>`0::float8`;

/** What the filters keep: a box around the place is read from an index before distances are computed. */
function gardes(now: Date, lesquels: FiltresAteliers): RawBuilder<SqlBool> {
  const { autour, rayonKm, theme, niveau, jour, distance } = lesquels;
  const [minuit, lendemain] = jour ? journee(jour) : [];
  const parts = [
    aVenir(now),
    theme && sql`a.themes @> array[${theme}]::smallint[]`,
    niveau && sql`a.niveau = ${niveau}`,
    distance && sql`a.canal = 'distance'`,
    minuit && lendemain && sql`a.debut >= ${minuit} and a.debut < ${lendemain}`,
    autour && !distance && autourDe(autour, rayonKm),
    autour && !distance && sql`${kmDe(lesquels)} <= ${rayonKm}`,
  ].filter((part) => part !== undefined && part !== false && part !== 0);
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`;
}

function autourDe({ latitude, longitude, zone }: Lieu, rayonKm: number) {
  const [hauteur, largeur] = [rayonKm / DEGRE_KM, rayonKm / degreDeLongitudeKm(latitude)];
  return sql`a.zone = ${zone} and a.latitude between ${latitude - hauteur} and ${latitude + hauteur}
    and a.longitude between ${longitude - largeur} and ${longitude + largeur}`;
}

/** From midnight to midnight in Paris; nothing for a day that does not exist. */
function journee(jour: string): readonly [Date, Date] | readonly [] {
  const minuit = heureDeParisVers(jour, 0, 0);
  if (!minuit) return [];
  const lendemain = heureDeParisVers(ajouterJours(jour, 1), 0, 0);
  return lendemain ? [minuit, lendemain] : [];
}

export type LigneAtelierPublic = Awaited<ReturnType<ReturnType<typeof ateliers>['executeTakeFirstOrThrow']>> & {
  readonly km: number;
};
const identifiant = { colonne: 'a.id' as const, lire: ({ id }: LigneAtelierPublic) => id };

/** One page of workshops to come: by day then the nearest, or by date in the whole country. */
export function listerAteliersPublics(
  db: Db,
  now: Date,
  lesquels: FiltresAteliers,
  curseur?: string,
): Promise<PageDeListe<LigneAtelierPublic>> {
  const km = kmDe(lesquels);
  const query = ateliers(db).select(km.as('km')).where(gardes(now, lesquels));
  if (!lesquels.autour)
    return paginer(query, {
      cles: [{ colonne: 'a.debut' as const, lire: ({ debut }: LigneAtelierPublic) => debut }, identifiant],
      curseur,
      taille: PAGE,
    });
  return paginer(query, {
    cles: [
      { colonne: 'a.jour' as const, lire: ({ jour }: LigneAtelierPublic) => jour },
      { colonne: km, lire: ({ km: loin }: LigneAtelierPublic) => loin },
      identifiant,
    ],
    curseur,
    taille: PAGE,
  });
}
const PAGE = 20;

/** How many workshops the filters keep. */
export const compterAteliersPublics = async (db: Db, now: Date, lesquels: FiltresAteliers): Promise<number> =>
  (
    await db
      .selectFrom('ateliers as a')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where(gardes(now, lesquels))
      .executeTakeFirstOrThrow()
  ).n;

/** One workshop as anybody reads it: its page stays while it is to come, cancelled or not. @throws NotFound */
export const lireAtelierPublic = (db: Db, now: Date, numero: number) =>
  un(ouvert(db, now).where('a.acces', '=', 'public').where('a.numero', '=', numero), String(numero));

/** One workshop on invitation, or not, by the address that the conseiller gave. @throws NotFound */
export const lireAtelierInvite = (db: Db, now: Date, atelierId: string | undefined) =>
  un(ouvert(db, now).where('a.id', '=', atelierId ?? null), 'invitation');

const ouvert = (db: Db, now: Date) =>
  ateliers(db)
    .select(['a.a_apporter', 'a.telephone', 'a.acces', 'a.motif', 'a.version'])
    .where('a.publie_le', 'is not', null)
    .where('a.debut', '>', now)
    .where('a.statut', 'in', ['publie', 'annule']);

async function un<Lu>(query: { executeTakeFirst: () => Promise<Lu | undefined> }, quoi: string): Promise<Lu> {
  const atelier = await query.executeTakeFirst();
  if (!atelier) throw new NotFound(`atelier ${quoi}`);
  return atelier;
}
export type AtelierPublic = Awaited<ReturnType<typeof lireAtelierPublic>>;

// A site map holds 50 000 addresses at the most.
const SITEMAP_MAX = 40_000;

/** The numbers of every workshop to come, for search engines. */
export const numerosDesAteliers = async (db: Db, now: Date): Promise<readonly number[]> => {
  const lus = await db
    .selectFrom('ateliers as a')
    .select('a.numero')
    .where(aVenir(now))
    .orderBy('a.debut')
    .limit(SITEMAP_MAX)
    .execute();
  return lus.map(({ numero }) => numero);
};
