import type { Actor } from '#platform/actor.ts';
import { Forbidden } from '#platform/errors.ts';

/** ANCT keeps the directory of training bodies and refers people to them; its support reads (domain, §2). */
export const peutOrienter = ({ role }: Actor): boolean => role === 'anct';

/** @throws Forbidden for anybody but ANCT */
export function exigerAnct(actor: Actor): void {
  if (!peutOrienter(actor)) throw new Forbidden('formation.orienter');
}

/** The training body that acts. @throws Forbidden for anybody else */
export function organismeQuiAgit({ role, perimetre }: Actor): string {
  if (role !== 'organisme_de_formation' || perimetre.type !== 'organisme') throw new Forbidden('formation.suivre');
  return perimetre.organismeId;
}
