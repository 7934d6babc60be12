import { sql } from 'kysely';
import type { Db } from '#platform/db/guard.ts';

/**
 * Fills a base with invented structures for measures: départements weighted by population, dates spread over 90 days
 * before `now`. A few statements whatever the number; only for bases made to be measured.
 */
export async function peuplerStructures(db: Db, nombre: number, now: Date): Promise<void> {
  const communes = await db
    .selectFrom('communes')
    .select(['code', 'departement_code', 'population'])
    .where('departement_code', '<', '975')
    .orderBy('code')
    .execute();
  const places = JSON.stringify(tirer(communes, nombre));
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

type Commune = { readonly code: string; readonly departement_code: string; readonly population: number };

/** The same draw each time: a commune's chance follows its population, and no commune has none. */
function tirer(communes: readonly Commune[], nombre: number) {
  let total = 0;
  const bornes = communes.map((commune) => {
    total += Math.max(commune.population, 50);
    return { ...commune, jusqua: total };
  });
  return Array.from({ length: nombre }, (_, rang) => {
    const point = ((rang * 0.6180339887) % 1) * total;
    let [bas, haut] = [0, bornes.length - 1];
    while (bas < haut) {
      const milieu = (bas + haut) >> 1;
      if ((bornes[milieu]?.jusqua ?? 0) < point) bas = milieu + 1;
      else haut = milieu;
    }
    return { n: rang + 1, code: bornes[bas]?.code, departement_code: bornes[bas]?.departement_code };
  });
}
