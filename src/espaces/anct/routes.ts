import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [];
