import type { Perimetre, Role } from '#platform/actor.ts';
import type { DB } from '#platform/db/schema.ts';

export type RoleAttribue = DB['attributions']['role'];

type Regle = { readonly libelle: string; readonly agent: boolean };
/** Agents sign in with a second factor, and leave after one idle hour (goals, R10). */
export const ROLES_ATTRIBUES: Readonly<Record<RoleAttribue, Regle>> = {
  structure: { libelle: 'Structure', agent: false },
  prefecture: { libelle: 'Préfecture', agent: true },
  anct: { libelle: 'ANCT', agent: true },
  support: { libelle: 'ANCT — assistance', agent: true },
  organisme_de_formation: { libelle: 'Organisme de formation', agent: true },
  banque_des_territoires: { libelle: 'Banque des Territoires — ordonnateur', agent: true },
  valideur: { libelle: 'Banque des Territoires — valideur', agent: true },
  conseiller: { libelle: 'Conseiller numérique', agent: false },
  coordinateur: { libelle: 'Coordinateur', agent: false },
  candidat: { libelle: 'Candidat', agent: false },
};

export type Attribution = {
  readonly role: RoleAttribue;
  readonly structureId: string | null;
  readonly organismeId: string | null;
  readonly departementCode: string | null;
  /** The départements of the region, for a préfet de région. */
  readonly departementsDeLaRegion: readonly string[];
};

const PERIMETRES: Readonly<Record<RoleAttribue, (attribution: Attribution) => Perimetre>> = {
  structure: ({ structureId }) => (structureId ? { type: 'structure', structureId } : { type: 'aucun' }),
  prefecture: ({ departementCode, departementsDeLaRegion }) => ({
    type: 'departements',
    codes: departementCode ? [departementCode] : departementsDeLaRegion,
  }),
  anct: () => ({ type: 'nation' }),
  support: () => ({ type: 'nation' }),
  banque_des_territoires: () => ({ type: 'nation' }),
  valideur: () => ({ type: 'nation' }),
  organisme_de_formation: ({ organismeId }) => (organismeId ? { type: 'organisme', organismeId } : { type: 'aucun' }),
  conseiller: () => ({ type: 'personne' }),
  coordinateur: () => ({ type: 'personne' }),
  candidat: () => ({ type: 'personne' }),
};

/** What a role lets its holder see. */
export const perimetreDe = (attribution: Attribution): Perimetre => PERIMETRES[attribution.role](attribution);
export const exigeSecondFacteur = (role: Role): boolean =>
  Object.entries(ROLES_ATTRIBUES).some(([nom, { agent }]) => nom === role && agent);
