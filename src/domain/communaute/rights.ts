import type { Actor } from '#platform/actor.ts';

type Evenement = {
  readonly organise_par: 'anct' | 'prefecture';
  readonly portee: 'nation' | 'departements';
  readonly departements: readonly string[];
};

/**
 * Who makes events: ANCT, and the préfet of one département. The préfet de région reads all his départements
 * (domain, §2) and writes nothing.
 */
export const peutOrganiser = ({ role, perimetre }: Actor): boolean =>
  role === 'anct' || (role === 'prefecture' && perimetre.type === 'departements' && perimetre.codes.length === 1);

/** Who may change an event, and read who comes: ANCT, and the préfecture that made it. */
export const peutGerer = (actor: Actor, { organise_par, portee, departements }: Evenement): boolean => {
  if (!peutOrganiser(actor)) return false;
  if (actor.perimetre.type !== 'departements') return true;
  const { codes } = actor.perimetre;
  return (
    organise_par === 'prefecture' && portee === 'departements' && departements.every((code) => codes.includes(code))
  );
};

/** Who reads the list of those who come: also the support of ANCT, that reads all. */
export const peutLireLesInscrits = (actor: Actor, evenement: Evenement): boolean =>
  peutGerer(actor, evenement) || aideLANct(actor);

const aideLANct = ({ role }: Actor): boolean => role === 'support';

/** ANCT shares the resources; its support reads. */
export const peutPublierUneRessource = ({ role }: Actor): boolean => role === 'anct';

/** Events are for the conseillers. */
export const estConseiller = ({ role, perimetre }: Actor): boolean =>
  role === 'conseiller' && perimetre.type === 'personne';
