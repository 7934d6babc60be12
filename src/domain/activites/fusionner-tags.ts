import { sql } from 'kysely';
import { z } from 'zod';
import { action } from '#platform/action.ts';
import { transaction } from '#platform/db/guard.ts';
import { InvalidInput } from '#platform/errors.ts';
import { job } from '#platform/jobs/jobs.ts';
import { leTag } from './tags.ts';

const numero = z.int().min(1).max(2_147_483_647);

/**
 * One tag becomes another of the same scope: it is offered no more, and the activities that bear it are rewritten
 * behind. Both are locked in the order of their numbers. @throws NotFound, InvalidInput
 */
export const fusionnerTag = action({
  name: 'activites.fusionnerTag',
  input: z.object({ numero, vers: numero }),
  subject: (saisie) => `${saisie.numero}:${saisie.vers}`,
  async execute(context, { numero: de, vers }): Promise<void> {
    const { tx, now, tools } = context;
    if (de === vers) throw new InvalidInput({ vers: 'Choisissez un autre tag que celui-ci.' });
    for (const un of [de, vers].toSorted((a, b) => a - b)) await leTag(context, un);
    await tx
      .updateTable('tags')
      .set({ fusionne_dans: vers, modifie_le: now, archive_le: now })
      .where((eb) => eb.or([eb('numero', '=', de), eb('fusionne_dans', '=', de)]))
      .execute();
    await tools.jobs.send(tx, remplacerTag, { de });
  },
});

const LOT = 2000;

/**
 * Activities that bear a merged tag bear what it became, by batches so that nobody waits long for the sums of a month.
 * The tag is read and held at each batch: merged again meanwhile, the rest follows.
 */
export const remplacerTag = job({
  name: 'activites.remplacerTag',
  data: z.object({ de: numero }),
  async handle({ db }, { de }) {
    for (;;) {
      const fait = await transaction(db, async (tx) => {
        const tag = await tx
          .selectFrom('tags')
          .select('fusionne_dans')
          .where('numero', '=', de)
          .forShare()
          .executeTakeFirst();
        if (!tag?.fusionne_dans) return 0;
        const { rows } = await sql`
          update activites a
          set tags = array(select distinct case when t = ${de}::int then ${tag.fusionne_dans}::int else t end from unnest(a.tags) t)
          where a.id in (select id from activites where tags @> array[${de}::int] and tags <> '{}' order by id limit ${LOT})
          returning a.id`.execute(tx);
        return rows.length;
      });
      if (fait === 0) return;
    }
  },
});
