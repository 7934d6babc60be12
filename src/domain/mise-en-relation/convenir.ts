import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { Refused } from '#platform/errors.ts';
import { invitationDe } from './agenda.ts';
import { type Cotes, direALaStructure, direAuCandidat } from './annoncer.ts';
import { verrouillerLaSienne } from './choisir.ts';
import {
  changerEntretien,
  type Entretien,
  exigerCreneau,
  exigerEntretien,
  poserCreneaux,
  verrouillerEntretien,
} from './entretiens.ts';
import { coordonneesVisibles } from './lifecycle.ts';
import { entretienAnnule, entretienAutresDates, entretienConfirme, entretienPropose } from './mails-entretien.ts';
import { changerStatut, type Relation, verrouillerRelation } from './relation.ts';

const creneaux = z.array(z.date()).max(10);
const faits = {
  dureeMinutes: z.number().int().min(10).max(240),
  lieu: z.string().min(1).max(500),
  message: z.string().max(2000),
};

/** The structure proposes dates, the first time or again. */
export const proposerEntretien = action({
  name: 'entretien.proposer',
  input: z.object({ candidatId: z.uuid(), creneaux, ...faits }),
  async execute(context, { candidatId, creneaux: dates, dureeMinutes, lieu, message }): Promise<string> {
    const relation = await verrouillerRelation(context, candidatId);
    if (relation.statut !== 'entretien') await changerStatut(context, relation, 'rencontrer');
    const present = await verrouillerEntretien(context, relation.id);
    const entretien = present
      ? await changerEntretien(context, present, 'proposer', {
          debut: null,
          lieu,
          message,
          duree_minutes: dureeMinutes,
        })
      : await creer(context, relation, { duree_minutes: dureeMinutes, lieu, message });
    await poserCreneaux(context, entretien.id, dates);
    await direAuCandidat(context, relation, entretienPropose, { ...dire(entretien, false), creneaux: dates });
    return relation.id;
  },
  subject: (_, relationId) => relationId,
});

const creer = (
  { tx, now }: Context,
  relation: Relation,
  valeurs: Pick<Entretien, 'duree_minutes' | 'lieu' | 'message'>,
): Promise<Entretien> =>
  tx
    .insertInto('entretiens')
    .values({ ...valeurs, mise_en_relation_id: relation.id, statut: 'propose', statut_le: now, cree_le: now })
    .returning(['id', 'mise_en_relation_id', 'statut', 'debut', 'duree_minutes', 'lieu', 'message', 'version'])
    .executeTakeFirstOrThrow();

/** The candidate takes one of the dates proposed. */
export const choisirDate = action({
  name: 'entretien.choisirDate',
  input: z.object({ relationId: z.uuid(), debut: z.coerce.date() }),
  async execute(context, { relationId, debut }): Promise<void> {
    const relation = await verrouillerLaSienne(context, relationId);
    await fixer(context, relation, 'choisirDate', debut);
  },
  subject: ({ relationId }) => relationId,
});

/** The structure takes one of the dates that the candidate proposed. */
export const retenirDate = action({
  name: 'entretien.retenirDate',
  input: z.object({ candidatId: z.uuid(), debut: z.coerce.date() }),
  async execute(context, { candidatId, debut }): Promise<string> {
    const relation = await verrouillerRelation(context, candidatId);
    await fixer(context, relation, 'retenirDate', debut);
    return relation.id;
  },
  subject: (_, relationId) => relationId,
});

async function fixer(
  context: Context,
  relation: Relation,
  geste: 'choisirDate' | 'retenirDate',
  debut: Date,
): Promise<void> {
  const entretien = await exigerEntretien(context, relation.id);
  await exigerCreneau(context, entretien.id, debut);
  const fixe = await changerEntretien(context, entretien, geste, { debut });
  await direAuCandidat(
    context,
    relation,
    entretienConfirme,
    { ...dire(fixe, false), debut },
    invitation(context, fixe),
  );
  await direALaStructure(
    context,
    relation,
    entretienConfirme,
    { ...dire(fixe, true), debut },
    invitation(context, fixe),
  );
}

/** The candidate cannot come and proposes other dates. */
export const demanderAutreDate = action({
  name: 'entretien.demanderAutreDate',
  input: z.object({ relationId: z.uuid(), creneaux, message: z.string().max(2000) }),
  async execute(context, { relationId, creneaux: dates, message }): Promise<void> {
    const relation = await verrouillerLaSienne(context, relationId);
    if (!coordonneesVisibles(relation.statut)) throw new Refused('Cette mise en relation est terminée.');
    const entretien = await exigerEntretien(context, relation.id);
    const change = await changerEntretien(context, entretien, 'demanderAutreDate', { debut: null, message });
    await poserCreneaux(context, change.id, dates);
    await direALaStructure(context, relation, entretienAutresDates, { ...dire(change, true), creneaux: dates });
  },
  subject: ({ relationId }) => relationId,
});

/** Either side cancels: the other is told. */
export const annulerEntretien = action({
  name: 'entretien.annuler',
  input: z.object({ candidatId: z.uuid() }),
  async execute(context, { candidatId }): Promise<string> {
    const relation = await verrouillerRelation(context, candidatId);
    const entretien = await exigerEntretien(context, relation.id);
    await annuler(context, relation, entretien);
    if (relation.statut === 'entretien') await changerStatut(context, relation, 'annulerRencontre');
    return relation.id;
  },
  subject: (_, relationId) => relationId,
});

async function annuler(context: Context, relation: Relation, entretien: Entretien): Promise<void> {
  const annule = await changerEntretien(context, entretien, 'annuler');
  await direAuCandidat(context, relation, entretienAnnule, dire(annule, false), invitation(context, annule));
  await direALaStructure(context, relation, entretienAnnule, dire(annule, true), invitation(context, annule));
}

/** The relation ended: an interview still to come has no reason left. */
export async function annulerCeQuiReste(context: Context, relation: Relation): Promise<void> {
  const entretien = await verrouillerEntretien(context, relation.id);
  const aVenir = entretien && (entretien.debut === null || entretien.debut > context.now);
  if (aVenir) await annuler({ ...context, actor: SYSTEME }, relation, entretien);
}

const invitation =
  ({ tools }: Context, entretien: Entretien) =>
  (cotes: Cotes, invite: string) =>
    invitationDe(tools, entretien, cotes, invite);

const dire = ({ lieu, message }: Entretien, pourLaStructure: boolean) => ({ lieu, message, pourLaStructure });
