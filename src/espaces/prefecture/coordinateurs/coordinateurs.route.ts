import { routesDesCoordinateurs } from '#domain/equipes/index.ts';
import { porte } from '#espaces/prefecture/door.ts';

export const routesCoordinateurs = routesDesCoordinateurs({ base: '/prefecture/coordinateurs', right: porte });
