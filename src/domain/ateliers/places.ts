import { sql } from 'kysely';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { oublierCourriels } from '#platform/mail/oublier.ts';
import { ecrireAu } from './annoncer.ts';
import { cycleParticipation } from './cycle-participation.ts';
import { promue } from './mails.ts';
import type { Remplissage } from './regles.ts';
import type { Atelier } from './verrouiller.ts';

/** Places and waiting list, counted again from the registrations: the workshop is locked. */
export async function recompter({ tx }: Context, atelierId: string): Promise<Remplissage> {
  return tx
    .updateTable('ateliers')
    .set({
      places_prises: sql<number>`(select coalesce(sum(nombre) filter (where tient_place), 0) from participations where atelier_id = ${atelierId})`,
      en_attente: sql<number>`(select count(*) filter (where statut = 'attente') from participations where atelier_id = ${atelierId})`,
    })
    .where('id', '=', atelierId)
    .returning(['places', 'places_prises', 'en_attente'])
    .executeTakeFirstOrThrow();
}

/** Addresses that nobody proved in time are nobody's: they go, and their places with them. */
export async function oublierLesNonConfirmees({ tx, now }: Context, atelierId: string): Promise<void> {
  const oubliees = await tx
    .deleteFrom('participations')
    .where('atelier_id', '=', atelierId)
    .where('statut', '=', 'a_confirmer')
    .where('tenue_jusqu_au', '<=', now)
    .returning('id')
    .execute();
  await oublierCourriels(
    tx,
    oubliees.map(({ id }) => id),
  );
}

/**
 * Gives the places that are free to those who wait, in the order of arrival, until the workshop begins: whoever needs
 * more places than are left keeps the others behind him. Each is told once. Answers what is taken then.
 */
export async function servirLaListe(context: Context, atelier: Atelier): Promise<Remplissage> {
  const { tx, now } = context;
  const remplissage = await recompter(context, atelier.id);
  const { places, places_prises, en_attente } = remplissage;
  if (en_attente === 0 || places_prises >= places || atelier.statut !== 'publie' || atelier.debut <= now)
    return remplissage;
  const attendent = await tx
    .selectFrom('participations')
    .select(['id', 'identite', 'nombre', 'joignable', 'statut'])
    .where('atelier_id', '=', atelier.id)
    .where('statut', '=', 'attente')
    .orderBy('rang')
    .execute();
  let libres = places - places_prises;
  for (const une of attendent) {
    if (une.nombre > libres) break;
    libres -= une.nombre;
    cycleParticipation.exiger('promouvoir', une.statut, SYSTEME.role, 'Cette demande');
    await tx
      .updateTable('participations')
      .set({ statut: 'inscrite', statut_le: now, tient_place: true, ...(!une.joignable && { a_appeler: 'place' }) })
      .where('id', '=', une.id)
      .execute();
    await ecrireAu(context, atelier, une, promue, { plus: {}, agenda: 'invitation' });
  }
  return recompter(context, atelier.id);
}
