import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import type { AnyModele } from '#platform/mail/mail.ts';

export const cycles: readonly AnyLifecycle[] = [];
export const modeles: readonly AnyModele[] = [];
export const taches: readonly AnyJob[] = [];
