import { z } from 'zod';
import type { Context } from '#platform/action.ts';
import { moisLong } from '#platform/dates.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { cycle } from './lifecycle.ts';

export const entreeImport = z.object({ importId: z.uuid() });

/** An import of the person signed in, locked until the gesture ends. @throws NotFound @throws Refused */
export async function leSien(context: Context, importId: string, geste: (typeof cycle.actions)[number]) {
  const { tx, actor } = context;
  const sien = await tx
    .selectFrom('imports_activites as i')
    .selectAll('i')
    .where('i.id', '=', importId)
    .where('i.conseiller', 'in', (eb) =>
      eb.selectFrom('candidats').select('numero').where('utilisateur_id', '=', actor.id),
    )
    .where((eb) => eb.lit(actor.perimetre.type === 'personne'))
    .forUpdate()
    .executeTakeFirst();
  if (!sien) throw new NotFound(`import ${importId}`);
  cycle.exiger(geste, sien.statut, actor.role, 'Cet import');
  return sien;
}

/** @throws Refused when one of these days belongs to a month whose follow-up is filed */
export async function refuserMoisClos({ tx }: Context, conseiller: number, jours: readonly string[]): Promise<void> {
  const mois = [...new Set(jours.map((jour) => `${jour.slice(0, 7)}-01`))];
  if (mois.length === 0) return;
  const clos = await tx
    .selectFrom('activites_mois_clos')
    .select('mois')
    .where('conseiller', '=', conseiller)
    .where('mois', 'in', mois)
    .orderBy('mois')
    .executeTakeFirst();
  if (clos)
    throw new Refused(
      `Le suivi de ce mois (${moisLong(clos.mois)}) est remis : un import n’y change plus rien. Ajoutez ou supprimez ces activités une à une.`,
    );
}
