import { sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';

/**
 * A contract of 24 months for each person recruited for measures, signed one after the other over `jours` days from a
 * civil date. No copy is kept behind them.
 */
export async function peuplerContrats(db: Db, now: Date, du: string, jours: number): Promise<void> {
  await sql`
    with r as (
      select m.*, ${du}::date + (row_number() over (order by m.id) % ${jours})::int as signe
      from mises_en_relation m where m.statut = 'recrutee'
    )
    insert into contrats (mise_en_relation_id, structure_id, candidat_id, poste_id, statut, statut_le, type, debut, duree_mois, fin,
      remuneration_centimes, lieu, missions, deliberation_numero, signe_le, fichier_cle, fichier_nom, fichier_empreinte, cree_le, modifie_le)
    select id, structure_id, candidat_id, poste_id, 'signe', ${now}, 'contrat_de_projet', signe + 7, 24, (signe + 7 + interval '24 months')::date - 1,
      180000, 'Mairie', 'Accompagner les habitants.', '', signe, gen_random_uuid()::text, 'contrat.pdf', repeat('0', 64), ${now}, ${now}
    from r`.execute(db);
}
