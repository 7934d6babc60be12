import { routesAvisEnBloc } from '#espaces/prefecture/avis-en-bloc/avis-en-bloc.route.tsx';
import { routesDossier } from '#espaces/prefecture/dossier/dossier.route.tsx';
import { routesFile } from '#espaces/prefecture/file/file.route.tsx';
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
  ...routesRecrutements,
  ...routesPoste,
  ...routesStatistiques,
  ...routesSuivis,
  ...routesTags,
];
