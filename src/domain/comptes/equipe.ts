import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { inviter } from './inviter.ts';

/** Locks the administrators of the actor's structure: two of them cannot remove each other at once. */
async function administrateurs({ tx, actor }: Context) {
  if (actor.perimetre.type !== 'structure') throw new NotFound('structure');
  const { structureId } = actor.perimetre;
  const membres = await tx
    .selectFrom('attributions')
    .selectAll()
    .where('structure_id', '=', structureId)
    .where('retiree_le', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (!membres.some(({ utilisateur_id, administrateur }) => utilisateur_id === actor.id && administrateur))
    throw new Forbidden('equipe');
  return { structureId, membres };
}

/** An administrator invites somebody into the structure. */
export const inviterMembre = action({
  name: 'comptes.inviterMembre',
  input: z.object({
    email: z.email().max(254),
    prenom: z.string().min(1).max(100),
    nom: z.string().min(1).max(100),
    administrateur: z.boolean(),
  }),
  async execute(context, saisie): Promise<string> {
    const { structureId } = await administrateurs(context);
    const structure = await context.tx
      .selectFrom('structures')
      .select('nom')
      .where('id', '=', structureId)
      .executeTakeFirstOrThrow();
    return inviter(context, { ...saisie, role: 'structure', structureId, lieu: structure.nom });
  },
  subject: (_, utilisateurId) => utilisateurId,
});

const unMembre = z.object({ attributionId: z.uuid() });

/** Removes a member; a structure is never left without an administrator. */
export const retirerMembre = action({
  name: 'comptes.retirerMembre',
  input: unMembre,
  async execute(context, { attributionId }): Promise<void> {
    const { membres } = await administrateurs(context);
    const membre = membres.find(({ id }) => id === attributionId);
    if (!membre) throw new NotFound('membre');
    refuserSansAdministrateur(membres, attributionId);
    await context.tx
      .updateTable('attributions')
      .set({ retiree_le: context.now })
      .where('id', '=', attributionId)
      .execute();
    await context.tx
      .updateTable('sessions')
      .set({ attribution_id: null })
      .where('attribution_id', '=', attributionId)
      .execute();
  },
  subject: ({ attributionId }) => attributionId,
});

/** Makes a member an administrator, or an administrator a member. */
export const changerAdministration = action({
  name: 'comptes.changerAdministration',
  input: unMembre.extend({ administrateur: z.boolean() }),
  async execute(context, { attributionId, administrateur }): Promise<void> {
    const { membres } = await administrateurs(context);
    if (!membres.some(({ id }) => id === attributionId)) throw new NotFound('membre');
    if (!administrateur) refuserSansAdministrateur(membres, attributionId);
    await context.tx.updateTable('attributions').set({ administrateur }).where('id', '=', attributionId).execute();
  },
  subject: ({ attributionId }) => attributionId,
});

function refuserSansAdministrateur(membres: readonly { id: string; administrateur: boolean }[], sauf: string) {
  if (membres.some(({ id, administrateur }) => administrateur && id !== sauf)) return;
  throw new Refused('Votre structure doit garder au moins un administrateur. Nommez-en un autre d’abord.');
}

/** Is the actor one of the administrators of his structure? */
export const administreSaStructure = async (db: Db | Tx, { id, perimetre }: Actor): Promise<boolean> =>
  id !== null &&
  perimetre.type === 'structure' &&
  (await db
    .selectFrom('attributions')
    .select('id')
    .where('structure_id', '=', perimetre.structureId)
    .where('utilisateur_id', '=', id)
    .where('administrateur', '=', true)
    .where('retiree_le', 'is', null)
    .executeTakeFirst()) !== undefined;
