import { sql } from 'kysely';
import { z } from 'zod';
import { action } from '#platform/action.ts';
import { Refused } from '#platform/errors.ts';
import { entreeImport, leSien, refuserMoisClos } from './le-sien.ts';
import { cycle } from './lifecycle.ts';
import { tagsDevenus } from './tags-permis.ts';

const ligneGardee = z.looseObject({ id: z.string(), jour: z.string(), tags: z.array(z.number()) });

/**
 * Writes every row that was read, in one statement, or none: several statements of one transaction would wait for one
 * another on the sums. What is there already stays as it is. Answers how many were written.
 * @throws Refused when a month was filed meanwhile, or something is to correct @throws NotFound
 */
export const importerActivites = action({
  name: 'activites.importer',
  input: entreeImport,
  subject: ({ importId }) => importId,
  async execute(context, { importId }): Promise<number> {
    const { tx, now } = context;
    const { lignes: gardees, conseiller } = await leSien(context, importId, 'importer');
    const lues = z.array(ligneGardee).parse(gardees ?? []);
    if (lues.length === 0) throw new Refused('Il n’y a rien à importer dans ce fichier.');
    await refuserMoisClos(
      context,
      conseiller,
      lues.map(({ jour }) => jour),
    );
    const devenus = await tagsDevenus(
      tx,
      lues.flatMap(({ tags }) => tags),
    );
    const lignes = lues.map(({ tags, ...ligne }) => ({
      ...ligne,
      tags: [...new Set(tags.map((tag) => devenus.get(tag) ?? tag))],
      ...{ cree_le: now.toISOString(), modifie_le: now.toISOString() },
    }));
    const colonnes = sql.join(Object.keys(lignes[0] ?? {}).map((nom) => sql.ref(nom)));
    const { rows } = await sql<{ id: string }>`
      insert into activites (${colonnes})
      select ${colonnes} from jsonb_populate_recordset(null::activites, ${JSON.stringify(lignes)}::jsonb)
      on conflict (id) do nothing returning id`.execute(tx);
    await tx
      .updateTable('imports_activites')
      .set({ statut: cycle.target('importer'), statut_le: now, lignes: null, ids: rows.map(({ id }) => id) })
      .where('id', '=', importId)
      .execute();
    return rows.length;
  },
});
