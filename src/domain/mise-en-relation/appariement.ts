import { type RawBuilder, sql } from 'kysely';
import { DEGRE_KM, degreDeLongitudeKm, distanceKm } from '#domain/territoires/index.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { STATUTS_A_EXAMINER } from './lifecycle.ts';
import type { Place } from './place.ts';

export type FiltresCandidats = {
  readonly distance?: number | undefined;
  readonly pix?: number | undefined;
  readonly experience?: string | undefined;
  readonly diplome?: boolean | undefined;
  readonly cv?: boolean | undefined;
  readonly disponible?: string | undefined;
  /** Visible to structures since that moment. */
  readonly depuis?: Date | undefined;
  readonly tri?: string | undefined;
};

/** What lists sort on; the rest of a profile is read for the page shown only. */
export type Apparie = {
  id: string;
  km: number;
  disponible_le: string;
  pix: number;
  experience: number;
  visible_depuis: Date;
};

const EXPERIENCE = sql`case c.experience when 'plus_de_trois_ans' then 3 when 'un_a_trois_ans' then 2 when 'moins_d_un_an' then 1 else 0 end`;

/**
 * Live matching (domain, étape 3): every available candidate whose radius holds the place of work, of the same side of
 * the sea, available when the structure starts, whom nobody chose and whom this structure has not treated yet.
 * Each radius reads its own narrow band of an index; « France entière » reads its own. No cap, no stored pairs.
 */
export function apparies(db: Db | Tx, place: Place, filtres: FiltresCandidats = {}, seulement?: string) {
  const { lieu } = place;
  const km = distanceKm(lieu, 'c.latitude', 'c.longitude');
  const communs = sql`c.statut = 'disponible' and c.disponible_le <= ${place.disponibleAvant}::date
    and ${place.postesLibres}::int > 0 ${conditions(filtres, seulement)}`;
  const colonnes = sql`c.id, c.disponible_le, coalesce(c.pix_palier, -1) as pix, ${EXPERIENCE} as experience, c.visible_depuis`;
  const union = sql<Apparie>`(
    select * from (
      select ${colonnes}, ${km} as km, r.km as rayon
      from (values (5), (10), (15), (20), (40), (100)) as r(km)
      join candidats c on c.rayon_km = r.km
        and c.latitude between ${lieu.latitude}::float8 - r.km / ${sql.lit(DEGRE_KM)} and ${lieu.latitude}::float8 + r.km / ${sql.lit(DEGRE_KM)}
        and c.longitude between ${lieu.longitude}::float8 - r.km / ${sql.lit(degreDeLongitudeKm(lieu.latitude))} and ${lieu.longitude}::float8 + r.km / ${sql.lit(degreDeLongitudeKm(lieu.latitude))}
      where c.zone = ${lieu.zone} and ${communs}
    ) proches where km <= rayon
    union all
    select ${colonnes}, ${km} as km, null as rayon from candidats c where c.rayon_km is null and ${communs}
  )`;
  const query = db
    .selectFrom(union.as('c'))
    .select(['c.id', 'c.km', 'c.disponible_le', 'c.pix', 'c.experience', 'c.visible_depuis'])
    // Two small sets, read once each: whoever is chosen, and whoever this structure has already treated.
    .where((eb) =>
      eb(
        'c.id',
        'not in',
        eb.selectFrom('mises_en_relation as m').select('m.candidat_id').where('m.poste_id', 'is not', null),
      ),
    )
    .where((eb) =>
      eb(
        'c.id',
        'not in',
        eb
          .selectFrom('mises_en_relation as m')
          .select('m.candidat_id')
          .where('m.structure_id', '=', place.structureId)
          .where('m.statut', 'not in', [...STATUTS_A_EXAMINER]),
      ),
    );
  return filtres.distance === undefined ? query : query.where('c.km', '<=', filtres.distance);
}

function conditions(filtres: FiltresCandidats, seulement: string | undefined): RawBuilder<unknown> {
  const parts = [
    seulement !== undefined && sql`and c.id = ${seulement}`,
    filtres.pix !== undefined && sql`and c.pix_palier >= ${filtres.pix}`,
    filtres.experience && sql`and c.experience = ${filtres.experience}`,
    filtres.diplome && sql`and c.diplome <> ''`,
    filtres.cv && sql`and c.cv_cle is not null`,
    filtres.depuis !== undefined && sql`and c.visible_depuis > ${filtres.depuis}`,
    filtres.disponible && sql`and c.disponible_le <= ${filtres.disponible}::date`,
  ].filter((part) => part !== false && part !== '' && part !== undefined);
  return sql.join(parts, sql` `);
}

const id = { colonne: 'c.id' as const, lire: (ligne: Apparie) => ligne.id };
/** The order asked: nearest first, unless `tri` says otherwise. Every order ends with the identifier. */
export const ordreDesApparies = (tri: string | undefined) => {
  const km = { colonne: 'c.km' as const, lire: (ligne: Apparie) => ligne.km };
  if (tri === 'disponibilite')
    return {
      cles: [{ colonne: 'c.disponible_le' as const, lire: (ligne: Apparie) => ligne.disponible_le }, km, id],
      sens: 'asc' as const,
    };
  if (tri === 'pix')
    return { cles: [{ colonne: 'c.pix' as const, lire: (ligne: Apparie) => ligne.pix }, id], sens: 'desc' as const };
  if (tri === 'experience')
    return {
      cles: [{ colonne: 'c.experience' as const, lire: (ligne: Apparie) => ligne.experience }, id],
      sens: 'desc' as const,
    };
  if (tri === 'recent')
    return {
      cles: [{ colonne: 'c.visible_depuis' as const, lire: (ligne: Apparie) => ligne.visible_depuis }, id],
      sens: 'desc' as const,
    };
  return { cles: [km, id], sens: 'asc' as const };
};

/** Does this structure find this candidate now? */
export const estApparie = async (db: Db | Tx, place: Place, candidatId: string): Promise<boolean> =>
  (await apparies(db, place, {}, candidatId).executeTakeFirst()) !== undefined;

/** How many candidates the filters keep. */
export const compterApparies = async (db: Db | Tx, place: Place, filtres: FiltresCandidats = {}): Promise<number> =>
  (
    await db
      .selectFrom(apparies(db, place, filtres).as('a'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
