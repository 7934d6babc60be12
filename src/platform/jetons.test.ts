import { expect, it } from 'vitest';
import { chiffrer, dechiffrer, empreinteSecrete } from './chiffrement.ts';
import { jetonSigne, lireJetonSigne } from './jetons.ts';

const settings = { SECRET: 'une clé assez longue pour des essais' };
const autre = { SECRET: 'une autre clé, assez longue elle aussi' };
const id = '01234567-89ab-4cde-8f01-23456789abcd';

it('a signed link names one thing, for one use, with one key; the same each time', () => {
  const jeton = jetonSigne(settings, 'essai', id);
  expect(jetonSigne(settings, 'essai', id)).toBe(jeton);
  expect(lireJetonSigne(settings, 'essai', jeton)).toBe(id);
  expect(lireJetonSigne(settings, 'ailleurs', jeton)).toBeUndefined();
  expect(lireJetonSigne(autre, 'essai', jeton)).toBeUndefined();
  for (const faux of ['', 'x', `${jeton}AA`, `B${jeton.slice(1)}`, `${jeton.slice(0, -4)}AAAA`, 'é'.repeat(40)])
    expect(lireJetonSigne(settings, 'essai', faux), faux).toBeUndefined();
});

it('a keyed fingerprint tells equal texts, for one use, and nothing without the key', () => {
  const empreinte = empreinteSecrete(settings, 'essai', 'camille@demonstration.example');
  expect(empreinteSecrete(settings, 'essai', 'camille@demonstration.example')).toBe(empreinte);
  expect(empreinteSecrete(settings, 'ailleurs', 'camille@demonstration.example')).not.toBe(empreinte);
  expect(empreinteSecrete(autre, 'essai', 'camille@demonstration.example')).not.toBe(empreinte);
  expect(dechiffrer(settings, 'essai', chiffrer(settings, 'essai', 'Camille'))).toBe('Camille');
});
