import fc from 'fast-check';
import OpeningHours from 'opening_hours';
import { describe, expect, it } from 'vitest';
import { ajouterJours } from '#platform/dates.ts';
import { estFerie } from '#platform/jours-ouvres.ts';
import {
  enOsm,
  etatA,
  etatEcrit,
  type Horaires,
  heureEcrite,
  momentLocal,
  plagesDu,
  semaineDe,
  semaineDuFormulaire,
  semaineEcrite,
  valeursDeSemaine,
} from './index.ts';
import { chevauchement } from './semaine.ts';

const h = (heures: number, minutes = 0) => heures * 60 + minutes;
const lisible = (texte: string) => texte.replaceAll('\u00a0', ' ');
const tousLesJours = (debut: number, fin: number) =>
  Array.from({ length: 7 }, (_, rang) => [rang + 1, debut, fin] as const);
const deuxPlages = [1, 2, 3, 4, 5].flatMap((jour) => [[jour, h(9), h(12)] as const, [jour, h(14), h(17)] as const]);
const horaires = (lignes: Parameters<typeof semaineDe>[0], autres: Partial<Horaires> = {}): Horaires => ({
  semaine: semaineDe(lignes),
  fermeFeries: true,
  fermetures: [],
  ...autres,
});
// Friday, 5 February 2021.
const VENDREDI = '2021-02-05';
const dire = (lus: Horaires, date: string, minute: number) =>
  lisible(etatEcrit(etatA(lus, { date, minute }), { date, minute }));

describe('golden hours', () => {
  const cas: readonly [string, Horaires, string, string][] = [
    [
      'two spans on working days',
      horaires(deuxPlages),
      'Mo-Fr 09:00-12:00,14:00-17:00; PH off',
      'Du lundi au vendredi : de 9 h à 12 h et de 14 h à 17 h | Samedi et dimanche : fermé',
    ],
    [
      'days apart, one alone',
      horaires([
        [2, h(8, 30), h(12)],
        [4, h(8, 30), h(12)],
        [5, h(8, 30), h(12)],
        [6, h(10), h(11, 45)],
      ]),
      'Tu,Th,Fr 08:30-12:00; Sa 10:00-11:45; PH off',
      'Mardi, jeudi et vendredi : de 8 h 30 à 12 h | Samedi : de 10 h à 11 h 45 | Lundi, mercredi et dimanche : fermé',
    ],
    [
      'a night adds to the morning after instead of being taken by it',
      horaires(
        [
          [5, h(22), h(26)],
          [6, h(9), h(12)],
        ],
        { fermeFeries: false },
      ),
      'Fr 22:00-02:00, Sa 09:00-12:00',
      'Vendredi : de 22 h à 2 h | Samedi : de 9 h à 12 h | Du lundi au jeudi et dimanche : fermé',
    ],
    [
      'until midnight, and day and night',
      horaires(
        [
          [1, h(18), h(24)],
          [2, 0, h(24)],
        ],
        { fermeFeries: false },
      ),
      'Mo 18:00-24:00; Tu 00:00-24:00',
      'Lundi : de 18 h à minuit | Mardi : jour et nuit | Du mercredi au dimanche : fermé',
    ],
    [
      'closed for the summer, and one day',
      horaires(deuxPlages, {
        fermetures: [
          { du: '2021-08-02', au: '2021-08-15' },
          { du: '2021-12-24', au: '2021-12-24' },
        ],
      }),
      'Mo-Fr 09:00-12:00,14:00-17:00; PH off; 2021 Aug 02-2021 Aug 15 off; 2021 Dec 24 off',
      'Du lundi au vendredi : de 9 h à 12 h et de 14 h à 17 h | Samedi et dimanche : fermé',
    ],
    ['nothing known', horaires([]), '', ''],
  ];
  it.each(cas)('%s', (_, lus, osm, clair) => {
    expect(enOsm(lus)).toBe(osm);
    expect(
      semaineEcrite(lus.semaine)
        .map(([jours, heures]) => lisible(`${jours} : ${heures}`))
        .join(' | '),
    ).toBe(clair);
    if (osm) expect(() => new OpeningHours(osm, FRANCE)).not.toThrow();
  });

  it('an hour is written as people say it', () => {
    expect([0, 5, 540, 1050, 1440, 1560].map((minute) => lisible(heureEcrite(minute)))).toEqual([
      '0 h',
      '0 h 05',
      '9 h',
      '17 h 30',
      'minuit',
      '2 h',
    ]);
  });
});

