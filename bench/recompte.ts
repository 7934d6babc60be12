import { sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';

/**
 * The money counted again from the payments, the recoveries and the batches, post by post and account by account:
 * `ecart` is the sum of every difference with the ledger, in centimes; `fautes` counts what must never be, by name.
 */
export async function recompterArgent(db: Db) {
  const { rows: ecarts } = await sql<{ ecart: number }>`
    with tenu as (
      select poste_id, compte, sum(centimes) as centimes from (
        select poste_id, debit as compte, centimes from ecritures where poste_id is not null
        union all
        select poste_id, credit, -centimes from ecritures where poste_id is not null) e
      where compte <> 'disponible' group by poste_id, compte),
    recompte as (
      select poste_id, compte, sum(centimes) as centimes from (
        select poste_id, case when statut = 'verse' then 'verse' when statut = 'emis' then 'en_banque'
            when echu_le is not null then 'du' else 'engage' end as compte, montant_centimes as centimes
          from versements where statut <> 'annule'
        union all
        select poste_id, 'verse', -centimes from recouvrements where statut <> 'annule'
        union all
        select poste_id, 'a_recouvrer', centimes from recouvrements where statut = 'demande') f
      group by poste_id, compte)
    select coalesce(sum(abs(coalesce(t.centimes, 0) - coalesce(r.centimes, 0))), 0)::bigint as ecart
    from tenu t full join recompte r using (poste_id, compte)`.execute(db);
  const { rows: fautes } = await sql<{ faute: string; n: number }>`
    select faute, count(*)::int as n from (
      select 'compte à découvert' as faute from (
        select sum(sens * centimes) over (partition by poste_id, compte order by numero) as solde from (
          select numero, poste_id, debit as compte, 1 as sens, centimes from ecritures where poste_id is not null
          union all
          select numero, poste_id, credit, -1, centimes from ecritures where poste_id is not null) m
        where compte <> 'disponible') c where solde < 0
      union all
      select 'au-delà du montant' from (
        select p.id from postes p join versements v on v.poste_id = p.id and v.statut = 'verse'
        left join (select poste_id, sum(centimes) as recus from recouvrements where statut = 'recouvre' group by poste_id) o
          on o.poste_id = p.id
        group by p.id having sum(v.montant_centimes) - coalesce(max(o.recus), 0) > p.montant_centimes) d
      union all
      select 'versé avant sa date' from versements v join lots_lignes l on l.versement_id = v.id and l.etat = 'versee'
        join lots o on o.id = l.lot_id where o.execution_le < v.prevu_le
      union all
      select 'versé deux fois' from lots_lignes where etat = 'versee' group by versement_id having count(*) > 1
      union all
      select 'dans deux lots' from lots_lignes where etat in ('retenue', 'emise') group by versement_id having count(*) > 1
      union all
      select 'ligne et versement' from lots_lignes l join versements v on v.id = l.versement_id
        where (l.etat = 'retenue') and v.statut <> 'en_lot' or l.etat = 'emise' and v.statut <> 'emis'
      union all
      select 'versement sans ligne' from versements v where v.statut in ('en_lot', 'emis') and not exists (
        select 1 from lots_lignes l where l.versement_id = v.id and l.etat in ('retenue', 'emise'))
      union all
      select 'lot et lignes' from lots o where o.statut in ('en_preparation', 'a_valider')
          and exists (select 1 from lots_lignes l where l.lot_id = o.id and l.etat not in ('retenue', 'exclue'))
        or o.statut in ('valide', 'solde') and exists (select 1 from lots_lignes l where l.lot_id = o.id and l.etat = 'retenue')
        or o.statut = 'solde' and exists (select 1 from lots_lignes l where l.lot_id = o.id and l.etat = 'emise')
      union all
      select 'lot sans histoire' from lots o where o.statut <> 'en_preparation' and not exists (
        select 1 from lots_historique h where h.lot_id = o.id and h.statut = o.statut)
    ) f group by faute`.execute(db);
  return { ecart: ecarts[0]?.ecart ?? 0, fautes: Object.fromEntries(fautes.map(({ faute, n }) => [faute, n])) };
}
