import { routesAccueil } from '#espaces/banque/accueil/accueil.route.tsx';
import { routesConvention } from '#espaces/banque/conventions/convention.route.tsx';
import { routesConventions } from '#espaces/banque/conventions/conventions.route.tsx';
import { routesDepotEnBloc } from '#espaces/banque/conventions/depot-en-bloc.route.tsx';
import { routesSignatureEnBloc } from '#espaces/banque/conventions/signer-en-bloc.route.tsx';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [
  ...routesAccueil,
  ...routesConventions,
  ...routesSignatureEnBloc,
  ...routesDepotEnBloc,
  ...routesConvention,
];
