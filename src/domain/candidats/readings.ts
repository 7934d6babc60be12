import type { Actor } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';

const profils = (db: Db | Tx) =>
  db
    .selectFrom('candidats as c')
    .innerJoin('communes as k', 'k.code', 'c.commune_code')
    .innerJoin('utilisateurs as u', 'u.id', 'c.utilisateur_id')
    .selectAll('c')
    .select(['k.nom as commune', 'k.codes_postaux', 'u.email', 'u.mot_de_passe as motDePasse']);

/** The profile of the person signed in, contact details included. @throws NotFound when there is none. */
export async function lireSonProfil(db: Db | Tx, { id }: Actor) {
  const profil = await profils(db).where('u.id', '=', id).executeTakeFirst();
  if (!profil) throw new NotFound('candidat');
  return profil;
}
export type ProfilCandidat = Awaited<ReturnType<typeof lireSonProfil>>;

/**
 * A whole profile, contact details included. Who may read it is the business of the caller: `miseEnRelation` asks
 * it for structures, after « intéressé » only.
 */
export async function lireProfil(db: Db | Tx, candidatId: string): Promise<ProfilCandidat> {
  const profil = await profils(db).where('c.id', '=', candidatId).executeTakeFirst();
  if (!profil) throw new NotFound(`candidat ${candidatId}`);
  return profil;
}
