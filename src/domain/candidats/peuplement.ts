import { sql } from 'kysely';
import { tirerCommunes } from '#domain/territoires/index.ts';
import type { Db } from '#platform/db/guard.ts';

/**
 * Fills a base with invented candidates for measures: where people live, a spread of radii, a little more than half
 * available. A few statements whatever the number; only for bases made to be measured.
 */
export async function peuplerCandidats(db: Db, nombre: number, now: Date): Promise<void> {
  await sql`
    insert into utilisateurs (email, prenom, nom, cree_le)
    select 'mesure-candidat' || n || '@demonstration.example', 'Camille', 'Mesure ' || n, ${now} from generate_series(1, ${nombre}::int) n`.execute(
    db,
  );
  const tires = JSON.stringify(await tirerCommunes(db, nombre));
  await sql`
    with tires as (
      select p.*, n::bigint * 7919 % 100 as de, n::bigint * 104729 % 100 as autre
      from jsonb_to_recordset(${tires}::jsonb) as p(n int, code text, zone text, latitude float8, longitude float8)
    )
    insert into candidats (utilisateur_id, statut, statut_le, prenom, nom, nom_tri, telephone, commune_code, zone, latitude, longitude, rayon_km,
      disponible_le, situations, diplome, experience, motivation, consenti_le, inscrit_le, confirme_le, visible_depuis, question_le, actif_le,
      pix_identifiant, pix_palier, pix_palier_max)
    select u.id, case when autre < 56 then 'disponible' else 'indisponible' end, ${now}, 'Camille', 'Mesure ' || n, 'mesure ' || n || ' camille', '0600000000',
      p.code, p.zone, p.latitude, p.longitude,
      case when de < 8 then 5 when de < 23 then 10 when de < 40 then 15 when de < 65 then 20 when de < 85 then 40 when de < 95 then 100 end,
      (${now}::timestamptz + (n % 120 - 40)::int * interval '1 day')::date, array['demandeur_emploi'], case when n % 3 = 0 then 'BTS' else '' end,
      (array['aucune', 'moins_d_un_an', 'un_a_trois_ans', 'plus_de_trois_ans'])[1 + (n % 4)::int], 'J’aime transmettre et je connais les services en ligne.',
      ${now}, ${now}, ${now}, ${now}::timestamptz - (n % 90)::int * interval '1 day', (${now}::timestamptz + interval '60 days')::date, ${now},
      'CN-MESURE-' || n, case when n % 5 < 3 then 1 + (n % 3)::int end, case when n % 5 < 3 then 3 end
    from tires p join utilisateurs u on u.email = 'mesure-candidat' || n || '@demonstration.example'`.execute(db);
}

/** The first candidates made for measures, recruited. */
export async function recruterPourMesure(db: Db, nombre: number): Promise<void> {
  await sql`
    update candidats set statut = 'recrute', visible_depuis = null
    where id in (select id from candidats where pix_identifiant like 'CN-MESURE-%' order by numero limit ${nombre})`.execute(
    db,
  );
}
