import { expect, it } from 'vitest';
import { adresseDeLOffre, referenceLue } from './index.ts';
import { saisieLe } from './reference.ts';

it.each([
  'O085260814000428',
  ' o085260814000428 ',
  'O 085 260814 000428',
  'https://www.emploi-territorial.fr/offre/o085260814000428-conseiller-numerique?mtm_campaign=rss',
  'https://www.emploi-territorial.fr/:O085260814000428',
])('the reference is found in « %s »', (texte) => {
  expect(referenceLue(texte)).toBe('O085260814000428');
});

it.each(['', 'O08526081400042', 'O0852608140004281', '085260814000428', 'XO085260814000428', 'https://exemple.test'])(
  'there is no reference in « %s »',
  (texte) => {
    expect(referenceLue(texte)).toBeUndefined();
  },
);

it('a reference tells when the offer was entered, and where it is', () => {
  expect(saisieLe('O085260814000428')).toBe('2026-08-14');
  expect(saisieLe('O085269914000428')).toBeUndefined();
  expect(adresseDeLOffre('O085260814000428')).toBe('https://www.emploi-territorial.fr/offre/o085260814000428');
});
