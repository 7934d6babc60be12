import { routesAccueil } from '#espaces/banque/accueil/accueil.route.tsx';
import { routesAvenants } from '#espaces/banque/avenants/document.route.ts';
import { routesConvention } from '#espaces/banque/conventions/convention.route.tsx';
import { routesConventions } from '#espaces/banque/conventions/conventions.route.tsx';
import { routesDepotEnBloc } from '#espaces/banque/conventions/depot-en-bloc.route.tsx';
import { routesSignatureEnBloc } from '#espaces/banque/conventions/signer-en-bloc.route.tsx';
import { routesGrandLivre } from '#espaces/banque/grand-livre/grand-livre.route.tsx';
import { routesLot } from '#espaces/banque/lots/lot.route.tsx';
import { routesLots } from '#espaces/banque/lots/lots.route.tsx';
import { routesRetours } from '#espaces/banque/lots/retours.route.tsx';
import { routesPoste } from '#espaces/banque/postes/poste.route.tsx';
import { routesRecouvrements } from '#espaces/banque/recouvrements/recouvrements.route.tsx';
import { routesRibs } from '#espaces/banque/ribs/ribs.route.tsx';
import { routesVersements } from '#espaces/banque/versements/versements.route.tsx';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [
  ...routesAccueil,
  ...routesConventions,
  ...routesSignatureEnBloc,
  ...routesDepotEnBloc,
  ...routesConvention,
  ...routesAvenants,
  ...routesVersements,
  ...routesLots,
  ...routesLot,
  ...routesRetours,
  ...routesRibs,
  ...routesGrandLivre,
  ...routesPoste,
  ...routesRecouvrements,
];
