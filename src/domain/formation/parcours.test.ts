import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ajouterJours, joursEntre } from '#platform/dates.ts';
import { estOuvre, jourDeSemaine } from '#platform/jours-ouvres.ts';
import { calendrierPropose, joursDuParcours, PARCOURS, parcoursEcrit, refusDuCalendrier } from './parcours.ts';

it('each path has its length in words and in days of seven hours', () => {
  expect(PARCOURS.map(joursDuParcours)).toEqual([15, 40, 50, 60]);
  expect(PARCOURS.map(parcoursEcrit)).toEqual([
    '105 heures, en alternance, une journée par semaine au plus',
    '280 heures, deux mois',
    '350 heures, deux mois et demi',
    '420 heures, trois mois',
  ]);
});

it('105 hours take fifteen weeks, always on the same day, a holiday costing one week more', () => {
  const sansFerie = calendrierPropose(105, '2021-09-07');
  expect(joursEntre('2021-09-07', sansFerie.at(-1) ?? '')).toBe(14 * 7);
  const jeudis = calendrierPropose(105, '2021-02-04');
  expect(new Set(jeudis.map(jourDeSemaine))).toEqual(new Set([4]));
  expect(jeudis).not.toContain('2021-05-13');
  expect(jeudis.at(-1)).toBe('2021-05-20');
});

it('420 hours from the first of March are over before the first of June', () => {
  const jours = calendrierPropose(420, '2021-03-01');
  expect([jours[0], jours.at(-1)]).toEqual(['2021-03-01', '2021-05-26']);
});

describe('a calendar is refused', () => {
  const jours = calendrierPropose(280, '2021-03-01');
  it('when a day is missing', () => {
    expect(refusDuCalendrier(280, jours.slice(1))).toContain('40 journées');
  });
  it('when a day is not a working day', () => {
    expect(refusDuCalendrier(280, [...jours.slice(0, -1), '2021-04-24'])).toContain('24 avril 2021');
  });
  it('when two days of the path of 105 hours are in the same week', () => {
    const hebdomadaires = calendrierPropose(105, '2021-03-01');
    expect(refusDuCalendrier(105, [...hebdomadaires.slice(0, 13), '2021-06-07', '2021-06-08'])).toContain(
      'une journée par semaine',
    );
  });
  it('when the path lasts longer than the guide says', () => {
    expect(refusDuCalendrier(280, [...jours.slice(0, -1), '2021-05-03'])).toContain('avant le 2 mai 2021');
  });
});

it('whatever the first day, the calendar proposed keeps the rules of its path', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 365 * 12 }), fc.constantFrom(...PARCOURS), (decalage, parcours) => {
      let debut = ajouterJours('2021-02-04', decalage);
      while (!estOuvre(debut)) debut = ajouterJours(debut, 1);
      expect(refusDuCalendrier(parcours, calendrierPropose(parcours, debut)), `${parcours} ${debut}`).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
