import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile, dateExiste } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { changerStatut, inscrireHistorique, verrouillerContrat } from './changer-statut.ts';
import { lireRecrue, type Recrue } from './recrue.ts';
import { finDuContrat, refusDesTermes, TYPES_DE_CONTRAT } from './regles.ts';
import { peutEmployer } from './rights.ts';

const civile = z.string().refine(dateExiste);
const saisie = z.object({
  type: z.enum(TYPES_DE_CONTRAT),
  debut: civile,
  dureeMois: z.number().int().nullable(),
  remunerationCentimes: z.number().int().positive().max(10_000_000),
  tempsPlein: z.boolean(),
  lieu: z.string().trim().min(1).max(2000),
  missions: z.string().trim().min(1).max(6000),
  deliberationNumero: z.string().trim().max(100),
  deliberationLe: civile.nullable(),
});
type Saisie = z.output<typeof saisie>;

/**
 * Prepares the contract of a recruit who accepted, or changes it until it is signed: 24 to 36 months, full time; its
 * end is computed. @throws InvalidInput on the field that breaks a rule, Refused
 */
export const preparerContrat = action({
  name: 'contrats.preparer',
  input: saisie.extend({ relationId: z.uuid() }),
  async execute(context, { relationId, ...termes }): Promise<string> {
    if (!peutEmployer(context.actor)) throw new Forbidden('contrats.preparer');
    const recrue = await verrouillerRecrue(context, relationId);
    const refus = { ...refusDesTermes(recrue.nature, termes), ...refusDesDates(context, termes) };
    if (Object.keys(refus).length > 0) throw new InvalidInput(refus);
    return recrue.contratId ? modifier(context, recrue.contratId, termes) : creer(context, recrue, termes);
  },
  subject: (_, contratId) => contratId,
});

/** The recruit of the structure that acts, its relation locked. @throws NotFound */
export async function verrouillerRecrue({ tx, actor }: Context, relationId: string): Promise<Recrue> {
  if (actor.perimetre.type !== 'structure') throw new NotFound(`recrue ${relationId}`);
  await tx
    .selectFrom('mises_en_relation')
    .select('id')
    .where('id', '=', relationId)
    .where('structure_id', '=', actor.perimetre.structureId)
    .forUpdate()
    .execute();
  return lireRecrue(tx, actor.perimetre, relationId);
}

function refusDesDates({ now }: Context, { deliberationLe }: Saisie): Record<string, string> {
  return deliberationLe !== null && deliberationLe > dateCivile(now)
    ? { deliberationLe: 'Cette date n’est pas encore passée : indiquez-la une fois la délibération votée.' }
    : {};
}

const colonnes = ({ now }: Context, { type, debut, dureeMois, ...reste }: Saisie) => ({
  type,
  debut,
  duree_mois: type === 'cdi' ? null : dureeMois,
  fin: type === 'cdi' || dureeMois === null ? null : finDuContrat(debut, dureeMois),
  remuneration_centimes: reste.remunerationCentimes,
  lieu: reste.lieu,
  missions: reste.missions,
  deliberation_numero: reste.deliberationNumero,
  deliberation_le: reste.deliberationLe,
  modifie_le: now,
});

async function creer(context: Context, recrue: Recrue, termes: Saisie): Promise<string> {
  if (recrue.poste_id === null) throw new Refused('Aucun poste n’est réservé à cette personne.');
  const { id } = await context.tx
    .insertInto('contrats')
    .values({
      ...colonnes(context, termes),
      mise_en_relation_id: recrue.id,
      structure_id: recrue.structure_id,
      candidat_id: recrue.candidat_id,
      poste_id: recrue.poste_id,
      statut: 'brouillon',
      statut_le: context.now,
      cree_le: context.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await inscrireHistorique(context, id, 'preparer', 'brouillon');
  return id;
}

async function modifier(context: Context, contratId: string, termes: Saisie): Promise<string> {
  const contrat = await verrouillerContrat(context, contratId);
  if (contrat.statut !== 'brouillon') throw new Refused('Ce contrat est signé : il ne peut plus être modifié ici.');
  await context.tx.updateTable('contrats').set(colonnes(context, termes)).where('id', '=', contratId).execute();
  await inscrireHistorique(context, contratId, 'modifier', 'brouillon');
  return contratId;
}

/** Gives up a contract that is not signed: the choice of the candidate stays. */
export const annulerContrat = action({
  name: 'contrats.annuler',
  input: z.object({ relationId: z.uuid() }),
  async execute(context, { relationId }): Promise<string> {
    if (!peutEmployer(context.actor)) throw new Forbidden('contrats.annuler');
    const { contratId } = await verrouillerRecrue(context, relationId);
    if (!contratId) throw new NotFound(`contrat of ${relationId}`);
    await changerStatut(context, await verrouillerContrat(context, contratId), 'annuler');
    return contratId;
  },
  subject: (_, contratId) => contratId,
});

/** The choice fell: the contract that was being prepared falls with it. */
export async function annulerAvecLeChoix(context: Context, relationId: string): Promise<void> {
  const contrat = await context.tx
    .selectFrom('contrats')
    .select(['id', 'statut'])
    .where('mise_en_relation_id', '=', relationId)
    .where('statut', '=', 'brouillon')
    .forUpdate()
    .executeTakeFirst();
  if (contrat)
    await changerStatut({ ...context, actor: SYSTEME }, contrat, 'annuler', {
      motif: 'Le choix du candidat est annulé.',
    });
}
