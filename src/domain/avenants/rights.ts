import { administreSaStructure } from '#domain/comptes/index.ts';
import type { Context } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { Forbidden, Refused } from '#platform/errors.ts';

/** The structure asks; ANCT examines. */
const peutDemander = ({ role, perimetre }: Actor): boolean => role === 'structure' && perimetre.type === 'structure';
export const peutExaminer = ({ role }: Actor): boolean => role === 'anct';
/** The préfet of one département gives an avis; that of a region reads (domain, §2). */
export const peutRendreAvis = ({ role, perimetre }: Actor): boolean =>
  role === 'prefecture' && perimetre.type === 'departements' && perimetre.codes.length === 1;

/** What binds a structure is asked by one of its administrators. @throws Forbidden, Refused */
export async function exigerAdministrateur({ tx, actor }: Context, geste: string): Promise<void> {
  if (!peutDemander(actor)) throw new Forbidden(geste);
  if (!(await administreSaStructure(tx, actor)))
    throw new Refused('Seul un administrateur de votre espace fait cette demande. Demandez-lui de la faire.');
}
