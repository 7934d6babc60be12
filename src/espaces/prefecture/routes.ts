import { routesArrivees } from '#espaces/prefecture/arrivees/arrivees.route.tsx';
import { routesAvenants } from '#espaces/prefecture/avenants/avenants.route.tsx';
import { routesAvisEnBloc } from '#espaces/prefecture/avis-en-bloc/avis-en-bloc.route.tsx';
import { routesCoordinateurs } from '#espaces/prefecture/coordinateurs/coordinateurs.route.ts';
import { routesDossier } from '#espaces/prefecture/dossier/dossier.route.tsx';
import { routesEvenements } from '#espaces/prefecture/evenements/evenements.route.ts';
import { routesFile } from '#espaces/prefecture/file/file.route.tsx';
import { routesLieux } from '#espaces/prefecture/lieux/lieux.route.ts';
import { routesPoste } from '#espaces/prefecture/postes/poste.route.tsx';
import { routesRecrutements } from '#espaces/prefecture/recrutements/recrutements.route.tsx';
import { routesStatistiques } from '#espaces/prefecture/statistiques/statistiques.route.ts';
import { routesSuivis } from '#espaces/prefecture/suivis/suivis.route.tsx';
import { routesTags } from '#espaces/prefecture/tags/tags.route.ts';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [
  ...routesFile,
  ...routesDossier,
  ...routesAvisEnBloc,
  ...routesAvenants,
  ...routesRecrutements,
  ...routesArrivees,
  ...routesPoste,
  ...routesStatistiques,
  ...routesLieux,
  ...routesSuivis,
  ...routesCoordinateurs,
  ...routesEvenements,
  ...routesTags,
];
