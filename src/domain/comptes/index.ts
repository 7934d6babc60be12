import type { Tools } from '#platform/action.ts';
import { VISITEUR } from '#platform/actor.ts';
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyModele } from '#platform/mail/mail.ts';
import type { Session } from '#platform/routes.ts';

export const modeles: readonly AnyModele[] = [];
export const taches: readonly AnyJob[] = [];

export async function lireSession(_tools: Tools, _headers: Headers): Promise<Session> {
  return { actor: VISITEUR, id: null, roles: [], secondFacteur: false };
}
