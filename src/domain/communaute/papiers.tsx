import { z } from 'zod';
import { documentEnFichier } from '#platform/documents/formats.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import type { Colonne } from '#platform/export/colonnes.ts';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { feuilleDePresence } from './emargement.ts';
import { cycleInscription } from './lifecycle.ts';
import { leSien, PRESENCES } from './pages-evenement.tsx';
import { type Inscrit, inscritsExportes, listerInscrits } from './readings.ts';

type Espace = { readonly base: string; readonly right: Right };

/** The sheet of attendance of an event, and the list of those who come, as files. */
export const routesDesPapiers = (espace: Espace): readonly AnyRoute[] => [
  emargement(espace),
  exportDesInscrits(espace),
];

const emargement = ({ base, right }: Espace) =>
  route<string, unknown>({
    method: 'GET',
    path: `${base}/:id/emargement`,
    right,
    audit: 'communaute.lireEmargement',
    rate: 'export',
    input: z.unknown(),
    async answer(requete) {
      const { tools } = requete;
      const evenement = await leSien(requete);
      const inscrits = await listerInscrits(tools.db, evenement.id, 'inscrite');
      return documentEnFichier(feuilleDePresence(evenement, inscrits, tools.clock()), 'pdf', 'feuille-de-presence');
    },
  });

const EXPORT: readonly Colonne<Inscrit>[] = [
  { titre: 'Prénom', valeur: ({ prenom }) => prenom },
  { titre: 'Nom', valeur: ({ nom }) => nom },
  { titre: 'Structure', valeur: ({ structure }) => structure },
  { titre: 'Département', valeur: ({ departement_code }) => departement_code, format: 'texte' },
  { titre: 'Inscription', valeur: ({ statut }) => cycleInscription.labels[statut].libelle },
  { titre: 'Présence', valeur: ({ presence }) => (presence ? PRESENCES[presence] : '') },
];

const exportDesInscrits = ({ base, right }: Espace) =>
  exportRoute<Inscrit>({
    path: `${base}/:id/inscrits/export`,
    right,
    audit: 'communaute.exporterLesInscrits',
    nom: 'inscrits',
    colonnes: EXPORT,
    lignes: async (requete) => inscritsExportes(requete.tools.db, (await leSien(requete)).id),
  });

export const StatutDInscription = ({ statut }: { statut: Inscrit['statut'] }) => (
  <StatutBadge statut={cycleInscription.labels[statut]} />
);
