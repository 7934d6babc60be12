import { z } from 'zod';
import { verrouillerStructure } from '#domain/structures/index.ts';
import { action } from '#platform/action.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { contenuAvis, poserAvis, retirerAvis } from './avis.ts';
import { peutRendreAvis } from './rights.ts';

/** As many files at once as a préfecture may have. */
export const LOT_MAX = 2000;

export type ResultatEnBloc = {
  readonly faits: readonly string[];
  readonly refuses: readonly { readonly structureId: string; readonly raison: string }[];
};

/**
 * The same avis on many files, in one gesture. `postes` « demandes » gives each file the number it asked for
 * (one when it does not know). A file that cannot take it is left and reported; the others are done.
 */
export const rendreAvisEnBloc = action({
  name: 'concertation.rendreAvisEnBloc',
  input: contenuAvis.omit({ nombrePostes: true }).extend({
    ids: z.array(z.uuid()).min(1, 'Choisissez au moins un dossier.').max(LOT_MAX),
    postes: z.union([z.literal('demandes'), z.number().int().min(1).max(500)]),
  }),
  async execute(context, { ids, postes, sens, motif }): Promise<ResultatEnBloc> {
    if (!peutRendreAvis(context.actor)) throw new Forbidden('concertation.rendreAvisEnBloc');
    const faits: string[] = [];
    const refuses: { structureId: string; raison: string }[] = [];
    for (const structureId of [...new Set(ids)].sort()) {
      try {
        const structure = await verrouillerStructure(context, structureId);
        const demandes = postes === 'demandes' ? (structure.postes_souhaites ?? 1) : postes;
        await poserAvis(context, structure, { sens, motif, nombrePostes: sens === 'favorable' ? demandes : null });
        faits.push(structureId);
      } catch (error) {
        // These two are thrown before anything is written for the file.
        if (error instanceof NotFound)
          refuses.push({ structureId, raison: 'Ce dossier n’existe pas dans votre département.' });
        else if (error instanceof Refused) refuses.push({ structureId, raison: error.message });
        else throw error;
      }
    }
    return { faits, refuses };
  },
});

/** Undoes a bulk avis: the files that ANCT has not decided since wait again. */
export const retirerAvisEnBloc = action({
  name: 'concertation.retirerAvisEnBloc',
  input: z.object({ ids: z.array(z.uuid()).min(1).max(LOT_MAX) }),
  async execute(context, { ids }): Promise<ResultatEnBloc> {
    const faits: string[] = [];
    const refuses: { structureId: string; raison: string }[] = [];
    for (const structureId of [...new Set(ids)].sort()) {
      try {
        await retirerAvis.inside(context, { structureId });
        faits.push(structureId);
      } catch (error) {
        if (!(error instanceof NotFound || error instanceof Refused)) throw error;
        refuses.push({
          structureId,
          raison: error instanceof Refused ? error.message : 'Ce dossier n’existe pas dans votre département.',
        });
      }
    }
    return { faits, refuses };
  },
});
