import { expect, it } from 'vitest';
import { tachesDuRecrutement } from './taches.ts';

const situation = {
  structure: { nature: 'publique', demarrage_le: '2021-04-01' },
  fiche: undefined,
  activeeLe: '2021-02-10',
  aujourdhui: '2021-02-12',
  demandesAcces: 0,
  subvention: undefined,
} as const;
const publication = (autres: Partial<typeof situation> | object) =>
  tachesDuRecrutement({ ...situation, ...autres }).find(({ libelle }) => libelle.includes('fiche de poste'));

it('candidates are met within fifteen days of the activation', () => {
  expect(tachesDuRecrutement(situation).find(({ libelle }) => libelle.includes('candidats'))?.echeance).toBe(
    '2021-02-25',
  );
});

it('a public structure publishes thirty days, and a month, before it wants to start', () => {
  expect(publication({})).toMatchObject({ echeance: '2021-03-01', lien: '/structure/fiche-de-poste' });
  expect(publication({ fiche: { statut: 'brouillon' } })?.echeance).toBe('2021-03-01');
});

it('too late for the date wished, it is told the first date of signature', () => {
  const tache = publication({ aujourdhui: '2021-03-03' });
  expect(tache?.echeance).toBeUndefined();
  expect(tache?.libelle).toContain('3 avril 2021');
});

it('once the fiche de poste is published, it is no longer to be done; withdrawn, it is again', () => {
  expect(publication({ fiche: { statut: 'publiee' } })).toBeUndefined();
  expect(publication({ fiche: { statut: 'retiree' } })).toBeDefined();
});

it('a private structure has no publication to make', () => {
  expect(publication({ structure: { nature: 'privee', demarrage_le: '2021-04-01' } })).toBeUndefined();
});

it('people who ask for access come first', () => {
  expect(tachesDuRecrutement({ ...situation, demandesAcces: 2 })[0]).toEqual({
    libelle: 'Répondez à 2\u00a0personnes qui demandent l’accès à votre espace',
    lien: '/structure/equipe',
  });
});

it('the demande de subvention is to be prepared once open, corrected when asked, and left alone while it is instructed', () => {
  const tache = (statut: 'en_preparation' | 'a_completer' | 'depose') =>
    tachesDuRecrutement({ ...situation, subvention: { statut } }).find(({ lien }) => lien === '/structure/subvention')
      ?.libelle;
  expect(tache('en_preparation')).toContain('Réunissez les pièces');
  expect(tache('a_completer')).toContain('Corrigez');
  expect(tache('depose')).toBeUndefined();
});
