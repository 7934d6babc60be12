import { sql } from 'kysely';
import { tirerCommunes } from '#domain/territoires/index.ts';
import type { Db } from '#platform/db/guard.ts';

/** Two places for each conseiller recruited for measures: in the commune of his structure, and in another of its département. */
export async function peuplerLieux(db: Db, now: Date): Promise<void> {
  await sql`
    with k as (
      select c.numero as conseiller, s.commune_code, s.departement_code, row_number() over (order by c.numero) as n
      from contrats t join candidats c on c.id = t.candidat_id join structures s on s.id = t.structure_id where t.statut = 'signe'
    ), places as (
      select k.conseiller, k.commune_code, k.departement_code, 1 as rang from k
      union all
      select k.conseiller, coalesce(o.code, k.commune_code), k.departement_code, 2
      from k left join lateral (
        select code from communes where departement_code = k.departement_code and code > k.commune_code order by code limit 1) o on true
    ), faits as (
      insert into lieux (nom, nom_tri, adresse, commune_code, departement_code, code_postal, latitude, longitude, cree_le, modifie_le)
      select 'Lieu de mesure ' || p.conseiller || '-' || rang, 'lieu de mesure ' || p.conseiller || '-' || rang, '1 place de l’Exemple',
        p.commune_code, p.departement_code, o.codes_postaux[1], coalesce(o.latitude, 46.5), coalesce(o.longitude, 2.5), ${now}, ${now}
      from places p join communes o on o.code = p.commune_code
      returning id, nom
    )
    insert into lieux_conseillers (lieu_id, conseiller, principal, depuis)
    select f.id, p.conseiller, p.rang = 1, ${now}::date - 730
    from faits f join places p on f.nom = 'Lieu de mesure ' || p.conseiller || '-' || p.rang`.execute(db);
}

const SERVICES = sql`array['demarches', 'quotidien', 'emploi', 'securite', 'parentalite', 'loisirs', 'comprehension', 'acces', 'materiel']`;

/**
 * `nombre` published places with their hours, drawn where people live, for the conseillers recruited for measures, who
 * receive there in turn once a week; half of them agree to be named, one place in nine announces a closing. @throws when nobody is recruited
 */
export async function peuplerLieuxPublics(db: Db, nombre: number, now: Date): Promise<void> {
  const tirage = JSON.stringify(await tirerCommunes(db, nombre));
  const { rows } = await sql<{ lieux: number }>`
    with k as (
      select c.numero as conseiller, row_number() over (order by c.numero) - 1 as n, count(*) over () as combien
      from contrats t join candidats c on c.id = t.candidat_id where t.statut = 'signe'
    ), t as (
      select * from jsonb_to_recordset(${tirage}::jsonb) as t(n int, code text, departement_code text, latitude float8, longitude float8)
    ), faits as (
      insert into lieux (nom, nom_tri, adresse, adresse_tri, commune_code, departement_code, code_postal, latitude, longitude, position,
        telephone, modalites, services, fiche_acces_libre, itinerant, publie, cree_le, modifie_le)
      select 'Lieu public de mesure ' || t.n, 'lieu public de mesure ' || t.n, t.n || ' rue de l’Exemple', t.n || ' rue de l exemple', t.code,
        t.departement_code, o.codes_postaux[1], t.latitude + (t.n % 41 - 20) * 0.0005, t.longitude + (t.n % 37 - 18) * 0.0005, 'lieu', '0100000000',
        case t.n % 3 when 0 then array['rendez_vous'] else array['libre', 'rendez_vous'] end,
        (${SERVICES})[1 + t.n % 5 : 4 + t.n % 5], case t.n % 4 when 0 then 'https://acceslibre.beta.gouv.fr/lieu-' || t.n else '' end, t.n % 11 = 0,
        true, ${now}, ${now}
      from t join communes o on o.code = t.code where o.codes_postaux[1] is not null
      returning id, numero
    ), ouverts as (
      insert into lieux_horaires (lieu_id, jour, debut, fin)
      select f.id, j, h.debut, h.debut + 180 + f.numero % 60 from faits f, generate_series(1, 6) j, (values (540), (840)) h (debut)
      where (f.numero + j) % 7 > 0
    ), fermes as (
      insert into lieux_fermetures (lieu_id, du, au)
      select f.id, ${now}::date + 20, ${now}::date + 27 from faits f where f.numero % 9 = 0
    ), permanences as (
      insert into lieux_permanences (lieu_id, conseiller, jour, debut, fin, du)
      select f.id, k.conseiller, 1 + f.numero % 5, 540, 720, ${now}::date from faits f join k on k.n = f.numero % k.combien
    ), fiches as (
      insert into fiches_conseillers (conseiller, sur_la_carte, courriel, modifie_le)
      select conseiller, n % 2 = 0, case n % 2 when 0 then 'conseiller-' || conseiller || '@mesure.example' else '' end, ${now} from k
      on conflict do nothing
    )
    insert into lieux_conseillers (lieu_id, conseiller, principal, depuis)
    select f.id, k.conseiller, false, ${now}::date from faits f join k on k.n = f.numero % k.combien
    returning 1 as lieux`.execute(db);
  if (rows.length === 0) throw new Error('public places need conseillers: recruit some first');
}
