import type { Tools } from '#platform/action.ts';
import type { Evenement } from '#platform/agenda/agenda.ts';
import { plusJours } from '#platform/dates.ts';
import { type EvenementLu, evenements } from './evenement.ts';
import { ouEnClair } from './presentation.ts';

const PASSES_JOURS = 30;

/** An event, as calendars know it. */
export const evenementDAgenda = (evenement: EvenementLu): Evenement => ({
  id: evenement.id,
  titre: evenement.titre,
  debut: evenement.debut,
  dureeMinutes: Math.round((evenement.fin.getTime() - evenement.debut.getTime()) / 60_000),
  lieu: ouEnClair(evenement),
  description: evenement.description,
  version: evenement.version,
  annule: evenement.statut === 'annule',
});

/** The events where a person has a place, as calendars know them: the last thirty days and all to come. */
export async function agendaDesEvenements({ db, clock }: Tools, utilisateurId: string): Promise<readonly Evenement[]> {
  const siens = await evenements(db)
    .innerJoin('inscriptions_evenements as i', 'i.evenement_id', 'e.id')
    .innerJoin('candidats as c', 'c.numero', 'i.conseiller')
    .where('c.utilisateur_id', '=', utilisateurId)
    .where('i.statut', '=', 'inscrite')
    .where('e.statut', '=', 'publie')
    .where('e.debut', '>', plusJours(clock(), -PASSES_JOURS))
    .orderBy('e.debut')
    .execute();
  return siens.map(evenementDAgenda);
}
