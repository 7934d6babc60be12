import { sql } from 'kysely';
import { expect } from 'vitest';
import { lirePlafond } from '#domain/concertation/index.ts';
import { lireBalance } from '#domain/grand-livre/index.ts';
import type { Vie } from './monde.ts';

const COMPTES = ['engage', 'du', 'en_banque', 'verse', 'a_recouvrer'] as const;
type Versement = Awaited<ReturnType<typeof versementsDe>>[number];
const versementsDe = ({ banc, poste }: Vie) =>
  banc.tools.db.selectFrom('versements').selectAll().where('poste_id', '=', poste.id).execute();
const somme = (quels: readonly Versement[]) =>
  quels.reduce((total, { montant_centimes }) => total + montant_centimes, 0);

/** What holds whatever happened, of a post and of the whole programme. */
export async function promesses(vie: Vie): Promise<void> {
  const { db } = vie.banc.tools;
  const balance = await lireBalance(db);
  expect(balance.reduce((ecart, { debit, credit }) => ecart + debit - credit, 0)).toBe(0);
  const versements = await versementsDe(vie);
  await rienDePerdu(vie, versements);
  await niTropTotNiDeuxFois(vie, versements);
  await grandLivreRecompte(vie, versements);
  await plafondsTenus(vie);
}

/** The payments planned come to what was engaged for them, and never to more than what was granted. */
async function rienDePerdu({ banc, poste }: Vie, versements: readonly Versement[]): Promise<void> {
  const { db } = banc.tools;
  const { rows } = await sql<{ engages: number }>`
    select coalesce(sum(centimes), 0)::bigint as engages from ecritures
    where poste_id = ${poste.id} and cause in ('contrat.signe', 'contrat.renouvele')`.execute(db);
  expect(somme(versements)).toBe(rows[0]?.engages);
  const { montant_centimes, statut, renouvele_le } = await db
    .selectFrom('postes')
    .select(['montant_centimes', 'statut', 'renouvele_le'])
    .where('id', '=', poste.id)
    .executeTakeFirstOrThrow();
  const vivants = versements.filter((un) => un.statut !== 'annule');
  expect(somme(vivants)).toBeLessThanOrEqual(montant_centimes);
  // Filled, with nothing granted since: every euro of the post has its payment.
  if (statut === 'pourvu' && renouvele_le === null && vivants.length > 0) {
    const recus = await db
      .selectFrom('recouvrements')
      .select('centimes')
      .where('poste_id', '=', poste.id)
      .where('statut', '=', 'recouvre')
      .execute();
    if (recus.length === 0) expect(somme(vivants)).toBe(montant_centimes);
  }
  // A post that lapsed, or was given back, costs nothing any more but what was due.
  if (statut === 'rendu')
    expect(versements.filter((un) => un.statut === 'prevu' || un.statut === 'en_lot')).toEqual([]);
}

async function niTropTotNiDeuxFois({ banc, poste }: Vie, versements: readonly Versement[]): Promise<void> {
  const ordres = await banc.tools.db
    .selectFrom('lots_lignes as l')
    .innerJoin('lots as o', 'o.id', 'l.lot_id')
    .innerJoin('versements as v', 'v.id', 'l.versement_id')
    .innerJoin('ribs as r', 'r.id', 'l.rib_id')
    .select(['l.versement_id', 'l.etat', 'v.prevu_le', 'o.execution_le', 'v.structure_id', 'r.structure_id as compte'])
    .where('v.poste_id', '=', poste.id)
    .where('l.etat', 'in', ['emise', 'versee', 'rejetee'])
    .execute();
  for (const { prevu_le, execution_le, structure_id, compte } of ordres) {
    expect(prevu_le <= (execution_le ?? '')).toBe(true);
    expect(compte).toBe(structure_id);
  }
  for (const { id, statut } of versements) {
    const siens = ordres.filter(({ versement_id }) => versement_id === id);
    expect(siens.filter(({ etat }) => etat === 'versee' || etat === 'emise')).toHaveLength(
      statut === 'verse' || statut === 'emis' ? 1 : 0,
    );
  }
}

/** The ledger recounted from what happened: each account of each structure holds what its payments and recoveries say. */
async function grandLivreRecompte({ banc, poste }: Vie, versements: readonly Versement[]): Promise<void> {
  const { db } = banc.tools;
  const { rows } = await sql<{ structure_id: string } & Record<(typeof COMPTES)[number], number>>`
    select structure_id, ${sql.join(
      COMPTES.map(
        (compte) =>
          sql`sum(case when debit = ${sql.lit(compte)} then centimes when credit = ${sql.lit(compte)} then -centimes else 0 end)::bigint as ${sql.ref(compte)}`,
      ),
    )} from ecritures where poste_id = ${poste.id} group by structure_id`.execute(db);
  const recouvrements = await db.selectFrom('recouvrements').selectAll().where('poste_id', '=', poste.id).execute();
  const structures = new Set([...rows, ...versements, ...recouvrements].map(({ structure_id }) => structure_id));
  for (const structureId of structures) {
    const siens = versements.filter(({ structure_id }) => structure_id === structureId);
    const aRendre = (statut: string) =>
      recouvrements
        .filter((un) => un.statut === statut && un.structure_id === structureId)
        .reduce((total, { centimes }) => total + centimes, 0);
    const ouverts = siens.filter(({ statut }) => statut === 'prevu' || statut === 'en_lot');
    const { structure_id: _, ...tenus } = rows.find(({ structure_id }) => structure_id === structureId) ?? {
      structure_id: structureId,
      ...Object.fromEntries(COMPTES.map((compte) => [compte, 0])),
    };
    expect(tenus).toEqual({
      engage: somme(ouverts.filter(({ echu_le }) => echu_le === null)),
      du: somme(ouverts.filter(({ echu_le }) => echu_le !== null)),
      en_banque: somme(siens.filter(({ statut }) => statut === 'emis')),
      verse: somme(siens.filter(({ statut }) => statut === 'verse')) - aRendre('demande') - aRendre('recouvre'),
      a_recouvrer: aRendre('demande'),
    });
  }
}

/** What the caps keep is what the live posts were granted, and what the others had cost when they ended. */
async function plafondsTenus({ banc }: Vie): Promise<void> {
  const { db } = banc.tools;
  const plafond = await lirePlafond(db);
  const { rows } = await sql<{ postes: number; centimes: number }>`
    select count(*)::int as postes, coalesce(sum(montant_centimes), 0)::bigint as centimes from postes where statut in ('vacant', 'pourvu')`.execute(
    db,
  );
  expect(plafond.postesAttribues).toBe(rows[0]?.postes);
  expect(plafond.montantReserveCentimes).toBeGreaterThanOrEqual(rows[0]?.centimes ?? 0);
  expect(plafond.montantReserveCentimes).toBeLessThanOrEqual(plafond.montantMaxCentimes);
}
