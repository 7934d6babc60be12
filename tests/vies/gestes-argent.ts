import { sql } from 'kysely';
import {
  ecarterDuLot,
  enregistrerRetour,
  leverRetenue,
  lireLot,
  preparerLot,
  retenirVersements,
  retournerLot,
  soumettreLot,
} from '#domain/versements/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { anct } from '#tests/situations/comptes.ts';
import { ordonnateur, validerTelQuel, valideur } from '#tests/situations/versements.ts';
import type { Banc } from '#tests/support/base.ts';
import { aujourdhui, type Vie } from './monde.ts';

/** The latest of them in one of these statuses; nobody's when there is none. */
export async function dernier(
  { tools: { db } }: Banc,
  table: 'lots' | 'ruptures' | 'recouvrements' | 'avenants',
  statuts: readonly string[],
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where statut = any(${[...statuts]}) order by numero desc limit 1`.execute(db);
  return rows[0]?.id ?? crypto.randomUUID();
}

async function repondre({ banc, poste }: Vie, code: string | undefined): Promise<void> {
  const lignes = await banc.tools.db
    .selectFrom('lots_lignes as l')
    .innerJoin('versements as v', 'v.id', 'l.versement_id')
    .select(['l.reference', 'l.centimes'])
    .where('v.poste_id', '=', poste.id)
    .where('l.etat', 'in', ['emise', 'versee'])
    .execute();
  await enregistrerRetour(banc.tools, ordonnateur(), {
    lignes: lignes.map((une) => ({
      ...une,
      le: aujourdhui(banc),
      accepte: code === undefined,
      ...(code && { code }),
    })),
  });
}

export const preparer = ({ banc }: Vie) => preparerLot(banc.tools, ordonnateur(), { jusquAu: aujourdhui(banc) });
const soumettre = async ({ banc }: Vie) =>
  soumettreLot(banc.tools, ordonnateur(), { lotId: await dernier(banc, 'lots', ['en_preparation']) });
const valider = async ({ banc }: Vie) => validerTelQuel(banc, await dernier(banc, 'lots', ['a_valider']));

/** What the operator and the bank may try. */
export const GESTES_D_ARGENT: Readonly<Record<string, (vie: Vie) => unknown>> = {
  attendre: ({ banc, hasard }) => banc.avancer({ jours: 1 + (hasard % 90) }),
  attendreLongtemps: ({ banc, hasard }) => banc.avancer({ jours: 300 + (hasard % 300) }),
  preparer,
  soumettre,
  valider,
  ecarter: async ({ banc }) => {
    const lotId = await dernier(banc, 'lots', ['en_preparation']);
    const { payables } = await lireLot(banc.tools.db, SYSTEME.perimetre, banc.tools.clock(), lotId);
    await ecarterDuLot(banc.tools, ordonnateur(), {
      lotId,
      ligneIds: payables.slice(0, 1).map(({ id }) => id),
      motif: 'Non.',
    });
  },
  retourner: async ({ banc }) =>
    retournerLot(banc.tools, valideur(), { lotId: await dernier(banc, 'lots', ['a_valider']), motif: 'Non.' }),
  payer: (vie) => repondre(vie, undefined),
  rejeter: (vie) => repondre(vie, 'MS03'),
  rejeterLeCompte: (vie) => repondre(vie, 'AC04'),
  rejouer: async (vie) => {
    await repondre(vie, undefined);
    await repondre(vie, undefined);
  },
  tournee: async (vie) => {
    vie.banc.avancer({ jours: 32 });
    for (const geste of [preparer, soumettre, valider]) await geste(vie);
    await repondre(vie, undefined);
  },
  retenir: ({ banc, poste }) => retenirVersements(banc.tools, anct(), { posteId: poste.id, motif: 'Attendre.' }),
  lever: ({ banc, poste }) => leverRetenue(banc.tools, anct(), { posteId: poste.id }),
};
