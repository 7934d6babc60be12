import { sql } from 'kysely';
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
      insert into lieux (nom, nom_tri, adresse, commune_code, departement_code, cree_le, modifie_le)
      select 'Lieu de mesure ' || conseiller || '-' || rang, 'lieu de mesure ' || conseiller || '-' || rang, '1 place de l’Exemple', commune_code,
        departement_code, ${now}, ${now} from places
      returning id, nom
    )
    insert into lieux_conseillers (lieu_id, conseiller, principal, depuis)
    select f.id, p.conseiller, p.rang = 1, ${now}::date - 730
    from faits f join places p on f.nom = 'Lieu de mesure ' || p.conseiller || '-' || p.rang`.execute(db);
}
