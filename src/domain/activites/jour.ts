import { sonContratDuJour } from '#domain/contrats/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';

/** Today for the person signed in, where he works; in Paris without a running contract. */
export const aujourdhuiPour = async (db: Db, actor: Actor, now: Date): Promise<string> =>
  (await sonContratDuJour(db, actor, now))?.aujourdhui ?? dateCivile(now);
