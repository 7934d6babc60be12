import { routesAccueil } from '#espaces/conseiller/accueil/accueil.route.tsx';
import { routesActivites } from '#espaces/conseiller/activites/activites.route.tsx';
import { routesNouvelleActivite } from '#espaces/conseiller/activites/nouvelle.route.tsx';
import { routesReprise } from '#espaces/conseiller/activites/reprise.route.tsx';
import { routesFiche } from '#espaces/conseiller/fiche/fiche.route.tsx';
import { routesFormation } from '#espaces/conseiller/formation/formation.route.ts';
import { routesCorriger } from '#espaces/conseiller/lieux/corriger.route.tsx';
import { routesHoraires } from '#espaces/conseiller/lieux/horaires.route.tsx';
import { routesLieu } from '#espaces/conseiller/lieux/lieu.route.tsx';
import { routesLieux } from '#espaces/conseiller/lieux/lieux.route.tsx';
import { routesPermanences } from '#espaces/conseiller/lieux/permanences.route.tsx';
import { routesFeuille } from '#espaces/conseiller/orienter/feuille.route.tsx';
import { routesOrienter } from '#espaces/conseiller/orienter/orienter.route.tsx';
import { routesStatistiques } from '#espaces/conseiller/statistiques/statistiques.route.ts';
import { routesSuivis } from '#espaces/conseiller/suivis/suivis.route.tsx';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [
  ...routesAccueil,
  ...routesActivites,
  ...routesNouvelleActivite,
  ...routesReprise,
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
  ...routesFormation,
];
