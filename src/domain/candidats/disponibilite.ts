import { z } from 'zod';
import { adresseDe } from '#domain/comptes/index.ts';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { Forbidden } from '#platform/errors.ts';
import { event } from '#platform/events.ts';
import { job } from '#platform/jobs/jobs.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { type CandidatVerrouille, changerStatut, verrouillerSonProfil } from './changer-statut.ts';
import { prochaineQuestion, SILENCES_MAX } from './delais.ts';
import { devenuIndisponible, toujoursDisponible } from './mails.ts';
import { estLeCandidat } from './rights.ts';

/** A candidate is no longer to be found: structures that were interested are told. */
export const candidatIndisponible = event<{ candidatId: string; prenom: string }>('candidat.devenuIndisponible');

/** « Still available? » — answered by the candidate, at any moment. The same answer twice changes nothing. */
export const repondreDisponibilite = action({
  name: 'candidats.repondreDisponibilite',
  input: z.object({ disponible: z.boolean() }),
  async execute(context, { disponible }): Promise<string> {
    const { tx, now, actor } = context;
    if (!estLeCandidat(actor)) throw new Forbidden('candidats.repondreDisponibilite');
    const candidat = await verrouillerSonProfil(context);
    if (disponible && candidat.statut !== 'disponible') await changerStatut(context, candidat, 'seRendreDisponible');
    if (!disponible && candidat.statut === 'disponible') await rendreIndisponible(context, candidat);
    await tx
      .updateTable('candidats')
      .set({ silences: 0, question_le: prochaineQuestion(now), actif_le: now })
      .where('id', '=', candidat.id)
      .execute();
    return candidat.id;
  },
  subject: (_, candidatId) => candidatId,
});

async function rendreIndisponible(context: Context, candidat: CandidatVerrouille): Promise<void> {
  await changerStatut(context, candidat, 'seRendreIndisponible');
  await candidatIndisponible.emit(context, { candidatId: candidat.id, prenom: candidat.prenom });
}

/** Every morning: those whose question has come are asked; a second silence makes unavailable, and says so. */
export const demanderDisponibilite = job({
  name: 'candidats.demanderDisponibilite',
  data: z.unknown(),
  cron: '15 8 * * *',
  async handle(tools) {
    const now = tools.clock();
    const concernes = await tools.db
      .selectFrom('candidats')
      .select('id')
      .where('statut', '=', 'disponible')
      .where('question_le', '<=', dateCivile(now))
      .execute();
    for (const { id } of concernes)
      await transaction(tools.db, (tx) => demander({ tx, now, actor: SYSTEME, tools }, id));
  },
});

async function demander(context: Context, candidatId: string): Promise<void> {
  const { tx, now } = context;
  const candidat = await tx
    .selectFrom('candidats')
    .selectAll()
    .where('id', '=', candidatId)
    .where('statut', '=', 'disponible')
    .where('question_le', '<=', dateCivile(now))
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!candidat) return;
  const { id, prenom, silences } = candidat;
  const a = (await adresseDe(tx, candidat.utilisateur_id)) ?? '';
  const cle = `${id}:${dateCivile(now)}`;
  if (silences >= SILENCES_MAX) {
    await rendreIndisponible(context, candidat);
    return queueMail(context, devenuIndisponible, { a, cle, donnees: { prenom } });
  }
  await tx
    .updateTable('candidats')
    .set({ silences: silences + 1, question_le: prochaineQuestion(now) })
    .where('id', '=', id)
    .execute();
  await queueMail(context, toujoursDisponible, {
    a,
    cle,
    donnees: { prenom, derniere: silences + 1 === SILENCES_MAX },
  });
}