describe('open now', () => {
  it('says until when, or from when', () => {
    const lus = horaires(deuxPlages);
    expect(dire(lus, VENDREDI, h(10))).toBe('ouvert, ferme à 12 h');
    expect(dire(lus, VENDREDI, h(12))).toBe('fermé, ouvre à 14 h');
    expect(dire(lus, VENDREDI, h(17))).toBe('fermé, ouvre lundi à 9 h');
    expect(dire(lus, '2021-02-03', h(20))).toBe('fermé, ouvre demain à 9 h');
    expect(dire(horaires([]), VENDREDI, h(10))).toBe('fermé');
  });

  it('a night belongs to the evening it began on', () => {
    const nuit = horaires([
      [5, h(22), h(26)],
      [6, h(9), h(12)],
    ]);
    expect(dire(nuit, VENDREDI, h(23))).toBe('ouvert, ferme demain à 2 h');
    expect(dire(nuit, '2021-02-06', h(1))).toBe('ouvert, ferme à 2 h');
    expect(dire(nuit, '2021-02-06', h(2))).toBe('fermé, ouvre à 9 h');
    const dimanche = horaires([[7, h(20), h(25)]]);
    expect(dire(dimanche, '2021-02-08', h(0, 30))).toBe('ouvert, ferme à 1 h');
  });

  it('spans that touch are one, and day and night has no end', () => {
    expect(
      dire(
        horaires([
          [5, h(9), h(12)],
          [5, h(12), h(18)],
        ]),
        VENDREDI,
        h(10),
      ),
    ).toBe('ouvert, ferme à 18 h');
    const toujours = horaires(tousLesJours(0, h(24)), { fermeFeries: false });
    expect(dire(toujours, VENDREDI, h(10))).toBe('ouvert jour et nuit');
    expect(dire(horaires(tousLesJours(0, h(24))), '2021-04-30', h(23))).toBe('ouvert, ferme à minuit');
  });

  it('closed on a public holiday when the place says so, and during its closings', () => {
    // 13 May 2021 is the Thursday of the Ascension; 5 April, Easter Monday.
    expect(dire(horaires(deuxPlages), '2021-05-13', h(10))).toBe('fermé, ouvre demain à 9 h');
    expect(dire(horaires(deuxPlages, { fermeFeries: false }), '2021-05-13', h(10))).toBe('ouvert, ferme à 12 h');
    expect(plagesDu(horaires(deuxPlages), '2021-04-05')).toEqual([]);
    const ete = horaires(deuxPlages, { fermetures: [{ du: '2021-08-02', au: '2021-08-15' }] });
    expect(dire(ete, '2021-08-02', h(10))).toBe('fermé, ouvre le 16 août 2021 à 9 h');
    expect(dire(ete, '2021-08-16', h(10))).toBe('ouvert, ferme à 12 h');
  });

  it.each([
    ['974', '2021-02-04T20:30:00Z', '2021-02-05', h(0, 30)],
    ['976', '2021-02-04T20:30:00Z', '2021-02-04', h(23, 30)],
    ['971', '2021-02-05T02:00:00Z', '2021-02-04', h(22)],
    ['972', '2021-07-05T02:00:00Z', '2021-07-04', h(22)],
    ['973', '2021-02-05T02:00:00Z', '2021-02-04', h(23)],
    ['988', '2021-02-04T20:30:00Z', '2021-02-05', h(7, 30)],
    ['987', '2021-02-04T20:30:00Z', '2021-02-04', h(10, 30)],
    ['03', '2021-02-04T20:30:00Z', '2021-02-04', h(21, 30)],
    ['2A', '2021-07-04T20:30:00Z', '2021-07-04', h(22, 30)],
  ])('the clocks of %s show their own hour', (departement, moment, date, minute) => {
    expect(momentLocal(new Date(moment), departement)).toEqual({ date, minute });
  });
});

