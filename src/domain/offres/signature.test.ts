import { expect, it } from 'vitest';
import { ajouterJours, joursEntre } from '#platform/dates.ts';
import { delaiDeSignature, dernierePublication, phraseDuDelai, premiereSignaturePossible } from './index.ts';

it.each([
  ['2021-03-04', '2021-04-04', 'a month of 31 days'],
  ['2021-04-15', '2021-05-15', 'a month of 30 days'],
  ['2021-02-05', '2021-03-07', 'one month is 28 days: thirty days are later'],
  ['2021-01-31', '2021-03-02', 'there is no 31 February: thirty days are later'],
  ['2021-03-31', '2021-04-30', 'there is no 31 April: the last day of the month'],
  ['2020-01-31', '2020-03-01', 'a leap year'],
  ['2021-12-15', '2022-01-15', 'the year turns'],
])('published on %s, signed from %s on: %s', (publieeLe, premiere) => {
  expect(premiereSignaturePossible(publieeLe)).toBe(premiere);
});

it('never less than thirty days, never more than a month of 31, and never earlier for a later publication', () => {
  let precedente = '';
  for (let jour = 0; jour < 1500; jour += 1) {
    const publieeLe = ajouterJours('2020-01-01', jour);
    const premiere = premiereSignaturePossible(publieeLe);
    expect(joursEntre(publieeLe, premiere)).toBeGreaterThanOrEqual(30);
    expect(joursEntre(publieeLe, premiere)).toBeLessThanOrEqual(31);
    expect(premiere >= precedente, publieeLe).toBe(true);
    precedente = premiere;
  }
});

it('the last day to publish before a signature is the last one indeed', () => {
  for (let jour = 0; jour < 800; jour += 1) {
    const signatureLe = ajouterJours('2020-01-01', jour);
    const publieeLe = dernierePublication(signatureLe);
    expect(premiereSignaturePossible(publieeLe) <= signatureLe, signatureLe).toBe(true);
    expect(premiereSignaturePossible(ajouterJours(publieeLe, 1)) > signatureLe, signatureLe).toBe(true);
  }
});

const publiee = { publiee_le: '2021-02-04', urgence_motif: null };

it('a private structure waits for nothing, a public one for its publication', () => {
  expect(delaiDeSignature('privee', undefined)).toEqual({ etat: 'sans_delai' });
  expect(delaiDeSignature('privee', publiee)).toEqual({ etat: 'sans_delai' });
  expect(delaiDeSignature('publique', undefined)).toEqual({ etat: 'a_publier' });
  expect(delaiDeSignature('publique', { ...publiee, publiee_le: null })).toEqual({ etat: 'a_publier' });
  expect(delaiDeSignature('publique', publiee)).toEqual({ etat: 'a_partir_du', le: '2021-03-06' });
});

it('an emergency, with its motive, lifts the delay', () => {
  const delai = delaiDeSignature('publique', { ...publiee, urgence_motif: 'Seul agent en arrêt.' });
  expect(delai).toEqual({ etat: 'urgence', motif: 'Seul agent en arrêt.' });
  expect(phraseDuDelai(delai, '2021-02-05')).toContain('Seul agent en arrêt.');
});

it('the date is said in words, before it and after it', () => {
  const delai = delaiDeSignature('publique', publiee);
  expect(phraseDuDelai(delai, '2021-02-05')).toBe('Le contrat peut être signé à partir du 6 mars 2021.');
  expect(phraseDuDelai(delai, '2021-03-06')).toBe('Le contrat peut être signé depuis le 6 mars 2021.');
  expect(phraseDuDelai({ etat: 'a_publier' }, '2021-02-04')).toContain('à partir du 6 mars 2021');
});
