import type { Context } from '#platform/action.ts';
import { type Invitation, inviter } from './inviter.ts';

type Contact = Pick<Invitation, 'email' | 'prenom' | 'nom' | 'lieu'> & { readonly structureId: string };

/**
 * The contact was corrected: as long as no administrator has opened the structure's space, the invitations that wait
 * are withdrawn (they may have gone to a stranger) and the right person is invited. Answers whether somebody was.
 */
export async function reinviterContact(context: Context, { structureId, ...contact }: Contact): Promise<boolean> {
  const membres = await context.tx
    .selectFrom('attributions as a')
    .innerJoin('utilisateurs as u', 'u.id', 'a.utilisateur_id')
    .select(['a.id', 'u.id as utilisateurId', 'a.administrateur', 'u.mot_de_passe', 'u.connecte_le'])
    .where('a.structure_id', '=', structureId)
    .where('a.retiree_le', 'is', null)
    .orderBy('a.id')
    .forUpdate('a')
    .execute();
  const ouvert = ({ mot_de_passe, connecte_le }: (typeof membres)[number]) =>
    mot_de_passe !== null || connecte_le !== null;
  if (membres.some((membre) => membre.administrateur && ouvert(membre))) return false;
  for (const { id, utilisateurId } of membres.filter((membre) => !ouvert(membre)))
    await retirer(context, id, utilisateurId);
  await inviter(context, { ...contact, role: 'structure', structureId, administrateur: true });
  return true;
}

/** The role goes, and with it the links that opened nothing else: they are not sent again either. */
async function retirer({ tx, now }: Context, attributionId: string, utilisateurId: string): Promise<void> {
  await tx.updateTable('attributions').set({ retiree_le: now }).where('id', '=', attributionId).execute();
  const autre = await tx
    .selectFrom('attributions')
    .select('id')
    .where('utilisateur_id', '=', utilisateurId)
    .where('retiree_le', 'is', null)
    .executeTakeFirst();
  if (autre) return;
  await tx
    .updateTable('liens_personnels')
    .set({ expire_le: now, relance_le: now })
    .where('utilisateur_id', '=', utilisateurId)
    .where('usage', '=', 'invitation')
    .execute();
}
