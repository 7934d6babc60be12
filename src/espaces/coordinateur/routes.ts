import { routesEquipe } from '#espaces/coordinateur/equipe/equipe.route.tsx';
import { routesProposer } from '#espaces/coordinateur/equipe/proposer.route.tsx';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [...routesEquipe, ...routesProposer];
