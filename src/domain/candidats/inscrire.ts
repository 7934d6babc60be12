import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { lienInscription, ouvrirEspaceCandidat, personneDe, utiliserLienInscription } from '#domain/comptes/index.ts';
import { action, type Context } from '#platform/action.ts';
import { VISITEUR } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { event } from '#platform/events.ts';
import { empreinteDe } from '#platform/jetons.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { changerStatut } from './changer-statut.ts';
import { prochaineQuestion } from './delais.ts';
import { bienvenue, confirmation, dejaInscrit } from './mails.ts';
import { colonnesDuProfil, profil } from './saisie.ts';

/** A candidate proved his address: structures find him. `invitation`: the fingerprint of a structure's link. */
export const candidatConfirme = event<{ candidatId: string; invitation: string | null }>('candidat.confirme');

/**
 * Registers a candidate: nothing is shown before the link received is followed. One address is one profile: an address
 * that has one gets an e-mail that says so, and the page answers the same.
 */
export const inscrire = action({
  name: 'candidats.inscrire',
  input: profil.extend({ email: z.email().max(254).toLowerCase(), invitation: z.string().max(100) }),
  async execute(context, { email, invitation, ...saisie }): Promise<string> {
    const { tx, now } = context;
    const colonnes = await colonnesDuProfil(context, saisie);
    const utilisateurId = await personneDe(context, { email, prenom: saisie.prenom, nom: saisie.nom });
    const nouveau = {
      ...colonnes,
      invitation_empreinte: invitation ? empreinteDe(invitation) : null,
      consenti_le: now,
      inscrit_le: now,
      actif_le: now,
    };
    const inscrit = await tx
      .insertInto('candidats')
      .values({
        ...nouveau,
        utilisateur_id: utilisateurId,
        statut: 'a_confirmer',
        statut_le: now,
        pix_identifiant: identifiantPix(),
      })
      // Registered again before confirming: the latest answers are the right ones.
      .onConflict((conflict) =>
        conflict.column('utilisateur_id').doUpdateSet(nouveau).where('candidats.statut', '=', 'a_confirmer'),
      )
      .returning(['id', 'prenom'])
      .executeTakeFirst();
    if (!inscrit) return prevenir(context, utilisateurId, email);
    const jeton = await lienInscription(context, utilisateurId);
    await queueMail(context, confirmation, {
      a: email,
      cle: empreinteDe(jeton),
      donnees: { prenom: inscrit.prenom, jeton },
    });
    return inscrit.id;
  },
  subject: (_, candidatId) => candidatId,
});

/** Somebody typed the address of a known candidate: the owner is told, once a day, and nothing changes. */
async function prevenir(context: Context, utilisateurId: string, email: string): Promise<string> {
  const { id, prenom } = await context.tx
    .selectFrom('candidats')
    .select(['id', 'prenom'])
    .where('utilisateur_id', '=', utilisateurId)
    .executeTakeFirstOrThrow();
  await queueMail(context, dejaInscrit, { a: email, cle: `${id}:${dateCivile(context.now)}`, donnees: { prenom } });
  return id;
}

/** What Pix gives back with the results: nobody can guess another's. */
export const identifiantPix = () => `CN-${randomBytes(8).toString('hex').toUpperCase()}`;

/** Confirms by the link received, opens the Espace Candidat and its session. Answers the cookie. */
export const confirmerCandidat = action({
  name: 'candidats.confirmer',
  input: z.object({ jeton: z.string().max(100), appareil: z.string().max(100) }),
  async execute(context, { jeton, appareil }): Promise<string> {
    const { tx, now } = context;
    const utilisateurId = await utiliserLienInscription(context, jeton);
    const candidat = await tx
      .selectFrom('candidats')
      .selectAll()
      .where('utilisateur_id', '=', utilisateurId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    if (candidat.statut === 'a_confirmer') {
      // The link confirms, whoever is signed in on this browser.
      await changerStatut({ ...context, actor: VISITEUR }, candidat, 'confirmer');
      await tx
        .updateTable('candidats')
        .set({ confirme_le: now, question_le: prochaineQuestion(now), invitation_empreinte: null })
        .where('id', '=', candidat.id)
        .execute();
      const { email } = await tx
        .selectFrom('utilisateurs')
        .select('email')
        .where('id', '=', utilisateurId)
        .executeTakeFirstOrThrow();
      await queueMail(context, bienvenue, { a: email, cle: candidat.id, donnees: { prenom: candidat.prenom } });
      await candidatConfirme.emit(context, { candidatId: candidat.id, invitation: candidat.invitation_empreinte });
    }
    return ouvrirEspaceCandidat(context, utilisateurId, appareil);
  },
});
