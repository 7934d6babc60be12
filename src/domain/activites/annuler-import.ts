import { sql } from 'kysely';
import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { plusJours } from '#platform/dates.ts';
import { Refused } from '#platform/errors.ts';
import { job } from '#platform/jobs/jobs.ts';
import { entreeImport, leSien, refuserMoisClos } from './le-sien.ts';
import { cycle } from './lifecycle.ts';

// Project's decision: nobody's notes wait more than a day for him to decide.
const DECISION_JOURS = 1;
/** Nothing is left of what was read. */
export const OUBLIE = { statut: cycle.target('abandonner'), lignes: null, problemes: '[]' } as const;

/** Leaves what was read: nothing of it is kept. @throws NotFound, Refused */
export const abandonnerImport = action({
  name: 'activites.abandonnerImport',
  input: entreeImport,
  subject: ({ importId }) => importId,
  async execute(context, { importId }): Promise<void> {
    await leSien(context, importId, 'abandonner');
    await context.tx
      .updateTable('imports_activites')
      .set({ ...OUBLIE, statut_le: context.now })
      .where('id', '=', importId)
      .execute();
  },
});

/**
 * Undoes an import as a whole, what was corrected in it included, while no month of it is filed. Answers how many
 * activities went. @throws Refused, NotFound
 */
export const annulerImport = action({
  name: 'activites.annulerImport',
  input: entreeImport,
  subject: ({ importId }) => importId,
  async execute(context, { importId }): Promise<number> {
    const { tx, now } = context;
    const { ids, conseiller } = await leSien(context, importId, 'annuler');
    const siennes = tx.selectFrom('activites').where('id', 'in', ids).where('conseiller', '=', conseiller);
    const jours = ids.length === 0 ? [] : await siennes.select('jour').forUpdate().execute();
    await refuserMoisClos(
      context,
      conseiller,
      jours.map(({ jour }) => jour),
    );
    if (await uneTrace(context, ids)) throw new Refused(CORRIGEES);
    const { rows } = await sql`
      delete from activites where id = any(${ids}::text[]::uuid[]) and conseiller = ${conseiller} returning id`.execute(
      tx,
    );
    await tx
      .updateTable('imports_activites')
      .set({ statut: cycle.target('annuler'), statut_le: now, ids: [] })
      .where('id', '=', importId)
      .execute();
    return rows.length;
  },
});

const CORRIGEES =
  'Une activité de cet import a été corrigée après la remise d’un suivi : il ne s’annule plus. Supprimez les activités une à une.';
const uneTrace = ({ tx }: Context, ids: readonly string[]) =>
  ids.length === 0
    ? undefined
    : tx
        .selectFrom('activites_corrections')
        .select('numero')
        .where('activite_id', 'in', [...ids])
        .executeTakeFirst();

/** Every hour: what was read a day ago and not confirmed goes, the notes it holds first of all. */
export const oublierImports = job({
  name: 'activites.oublierImports',
  data: z.unknown(),
  cron: '50 * * * *',
  async handle({ db, clock }) {
    const now = clock();
    await db
      .updateTable('imports_activites')
      .set({ ...OUBLIE, statut_le: now })
      .where('statut', '=', 'lu')
      .where('lu_le', '<=', plusJours(now, -DECISION_JOURS))
      .execute();
  },
});
