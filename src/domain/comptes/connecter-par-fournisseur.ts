import type { Context, Tools } from '#platform/action.ts';
import { VISITEUR } from '#platform/actor.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { transaction } from '#platform/db/guard.ts';
import { Refused } from '#platform/errors.ts';
import type { Identite } from '#platform/identite.ts';
import { acteurSansRole } from './connecter.ts';
import { ouvrirSession } from './session.ts';

const FOURNISSEUR = 'proconnect';

/**
 * Signs in somebody whom ProConnect recognised: by the identity already known, else once by the address of an invited
 * person. ProConnect says who it is, never what it may do: unknown people are refused. Answers the session's cookie.
 */
export async function connecterParFournisseur(
  tools: Tools,
  { sujet, email, secondFacteur }: Identite,
  appareil: string,
): Promise<string> {
  const now = tools.clock();
  return transaction(tools.db, async (tx) => {
    const context: Context = { tx, now, tools, actor: VISITEUR };
    const connue = await tx
      .selectFrom('identites')
      .select('utilisateur_id')
      .where('fournisseur', '=', FOURNISSEUR)
      .where('sujet', '=', sujet)
      .executeTakeFirst();
    const personne = await tx
      .selectFrom('utilisateurs')
      .select(['id', 'prenom', 'nom'])
      .where((eb) => (connue ? eb('id', '=', connue.utilisateur_id) : eb('email', '=', email)))
      .executeTakeFirst();
    if (!personne)
      throw new Refused(
        'Votre compte ProConnect n’est pas connu de cette plateforme. Demandez une invitation à l’administrateur de votre structure ou à l’ANCT.',
      );
    await tx
      .insertInto('identites')
      .values({ fournisseur: FOURNISSEUR, sujet, utilisateur_id: personne.id, vue_le: now })
      .onConflict((conflict) => conflict.columns(['fournisseur', 'sujet']).doUpdateSet({ vue_le: now }))
      .execute();
    await tx.updateTable('utilisateurs').set({ connecte_le: now }).where('id', '=', personne.id).execute();
    const acteur = { ...context, actor: acteurSansRole(personne) };
    const cookie = await ouvrirSession(acteur, personne.id, { secondFacteur, appareil });
    await inscrireAudit(acteur, {
      action: connue ? 'comptes.connecterParProConnect' : 'comptes.reconnaitreIdentite',
      sujet: personne.id,
    });
    return cookie;
  });
}
