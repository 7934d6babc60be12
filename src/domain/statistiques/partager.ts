import { z } from 'zod';
import { sonContrat } from '#domain/contrats/index.ts';
import { action, type Context } from '#platform/action.ts';
import { ajouterMois, dateCivile } from '#platform/dates.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { nouveauJeton } from '#platform/jetons.ts';
import { cyclePartage, type StatutPartage } from './lifecycle.ts';
import { siens } from './partages.ts';
import { conseillersDeLaStructure } from './portees.ts';
import { quiPartage } from './rights.ts';

/** A link lives a year at the most. */
export const PARTAGE_MOIS_MAX = 12;
// Enough for every town hall of a territory; more would be a script.
const OUVERTS_MAX = 50;

/**
 * Makes a link to the figures of whoever acts, with the filters of a page, until a date. Answers its secret, shown once:
 * its fingerprint alone is kept. @throws Forbidden, NotFound, Refused beyond fifty open links
 */
export const creerPartage = action({
  name: 'partages.creer',
  input: z.object({
    titre: z.string().trim().min(3).max(120),
    mois: z.int().min(1).max(PARTAGE_MOIS_MAX),
    filtres: z.string().max(1000),
    /** One conseiller of the structure, by his file. */
    candidatId: z.uuid().nullable(),
  }),
  async execute(context, { titre, mois, filtres, candidatId }): Promise<string> {
    const { tx, actor, now } = context;
    const dequi = await deQui(context, candidatId);
    const ouverts = await siens(tx, actor)
      .where('p.statut', '=', 'ouvert')
      .where('p.expire_le', '>=', dateCivile(now))
      .execute();
    if (ouverts.length >= OUVERTS_MAX)
      throw new Refused('Vous avez déjà 50 liens ouverts. Fermez ceux qui ne servent plus.');
    const { jeton, empreinte } = nouveauJeton();
    await tx
      .insertInto('partages')
      .values({
        ...dequi,
        empreinte,
        titre,
        filtres,
        statut: 'ouvert',
        statut_le: now,
        cree_par: actor.id,
        cree_le: now,
        expire_le: ajouterMois(dateCivile(now), mois),
      })
      .execute();
    return jeton;
  },
});

async function deQui({ tx, actor, now }: Context, candidatId: string | null) {
  const portee = quiPartage(actor);
  if (portee === 'structure' && actor.perimetre.type === 'structure') {
    const { structureId } = actor.perimetre;
    const choisi = candidatId
      ? (await conseillersDeLaStructure(tx, structureId)).find(({ id }) => id === candidatId)
      : undefined;
    if (candidatId && !choisi) throw new NotFound(`conseiller ${candidatId}`);
    return { portee, structure_id: structureId, conseiller: choisi?.numero ?? null };
  }
  if (portee === 'conseiller') {
    const contrat = await sonContrat(tx, actor, dateCivile(now));
    if (!contrat) throw new NotFound('contrat en cours');
    const { conseiller, contratId: contrat_id, structureId: structure_id } = contrat;
    return { portee, conseiller, contrat_id, structure_id };
  }
  if (portee !== 'equipe') throw new Forbidden('partages.creer');
  const equipe = await tx
    .selectFrom('equipes as e')
    .innerJoin('candidats as c', 'c.numero', 'e.coordinateur')
    .select('e.id')
    .where('c.utilisateur_id', '=', actor.id)
    .where('e.statut', '=', 'active')
    .executeTakeFirst();
  if (!equipe) throw new NotFound('equipe');
  return { portee, equipe_id: equipe.id };
}

/** Closes one of the links of whoever acts: it answers « gone » from now on. @throws NotFound, Refused */
export const fermerPartage = action({
  name: 'partages.fermer',
  input: z.object({ partageId: z.uuid() }),
  subject: ({ partageId }) => partageId,
  async execute(context, { partageId }): Promise<void> {
    const sien = await siens(context.tx, context.actor).where('p.id', '=', partageId).forUpdate('p').executeTakeFirst();
    if (!sien) throw new NotFound(`partage ${partageId}`);
    await revoquer(context, sien);
  },
});

async function revoquer(
  { tx, actor, now }: Context,
  { id, statut }: { readonly id: string; readonly statut: StatutPartage },
): Promise<void> {
  cyclePartage.exiger('revoquer', statut, actor.role, 'Ce lien');
  await tx
    .updateTable('partages')
    .set({ statut: cyclePartage.target('revoquer'), statut_le: now })
    .where('id', '=', id)
    .execute();
}

/** A contract or a team is over: nobody is there to close the links it allowed. */
export async function fermerLesPartages(
  context: Context,
  ceux: { readonly contratId: string } | { readonly equipeId: string },
): Promise<void> {
  const query = context.tx
    .selectFrom('partages')
    .select(['id', 'statut'])
    .where('statut', '=', 'ouvert')
    .orderBy('id')
    .forUpdate();
  const ouverts =
    'contratId' in ceux ? query.where('contrat_id', '=', ceux.contratId) : query.where('equipe_id', '=', ceux.equipeId);
  for (const partage of await ouverts.execute()) await revoquer(context, partage);
}
