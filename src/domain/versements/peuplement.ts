import { sql } from 'kysely';
import type { Tools } from '#platform/action.ts';
import { chiffrer } from '#platform/chiffrement.ts';
import { USAGE_IBAN } from './rib.ts';

// The example of the documentation of the IBAN: it belongs to nobody.
const IBAN = 'FR1420041010050500013M02606';

/** A checked account for each structure that has posts, for measures. */
export async function peuplerRibs({ db, settings, clock }: Pick<Tools, 'db' | 'settings' | 'clock'>): Promise<void> {
  const now = clock();
  await sql`
    insert into ribs (structure_id, statut, statut_le, titulaire, iban, iban_fin, bic, saisi_le, examine_par)
    select distinct structure_id, 'valide', ${now}::timestamptz, 'Compte de mesure', ${chiffrer(settings, USAGE_IBAN, IBAN)}, ${IBAN.slice(-4)}, 'PSSTFRPPLIL',
      ${now}::timestamptz, gen_random_uuid()
    from postes`.execute(db);
}
