import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { nouveauJeton } from '#platform/jetons.ts';
import { job } from '#platform/jobs/jobs.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { invitation, nouvelAcces, relanceInvitation } from './mails.ts';
import { ROLES_ATTRIBUES, type RoleAttribue } from './roles.ts';

// Domain, « Activation »: link valid 28 days, can be asked again, reminder after 7 days.
export const VALIDITE_INVITATION_JOURS = 28;
const RELANCE_APRES_JOURS = 7;

export type Invitation = {
  readonly email: string;
  readonly prenom: string;
  readonly nom: string;
  readonly role: RoleAttribue;
  readonly structureId?: string;
  readonly organismeId?: string;
  readonly departementCode?: string;
  readonly regionCode?: string;
  readonly administrateur?: boolean;
  /** Where the role applies, as the e-mail says it. */
  readonly lieu?: string;
};

/**
 * Gives a role to a person, inside the gesture that decides it. Somebody unknown gets a personal link to choose a
 * password; somebody known is told. Giving twice the same role changes nothing.
 */
export async function inviter(
  context: Context,
  { email, prenom, nom, lieu, ...attribution }: Invitation,
): Promise<string> {
  const { tx, now } = context;
  const personne = await tx
    .insertInto('utilisateurs')
    .values({ email: email.toLowerCase(), prenom, nom, cree_le: now })
    .onConflict((conflict) => conflict.column('email').doUpdateSet((eb) => ({ email: eb.ref('excluded.email') })))
    .returning(['id', 'email', 'mot_de_passe'])
    .executeTakeFirstOrThrow();
  const donnee = await tx
    .insertInto('attributions')
    .values({
      utilisateur_id: personne.id,
      role: attribution.role,
      structure_id: attribution.structureId ?? null,
      organisme_id: attribution.organismeId ?? null,
      departement_code: attribution.departementCode ?? null,
      region_code: attribution.regionCode ?? null,
      administrateur: attribution.administrateur ?? false,
      creee_le: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  const role = lieu
    ? `${ROLES_ATTRIBUES[attribution.role].libelle} — ${lieu}`
    : ROLES_ATTRIBUES[attribution.role].libelle;
  if (personne.mot_de_passe && donnee)
    await queueMail(context, nouvelAcces, { a: personne.email, cle: donnee.id, donnees: { role } });
  if (!personne.mot_de_passe && donnee) {
    const { jeton, empreinte, expireLe } = await creerLien(context, personne.id, false);
    await queueMail(context, invitation, { a: personne.email, cle: empreinte, donnees: { role, jeton, expireLe } });
  }
  return personne.id;
}

async function creerLien({ tx, now }: Context, utilisateurId: string, relance: boolean) {
  const { jeton, empreinte } = nouveauJeton();
  const expireLe = plusJours(now, VALIDITE_INVITATION_JOURS);
  await tx
    .insertInto('liens_personnels')
    .values({
      empreinte,
      utilisateur_id: utilisateurId,
      usage: 'invitation',
      cree_le: now,
      expire_le: expireLe,
      relance_le: relance ? now : null,
    })
    .execute();
  return { jeton, empreinte, expireLe };
}

/** A new invitation link for somebody invited who has no password yet; says nothing of who is known. */
export const redemanderInvitation = action({
  name: 'comptes.redemanderInvitation',
  input: z.object({ email: z.string().toLowerCase() }),
  async execute(context, { email }): Promise<void> {
    const personne = await context.tx
      .selectFrom('utilisateurs')
      .select(['id', 'email'])
      .where('email', '=', email)
      .where('mot_de_passe', 'is', null)
      .executeTakeFirst();
    if (personne) await renvoyer(context, personne);
  },
});

async function renvoyer(context: Context, personne: { id: string; email: string }): Promise<void> {
  const { jeton, empreinte, expireLe } = await creerLien(context, personne.id, true);
  await queueMail(context, relanceInvitation, { a: personne.email, cle: empreinte, donnees: { jeton, expireLe } });
}

/** Every morning: one reminder to those invited seven days ago who have not chosen a password. */
export const relancerInvitations = job({
  name: 'comptes.relancerInvitations',
  data: z.unknown(),
  cron: '30 7 * * *',
  async handle(tools) {
    const now = tools.clock();
    await transaction(tools.db, async (tx) => {
      const personnes = await tx
        .selectFrom('utilisateurs as u')
        .innerJoin('liens_personnels as l', 'l.utilisateur_id', 'u.id')
        .select(['u.id', 'u.email'])
        .where('u.mot_de_passe', 'is', null)
        .where('l.usage', '=', 'invitation')
        .groupBy('u.id')
        .having((eb) =>
          eb.and([
            eb(eb.fn.max('l.cree_le'), '<=', plusJours(now, -RELANCE_APRES_JOURS)),
            eb(eb.fn.count('l.relance_le'), '=', 0),
          ]),
        )
        .execute();
      for (const personne of personnes) await renvoyer({ tx, now, actor: SYSTEME, tools }, personne);
    });
  },
});
