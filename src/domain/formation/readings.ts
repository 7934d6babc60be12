import { sql } from 'kysely';
import type { Tools } from '#platform/action.ts';
import type { Actor, Perimetre } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import type { StatutFormation } from './lifecycle.ts';
import { formationVisible } from './perimetre.ts';

const base = (db: Db | Tx) =>
  db
    .selectFrom('formations as f')
    .innerJoin('mises_en_relation as m', 'm.id', 'f.mise_en_relation_id')
    .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
    .innerJoin('structures as s', 's.id', 'm.structure_id')
    .leftJoin('utilisateurs as u', 'u.id', 'c.utilisateur_id')
    .leftJoin('organismes as o', 'o.id', 'f.organisme_id')
    .leftJoin('sessions_formation as x', 'x.id', 'f.session_id');

/** The columns of a training as every screen shows it: the person, the structure, the training body, the session. */
export const formations = (db: Db | Tx, perimetre: Perimetre) =>
  base(db)
    .selectAll('f')
    .select(['c.prenom', 'c.nom', 'c.nom_tri', 'c.telephone', 'u.email'])
    .select(['s.nom as structure', 's.departement_code', 's.contact_email', 's.contact_telephone'])
    .select(sql<string>`s.contact_prenom || ' ' || s.contact_nom`.as('contact'))
    .select(['o.nom as organisme', 'o.email as organismeEmail', 'o.telephone as organismeTelephone'])
    .select(['x.numero as sessionNumero', 'x.debut', 'x.lieu'])
    .select(sql<string | null>`coalesce(f.terminee_le, x.fin)`.as('fin'))
    .where(formationVisible(perimetre));
export type FormationLue = Awaited<ReturnType<ReturnType<typeof formations>['executeTakeFirstOrThrow']>>;

/** One training of the perimeter. @throws NotFound */
export async function lireDossierDeFormation(
  db: Db | Tx,
  perimetre: Perimetre,
  formationId: string,
): Promise<FormationLue> {
  const formation = await formations(db, perimetre).where('f.id', '=', formationId).executeTakeFirst();
  if (!formation) throw new NotFound(`formation ${formationId}`);
  return formation;
}

/** What the contract and the follow-up must know of the training of a recruit; nothing before it is referred. */
export async function lireFormation(
  db: Db | Tx,
  perimetre: Perimetre,
  relationId: string,
): Promise<
  | {
      readonly statut: StatutFormation;
      readonly parcours: number | null;
      readonly debut: string | null;
      readonly fin: string | null;
      readonly organisme: string | null;
    }
  | undefined
> {
  const formation = await formations(db, perimetre)
    .where('f.mise_en_relation_id', '=', relationId)
    .where('f.statut', '!=', 'annulee')
    .executeTakeFirst();
  if (!formation) return undefined;
  const { statut, parcours, debut, fin, organisme, commencee_le } = formation;
  return { statut, parcours, debut: commencee_le ?? debut, fin, organisme };
}

/** The trainings of the recruits of a structure, the latest first. */
export const listerFormationsDeLaStructure = (db: Db, perimetre: Perimetre): Promise<FormationLue[]> =>
  perimetre.type === 'structure'
    ? formations(db, perimetre).orderBy('f.ouverte_le', 'desc').orderBy('f.id').execute()
    : Promise.resolve([]);

/** The training of the person signed in, the latest one; nothing before it is referred. */
export const lireSaFormation = (db: Db, { id }: Actor): Promise<FormationLue | undefined> =>
  formations(db, { type: 'nation' })
    .where('u.id', '=', id)
    .where('f.statut', '!=', 'annulee')
    .orderBy('f.ouverte_le', 'desc')
    .limit(1)
    .executeTakeFirst();

/** What happened to a training of the perimeter, oldest first. */
export const lireHistoriqueDeFormation = (db: Db, perimetre: Perimetre, formationId: string) =>
  base(db)
    .innerJoin('formations_historique as h', 'h.formation_id', 'f.id')
    .select(['h.geste', 'h.motif', 'h.role', 'h.fait_le'])
    .where('f.id', '=', formationId)
    .where(formationVisible(perimetre))
    .orderBy('h.numero')
    .execute();

/** How many half-days somebody attended, missed, was excused from. */
export async function compterPresences(db: Db, perimetre: Perimetre, formationId: string) {
  const lignes = await base(db)
    .innerJoin('formations_presences as p', 'p.formation_id', 'f.id')
    .select(['p.etat', (eb) => eb.fn.countAll<number>().as('n')])
    .where('f.id', '=', formationId)
    .where(formationVisible(perimetre))
    .groupBy('p.etat')
    .execute();
  const nombre = (etat: (typeof lignes)[number]['etat']) => lignes.find((une) => une.etat === etat)?.n ?? 0;
  return { present: nombre('present'), absent: nombre('absent'), excuse: nombre('excuse') };
}

/** The certificate of a training: for its training body, its structure, and the person. @throws NotFound */
export async function lireCertificat({ db, coffre }: Tools, actor: Actor, formationId: string) {
  const lue = await lireSiConcerne(db, actor, formationId);
  const octets = lue?.certificat_cle ? await coffre.lire(lue.certificat_cle) : undefined;
  if (!lue || !octets) throw new NotFound(`certificat ${formationId}`);
  return { octets, nom: lue.certificat_nom ?? 'certificat.pdf' };
}

/** A training read by those who live it: the person, the structure, the training body; nothing for anybody else. */
export async function lireSiConcerne(db: Db, actor: Actor, formationId: string): Promise<FormationLue | undefined> {
  const { perimetre } = actor;
  if (perimetre.type === 'personne') {
    const sienne = await lireSaFormation(db, actor);
    return sienne?.id === formationId ? sienne : undefined;
  }
  if (perimetre.type !== 'structure' && perimetre.type !== 'organisme') return undefined;
  return formations(db, perimetre).where('f.id', '=', formationId).executeTakeFirst();
}
