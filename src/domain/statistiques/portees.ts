import { type Presence, presencesDeSonEquipe } from '#domain/equipes/index.ts';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Actor, Perimetre } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';

/**
 * Whose activity is added up: conseillers (C) or structures (S) by their numbers, départements (D) by their codes, the
 * people of a team (E) while they belong to it, or what some conseillers did for one structure (SC).
 */
export type Portee =
  | { readonly code: 'C' | 'S'; readonly ids: readonly string[] }
  | { readonly code: 'D'; readonly ids: readonly string[] | 'tous' }
  | { readonly code: 'E'; readonly presences: readonly Presence[] }
  | { readonly code: 'SC'; readonly structure: number; readonly conseillers: readonly number[] };

/** What the person signed in did himself. */
export async function porteeDuConseiller(db: Db | Tx, { id, perimetre }: Actor): Promise<Portee> {
  const lui = await db
    .selectFrom('candidats')
    .select('numero')
    .where('utilisateur_id', '=', id)
    .where((eb) => eb.lit(perimetre.type === 'personne'))
    .executeTakeFirst();
  return { code: 'C', ids: lui ? [String(lui.numero)] : [] };
}

/** What the conseillers of a structure of the perimeter did for it. @throws NotFound */
export async function lireLaStructure(db: Db | Tx, perimetre: Perimetre, structureId: string) {
  const structure = await db
    .selectFrom('structures as s')
    .select(['s.id', 's.numero', 's.nom', 's.departement_code'])
    .where('s.id', '=', structureId)
    .where(dansLePerimetre(perimetre))
    .executeTakeFirst();
  if (!structure) throw new NotFound(`structure ${structureId}`);
  return structure;
}
export const porteeDeLaStructure = ({ numero }: { readonly numero: number }): Portee => ({
  code: 'S',
  ids: [String(numero)],
});

/** The conseillers who are or were under contract with a structure, by name. */
export const conseillersDeLaStructure = (db: Db | Tx, structureId: string) =>
  db
    .selectFrom('contrats as k')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .select(['c.id', 'c.numero', 'c.prenom', 'c.nom', 'c.nom_tri'])
    .distinct()
    .where('k.structure_id', '=', structureId)
    .where('k.statut', 'in', ['signe', 'rompu', 'termine'])
    .orderBy('c.nom_tri')
    .orderBy('c.id')
    .execute();

/** What was done in the territory of a perimeter: its départements, or the nation. */
export const porteeDuTerritoire = (perimetre: Perimetre): Portee => {
  if (perimetre.type === 'nation') return { code: 'D', ids: 'tous' };
  return { code: 'D', ids: perimetre.type === 'departements' ? perimetre.codes : [] };
};

/** What the team of the person signed in did, or one of its people. @throws NotFound */
export const porteeDeSonEquipe = async (db: Db, actor: Actor, membreId?: string): Promise<Portee> => ({
  code: 'E',
  presences: await presencesDeSonEquipe(db, actor, membreId),
});
