import { expect, it } from 'vitest';
import { tachesDuRecrutement } from './taches.ts';

const situation = {
  structure: { nature: 'publique', demarrage_le: '2021-04-01' },
  fiche: undefined,
  activeeLe: '2021-02-10',
  aujourdhui: '2021-02-12',
  demandesAcces: 0,
  subvention: undefined,
  postesLibres: 1,
  recrues: [],
  convention: undefined,
  demandesDeFormation: 0,
  arrivees: [],
  versementsADebloquer: 0,
  suivis: [],
  renouvellements: [],
  postesProposes: 0,
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

it('nobody is to be met once every post has somebody; contracts and the convention are then to be signed, in time', () => {
  const recrue = { id: 'r1', prenom: 'Lou', statut: null, limite: '2021-03-10' };
  const taches = tachesDuRecrutement({
    ...situation,
    postesLibres: 0,
    recrues: [
      recrue,
      { ...recrue, id: 'r2', statut: 'brouillon' as const },
      { ...recrue, id: 'r3', statut: 'signe' as const },
    ],
    convention: { statut: 'a_signer' },
    demandesDeFormation: 1,
  }).map(({ libelle, lien, echeance }) => [libelle, lien, echeance]);
  expect(taches).not.toContainEqual(expect.arrayContaining(['/structure/candidats']));
  expect(taches).toContainEqual(['Signez la convention de subventionnement', '/structure/convention', undefined]);
  expect(taches).toContainEqual(['Préparez le contrat de Lou', '/structure/contrats/r1', '2021-03-10']);
  expect(taches).toContainEqual(['Signez le contrat de Lou', '/structure/contrats/r2', '2021-03-10']);
  expect(taches.filter(([, lien]) => lien === '/structure/contrats/r3')).toEqual([]);
  expect(taches.at(-1)?.[1]).toBe('/structure/formation');
});

it('follow-ups to file are on the list, each with its date', () => {
  const suivis = [
    { id: 's1', type: 'trimestriel' as const, du: '2021-03-01', au: '2021-05-31', a_remettre_le: '2021-06-10' },
  ];
  expect(tachesDuRecrutement({ ...situation, suivis })).toContainEqual({
    libelle: 'Remettez le suivi trimestriel de la subvention, du 1er mars 2021 au 31 mai 2021',
    lien: '/structure/suivis/s1',
    echeance: '2021-06-10',
  });
});

it('an arrival is prepared before the contract begins, completed after, and leaves the list once nothing remains', () => {
  const arrivee = { id: 'a1', prenom: 'Lou', debut: '2021-03-01', restes: 2 };
  const taches = (autres: Partial<typeof situation> | object) =>
    tachesDuRecrutement({ ...situation, arrivees: [arrivee], ...autres }).filter(({ lien }) =>
      lien?.startsWith('/structure/arrivees/'),
    );
  expect(taches({})).toEqual([
    { libelle: 'Préparez l’arrivée de Lou', lien: '/structure/arrivees/a1', echeance: '2021-03-01' },
  ]);
  expect(taches({ aujourdhui: '2021-03-02' })).toEqual([
    { libelle: 'Terminez l’arrivée de Lou', lien: '/structure/arrivees/a1' },
  ]);
  expect(taches({ arrivees: [{ ...arrivee, restes: 0 }] })).toEqual([]);
});
