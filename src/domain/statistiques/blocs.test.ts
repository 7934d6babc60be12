import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Activite } from './activite.ts';
import { type Blocs, enBlocs } from './blocs.ts';
import { evolutionEcrite } from './evolution.ts';
import { GROUPES, MESURES } from './mesures.ts';
import { partsEnDixiemes } from './repartition.ts';
import { masquer, SEUIL, tropPeu } from './secret.ts';

it('shares add up to 100 % exactly, keep the order of the counts, and differ from the true ones by less than a tenth', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 30 }), (comptes) => {
      const somme = comptes.reduce((total, un) => total + un, 0);
      const parts = partsEnDixiemes(comptes);
      expect(parts.reduce((total, une) => total + une, 0)).toBe(somme === 0 ? 0 : 1000);
      comptes.forEach((un, rang) => {
        const part = parts[rang] ?? 0;
        if (somme > 0) expect(Math.abs(part - (un * 1000) / somme)).toBeLessThan(1);
        comptes.forEach((autre, place) => {
          if (un > autre) expect(part).toBeGreaterThanOrEqual(parts[place] ?? 0);
        });
      });
    }),
    { numRuns: 500 },
  );
  expect(partsEnDixiemes([1, 1, 1])).toEqual([334, 333, 333]);
  expect(partsEnDixiemes([0, 0])).toEqual([0, 0]);
});

it.each([
  [100, 112, 'en hausse de 12\u00a0%'],
  [100, 88, 'en baisse de 12\u00a0%'],
  [100, 100, 'stable'],
  [0, 5, 'nouveau'],
  [5, 0, 'plus aucun'],
  [10, 40, 'multiplié par 4'],
  [100_000, 100_001, 'en hausse de 0,1\u00a0%'],
  [0, 0, '–'],
  [null, 5, '–'],
  [undefined, 5, '–'],
])('from %s to %s is « %s »', (avant, apres, phrase) => {
  expect(evolutionEcrite(avant, apres)).toBe(phrase);
});

/** Figures of a village: each measure small or not. */
const chiffres = fc
  .record(Object.fromEntries(MESURES.map((mesure) => [mesure, fc.nat({ max: 12 })])))
  .map((dits): Activite => {
    const { participants = 0 } = dits;
    const total = { ...dits, deja_venus: Math.min(dits['deja_venus'] ?? 0, participants) };
    const periode = { du: '2021-03-01', au: '2021-05-31' };
    const mois = ['2021-03-01', '2021-04-01', '2021-05-01'].map((un, rang) => ({
      mois: un,
      chiffres: { activites: (dits['activites'] ?? 0) * rang },
    }));
    return { periode, tropLarge: false, total, mois };
  });

it('a public page shows no count from 1 to 4, and nothing that gives one back by subtraction', () => {
  fc.assert(
    fc.property(chiffres, chiffres, (activite, avant) => {
      const entiers = enBlocs(activite, avant);
      const montres = masquer(entiers);
      const comptes = [
        ...montres.totaux
          .filter(({ libelle }) => !libelle.startsWith('Heures'))
          .flatMap(({ compte, avant: celui }) => [compte, celui ?? null]),
        ...montres.mois.map(({ compte }) => compte),
        ...montres.repartitions.flatMap(({ lignes }) => lignes.map(({ compte }) => compte)),
      ];
      for (const compte of comptes) if (compte !== null && compte > 0) expect(compte).toBeGreaterThanOrEqual(SEUIL);
      montres.repartitions.forEach(({ lignes }, rang) => {
        const caches = lignes.flatMap(({ compte }, place) =>
          compte === null ? [entiers.repartitions[rang]?.lignes[place]?.compte ?? 0] : [],
        );
        // What is hidden is not given by what is left: several lines, that add up to five at least, or all of them.
        if (caches.length > 0 && caches.length < lignes.length) {
          expect(caches.length).toBeGreaterThan(1);
          expect(caches.reduce((total, un) => total + un, 0)).toBeGreaterThanOrEqual(SEUIL);
        }
        for (const { compte, dixiemes } of lignes) expect(dixiemes === null).toBe(compte === null);
      });
      const lu = (libelle: string) => montres.totaux.find((un) => un.libelle === libelle)?.compte ?? null;
      const [tous, premieres] = [lu('Personnes accompagnées'), lu('Dont venues pour la première fois')];
      if (tous !== null && premieres !== null && tous !== premieres)
        expect(tous - premieres).toBeGreaterThanOrEqual(SEUIL);
    }),
    { numRuns: 300 },
  );
});

it('under five people nothing at all is shown; large figures are left as they are', () => {
  const avec = (participants: number): Blocs =>
    enBlocs({
      periode: { du: '2021-03-01', au: '2021-03-31' },
      tropLarge: false,
      total: Object.fromEntries(MESURES.map((mesure) => [mesure, mesure === 'deja_venus' ? 0 : participants] as const)),
      mois: [{ mois: '2021-03-01', chiffres: { activites: participants } }],
    });
  expect([0, 4, 5].map((un) => tropPeu(avec(un)))).toEqual([true, true, false]);
  expect(masquer(avec(50))).toEqual(avec(50));
  expect(avec(50).repartitions).toHaveLength(GROUPES.length);
});
