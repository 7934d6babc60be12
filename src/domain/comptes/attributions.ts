import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { inviter } from './inviter.ts';
import { peutAdministrer } from './rights.ts';
import { ROLES_ATTRIBUES, type RoleAttribue } from './roles.ts';

// A training body is invited from its own page: its people belong to it.
const INVITES = [
  'prefecture',
  'anct',
  'support',
  'banque_des_territoires',
  'valideur',
] as const satisfies readonly RoleAttribue[];
const AGENTS = [...INVITES, 'organisme_de_formation'] as const satisfies readonly RoleAttribue[];
export const ROLES_AGENTS = INVITES.map((valeur) => ({ valeur, libelle: ROLES_ATTRIBUES[valeur].libelle }));
const personne = { email: z.email().max(254), prenom: z.string().min(1).max(100), nom: z.string().min(1).max(100) };

/** ANCT invites an agent; a préfecture has a département, or a region whose départements it reads. */
export const inviterAgent = action({
  name: 'comptes.inviterAgent',
  input: z.object({
    ...personne,
    role: z.enum(INVITES),
    departementCode: z.string().nullable(),
    regionCode: z.string().nullable(),
  }),
  async execute(context, { role, departementCode, regionCode, ...identite }): Promise<string> {
    const { tx, actor } = context;
    if (!peutAdministrer(actor.role)) throw new Forbidden('comptes.inviterAgent');
    if (role !== 'prefecture') return inviter(context, { ...identite, role });
    const departement = departementCode
      ? await tx
          .selectFrom('departements')
          .select(['code', 'nom'])
          .where('code', '=', departementCode)
          .executeTakeFirst()
      : undefined;
    const region = regionCode
      ? await tx.selectFrom('regions').select(['code', 'nom']).where('code', '=', regionCode).executeTakeFirst()
      : undefined;
    if (departement)
      return inviter(context, { ...identite, role, departementCode: departement.code, lieu: departement.nom });
    if (region) return inviter(context, { ...identite, role, regionCode: region.code, lieu: region.nom });
    throw new Refused('Choisissez le département ou la région de cette préfecture.');
  },
  subject: (_, utilisateurId) => utilisateurId,
});

/** ANCT withdraws a role; the person's sessions close. */
export const retirerAgent = action({
  name: 'comptes.retirerAgent',
  input: z.object({ attributionId: z.uuid() }),
  async execute({ tx, actor, now }, { attributionId }): Promise<void> {
    if (!peutAdministrer(actor.role)) throw new Forbidden('comptes.retirerAgent');
    const retiree = await tx
      .updateTable('attributions')
      .set({ retiree_le: now })
      .where('id', '=', attributionId)
      .where('role', 'in', [...AGENTS])
      .where('retiree_le', 'is', null)
      .returning('utilisateur_id')
      .executeTakeFirst();
    if (!retiree) throw new NotFound('attribution');
    if (retiree.utilisateur_id === actor.id)
      throw new Refused('Vous ne pouvez pas retirer votre propre accès. Demandez-le à un autre agent de l’ANCT.');
    await tx.deleteFrom('sessions').where('utilisateur_id', '=', retiree.utilisateur_id).execute();
  },
  subject: ({ attributionId }) => attributionId,
});

/** A role held by a person alone ends with what gave it: a contract. Sessions in that role close. */
export async function retirerRole(
  { tx, now }: Context,
  utilisateurId: string,
  role: 'conseiller' | 'coordinateur',
): Promise<void> {
  const retirees = await tx
    .updateTable('attributions')
    .set({ retiree_le: now })
    .where('utilisateur_id', '=', utilisateurId)
    .where('role', '=', role)
    .where('retiree_le', 'is', null)
    .returning('id')
    .execute();
  if (retirees.length === 0) return;
  await tx
    .deleteFrom('sessions')
    .where(
      'attribution_id',
      'in',
      retirees.map(({ id }) => id),
    )
    .execute();
}

/** Agents and their roles, by name; `recherche` matches the beginning of a name or an address. */
export const agents = (db: Db, filtres: { role?: string | undefined; recherche?: string | undefined }) => {
  const query = db
    .selectFrom('attributions as a')
    .innerJoin('utilisateurs as u', 'u.id', 'a.utilisateur_id')
    .leftJoin('departements as d', 'd.code', 'a.departement_code')
    .leftJoin('regions as r', 'r.code', 'a.region_code')
    .select([
      'a.id',
      'u.id as utilisateurId',
      'u.email',
      'u.prenom',
      'u.nom',
      'a.role',
      'd.nom as departement',
      'r.nom as region',
      'u.connecte_le',
      'u.mot_de_passe as motDePasse',
      'u.totp_actif_le',
    ])
    .where(
      'a.role',
      'in',
      AGENTS.filter((role) => !filtres.role || role === filtres.role),
    )
    .where('a.retiree_le', 'is', null);
  return filtres.recherche
    ? query.where((eb) =>
        eb.or([eb('u.nom', 'ilike', `${filtres.recherche}%`), eb('u.email', 'ilike', `${filtres.recherche}%`)]),
      )
    : query;
};

/** How many roles of agents the filters keep. */
export const compterAgents = async (db: Db, filtres: Parameters<typeof agents>[1]): Promise<number> =>
  (
    await db
      .selectFrom(agents(db, filtres).as('a'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** Addresses of the agents of a département's préfecture: reminders are sent there. */
export const adressesDesPrefectures = (db: Db | Tx) =>
  db
    .selectFrom('attributions as a')
    .innerJoin('utilisateurs as u', 'u.id', 'a.utilisateur_id')
    .select(['u.id', 'u.email', 'a.departement_code as departementCode'])
    .where('a.role', '=', 'prefecture')
    .where('a.departement_code', 'is not', null)
    .where('a.retiree_le', 'is', null)
    .execute();

/** Addresses of the agents who hold one of these roles. */
export const adressesDesRoles = (db: Db | Tx, roles: readonly RoleAttribue[]) =>
  db
    .selectFrom('attributions as a')
    .innerJoin('utilisateurs as u', 'u.id', 'a.utilisateur_id')
    .select(['u.id', 'u.email'])
    .where('a.role', 'in', [...roles])
    .where('a.retiree_le', 'is', null)
    .orderBy('u.email')
    .execute();

/** The members of a structure. Another perimeter has none. */
export async function listerMembres(db: Db, { perimetre }: Actor) {
  if (perimetre.type !== 'structure') return [];
  return db
    .selectFrom('attributions as a')
    .innerJoin('utilisateurs as u', 'u.id', 'a.utilisateur_id')
    .select([
      'a.id',
      'u.id as utilisateurId',
      'u.email',
      'u.prenom',
      'u.nom',
      'a.administrateur',
      'u.connecte_le',
      'u.mot_de_passe as motDePasse',
    ])
    .where('a.structure_id', '=', perimetre.structureId)
    .where('a.retiree_le', 'is', null)
    .orderBy('u.nom')
    .orderBy('u.id')
    .execute();
}