describe('a week typed in a form', () => {
  const lire = (valeurs: Record<string, number | null>) => semaineDuFormulaire(valeurs);

  it('is read, and shown again as it was', () => {
    const { semaine, problemes } = lire({
      lundi1de: h(9),
      lundi1a: h(12),
      lundi2de: h(14),
      lundi2a: h(17),
      vendredi1de: h(22),
      vendredi1a: h(2),
    });
    expect(problemes).toEqual({});
    expect(enOsm({ semaine, fermeFeries: false, fermetures: [] })).toBe('Mo 09:00-12:00,14:00-17:00, Fr 22:00-02:00');
    expect(valeursDeSemaine(semaine)).toEqual({
      lundi1de: '09:00',
      lundi1a: '12:00',
      lundi2de: '14:00',
      lundi2a: '17:00',
      vendredi1de: '22:00',
      vendredi1a: '02:00',
    });
  });

  it('says what is missing or meets, by field', () => {
    expect(lire({ mardi1de: h(9) }).problemes).toEqual({ mardi1a: 'Mardi : donnez aussi l’heure de fermeture.' });
    expect(lire({ mardi1a: h(9) }).problemes).toEqual({ mardi1de: 'Mardi : donnez aussi l’heure d’ouverture.' });
    const meles = lire({ mardi1de: h(9), mardi1a: h(15), mardi2de: h(14), mardi2a: h(17) });
    expect(meles.problemes).toEqual({ mardi1de: 'Mardi : deux horaires se chevauchent. Corrigez l’un des deux.' });
    const nuit = lire({ dimanche1de: h(20), dimanche1a: h(4), lundi1de: h(3), lundi1a: h(5) });
    expect(Object.keys(nuit.problemes)).toEqual(['dimanche1de']);
  });
});

const FRANCE = {
  lat: 46.5,
  lon: 2.5,
  address: { country_code: 'fr', country: 'France', state: 'Auvergne-Rhône-Alpes' },
};
const plage = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }))
  .map(([debut, duree]) => ({ debut: debut * 15, fin: debut * 15 + duree * 15 }));
const semaineTiree = fc
  .array(fc.array(plage, { maxLength: 2 }), { minLength: 7, maxLength: 7 })
  .map((jours) => jours.map((plages) => plages.toSorted((une, autre) => une.debut - autre.debut)))
  .filter((semaine) => semaine.some((plages) => plages.length > 0) && chevauchement(semaine) === undefined);

it('what we say open is what a reader of OpenStreetMap says open, from the string published', () => {
  const tires = fc.record({
    semaine: semaineTiree,
    fermeFeries: fc.boolean(),
    fermetures: fc.array(
      fc
        .integer({ min: 0, max: 300 })
        .map((jour) => ({ du: ajouterJours('2021-01-01', jour), au: ajouterJours('2021-01-01', jour + 6) })),
      { maxLength: 2 },
    ),
  });
  fc.assert(
    fc.property(tires, fc.integer({ min: 1, max: 360 }), fc.integer({ min: 0, max: 1439 }), (lus, jour, minute) => {
      const date = ajouterJours('2021-01-01', jour);
      const ferme = (un: string) =>
        (lus.fermeFeries && estFerie(un)) || lus.fermetures.some(({ du, au }) => du <= un && un <= au);
      // A night beside a closed day is read in more than one way: decision 16.
      if (
        ferme(date) !== ferme(ajouterJours(date, -1)) &&
        lus.semaine.some((plages) => plages.some(({ fin }) => fin > 1440))
      )
        return;
      const [annee = 0, mois = 1, quantieme = 1] = date.split('-').map(Number);
      const moment = new Date(annee, mois - 1, quantieme, 0, minute);
      // An hour that the clocks of this machine skip.
      if (moment.getHours() * 60 + moment.getMinutes() !== minute) return;
      const lecteur = new OpeningHours(enOsm(lus), FRANCE);
      expect(lecteur.getState(moment), `${enOsm(lus)} on ${date} at ${minute}`).toBe(
        etatA(lus, { date, minute }).ouvert,
      );
    }),
    { numRuns: 400 },
  );
});
