import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { job } from '#platform/jobs/jobs.ts';
import { suivre } from './avancement.ts';
import { ecrireListe } from './importer.ts';
import { lireBilan } from './readings.ts';
import { peutImporter } from './rights.ts';
import { surLeFichier } from './sur-le-fichier.ts';

/** Asks for the import that was seen: a job writes it. Asked twice, it is done once. @throws Refused, NotFound */
export const demanderImport = action({
  name: 'imports.demander',
  input: z.object({ importId: z.uuid() }),
  async execute({ tx, actor, tools }: Context, { importId }): Promise<void> {
    if (!peutImporter(actor)) throw new Forbidden('imports.demander');
    const present = await tx
      .selectFrom('imports')
      .selectAll()
      .where('id', '=', importId)
      .forUpdate()
      .executeTakeFirst();
    if (!present) throw new NotFound(`import ${importId}`);
    if (present.etat === 'depose') throw new Refused('Cette liste est encore en cours de lecture.');
    if (present.etat !== 'analyse') throw new Refused('Cet import est déjà demandé.');
    const lignes_total = lireBilan(present.bilan)?.lignes ?? 0;
    await tx
      .updateTable('imports')
      .set({ etat: 'demande', lignes_lues: 0, lignes_total })
      .where('id', '=', importId)
      .execute();
    await tools.jobs.send(tx, executerImport, { importId });
  },
  subject: ({ importId }) => importId,
});

/** Writes the list, whole or not at all. Run again after a crash, it finds the rows there and writes no double. */
export const executerImport = job({
  name: 'imports.executer',
  data: z.object({ importId: z.uuid() }),
  async handle(tools, { importId }) {
    const { db, coffre, clock } = tools;
    const demande = await db.selectFrom('imports').selectAll().where('id', '=', importId).executeTakeFirst();
    const cle = demande?.fichier_cle;
    if (!demande || !cle || (demande.etat !== 'demande' && demande.etat !== 'en_cours')) return;
    const noter = (valeurs: { etat: 'en_cours' | 'fait'; fini_le?: Date; fichier_cle?: null; raison?: null }) =>
      db.updateTable('imports').set(valeurs).where('id', '=', importId).execute();
    await noter({ etat: 'en_cours' });
    await surLeFichier(tools, { id: importId, fichier_cle: cle }, async (path) => {
      const suivi = suivre(tools, importId);
      try {
        await ecrireListe(tools, { ...SYSTEME, id: demande.depose_par }, demande.quoi, path, suivi.avancer);
      } finally {
        await suivi.fini();
      }
      await noter({ etat: 'fait', fini_le: clock(), fichier_cle: null, raison: null });
      await coffre.effacer(cle);
    });
  },
});
