import { expect, it } from 'vitest';
import { semaineDe } from '#domain/horaires/index.ts';
import type { Destination } from '#domain/lieux/index.ts';
import { faitsDeLaFeuille, horairesDeLaFeuille } from './feuille.ts';

const ICI: Destination = {
  ...{ cle: 'lieu-1', quoi: 'Conseiller numérique', nom: 'Lieu', adresse: '1 rue de l’Exemple' },
  ...{ commune: '03000 Moulins', telephone: '0400000000', courriel: '', site: '', surRendezVous: true },
  ...{ horaires: undefined, horairesEcrits: '', commentaire: '', departementCode: '03' },
};
const lisible = (textes: readonly string[]) => textes.map((texte) => texte.replaceAll('\u00a0', ' '));

it('says what is known, and nothing of what is not', () => {
  expect(faitsDeLaFeuille(ICI).map(([nom]) => nom)).toEqual(['Adresse', 'Téléphone', 'Rendez-vous']);
});

it('gives the week, the public holidays and the closings to come', () => {
  const horaires = {
    semaine: semaineDe([[1, 540, 720]]),
    fermeFeries: true,
    fermetures: [{ du: '2021-08-02', au: '2021-08-15' }],
  };
  expect(lisible(horairesDeLaFeuille({ ...ICI, horaires }))).toEqual([
    'Lundi : de 9 h à 12 h',
    'Du mardi au dimanche : fermé',
    'Jours fériés : fermé',
    'Exceptionnellement fermé du 2 août 2021 au 15 août 2021',
  ]);
});

it('repeats what a list wrote that could not be read, or says to call', () => {
  expect(horairesDeLaFeuille({ ...ICI, horairesEcrits: 'Tournée, voir en mairie' })).toEqual([
    'Tournée, voir en mairie',
  ]);
  expect(lisible(horairesDeLaFeuille(ICI))).toEqual(['Horaires inconnus : appelez avant de venir.']);
});
