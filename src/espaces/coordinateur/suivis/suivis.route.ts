import { routesDesSuivisDeLEquipe } from '#domain/suivi/index.ts';
import { porte } from '#espaces/coordinateur/door.ts';

export const routesSuivis = routesDesSuivisDeLEquipe({ base: '/coordinateur/suivis', right: porte });
