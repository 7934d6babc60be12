import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { direALInscrit, inscritsDe } from './annoncer.ts';
import type { EvenementLu } from './evenement.ts';
import { cycleInscription } from './lifecycle.ts';
import { place } from './mails.ts';
import { estCommence, placesLibres } from './regles.ts';

/** Gives the free places of a locked event to those who wait, the first to have asked first, and tells them. */
export async function promouvoir(context: Context, evenement: EvenementLu): Promise<void> {
  const { tx, now } = context;
  if (evenement.statut !== 'publie' || estCommence(evenement, now)) return;
  const { inscrits } = await tx
    .selectFrom('inscriptions_evenements')
    .select((eb) => eb.fn.countAll<number>().as('inscrits'))
    .where('evenement_id', '=', evenement.id)
    .where('statut', '=', 'inscrite')
    .executeTakeFirstOrThrow();
  const libres = placesLibres(evenement.places, inscrits);
  if (libres === 0) return;
  for (const inscrit of (await inscritsDe(context, evenement.id, ['en_attente'])).slice(0, libres)) {
    cycleInscription.exiger('promouvoir', inscrit.statut, SYSTEME.role, 'Cette inscription');
    await tx
      .updateTable('inscriptions_evenements')
      .set({ statut: cycleInscription.target('promouvoir'), statut_le: now })
      .where('id', '=', inscrit.id)
      .execute();
    await direALInscrit(context, evenement, inscrit, place, {
      cle: `${inscrit.rang}:place`,
      agenda: 'invitation',
      plus: {},
    });
  }
}
