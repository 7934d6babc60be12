import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context, Tools } from '#platform/action.ts';
import { type Actor, VISITEUR } from '#platform/actor.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { plusMinutes } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { Refused } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { compteVerrouille } from './mails.ts';
import { verifier } from './mot-de-passe.ts';
import { ouvrirSession } from './session.ts';

// ASVS 5.0, 6.3.1: after six failures within a quarter of an hour the account rests an hour; an address, after thirty.
const FENETRE_MINUTES = 15;
const VERROU_MINUTES = 60;
const ECHECS_MAX = { compte: 6, ip: 30 } as const;

const REFUS =
  'L’adresse électronique ou le mot de passe ne convient pas. Vérifiez-les, ou choisissez un nouveau mot de passe.';
const REFUS_VERROU =
  'Trop d’essais : la connexion est bloquée pour une heure. Attendez, ou choisissez un nouveau mot de passe avec « Mot de passe oublié ».';

const cles = (email: string, ip: string) => ({
  compte: createHash('sha256').update(`compte:${email}`).digest('hex'),
  ip: createHash('sha256').update(`ip:${ip}`).digest('hex'),
});

/**
 * Signs in by password. The same sentence and the same time for an unknown address and a wrong password.
 * Answers the session's cookie; a second factor may still be asked.
 * @throws Refused
 */
export async function connecter(
  tools: Tools,
  demande: { email: string; motDePasse: string; ip: string; appareil: string },
): Promise<string> {
  const email = demande.email.toLowerCase();
  const cle = cles(email, demande.ip);
  const now = tools.clock();
  const verrous = await tools.db
    .selectFrom('echecs_connexion')
    .select('cle')
    .where('cle', 'in', [cle.compte, cle.ip])
    .where('verrou_jusqu_a', '>', now)
    .execute();
  if (verrous.length > 0) throw new Refused(REFUS_VERROU);
  const personne = await tools.db
    .selectFrom('utilisateurs')
    .select(['id', 'prenom', 'nom', 'email', 'mot_de_passe'])
    .where('email', '=', email)
    .executeTakeFirst();
  const juste = await verifier(demande.motDePasse, personne?.mot_de_passe ?? null);
  if (!personne || !juste) {
    await noterEchec(tools, cle, personne);
    throw new Refused(REFUS);
  }
  return transaction(tools.db, async (tx) => {
    const context: Context = { tx, now, tools, actor: acteurSansRole(personne) };
    await tx.deleteFrom('echecs_connexion').where('cle', '=', cle.compte).execute();
    await tx.updateTable('utilisateurs').set({ connecte_le: now }).where('id', '=', personne.id).execute();
    const cookie = await ouvrirSession(context, personne.id, { secondFacteur: false, appareil: demande.appareil });
    await inscrireAudit(context, { action: 'comptes.connecter', sujet: personne.id });
    return cookie;
  });
}

export const acteurSansRole = ({ id, prenom, nom }: { id: string; prenom: string; nom: string }): Actor => ({
  id,
  nom: `${prenom} ${nom}`,
  role: 'public',
  perimetre: { type: 'aucun' },
});

/** Counts a failure for the account and for the address; the one that locks an account tells its owner. */
async function noterEchec(
  tools: Tools,
  cle: ReturnType<typeof cles>,
  personne: { id: string; email: string } | undefined,
): Promise<void> {
  const now = tools.clock();
  await transaction(tools.db, async (tx) => {
    const context: Context = { tx, now, tools, actor: VISITEUR };
    const nombres = { compte: await compter(context, cle.compte), ip: await compter(context, cle.ip) };
    for (const sorte of ['compte', 'ip'] as const) {
      if (nombres[sorte] >= ECHECS_MAX[sorte])
        await tx
          .updateTable('echecs_connexion')
          .set({ verrou_jusqu_a: plusMinutes(now, VERROU_MINUTES), nombre: 0 })
          .where('cle', '=', cle[sorte])
          .execute();
    }
    if (personne && nombres.compte === ECHECS_MAX.compte) {
      await queueMail(context, compteVerrouille, {
        a: personne.email,
        cle: `${personne.id}:${now.toISOString()}`,
        donnees: { minutes: VERROU_MINUTES },
      });
    }
    await inscrireAudit(context, { action: 'comptes.echecDeConnexion', sujet: personne?.id ?? null });
  });
}

async function compter({ tx, now }: Context, cle: string): Promise<number> {
  const fin = plusMinutes(now, FENETRE_MINUTES);
  const { nombre } = await tx
    .insertInto('echecs_connexion')
    .values({ cle, nombre: 1, fenetre_fin: fin })
    .onConflict((conflict) =>
      conflict.column('cle').doUpdateSet({
        nombre: sql<number>`case when echecs_connexion.fenetre_fin > ${now} then echecs_connexion.nombre + 1 else 1 end`,
        fenetre_fin: sql<Date>`case when echecs_connexion.fenetre_fin > ${now} then echecs_connexion.fenetre_fin else excluded.fenetre_fin end`,
      }),
    )
    .returning('nombre')
    .executeTakeFirstOrThrow();
  return nombre;
}
