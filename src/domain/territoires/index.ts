import type { AnyJob } from '#platform/jobs/jobs.ts';

export const taches: readonly AnyJob[] = [];
