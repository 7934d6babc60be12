import type { Tools } from '#platform/action.ts';
import { lireJetonDeParticipation } from './liens.ts';

/**
 * What a personal link shows: the workshop, where the registration stands, and where to join once a place is given. No
 * name. Nothing when nobody is behind the link any more.
 */
export async function lireParticipation({ db, settings, clock }: Tools, jeton: string) {
  const id = lireJetonDeParticipation(settings, jeton);
  if (!id) return undefined;
  const lue = await db
    .selectFrom('participations as p')
    .innerJoin('ateliers as a', 'a.id', 'p.atelier_id')
    .innerJoin('communes as o', 'o.code', 'a.commune_code')
    .leftJoin('lieux as l', 'l.numero', 'a.lieu')
    .select(['p.statut as participation', 'p.nombre', 'p.tient_place', 'p.tenue_jusqu_au'])
    .select(['a.id', 'a.titre', 'a.debut', 'a.duree_minutes', 'a.statut', 'a.motif', 'a.a_apporter', 'a.telephone'])
    .select(['a.lien', 'l.nom as nomLieu', 'l.adresse', 'o.nom as commune', 'o.codes_postaux'])
    .where('p.id', '=', id)
    .executeTakeFirst();
  if (!lue || (lue.tenue_jusqu_au && lue.tenue_jusqu_au <= clock())) return undefined;
  const { lien, ...reste } = lue;
  return { ...reste, lien: lue.participation === 'inscrite' && lue.statut === 'publie' ? lien : null };
}
export type ParticipationLue = NonNullable<Awaited<ReturnType<typeof lireParticipation>>>;
