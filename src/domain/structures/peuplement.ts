import { sql } from 'kysely';
import { tirerCommunes } from '#domain/territoires/index.ts';
import type { Db } from '#platform/db/guard.ts';

/**
 * Fills a base with invented structures for measures: départements weighted by population, dates spread over 90 days
 * before `now`. A few statements whatever the number; only for bases made to be measured.
 */
export async function peuplerStructures(db: Db, nombre: number, now: Date): Promise<void> {
  const places = JSON.stringify(await tirerCommunes(db, nombre));
  await sql`
    insert into structures (statut, statut_le, type_identifiant, identifiant, identite_verifiee, nom, nom_tri, type, nature, adresse, commune_code,
      departement_code, postes_souhaites, demarrage_le, missions, lieux, candidat_identifie, contact_civilite, contact_prenom, contact_nom,
      contact_fonction, contact_email, contact_telephone, representant_prenom, representant_nom, representant_fonction,
      engagements_acceptes_le, inscrite_le, confirmee_le)
    select 'a_instruire', ${now}, 'siret', lpad((99800000000000 + n)::text, 14, '0'), false, 'Structure de mesure ' || n, 'structure de mesure ' || n,
      case when n % 5 = 0 then 'association' else 'commune' end, case when n % 5 = 0 then 'privee' else 'publique' end, '1 place de l’Exemple', code,
      departement_code, 1 + n % 4, (${now}::timestamptz + interval '60 days')::date, 'Ateliers et permanences.', 'Mairie.', n % 3 = 0, 'madame', 'Camille',
      'Exemple', 'Secrétaire', 'mesure' || n || '@demonstration.example', '0100000000', 'Dominique', 'Modèle', 'Maire',
      ${now}, ${now}::timestamptz - (n % 90) * interval '1 day', ${now}::timestamptz - (n % 90) * interval '1 day'
    from jsonb_to_recordset(${places}::jsonb) as places(n int, code text, departement_code text)`.execute(db);
  await sql`insert into structures_historique (structure_id, geste, statut, role, fait_le)
    select id, 'confirmer', statut, 'public', confirmee_le from structures where nom like 'Structure de mesure %'`.execute(
    db,
  );
}
