import { sonContrat } from '#domain/contrats/index.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import type { Requete } from '#platform/routes.ts';
import { lireLaStructure, type Portee, porteeDeLaStructure, porteeDuConseiller } from './portees.ts';

type DuMois = { readonly portee: Portee; readonly structure: string; readonly commune: string };

/** Whose month a structure hands to its elected officials: that of all its conseillers. @throws NotFound */
export async function moisDeLaStructure({ tools: { db }, actor }: Requete, structureId: string): Promise<DuMois> {
  const structure = await lireLaStructure(db, actor.perimetre, structureId);
  return {
    portee: porteeDeLaStructure(structure),
    structure: structure.nom,
    commune: await communeDe(db, structureId),
  };
}

/** The same for one conseiller: what he did for the structure that employs him, or all of it after his contract. */
export async function moisDuConseiller({ tools: { db, clock }, actor }: Requete): Promise<DuMois> {
  const contrat = await sonContrat(db, actor, dateCivile(clock()));
  if (!contrat) return { portee: await porteeDuConseiller(db, actor), structure: 'Conseiller numérique', commune: '' };
  return {
    portee: { code: 'SC', structure: contrat.structure, conseillers: [contrat.conseiller] },
    structure: contrat.nomStructure,
    commune: await communeDe(db, contrat.structureId),
  };
}

const communeDe = async (db: Db, structureId: string): Promise<string> =>
  (
    await db
      .selectFrom('structures as s')
      .innerJoin('communes as c', 'c.code', 's.commune_code')
      .select('c.nom')
      .where('s.id', '=', structureId)
      .executeTakeFirstOrThrow()
  ).nom;
