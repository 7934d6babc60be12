import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { chiffrer, dechiffrer } from '#platform/chiffrement.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { secondFacteurReinitialise } from './mails.ts';
import { peutAdministrer } from './rights.ts';
import { empreinteDuCode, nouveauSecret, nouveauxCodesDeSecours, pasDuCode, USAGE_TOTP } from './second-facteur.ts';
import { ouvrirSession } from './session.ts';

const CODE_FAUX =
  'Ce code ne convient pas. Attendez le suivant dans votre application, puis tapez-le. Vous pouvez aussi utiliser un code de secours.';
const sessionDe = z.object({ sessionId: z.uuid(), appareil: z.string().max(100), code: z.string().max(30) });

const lire = ({ tx, actor }: Context) =>
  tx
    .selectFrom('utilisateurs')
    .select(['id', 'email', 'totp_secret', 'totp_actif_le', 'totp_dernier_pas'])
    .where('id', '=', actor.id)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** Begins to set up a second factor: answers the secret to put in an authenticator application. */
export const preparerSecondFacteur = action({
  name: 'comptes.preparerSecondFacteur',
  input: z.object({}),
  async execute(context): Promise<{ secret: string; email: string }> {
    const personne = await lire(context);
    if (personne.totp_actif_le) throw new Refused('Votre double authentification est déjà installée.');
    if (personne.totp_secret)
      return { secret: dechiffrer(context.tools.settings, USAGE_TOTP, personne.totp_secret), email: personne.email };
    const secret = nouveauSecret();
    await context.tx
      .updateTable('utilisateurs')
      .set({ totp_secret: chiffrer(context.tools.settings, USAGE_TOTP, secret) })
      .where('id', '=', personne.id)
      .execute();
    return { secret, email: personne.email };
  },
});

/** Ends the set-up with a first right code: answers the session's new cookie and the back-up codes, shown once. */
export const activerSecondFacteur = action({
  name: 'comptes.activerSecondFacteur',
  input: sessionDe,
  async execute(context, { sessionId, appareil, code }): Promise<{ cookie: string; codes: string[] }> {
    const { tx, now, tools } = context;
    const personne = await lire(context);
    if (personne.totp_actif_le || !personne.totp_secret)
      throw new Refused('Votre double authentification est déjà installée.');
    const pas = pasDuCode(
      dechiffrer(tools.settings, USAGE_TOTP, personne.totp_secret),
      code,
      now,
      personne.totp_dernier_pas,
    );
    if (pas === undefined) throw new InvalidInput({ code: CODE_FAUX });
    const codes = nouveauxCodesDeSecours();
    await tx.deleteFrom('codes_secours').where('utilisateur_id', '=', personne.id).execute();
    await tx
      .insertInto('codes_secours')
      .values(codes.map((texte) => ({ utilisateur_id: personne.id, empreinte: empreinteDuCode(texte) })))
      .execute();
    await tx
      .updateTable('utilisateurs')
      .set({ totp_actif_le: now, totp_dernier_pas: pas })
      .where('id', '=', personne.id)
      .execute();
    return { cookie: await eleverSession(context, sessionId, appareil), codes };
  },
});

/** Gives the second factor after the password: a code of the application, or a back-up code. Answers the new cookie. */
export const donnerSecondFacteur = action({
  name: 'comptes.donnerSecondFacteur',
  input: sessionDe,
  async execute(context, { sessionId, appareil, code }): Promise<string> {
    const personne = await lire(context);
    if (!personne.totp_actif_le || !personne.totp_secret)
      throw new Refused('Installez d’abord votre double authentification.');
    const pas = pasDuCode(
      dechiffrer(context.tools.settings, USAGE_TOTP, personne.totp_secret),
      code,
      context.now,
      personne.totp_dernier_pas,
    );
    if (pas !== undefined)
      await context.tx
        .updateTable('utilisateurs')
        .set({ totp_dernier_pas: pas })
        .where('id', '=', personne.id)
        .execute();
    else await utiliserCodeDeSecours(context, personne.id, code);
    return eleverSession(context, sessionId, appareil);
  },
});

async function utiliserCodeDeSecours({ tx, now }: Context, utilisateurId: string, code: string): Promise<void> {
  const utilise = await tx
    .updateTable('codes_secours')
    .set({ utilise_le: now })
    .where('utilisateur_id', '=', utilisateurId)
    .where('empreinte', '=', empreinteDuCode(code))
    .where('utilise_le', 'is', null)
    .returning('empreinte')
    .executeTakeFirst();
  if (!utilise) throw new InvalidInput({ code: CODE_FAUX });
}

/** The session gets a new secret when its privilege rises: the former one opens nothing. */
async function eleverSession(context: Context, sessionId: string, appareil: string): Promise<string> {
  const ancienne = await context.tx
    .deleteFrom('sessions')
    .where('id', '=', sessionId)
    .where('utilisateur_id', '=', context.actor.id)
    .returning('attribution_id')
    .executeTakeFirst();
  return ouvrirSession(context, context.actor.id ?? '', {
    secondFacteur: true,
    appareil,
    attributionId: ancienne?.attribution_id ?? null,
  });
}

/** ANCT helps somebody who lost both telephone and back-up codes. */
export const reinitialiserSecondFacteur = action({
  name: 'comptes.reinitialiserSecondFacteur',
  input: z.object({ utilisateurId: z.uuid() }),
  async execute(context, { utilisateurId }): Promise<void> {
    const { tx, actor, now } = context;
    if (!peutAdministrer(actor.role)) throw new Forbidden('comptes.reinitialiserSecondFacteur');
    const personne = await tx
      .updateTable('utilisateurs')
      .set({ totp_secret: null, totp_actif_le: null, totp_dernier_pas: 0 })
      .where('id', '=', utilisateurId)
      .returning(['id', 'email'])
      .executeTakeFirst();
    if (!personne) throw new NotFound('utilisateur');
    await tx.deleteFrom('codes_secours').where('utilisateur_id', '=', utilisateurId).execute();
    await tx.deleteFrom('sessions').where('utilisateur_id', '=', utilisateurId).execute();
    await queueMail(context, secondFacteurReinitialise, {
      a: personne.email,
      cle: `${personne.id}:${now.toISOString()}`,
      donnees: {},
    });
  },
  subject: ({ utilisateurId }) => utilisateurId,
});
