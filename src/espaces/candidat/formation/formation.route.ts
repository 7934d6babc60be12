import { routesDeSaFormation } from '#domain/formation/index.ts';
import { porte } from '#espaces/candidat/door.ts';

export const routesFormation = routesDeSaFormation(porte);
