import { cycle, type LigneMessage } from '#domain/contact/index.ts';
import type { Colonne } from '#platform/export/colonnes.ts';
import { libelleDuProfil, libelleDuSujet } from './libelles.ts';

/** What leaves in a file: no address nor text of anybody. */
export const colonnesExportees: readonly Colonne<LigneMessage>[] = [
  { titre: 'Numéro', valeur: ({ numero }) => numero, format: 'entier' },
  { titre: 'Reçu le', valeur: ({ recu_le }) => recu_le, format: 'dateHeure' },
  { titre: 'Nom', valeur: ({ nom }) => nom },
  { titre: 'Qui écrit', valeur: ({ profil }) => libelleDuProfil(profil) },
  { titre: 'Sujet', valeur: ({ sujet }) => libelleDuSujet(sujet) },
  { titre: 'État', valeur: ({ statut }) => cycle.labels[statut].libelle },
  { titre: 'Traité le', valeur: ({ traite_le }) => traite_le, format: 'dateHeure' },
];
