import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { VISITEUR } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { event } from '#platform/events.ts';
import { empreinteDe } from '#platform/jetons.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { changerStatut, type StructureVerrouillee, verrouillerStructure } from './changer-statut.ts';
import { envoyerConfirmation } from './liens.ts';
import { STATUTS_EN_FILE } from './lifecycle.ts';
import { inscriptionConfirmee, rienAConfirmer } from './mails.ts';
import { identifiantNormalise } from './siret.ts';

/** The contact confirmed: the file enters the préfecture's queue (domain, étape 1). */
export const structureConfirmee = event<{ structureId: string }>('structure.confirmee');

/**
 * `valable` confirms; `perime` can be asked again; `expiree`: the registration is gone; `utilise`: it is confirmed,
 * and `enCours` until decided; `close`: ANCT closed it before its confirmation.
 */
export type EtatDuLien =
  | { readonly etat: 'valable' | 'perime' | 'expiree' | 'close'; readonly nom: string }
  | { readonly etat: 'utilise'; readonly nom: string; readonly enCours: boolean }
  | { readonly etat: 'inconnu' };

const EN_FILE: readonly string[] = STATUTS_EN_FILE;

/** What a confirmation link is worth now; reading it changes nothing (mail scanners open links). */
export async function lireLien(db: Db, jeton: string, now: Date): Promise<EtatDuLien> {
  const lien = await db
    .selectFrom('confirmations as c')
    .innerJoin('structures as s', 's.id', 'c.structure_id')
    .select(['c.expire_le', 's.statut', 's.nom', 's.confirmee_le'])
    .where('c.empreinte', '=', empreinteDe(jeton))
    .executeTakeFirst();
  if (!lien) return { etat: 'inconnu' };
  const { nom, statut } = lien;
  if (lien.confirmee_le) return { etat: 'utilise', nom, enCours: EN_FILE.includes(statut) };
  if (statut !== 'a_confirmer') return { etat: statut === 'expiree' ? 'expiree' : 'close', nom };
  return { etat: lien.expire_le > now ? 'valable' : 'perime', nom };
}

/** Confirms a registration by its personal link. A second use finds it done and changes nothing. */
export const confirmerInscription = action({
  name: 'structures.confirmer',
  input: z.object({ jeton: z.string().max(100) }),
  async execute(context, { jeton }): Promise<string> {
    const { tx, now } = context;
    const lien = await tx
      .selectFrom('confirmations')
      .selectAll()
      .where('empreinte', '=', empreinteDe(jeton))
      .forUpdate()
      .executeTakeFirst();
    if (!lien) throw new NotFound('confirmation');
    const structure = await verrouillerStructure(context, lien.structure_id, true);
    if (structure.confirmee_le) return structure.id;
    if (structure.statut === 'expiree')
      throw new Refused(
        'Cette inscription n’a pas été confirmée à temps et s’est effacée : inscrivez-vous de nouveau.',
      );
    if (lien.expire_le <= now)
      throw new Refused('Ce lien n’est plus valable. Demandez-en un autre : il arrivera à la même adresse.');
    // The link confirms, whoever is signed in on this browser.
    await changerStatut({ ...context, actor: VISITEUR }, structure, 'confirmer');
    await tx.updateTable('structures').set({ confirmee_le: now }).where('id', '=', structure.id).execute();
    await tx.updateTable('confirmations').set({ utilisee_le: now }).where('empreinte', '=', lien.empreinte).execute();
    await dire(context, structure);
    await structureConfirmee.emit(context, { structureId: structure.id });
    return structure.id;
  },
  subject: (_, structureId) => structureId,
});

async function dire(context: Context, structure: StructureVerrouillee): Promise<void> {
  const departement = await context.tx
    .selectFrom('departements')
    .select('nom')
    .where('code', '=', structure.departement_code)
    .executeTakeFirstOrThrow();
  await queueMail(context, inscriptionConfirmee, {
    a: structure.contact_email,
    cle: structure.id,
    donnees: { nom: structure.nom, departement: departement.nom, publique: structure.nature === 'publique' },
  });
}

/**
 * Sends the confirmation link again. Says nothing of what is known: the answer goes to the contact's address,
 * which also learns when there is nothing left to confirm (once a day).
 */
export const redemanderConfirmation = action({
  name: 'structures.redemanderConfirmation',
  input: z.object({ identifiant: z.string().transform(identifiantNormalise), email: z.string().toLowerCase() }),
  async execute(context, { identifiant, email }): Promise<void> {
    const structure = await context.tx
      .selectFrom('structures')
      .select(['id', 'nom', 'contact_email', 'statut'])
      .where('identifiant', '=', identifiant)
      .where('contact_email', '=', email)
      .orderBy('inscrite_le', 'desc')
      .limit(1)
      .forUpdate()
      .executeTakeFirst();
    if (!structure) return;
    if (structure.statut === 'a_confirmer') return envoyerConfirmation(context, structure);
    await queueMail(context, rienAConfirmer, {
      a: structure.contact_email,
      cle: `${structure.id}:${dateCivile(context.now)}`,
      donnees: { nom: structure.nom, expiree: structure.statut === 'expiree' },
    });
  },
});
