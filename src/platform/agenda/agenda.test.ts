import { expect, it } from 'vitest';
import { ecrireAgenda } from './agenda.ts';

const evenement = {
  id: '00000000-0000-4000-8000-000000000001',
  titre: 'Entretien ; candidat, « Camille »',
  debut: new Date('2021-02-18T09:30:00Z'),
  dureeMinutes: 45,
  lieu: 'Mairie, salle du conseil',
  description: 'Deux lignes\nbien distinctes, '.repeat(6),
  version: 3,
  annule: false,
};
const ecrire = (
  autres: Partial<typeof evenement> = {},
  usage: 'invitation' | 'annulation' | 'abonnement' = 'invitation',
) =>
  ecrireAgenda('Mes entretiens', [{ ...evenement, ...autres }], {
    usage,
    site: 'https://exemple.gouv.fr',
    le: new Date('2021-02-04T09:00:00Z'),
    invite: 'camille@demonstration.example',
  });
const lignes = (texte: string) => texte.replaceAll('\r\n ', '').split('\r\n');

it('is an invitation that calendars accept: identity, version, moments, escaped text, folded lines', () => {
  const texte = ecrire();
  expect(lignes(texte)).toEqual(
    expect.arrayContaining([
      'METHOD:REQUEST',
      'UID:00000000-0000-4000-8000-000000000001@exemple.gouv.fr',
      'SEQUENCE:3',
      'DTSTART:20210218T093000Z',
      'DTEND:20210218T101500Z',
      'DTSTAMP:20210204T090000Z',
      'STATUS:CONFIRMED',
      'ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=TRUE:MAILTO:camille@demonstration.example',
      'SUMMARY:Entretien \\; candidat\\, « Camille »',
      'LOCATION:Mairie\\, salle du conseil',
    ]),
  );
  for (const ligne of texte.split('\r\n')) expect(Buffer.byteLength(ligne)).toBeLessThanOrEqual(75);
});

it('withdraws what it had announced, under the same identity', () => {
  expect(lignes(ecrire({ annule: true, version: 4 }, 'annulation'))).toEqual(
    expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:4']),
  );
});
