// The ledger of the programme: where every euro stands, and what brought it there (domain, étape 9).

export { type Budget, lireBalance, lireBudget } from './budget.ts';
export { CAUSES } from './causes.ts';
export { COMPTES, type Compte, ORDRE_DES_COMPTES } from './comptes.ts';
export { contrepasser, type Mouvement, passer } from './passer.ts';
export { type EcritureLue, ecrituresDuPoste, listerEcritures, parcourirEcritures } from './readings.ts';
export { type Soldes, soldesDesPostes, soldesDuPoste, sortiDuPoste } from './soldes.ts';
export { TableauDuBudget } from './TableauDuBudget.tsx';
