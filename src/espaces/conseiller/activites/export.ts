import {
  AGES,
  CANAUX,
  DEMARCHES,
  type LigneActivite,
  ORGANISMES,
  SITUATIONS,
  TYPES_D_ACTIVITE,
} from '#domain/activites/index.ts';
import type { Colonne } from '#platform/export/colonnes.ts';
import { comptesDits } from './comptes.ts';

/** What he recorded, whole: his own file, that nobody else can ask for. */
export const EXPORT: readonly Colonne<LigneActivite>[] = [
  { titre: 'Jour', valeur: ({ jour }) => jour, format: 'date' },
  { titre: 'Activité', valeur: ({ type }) => TYPES_D_ACTIVITE[type] },
  { titre: 'Thèmes', valeur: ({ nomsDesThemes }) => nomsDesThemes.join(', ') },
  { titre: 'Canal', valeur: ({ canal }) => CANAUX[canal] },
  { titre: 'Lieu', valeur: ({ nomLieu }) => nomLieu ?? '' },
  { titre: 'Commune', valeur: ({ commune }) => commune },
  { titre: 'Code INSEE', valeur: ({ commune_code }) => commune_code },
  { titre: 'Durée (minutes)', valeur: ({ duree_minutes }) => duree_minutes },
  { titre: 'Personnes', valeur: ({ participants }) => participants },
  { titre: 'Déjà venues', valeur: ({ deja_venus }) => deja_venus },
  ...AGES.map(({ valeur, libelle }) => ({
    titre: valeur === 'inconnu' ? 'Âge non renseigné' : libelle,
    valeur: (ligne: LigneActivite) => ligne[`age_${valeur}`],
  })),
  ...SITUATIONS.map(({ valeur, libelle }) => ({
    titre: valeur === 'inconnu' ? 'Situation non renseignée' : libelle,
    valeur: (ligne: LigneActivite) => ligne[`statut_${valeur}`],
  })),
  { titre: 'Reviendront seules', valeur: ({ suite_individuel }) => suite_individuel },
  { titre: 'Viendront à un atelier', valeur: ({ suite_atelier }) => suite_atelier },
  { titre: 'Orientations', valeur: ({ redirections }) => comptesDits(redirections, ORGANISMES) },
  { titre: 'Mandats Aidants Connect', valeur: ({ mandats }) => comptesDits(mandats, DEMARCHES) },
  { titre: 'Matériel', valeur: ({ materiel }) => materiel.join(', ') },
  { titre: 'Tags', valeur: ({ nomsDesTags }) => nomsDesTags.join(', ') },
  { titre: 'Note', valeur: ({ note }) => note ?? '' },
];
