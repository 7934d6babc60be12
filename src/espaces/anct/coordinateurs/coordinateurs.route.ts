import { routesDesCoordinateurs } from '#domain/equipes/index.ts';
import { porte } from '#espaces/anct/door.ts';

export const routesCoordinateurs = routesDesCoordinateurs({ base: '/anct/coordinateurs', right: porte });
