import { routesEquipe } from '#espaces/coordinateur/equipe/equipe.route.tsx';
import { routesProposer } from '#espaces/coordinateur/equipe/proposer.route.tsx';
import { routesStatistiques } from '#espaces/coordinateur/statistiques/statistiques.route.tsx';
import { routesSuivis } from '#espaces/coordinateur/suivis/suivis.route.ts';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [...routesEquipe, ...routesProposer, ...routesStatistiques, ...routesSuivis];
