import { dateCivile, joursEntre } from '#platform/dates.ts';
import type { Colonne } from '#platform/export/colonnes.ts';
import type { LigneEntonnoir } from './entonnoir.ts';

/** Where a structure is in its recruitment, in words: the furthest thing that it did. */
export function ouEnEst({ interesses, entretiens, choisis, acceptes, postes }: LigneEntonnoir): string {
  if (postes > 0 && acceptes >= postes) return 'Tous les candidats ont accepté';
  if (choisis > 0) return 'Candidat choisi';
  if (entretiens > 0) return 'Entretiens';
  if (interesses > 0) return 'Candidats repérés';
  return 'Aucun candidat repéré';
}

/** The funnel as a file: the columns of the screen. */
export const colonnesEntonnoir = (now: Date): readonly Colonne<LigneEntonnoir>[] => [
  { titre: 'Dossier', valeur: ({ numero }) => numero },
  { titre: 'Structure', valeur: ({ nom }) => nom },
  { titre: 'Commune', valeur: ({ commune }) => commune },
  { titre: 'Département', valeur: ({ departement_code }) => departement_code },
  { titre: 'Activée le', valeur: ({ activeeLe }) => activeeLe, format: 'date' },
  { titre: 'Jours depuis l’activation', valeur: ({ activeeLe }) => joursEntre(dateCivile(activeeLe), dateCivile(now)) },
  { titre: 'Postes', valeur: ({ postes }) => postes },
  { titre: 'Candidats repérés', valeur: ({ interesses }) => interesses },
  { titre: 'Entretiens', valeur: ({ entretiens }) => entretiens },
  { titre: 'Candidats choisis', valeur: ({ choisis }) => choisis },
  { titre: 'Ont accepté', valeur: ({ acceptes }) => acceptes },
  { titre: 'Où en est la structure', valeur: ouEnEst },
];
