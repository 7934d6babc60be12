import { routesDeSaFormation } from '#domain/formation/index.ts';
import { porte } from '#espaces/conseiller/door.ts';

export const routesFormation = routesDeSaFormation(porte);
