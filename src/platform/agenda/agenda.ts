import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** Something dated, as calendars know it. `version` grows at each change; `annule` withdraws it. */
export type Evenement = {
  readonly id: string;
  readonly titre: string;
  readonly debut: Date;
  readonly dureeMinutes: number;
  readonly lieu: string;
  readonly description: string;
  readonly version: number;
  readonly annule: boolean;
};

export const TYPE_AGENDA = 'text/calendar; charset=utf-8';
const METHODES = {
  invitation: ICalCalendarMethod.REQUEST,
  annulation: ICalCalendarMethod.CANCEL,
  abonnement: ICalCalendarMethod.PUBLISH,
} as const;
export type UsageAgenda = keyof typeof METHODES;

/** An iCalendar file (RFC 5545): an invitation, its withdrawal, or a feed one subscribes to. `le` stamps it; `invite` is the address invited. */
export function ecrireAgenda(
  nom: string,
  evenements: readonly Evenement[],
  { usage, site, le, invite }: { usage: UsageAgenda; site: string; le: Date; invite?: string | undefined },
): string {
  const { hostname } = new URL(site);
  const agenda = ical({
    name: nom,
    method: METHODES[usage],
    prodId: { company: hostname, product: 'conseillers', language: 'FR' },
  });
  for (const evenement of evenements)
    agenda.createEvent({
      id: `${evenement.id}@${hostname}`,
      start: evenement.debut,
      end: new Date(evenement.debut.getTime() + evenement.dureeMinutes * 60_000),
      stamp: le,
      summary: evenement.titre,
      location: evenement.lieu,
      description: evenement.description,
      sequence: evenement.version,
      status: evenement.annule ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(invite && { attendees: [{ email: invite, rsvp: true }] }),
      organizer: { name: 'Conseillers numériques', email: `ne-pas-repondre@${hostname}` },
    });
  return agenda.toString();
}
