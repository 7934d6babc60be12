import { routesAccueil } from '#espaces/conseiller/accueil/accueil.route.tsx';
import { routesActivites } from '#espaces/conseiller/activites/activites.route.tsx';
import { routesFavoris } from '#espaces/conseiller/activites/favoris.route.tsx';
import { routesImport } from '#espaces/conseiller/activites/import.route.tsx';
import { routesImports } from '#espaces/conseiller/activites/imports.route.tsx';
import { routesNouvelleActivite } from '#espaces/conseiller/activites/nouvelle.route.tsx';
import { routesReprise } from '#espaces/conseiller/activites/reprise.route.tsx';
import { routesTerrain } from '#espaces/conseiller/activites/terrain.route.tsx';
import { routesFormation } from '#espaces/conseiller/formation/formation.route.ts';
import { routesLieux } from '#espaces/conseiller/lieux/lieux.route.tsx';
import { routesStatistiques } from '#espaces/conseiller/statistiques/statistiques.route.ts';
import { routesSuivis } from '#espaces/conseiller/suivis/suivis.route.tsx';
import { routesTags } from '#espaces/conseiller/tags/tags.route.ts';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [
  ...routesAccueil,
  ...routesActivites,
  ...routesNouvelleActivite,
  ...routesFavoris,
  ...routesImports,
  ...routesImport,
  ...routesReprise,
  ...routesTerrain,
  ...routesLieux,
  ...routesStatistiques,
  ...routesSuivis,
  ...routesFormation,
  ...routesTags,
];
