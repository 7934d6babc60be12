import { z } from 'zod';
import { action, type Context, type Tools } from '#platform/action.ts';
import { type Actor, VISITEUR } from '#platform/actor.ts';
import { plusMinutes } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { empreinteDe, nouveauJeton } from '#platform/jetons.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { motDePasseChange, motDePasseOublie } from './mails.ts';
import { hacher, refusMotDePasse, verifier } from './mot-de-passe.ts';

const VALIDITE_OUBLI_MINUTES = 60;
const LIEN_PERDU = 'Ce lien n’est plus valable : il a déjà servi, ou sa date est passée. Demandez-en un autre.';

const lienValable = (db: Db | Tx, jeton: string, now: Date) =>
  db
    .selectFrom('liens_personnels as l')
    .innerJoin('utilisateurs as u', 'u.id', 'l.utilisateur_id')
    .select(['l.empreinte', 'l.usage', 'u.id', 'u.email', 'u.prenom', 'u.nom'])
    .where('l.empreinte', '=', empreinteDe(jeton))
    .where('l.usage', 'in', ['invitation', 'mot_de_passe'])
    .where('l.utilise_le', 'is', null)
    .where('l.expire_le', '>', now);

/** Is this link still good? Opening it changes nothing. */
export const lienOuvre = async ({ db, clock }: Tools, jeton: string): Promise<boolean> =>
  (await lienValable(db, jeton, clock()).executeTakeFirst()) !== undefined;

/** Chooses a password by a personal link (invitation or « forgotten »): the link serves once, every session closes. */
export async function choisirMotDePasse(
  tools: Tools,
  { jeton, motDePasse }: { jeton: string; motDePasse: string },
): Promise<void> {
  const personne = await lienValable(tools.db, jeton, tools.clock()).executeTakeFirst();
  if (!personne) throw new Refused(LIEN_PERDU);
  refuserSiFaible(motDePasse, personne);
  await poserParLien(tools, VISITEUR, { jeton, empreinte: await hacher(motDePasse) });
}

const poserParLien = action({
  name: 'comptes.choisirMotDePasse',
  input: z.object({ jeton: z.string(), empreinte: z.string() }),
  async execute(context, { jeton, empreinte }): Promise<string> {
    const personne = await lienValable(context.tx, jeton, context.now).forUpdate('l').executeTakeFirst();
    if (!personne) throw new Refused(LIEN_PERDU);
    await context.tx
      .updateTable('liens_personnels')
      .set({ utilise_le: context.now })
      .where('utilisateur_id', '=', personne.id)
      .where('usage', 'in', ['invitation', 'mot_de_passe'])
      .where('utilise_le', 'is', null)
      .execute();
    await poser(context, personne, empreinte);
    return personne.id;
  },
  subject: (_, utilisateurId) => utilisateurId,
});

/** Changes one's own password, knowing the former one. */
export async function changerMotDePasse(
  tools: Tools,
  actor: Actor,
  { actuel, nouveau }: { actuel: string; nouveau: string },
): Promise<void> {
  const personne = await tools.db
    .selectFrom('utilisateurs')
    .select(['id', 'email', 'prenom', 'nom', 'mot_de_passe'])
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
  if (!(await verifier(actuel, personne.mot_de_passe)))
    throw new InvalidInput({ actuel: 'Ce n’est pas votre mot de passe actuel.' });
  refuserSiFaible(nouveau, personne, 'nouveau');
  await poserSoiMeme(tools, actor, { empreinte: await hacher(nouveau) });
}

const poserSoiMeme = action({
  name: 'comptes.changerMotDePasse',
  input: z.object({ empreinte: z.string() }),
  async execute(context, { empreinte }): Promise<void> {
    const personne = await context.tx
      .selectFrom('utilisateurs')
      .select(['id', 'email'])
      .where('id', '=', context.actor.id)
      .executeTakeFirstOrThrow();
    await poser(context, personne, empreinte);
  },
});

function refuserSiFaible(
  motDePasse: string,
  { email, prenom, nom }: { email: string; prenom: string; nom: string },
  champ = 'motDePasse',
) {
  const refus = refusMotDePasse(motDePasse, [email, prenom, nom]);
  if (refus) throw new InvalidInput({ [champ]: refus });
}

/** Everybody signs in again after a change: whoever had entered is out. */
async function poser(context: Context, personne: { id: string; email: string }, empreinte: string): Promise<void> {
  await context.tx.updateTable('utilisateurs').set({ mot_de_passe: empreinte }).where('id', '=', personne.id).execute();
  await context.tx.deleteFrom('sessions').where('utilisateur_id', '=', personne.id).execute();
  await queueMail(context, motDePasseChange, {
    a: personne.email,
    cle: `${personne.id}:${context.now.toISOString()}`,
    donnees: {},
  });
}

/** « Forgotten password »: the same answer whether the address is known or not. */
export const demanderMotDePasse = action({
  name: 'comptes.demanderMotDePasse',
  input: z.object({ email: z.string().toLowerCase() }),
  async execute(context, { email }): Promise<void> {
    const { tx, now } = context;
    const personne = await tx
      .selectFrom('utilisateurs')
      .select(['id', 'email'])
      .where('email', '=', email)
      .where('mot_de_passe', 'is not', null)
      .executeTakeFirst();
    if (!personne) return;
    const { jeton, empreinte } = nouveauJeton();
    await tx
      .insertInto('liens_personnels')
      .values({
        empreinte,
        utilisateur_id: personne.id,
        usage: 'mot_de_passe',
        cree_le: now,
        expire_le: plusMinutes(now, VALIDITE_OUBLI_MINUTES),
      })
      .execute();
    await queueMail(context, motDePasseOublie, { a: personne.email, cle: empreinte, donnees: { jeton } });
  },
});
