import type { Context } from '#platform/action.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import type { AvenantBrut } from './avenant.ts';
import type { Article } from './contenu.ts';
import type { Effet } from './effet.ts';

/** One kind of demand: what it would do, how it is done, what the amended convention says of it. */
export type Operation = {
  /** What it would do now. `nombre`: posts granted, when ANCT grants fewer than asked. Reads only. */
  readonly effet: (db: Db | Tx, avenant: AvenantBrut, aujourdhui: string, nombre?: number) => Promise<Effet>;
  /** Locks what it bears on and refuses what is no longer as it was shown. @throws Refused */
  readonly verifier: (context: Context, avenant: AvenantBrut) => Promise<void>;
  /** Does it, once verified. @throws Refused beyond a cap */
  readonly appliquer: (context: Context, avenant: AvenantBrut, effet: Effet) => Promise<void>;
  readonly articles: (avenant: AvenantBrut, effet: Effet) => readonly Article[];
};
