import { DUREE_FINANCEE_MOIS } from '#domain/concertation/index.ts';
import { ajouterJours, ajouterMois } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { CONTRAT_MOIS } from './regles.ts';

/** « Décision du projet »: how long before its end a contract may be renewed, in months. */
export const RENOUVELLEMENT_MOIS = 6;

/** A funded period of a contract: its rank from 1, its first day. */
export type Periode = { readonly periode: number; readonly debut: string };

/** The funded periods of contracts, in order: one from their start, one more each time they were renewed. */
export async function periodesDesContrats(
  db: Db | Tx,
  contratIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Periode[]>> {
  if (contratIds.length === 0) return new Map();
  const contrats = await db
    .selectFrom('contrats')
    .select(['id', 'debut'])
    .where('id', 'in', [...contratIds])
    .execute();
  const suivantes = await db
    .selectFrom('contrats_avenants')
    .select(['contrat_id', 'periode', 'debut'])
    .where('type', '=', 'renouvellement')
    .where('contrat_id', 'in', [...contratIds])
    .orderBy('periode')
    .execute();
  return new Map(
    contrats.map(({ id, debut }) => [
      id,
      [
        { periode: 1, debut },
        ...suivantes
          .filter(({ contrat_id }) => contrat_id === id)
          .map(({ periode, debut: sien }) => ({ periode, debut: sien })),
      ],
    ]),
  );
}

/** The periods of one contract, the current one last. */
export const periodesDuContrat = async (db: Db | Tx, contratId: string): Promise<readonly Periode[]> =>
  (await periodesDesContrats(db, [contratId])).get(contratId) ?? [];

/** The last day of a period: the contract's, or for a CDI that of the months that are funded. */
export const finDeLaPeriode = (fin: string | null, debut: string): string =>
  fin ?? ajouterJours(ajouterMois(debut, DUREE_FINANCEE_MOIS), -1);

/** The last day until which a period may be prolonged without being renewed (guide, « Calendrier »: 36 months). */
export const limiteDeLaPeriode = (debut: string): string => ajouterJours(ajouterMois(debut, CONTRAT_MOIS.max), -1);

/** The filled posts of a structure whose contract ends within six months and is not renewed yet, by number. */
export async function postesARenouveler(db: Db | Tx, structureId: string, aujourdhui: string) {
  const postes = await db
    .selectFrom('postes as p')
    .innerJoin('contrats as k', (join) => join.onRef('k.poste_id', '=', 'p.id').on('k.statut', '=', 'signe'))
    .select(['p.id as posteId', 'p.numero', 'k.id as contratId', 'k.fin', 'k.debut'])
    .where('p.structure_id', '=', structureId)
    .where('p.statut', '=', 'pourvu')
    .where('p.renouvele_le', 'is', null)
    .orderBy('p.numero')
    .execute();
  const periodes = await periodesDesContrats(
    db,
    postes.map(({ contratId }) => contratId),
  );
  const bientot = ajouterMois(aujourdhui, RENOUVELLEMENT_MOIS);
  return postes
    .map(({ debut, fin, ...poste }) => ({
      ...poste,
      fin: finDeLaPeriode(fin, periodes.get(poste.contratId)?.at(-1)?.debut ?? debut),
    }))
    .filter(({ fin }) => fin >= aujourdhui && fin <= bientot);
}

/** The contracts of a structure whose post ANCT renewed and that are not renewed yet: to be signed before their end. */
export async function contratsARenouveler(db: Db | Tx, structureId: string) {
  const lignes = await db
    .selectFrom('postes as p')
    .innerJoin('contrats as k', (join) => join.onRef('k.poste_id', '=', 'p.id').on('k.statut', '=', 'signe'))
    .select(['k.id as contratId', 'k.mise_en_relation_id as relationId', 'p.numero', 'k.fin'])
    .where('p.structure_id', '=', structureId)
    .where('p.renouvele_le', 'is not', null)
    .orderBy('p.numero')
    .execute();
  return lignes;
}

/** How long a signed contract may still last: its current period, the last day it may go to, whether it may be renewed. */
export async function dureePossible(db: Db | Tx, contratId: string) {
  const contrat = await db
    .selectFrom('contrats as k')
    .innerJoin('postes as p', 'p.id', 'k.poste_id')
    .select(['k.fin', 'p.renouvele_le', 'k.statut'])
    .where('k.id', '=', contratId)
    .executeTakeFirst();
  const [periode] = (await periodesDuContrat(db, contratId)).slice(-1);
  if (!contrat || !periode || contrat.statut !== 'signe') return undefined;
  const limite = limiteDeLaPeriode(periode.debut);
  return {
    periode,
    fin: contrat.fin,
    limite,
    prolongeable: contrat.fin !== null && contrat.fin < limite,
    renouvelable: contrat.renouvele_le !== null,
    debutSuivant: ajouterJours(finDeLaPeriode(contrat.fin, periode.debut), 1),
  };
}
