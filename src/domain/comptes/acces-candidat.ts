import { sql } from 'kysely';
import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { plusJours, plusMinutes } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import { empreinteDe, nouveauJeton } from '#platform/jetons.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { lienDeConnexion } from './mails.ts';
import { estCandidat } from './rights.ts';
import { ouvrirSession } from './session.ts';

// Candidates are the only people who register alone (domain, étape 3): their address is verified by a link.
const VALIDITE_INSCRIPTION_JOURS = 7;
const VALIDITE_CONNEXION_MINUTES = 30;
const LIEN_PERDU = 'Ce lien n’est plus valable : il a déjà servi, ou sa date est passée. Demandez-en un autre.';

type Identite = { readonly email: string; readonly prenom: string; readonly nom: string };

/** The person behind an address, made if nobody has it: without a role, nobody enters anything. */
export async function personneDe(context: Context, { email, prenom, nom }: Identite): Promise<string> {
  const { id } = await context.tx
    .insertInto('utilisateurs')
    .values({ email: email.toLowerCase(), prenom, nom, cree_le: context.now })
    .onConflict((conflict) => conflict.column('email').doUpdateSet((eb) => ({ email: eb.ref('excluded.email') })))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A link that proves an address, for seven days: the secret goes in the e-mail, its fingerprint stays. */
export async function lienInscription({ tx, now }: Context, utilisateurId: string): Promise<string> {
  const { jeton, empreinte } = nouveauJeton();
  const expireLe = plusJours(now, VALIDITE_INSCRIPTION_JOURS);
  await tx
    .insertInto('liens_personnels')
    .values({ empreinte, utilisateur_id: utilisateurId, usage: 'inscription', cree_le: now, expire_le: expireLe })
    .execute();
  return jeton;
}

const lien = (db: Db | Tx, jeton: string, usage: 'inscription' | 'connexion', now: Date) =>
  db
    .selectFrom('liens_personnels')
    .select(['empreinte', 'utilisateur_id as utilisateurId'])
    .where('empreinte', '=', empreinteDe(jeton))
    .where('usage', '=', usage)
    .where('utilise_le', 'is', null)
    .where('expire_le', '>', now);

/** Does this registration link still open? Looking at it changes nothing (mail scanners open links). */
export const lienInscriptionOuvre = async (db: Db, jeton: string, now: Date): Promise<boolean> =>
  (await lien(db, jeton, 'inscription', now).executeTakeFirst()) !== undefined;

/** Uses a registration link: whose address it proves. @throws Refused */
export const utiliserLienInscription = (context: Context, jeton: string) => utiliser(context, jeton, 'inscription');

async function utiliser({ tx, now }: Context, jeton: string, usage: 'inscription' | 'connexion'): Promise<string> {
  const trouve = await lien(tx, jeton, usage, now).forUpdate().executeTakeFirst();
  if (!trouve) throw new Refused(LIEN_PERDU);
  await tx.updateTable('liens_personnels').set({ utilise_le: now }).where('empreinte', '=', trouve.empreinte).execute();
  return trouve.utilisateurId;
}

/** Gives the role « candidat » and opens the session: the link just proved the address. Answers the cookie. */
export async function ouvrirEspaceCandidat(context: Context, utilisateurId: string, appareil: string): Promise<string> {
  await context.tx
    .insertInto('attributions')
    .values({ utilisateur_id: utilisateurId, role: 'candidat', creee_le: context.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return ouvrirSession(context, utilisateurId, {
    secondFacteur: false,
    appareil,
    attributionId: await roleCandidat(context.tx, utilisateurId),
  });
}

async function roleCandidat(tx: Tx, utilisateurId: string): Promise<string | null> {
  const role = await tx
    .selectFrom('attributions')
    .select('id')
    .where('utilisateur_id', '=', utilisateurId)
    .where('role', '=', 'candidat')
    .where('retiree_le', 'is', null)
    .executeTakeFirst();
  return role?.id ?? null;
}

/** A sign-in link by e-mail, for candidates: says nothing of who is known. Thirty minutes, once. */
export const demanderLienDeConnexion = action({
  name: 'comptes.demanderLienDeConnexion',
  input: z.object({ email: z.string().toLowerCase() }),
  async execute(context, { email }): Promise<void> {
    const { tx, now } = context;
    const personne = await tx
      .selectFrom('utilisateurs')
      .select(['id', 'email'])
      .where('email', '=', email)
      .executeTakeFirst();
    if (!personne || !(await roleCandidat(tx, personne.id))) return;
    const { jeton, empreinte } = nouveauJeton();
    await tx
      .insertInto('liens_personnels')
      .values({
        empreinte,
        utilisateur_id: personne.id,
        usage: 'connexion',
        cree_le: now,
        expire_le: plusMinutes(now, VALIDITE_CONNEXION_MINUTES),
      })
      .execute();
    await queueMail(context, lienDeConnexion, { a: personne.email, cle: empreinte, donnees: { jeton } });
  },
});

/** Signs a candidate in by the link received: the session opens on that role only. Answers the cookie. */
export const connecterParLien = action({
  name: 'comptes.connecterParLien',
  input: z.object({ jeton: z.string().max(100), appareil: z.string().max(100) }),
  async execute(context, { jeton, appareil }): Promise<string> {
    const utilisateurId = await utiliser(context, jeton, 'connexion');
    const attributionId = await roleCandidat(context.tx, utilisateurId);
    if (!attributionId) throw new Refused(LIEN_PERDU);
    return ouvrirSession(context, utilisateurId, { secondFacteur: false, appareil, attributionId });
  },
});

/** For a candidate who came in by a link and wants a password: where to choose it, at once. */
export const preparerMotDePasse = action({
  name: 'comptes.preparerMotDePasse',
  input: z.object({}),
  async execute({ tx, now, actor }): Promise<string> {
    if (!estCandidat(actor.role) || actor.id === null) throw new Forbidden('comptes.preparerMotDePasse');
    const { jeton, empreinte } = nouveauJeton();
    await tx
      .insertInto('liens_personnels')
      .values({
        empreinte,
        utilisateur_id: actor.id,
        usage: 'mot_de_passe',
        cree_le: now,
        expire_le: plusMinutes(now, VALIDITE_CONNEXION_MINUTES),
      })
      .execute();
    return jeton;
  },
});

/** Withdraws the role « candidat » of an erased person; without any other role, the account goes too. */
export async function fermerEspaceCandidat({ tx, now }: Context, utilisateurId: string): Promise<void> {
  await tx
    .updateTable('attributions')
    .set({ retiree_le: now })
    .where('utilisateur_id', '=', utilisateurId)
    .where('role', '=', 'candidat')
    .where('retiree_le', 'is', null)
    .execute();
  await tx.deleteFrom('sessions').where('utilisateur_id', '=', utilisateurId).execute();
  const autre = await tx
    .selectFrom('attributions')
    .select('id')
    .where('utilisateur_id', '=', utilisateurId)
    .where('role', '!=', 'candidat')
    .executeTakeFirst();
  if (autre) return;
  await tx.deleteFrom('attributions').where('utilisateur_id', '=', utilisateurId).execute();
  await tx.deleteFrom('utilisateurs').where('id', '=', utilisateurId).execute();
}

/** The address of a person, or nothing when the account is gone. */
export const adresseDe = async (db: Db | Tx, utilisateurId: string | null): Promise<string | undefined> =>
  utilisateurId === null
    ? undefined
    : (await db.selectFrom('utilisateurs').select('email').where('id', '=', utilisateurId).executeTakeFirst())?.email;

/** Everybody of a structure: where it is written to. */
export const adressesDeLaStructure = (db: Db | Tx, structureId: string) =>
  db
    .selectFrom('attributions as a')
    .innerJoin('utilisateurs as u', 'u.id', 'a.utilisateur_id')
    .select(['u.id', 'u.email'])
    .where('a.structure_id', '=', structureId)
    .where('a.retiree_le', 'is', null)
    .orderBy('u.email')
    .execute();

/** Gives the role « candidat » to everybody of a list, in two statements: they enter by a link. */
export async function ouvrirEspacesCandidats({ tx, now }: Context, personnes: readonly Identite[]): Promise<void> {
  const lignes = JSON.stringify(personnes.map(({ email, prenom, nom }) => ({ email, prenom, nom })));
  await sql`
    insert into utilisateurs (email, prenom, nom, cree_le)
    select email, prenom, nom, ${now} from jsonb_to_recordset(${lignes}::jsonb) as r(email text, prenom text, nom text)
    on conflict (email) do nothing`.execute(tx);
  await sql`
    insert into attributions (utilisateur_id, role, creee_le)
    select u.id, 'candidat', ${now} from jsonb_to_recordset(${lignes}::jsonb) as r(email text) join utilisateurs u on u.email = r.email
    on conflict do nothing`.execute(tx);
}
