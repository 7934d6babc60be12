/** The roles of the dispositif (domain, §2). Names only: what each may do stands in doors and life cycles. */
export const ROLES = [
  'public',
  'candidat',
  'structure',
  'prefecture',
  'anct',
  'support',
  'organisme_de_formation',
  'banque_des_territoires',
  'valideur',
  'conseiller',
  'coordinateur',
  'systeme',
] as const;
export type Role = (typeof ROLES)[number];

/** What an actor may see. Every reading takes it first; outside it, nothing exists. */
export type Perimetre =
  | { readonly type: 'nation' }
  | { readonly type: 'departements'; readonly codes: readonly string[] }
  | { readonly type: 'structure'; readonly structureId: string }
  | { readonly type: 'organisme'; readonly organismeId: string }
  | { readonly type: 'personne' }
  | { readonly type: 'aucun' };

/** Who acts: the person, the role chosen among those held, and the perimeter which that role gives. */
export type Actor = {
  readonly id: string | null;
  readonly nom: string;
  readonly role: Role;
  readonly perimetre: Perimetre;
};

/** A visitor who is not signed in. */
export const VISITEUR: Actor = { id: null, nom: '', role: 'public', perimetre: { type: 'aucun' } };

/** The platform itself: jobs, seeds, command line. */
export const SYSTEME: Actor = { id: null, nom: 'plateforme', role: 'systeme', perimetre: { type: 'nation' } };
