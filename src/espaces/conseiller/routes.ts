import { routesAccueil } from '#espaces/conseiller/accueil/accueil.route.tsx';
import { routesFormation } from '#espaces/conseiller/formation/formation.route.ts';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [...routesAccueil, ...routesFormation];
