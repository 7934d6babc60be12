import { sql } from 'kysely';
import type { Tools } from '#platform/action.ts';
import { plusMinutes } from '#platform/dates.ts';
import { TooMany } from '#platform/errors.ts';
import type { RateClass } from '#platform/routes.ts';

type Limit = { readonly max: number; readonly minutes: number; readonly shared: boolean };

/**
 * How often one address and one account may come. Those that protect accounts, mailboxes and heavy work are counted
 * in the database, so that every web process counts together; page views are counted in memory.
 */
export const LIMITS: Readonly<Record<RateClass, Limit>> = {
  page: { max: 600, minutes: 1, shared: false },
  api: { max: 120, minutes: 1, shared: false },
  formulaire: { max: 120, minutes: 5, shared: false },
  connexion: { max: 30, minutes: 5, shared: true },
  courriel: { max: 10, minutes: 60, shared: true },
  export: { max: 30, minutes: 5, shared: true },
  televersement: { max: 30, minutes: 5, shared: true },
};

const memory = new Map<string, { count: number; until: number }>();
const MEMORY_MAX = 50_000;

/** Counts the request under each key; throws `TooMany` beyond the limit. `factor` loosens all limits (load tests). */
export async function countRequest(tools: Tools, rate: RateClass, keys: readonly string[], factor = 1): Promise<void> {
  const { max, minutes, shared } = LIMITS[rate];
  const now = tools.clock();
  for (const key of keys) {
    const count = shared
      ? await countShared(tools, `${rate}:${key}`, now, minutes)
      : countHere(`${rate}:${key}`, now, minutes);
    if (count > max * factor) throw new TooMany(minutes * 60);
  }
}

function countHere(key: string, now: Date, minutes: number): number {
  if (memory.size > MEMORY_MAX) memory.clear();
  const known = memory.get(key);
  const window =
    known && known.until > now.getTime() ? known : { count: 0, until: plusMinutes(now, minutes).getTime() };
  window.count += 1;
  memory.set(key, window);
  return window.count;
}

async function countShared({ db }: Tools, cle: string, now: Date, minutes: number): Promise<number> {
  const fin = plusMinutes(now, minutes);
  const { compte } = await db
    .insertInto('debits')
    .values({ cle, compte: 1, fenetre_fin: fin })
    .onConflict((conflict) =>
      conflict.column('cle').doUpdateSet((eb) => ({
        compte: sql<number>`case when debits.fenetre_fin > ${now} then debits.compte + 1 else 1 end`,
        fenetre_fin: sql<Date>`case when debits.fenetre_fin > ${now} then debits.fenetre_fin else ${eb.val(fin)} end`,
      })),
    )
    .returning('compte')
    .executeTakeFirstOrThrow();
  return compte;
}

/** Windows that ended are only weight. */
export const purgeRates = (tools: Tools) =>
  tools.db.deleteFrom('debits').where('fenetre_fin', '<', tools.clock()).execute();
