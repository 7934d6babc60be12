import { type RawBuilder, sql } from 'kysely';
import { type Db, type Tx, transaction } from '#platform/db/guard.ts';

const CONSEILLERS_PAR_LOT = 200;
const AGES = ['0_11', '12_17', '18_24', '25_34', '35_39', '40_59', '60_69', '70', 'inconnu'] as const;
const SITUATIONS = ['scolarise', 'sans_emploi', 'en_emploi', 'retraite', 'inconnu'] as const;

/** A number between 0 and `max` excluded, the same for the same row and the same question. */
const de = (question: number, max: number) =>
  sql`(((hashint8extended(i, ${sql.lit(question)}) % ${sql.lit(max)}) + ${sql.lit(max)}) % ${sql.lit(max)})::int`;

/** Two thirds of the people in one bucket, the rest in another. */
const repartir = (prefixe: string, codes: readonly string[], question: number) => ({
  colonnes: codes.map((code) => sql.ref(`${prefixe}_${code}`)),
  valeurs: codes.map(
    (_, rang) =>
      sql`(case when ${de(question, codes.length)} = ${sql.lit(rang)} then p - p / 3 else 0 end)
        + (case when ${de(question + 1, codes.length)} = ${sql.lit(rang)} then p / 3 else 0 end)`,
  ),
});

/**
 * About `nombre` activities for the conseillers recruited for measures, spread over the two years before `now`, with
 * what real ones vary by. Written without the sums that are kept of them: whoever calls counts them again afterwards.
 */
export async function peuplerActivites(
  db: Db,
  nombre: number,
  now: Date,
  avancement: (faites: number) => void = () => {},
): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from contrats where statut = 'signe'`.execute(db);
  const conseillers = rows[0]?.n ?? 0;
  if (conseillers === 0) throw new Error('activities need conseillers: recruit some first');
  const chacun = Math.ceil(nombre / conseillers);
  await peuplerTags(db, now);
  await sql`alter table activites disable trigger activites_ajoutees`.execute(db);
  for (let premier = 0; premier < conseillers; premier += CONSEILLERS_PAR_LOT) {
    await transaction(db, (tx) => ecrireLot(tx, { premier, chacun, now }));
    avancement(Math.min(conseillers, premier + CONSEILLERS_PAR_LOT) * chacun);
  }
  await sql`alter table activites enable trigger activites_ajoutees`.execute(db);
}

/** Tags of the nation and of each département: one activity in four has one of the former, one in ten that of its département. */
async function peuplerTags(db: Db, now: Date): Promise<void> {
  await sql`
    insert into tags (portee, portee_id, nom, nom_tri, cree_le)
    select 'nation', '', 'Mot de mesure ' || n, 'mot de mesure ' || n, ${now}::timestamptz from generate_series(1, 5) n
    union all
    select 'departement', code, 'Mot de mesure', 'mot de mesure', ${now} from departements
    on conflict do nothing`.execute(db);
}

async function ecrireLot(tx: Tx, { premier, chacun, now }: { premier: number; chacun: number; now: Date }) {
  const ages = repartir('age', AGES, 11);
  const situations = repartir('statut', SITUATIONS, 21);
  const oui = (quand: RawBuilder<unknown>, alors: RawBuilder<unknown>) => sql`case when ${quand} then ${alors} end`;
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`
    with k as (
      select c.numero as conseiller, s.numero as structure, s.commune_code, s.departement_code, t.debut,
        row_number() over (order by c.numero) - 1 as n
      from contrats t join candidats c on c.id = t.candidat_id join structures s on s.id = t.structure_id where t.statut = 'signe'
    ), places as (
      select l.numero, l.commune_code, l.departement_code, lc.conseiller, row_number() over (partition by lc.conseiller order by l.numero) - 1 as rang
      from lieux_conseillers lc join lieux l on l.id = lc.lieu_id
    ), mots as (
      select array_agg(numero order by numero) filter (where portee = 'nation') as nationaux,
        jsonb_object_agg(portee_id, numero) filter (where portee = 'departement') as locaux
      from tags where nom_tri like 'mot de mesure%' and portee in ('nation', 'departement')
    ), tires as (
      select k.*, i, j,
        (array['individuel', 'individuel', 'individuel', 'individuel', 'individuel', 'individuel', 'individuel', 'individuel', 'individuel', 'individuel',
          'individuel', 'atelier', 'atelier', 'atelier', 'atelier', 'information', 'information', 'appel', 'redirection', 'mandat'])[1 + ${de(1, 20)}] as type,
        (array['lieu', 'lieu', 'lieu', 'lieu', 'lieu', 'distance', 'domicile', 'itinerant'])[1 + ${de(2, 8)}] as canal,
        (array[15, 20, 30, 30, 45, 60, 60, 90, 120, 180])[1 + ${de(3, 10)}] as duree
      from k, generate_series(0, ${sql.lit(chacun - 1)}) j, lateral (select k.n * ${sql.lit(chacun)} + j as i) r
      where k.n >= ${premier} and k.n < ${premier + CONSEILLERS_PAR_LOT}
    ), remplis as (
      select t.*, case when type in ('individuel', 'appel') then 1 when type = 'atelier' then 3 + ${de(4, 10)} else 1 + ${de(5, 20)} end as p from tires t
    )
    insert into activites (id, conseiller, structure, jour, type, canal, lieu, commune_code, departement_code, duree_minutes, participants, deja_venus,
      ${sql.join(ages.colonnes)}, ${sql.join(situations.colonnes)}, suite_individuel, suite_atelier, redirections, mandats, themes, materiel, tags, cree_le, modifie_le)
    select ('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, r.conseiller, r.structure,
      r.debut + (j * greatest(1, ${now}::date - r.debut) / ${sql.lit(chacun)})::int, type, canal,
      case when canal = 'lieu' then l.numero end, coalesce(l.commune_code, r.commune_code), coalesce(l.departement_code, r.departement_code),
      duree, p, p * ${de(6, 4)} / 4, ${sql.join(ages.valeurs)}, ${sql.join(situations.valeurs)}, case when ${de(7, 5)} = 0 then 1 else 0 end,
      case when ${de(8, 7)} = 0 then 1 else 0 end,
      ${oui(sql`type = 'redirection'`, sql`jsonb_build_object((array['caf', 'cpam', 'france_services', 'mairie', 'autre'])[1 + ${de(9, 5)}], 1)`)},
      ${oui(sql`type = 'mandat'`, sql`jsonb_build_object((array['papiers', 'social', 'logement', 'argent'])[1 + ${de(10, 4)}], 1)`)},
      array[1 + ${de(31, 7)}, 8 + ${de(32, 7)}]::smallint[], array[(array['ordinateur', 'telephone', 'tablette', 'autre'])[1 + ${de(33, 4)}]],
      case when ${de(35, 4)} = 0 then array[m.nationaux[1 + ${de(36, 5)}]] else '{}' end
        || case when ${de(37, 10)} = 0 then array[(m.locaux->>coalesce(l.departement_code, r.departement_code))::int] else '{}' end,
      ${now}, ${now}
    from remplis r cross join mots m left join places l on r.canal = 'lieu' and l.conseiller = r.conseiller and l.rang = ${de(34, 2)}`.execute(
    tx,
  );
}
