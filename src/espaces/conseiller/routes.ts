import { routesAccueil } from '#espaces/conseiller/accueil/accueil.route.tsx';
import { routesActivites } from '#espaces/conseiller/activites/activites.route.tsx';
import { routesFavoris } from '#espaces/conseiller/activites/favoris.route.tsx';
import { routesImport } from '#espaces/conseiller/activites/import.route.tsx';
import { routesImports } from '#espaces/conseiller/activites/imports.route.tsx';
import { routesNouvelleActivite } from '#espaces/conseiller/activites/nouvelle.route.tsx';
import { routesReprise } from '#espaces/conseiller/activites/reprise.route.tsx';
import { routesTerrain } from '#espaces/conseiller/activites/terrain.route.tsx';
import { routesAgenda } from '#espaces/conseiller/agenda/agenda.route.tsx';
import { routesArrivee } from '#espaces/conseiller/arrivee/arrivee.route.tsx';
import { routesSuiviMensuel } from '#espaces/conseiller/arrivee/suivi-mensuel.route.tsx';
import { routesUnAtelier } from '#espaces/conseiller/ateliers/atelier.route.tsx';
import { routesAteliers } from '#espaces/conseiller/ateliers/ateliers.route.tsx';
import { routesModifierAtelier } from '#espaces/conseiller/ateliers/modifier.route.tsx';
import { routesNouvelAtelier } from '#espaces/conseiller/ateliers/nouveau.route.tsx';
import { routesParticipants } from '#espaces/conseiller/ateliers/participants.route.tsx';
import { routesPresences } from '#espaces/conseiller/ateliers/presences.route.tsx';
import { routesEquipes } from '#espaces/conseiller/equipes/equipes.route.tsx';
import { routesEvenement } from '#espaces/conseiller/evenements/evenement.route.tsx';
import { routesEvenements } from '#espaces/conseiller/evenements/evenements.route.tsx';
import { routesFiche } from '#espaces/conseiller/fiche/fiche.route.tsx';
import { routesFormation } from '#espaces/conseiller/formation/formation.route.ts';
import { routesCorriger } from '#espaces/conseiller/lieux/corriger.route.tsx';
import { routesHoraires } from '#espaces/conseiller/lieux/horaires.route.tsx';
import { routesLieu } from '#espaces/conseiller/lieux/lieu.route.tsx';
import { routesLieux } from '#espaces/conseiller/lieux/lieux.route.tsx';
import { routesPermanences } from '#espaces/conseiller/lieux/permanences.route.tsx';
import { routesFeuille } from '#espaces/conseiller/orienter/feuille.route.tsx';
import { routesOrienter } from '#espaces/conseiller/orienter/orienter.route.tsx';
import { routesRessources } from '#espaces/conseiller/ressources/ressources.route.tsx';
import { routesStatistiques } from '#espaces/conseiller/statistiques/statistiques.route.tsx';
import { routesSuivis } from '#espaces/conseiller/suivis/suivis.route.tsx';
import { routesTags } from '#espaces/conseiller/tags/tags.route.ts';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [
  ...routesAccueil,
  ...routesArrivee,
  ...routesSuiviMensuel,
  ...routesActivites,
  ...routesNouvelleActivite,
  ...routesFavoris,
  ...routesImports,
  ...routesImport,
  ...routesReprise,
  ...routesTerrain,
  ...routesLieux,
  ...routesLieu,
  ...routesCorriger,
  ...routesHoraires,
  ...routesPermanences,
  ...routesFiche,
  ...routesOrienter,
  ...routesFeuille,
  ...routesStatistiques,
  ...routesSuivis,
  ...routesEquipes,
  ...routesEvenements,
  ...routesEvenement,
  ...routesRessources,
  ...routesFormation,
  ...routesAgenda,
  ...routesAteliers,
  ...routesNouvelAtelier,
  ...routesUnAtelier,
  ...routesModifierAtelier,
  ...routesParticipants,
  ...routesPresences,
  ...routesTags,
];
