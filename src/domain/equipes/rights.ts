import type { Actor, Role } from '#platform/actor.ts';

// Domain, §2: ANCT for the nation, the préfecture for its département; the préfet de région and the support only read.
const NOMMENT: readonly Role[] = ['anct', 'prefecture'];

/** May this actor name coordinateurs and compose their teams, in these départements? */
export const peutComposer = ({ role, perimetre }: Actor, departements: readonly string[]): boolean => {
  if (!NOMMENT.includes(role)) return false;
  if (perimetre.type === 'nation') return true;
  return (
    perimetre.type === 'departements' &&
    perimetre.codes.length === 1 &&
    departements.every((code) => perimetre.codes.includes(code))
  );
};

/** Does he act as the coordinateur of a team? */
export const estCoordinateur = ({ role }: Actor): boolean => role === 'coordinateur';
/** Does he act as somebody of a team? */
export const estMembre = ({ role }: Actor): boolean => role === 'conseiller';
