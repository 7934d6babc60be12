import { z } from 'zod';
import { ORDRE_DES_COMPTES } from '#domain/grand-livre/index.ts';

/** What a demand does, in words and figures: shown before ANCT answers, kept as it was then. Amounts in centimes. */
export const effetSchema = z.object({
  /** What changes, a sentence each. */
  changements: z.array(z.string()),
  /** Payments that are added, or go to somebody else. */
  echeancier: z.array(z.object({ quoi: z.string(), centimes: z.number(), quand: z.string() })),
  /** What stays of the schedule, in a sentence. */
  reste: z.string(),
  /** Rows of the ledger. */
  ecritures: z.array(
    z.object({
      poste: z.string(),
      credit: z.enum(ORDRE_DES_COMPTES),
      debit: z.enum(ORDRE_DES_COMPTES),
      centimes: z.number(),
    }),
  ),
  /** What the national caps take, or get back when negative. */
  plafond: z.object({ postes: z.number(), centimes: z.number() }),
  /** What the subsidy of each structure gains or loses: its convention is amended when it is signed. */
  conventions: z.array(
    z.object({ structureId: z.uuid(), structure: z.string(), postes: z.number(), centimes: z.number() }),
  ),
});
export type Effet = z.output<typeof effetSchema>;
