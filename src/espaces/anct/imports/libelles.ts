import type { Import } from '#domain/imports/index.ts';

export const QUOI: Readonly<Record<Import['quoi'], string>> = { candidats: 'Candidats', structures: 'Structures' };
export const ETATS: Readonly<Record<Import['etat'], string>> = {
  depose: 'En cours de lecture',
  analyse: 'Lu, à décider',
  demande: 'En attente',
  en_cours: 'En cours',
  fait: 'Importé',
  refuse: 'Refusé',
};
