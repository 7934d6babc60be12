import { z } from 'zod';
import { action } from '#platform/action.ts';
import { SYSTEME, VISITEUR } from '#platform/actor.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { plusJours } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { transaction } from '#platform/db/guard.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { event } from '#platform/events.ts';
import { empreinteDe } from '#platform/jetons.ts';
import { job } from '#platform/jobs/jobs.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { changerStatut, changerStatuts, verrouillerStructure } from './changer-statut.ts';
import { envoyerConfirmation } from './inscrire.ts';
import { inscriptionConfirmee, relanceConfirmation } from './mails.ts';
import { identifiantNormalise } from './siret.ts';

/** The contact confirmed: the file enters the préfecture's queue (domain, étape 1). */
export const structureConfirmee = event<{ structureId: string }>('structure.confirmee');

export type EtatDuLien =
  | { readonly etat: 'valable' | 'perime' | 'utilise'; readonly nom: string }
  | { readonly etat: 'inconnu' };

/** What a confirmation link is worth now; reading it changes nothing (mail scanners open links). */
export async function lireLien(db: Db, jeton: string, now: Date): Promise<EtatDuLien> {
  const lien = await db
    .selectFrom('confirmations as c')
    .innerJoin('structures as s', 's.id', 'c.structure_id')
    .select(['c.expire_le', 's.statut', 's.nom'])
    .where('c.empreinte', '=', empreinteDe(jeton))
    .executeTakeFirst();
  if (!lien) return { etat: 'inconnu' };
  if (lien.statut !== 'a_confirmer') return { etat: lien.statut === 'expiree' ? 'perime' : 'utilise', nom: lien.nom };
  return { etat: lien.expire_le > now ? 'valable' : 'perime', nom: lien.nom };
}

/** Confirms a registration by its personal link. */
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
    if (lien.expire_le <= now)
      throw new Refused('Ce lien n’est plus valable. Demandez-en un autre : il arrivera à la même adresse.');
    const structure = await verrouillerStructure(context, lien.structure_id, true);
    // The link confirms, whoever is signed in on this browser.
    await changerStatut({ ...context, actor: VISITEUR }, structure, 'confirmer');
    await tx.updateTable('structures').set({ confirmee_le: now }).where('id', '=', structure.id).execute();
    await tx.updateTable('confirmations').set({ utilisee_le: now }).where('empreinte', '=', lien.empreinte).execute();
    const departement = await tx
      .selectFrom('departements')
      .select('nom')
      .where('code', '=', structure.departement_code)
      .executeTakeFirstOrThrow();
    await queueMail(context, inscriptionConfirmee, {
      a: structure.contact_email,
      cle: structure.id,
      donnees: { nom: structure.nom, departement: departement.nom },
    });
    await structureConfirmee.emit(context, { structureId: structure.id });
    return structure.id;
  },
  subject: (_, structureId) => structureId,
});

/** Sends the confirmation link again, if there is something to confirm; says nothing of what is known. */
export const redemanderConfirmation = action({
  name: 'structures.redemanderConfirmation',
  input: z.object({ identifiant: z.string().transform(identifiantNormalise), email: z.string().toLowerCase() }),
  async execute(context, { identifiant, email }): Promise<void> {
    const structure = await context.tx
      .selectFrom('structures')
      .select(['id', 'nom', 'contact_email'])
      .where('identifiant', '=', identifiant)
      .where('contact_email', '=', email)
      .where('statut', '=', 'a_confirmer')
      .executeTakeFirst();
    if (structure) await envoyerConfirmation(context, structure);
  },
});

const RELANCE_AVANT_JOURS = 2;

/** Every morning: one reminder two days before the last link ends, then the registration expires. */
export const suivreConfirmations = job({
  name: 'structures.suivreConfirmations',
  data: z.unknown(),
  cron: '0 7 * * *',
  async handle(tools) {
    const now = tools.clock();
    await transaction(tools.db, async (tx) => {
      const context = { tx, now, actor: SYSTEME, tools };
      const enAttente = await tx
        .selectFrom('structures as s')
        .innerJoin('confirmations as c', 'c.structure_id', 's.id')
        .select([
          's.id',
          's.statut',
          's.nom',
          's.contact_email',
          (eb) => eb.fn.max('c.expire_le').as('expireLe'),
          (eb) => eb.fn.countAll<number>().as('liens'),
        ])
        .where('s.statut', '=', 'a_confirmer')
        .groupBy('s.id')
        .execute();
      const perimees = enAttente.filter(({ expireLe }) => expireLe <= now);
      await changerStatuts(context, perimees, 'expirer');
      const aRelancer = enAttente.filter(
        ({ expireLe, liens }) => liens === 1 && expireLe > now && expireLe <= plusJours(now, RELANCE_AVANT_JOURS),
      );
      for (const structure of aRelancer) await envoyerConfirmation(context, structure, relanceConfirmation);
      await inscrireAudit(context, ...perimees.map(({ id }) => ({ action: 'structures.expirer', sujet: id })));
    });
  },
});
