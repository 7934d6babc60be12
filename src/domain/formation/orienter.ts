import { sql } from 'kysely';
import { z } from 'zod';
import { lireConformite } from '#domain/conformite/index.ts';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { direALaPersonne, direALaStructure, direALOrganisme, direAuxDeux } from './annoncer.ts';
import { organismePropose } from './annuaire.ts';
import { cloreDemandesDe } from './demandes.ts';
import { changerStatut, inscrireFait, verrouillerFormation, verrouillerVivante } from './formation.ts';
import { annulation, dispense, presentation, presentationOrganisme } from './mails.ts';
import { exigerAnct } from './rights.ts';

const motif = z.string().trim().min(1, 'Donnez le motif.').max(2000);

/** The recruit, locked: what is decided about it stands until the gesture ends. @throws NotFound */
async function verrouillerRecrue({ tx, actor }: Context, relationId: string) {
  exigerAnct(actor);
  const recrue = await tx
    .selectFrom('mises_en_relation as m')
    .innerJoin('structures as s', 's.id', 'm.structure_id')
    .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
    .select(['m.id', 'm.statut', 'm.structure_id', 's.nom', 's.departement_code'])
    .select(sql<string>`c.prenom || ' ' || c.nom`.as('personne'))
    .where('m.id', '=', relationId)
    .forUpdate('m')
    .executeTakeFirst();
  if (!recrue) throw new NotFound(`mise en relation ${relationId}`);
  return recrue;
}
type Recrue = Awaited<ReturnType<typeof verrouillerRecrue>>;

/** Why this recruit cannot begin a training, or nothing (guide, étape 6: after the instruction of the conformité). */
async function refusDeFormation(context: Context, recrue: Recrue): Promise<string | undefined> {
  if (recrue.statut !== 'recrutement_accepte' && recrue.statut !== 'recrutee')
    return `${recrue.personne} n’a pas encore accepté d’être recruté par ${recrue.nom}.`;
  const conformite = await lireConformite(context.tx, SYSTEME.perimetre, recrue.structure_id);
  if (conformite?.statut !== 'conforme') return `La demande de subvention de ${recrue.nom} n’est pas encore acceptée.`;
  if (await verrouillerVivante(context, recrue.id)) return `${recrue.personne} a déjà un dossier de formation.`;
  return undefined;
}

/** A new file, at its first status. Its life begins here: the cycle rules what comes after. */
async function ouvrirFormation(
  context: Context,
  recrue: Recrue,
  { organismeId, statut, geste, raison }: Ouverture,
): Promise<string> {
  const { id } = await context.tx
    .insertInto('formations')
    .values({
      mise_en_relation_id: recrue.id,
      organisme_id: organismeId,
      statut,
      statut_le: context.now,
      ouverte_le: context.now,
      motif: raison,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await inscrireFait(context, id, { geste, statut, motif: raison });
  return id;
}
type Ouverture = {
  readonly organismeId: string | null;
  readonly statut: 'orientee' | 'dispensee';
  readonly geste: string;
  readonly raison: string | null;
};

/** Refers a recruit to a training body, the one given or the one proposed. Introduces everybody to everybody. */
async function orienterVers(context: Context, recrue: Recrue, organismeId: string | null): Promise<string> {
  const choisi = organismeId ?? (await organismePropose(context.tx, recrue.departement_code));
  if (!choisi) throw new Refused(`Aucun organisme de formation ne couvre le département de ${recrue.nom}.`);
  await exigerOrganismeActif(context, choisi);
  const formationId = await ouvrirFormation(context, recrue, {
    organismeId: choisi,
    statut: 'orientee',
    geste: 'orienter',
    raison: null,
  });
  await presenter(context, formationId);
  return formationId;
}

async function exigerOrganismeActif({ tx }: Context, organismeId: string): Promise<void> {
  const organisme = await tx.selectFrom('organismes').select('actif').where('id', '=', organismeId).executeTakeFirst();
  if (!organisme) throw new NotFound(`organisme ${organismeId}`);
  if (!organisme.actif) throw new Refused('Cet organisme ne reçoit plus de dossiers : choisissez-en un autre.');
}

async function presenter(context: Context, formationId: string): Promise<void> {
  const formation = await verrouillerFormation(context, formationId);
  const { telephone } = await context.tx
    .selectFrom('organismes')
    .select('telephone')
    .where('id', '=', formation.organisme_id)
    .executeTakeFirstOrThrow();
  const contact = { email: formation.organismeEmail ?? '', telephone };
  await direALOrganisme(context, formation, presentationOrganisme, {});
  await direALaStructure(context, formation, presentation, contact);
  await direALaPersonne(context, formation, presentation, contact);
}

/** ANCT refers a recruit to a training body; without one, to the one that the rule proposes. @throws Refused */
export const orienter = action({
  name: 'formation.orienter',
  input: z.object({ relationId: z.uuid(), organismeId: z.uuid().nullable() }),
  async execute(context, { relationId, organismeId }): Promise<string> {
    const recrue = await verrouillerRecrue(context, relationId);
    const refus = await refusDeFormation(context, recrue);
    if (refus) throw new Refused(refus);
    return orienterVers(context, recrue, organismeId);
  },
  subject: (_, formationId) => formationId,
});

/** Recruits referred in one go. */
export const RECRUES_EN_BLOC_MAX = 200;
type BilanOrientation = { readonly orientees: number; readonly refus: readonly string[] };

/** Refers several recruits, each to the training body that the rule proposes then; says who is left, and why. */
export const orienterEnBloc = action({
  name: 'formation.orienterEnBloc',
  input: z.object({
    relationIds: z.array(z.uuid()).min(1, 'Cochez au moins une personne.').max(RECRUES_EN_BLOC_MAX),
  }),
  async execute(context, { relationIds }): Promise<BilanOrientation> {
    exigerAnct(context.actor);
    const refus: string[] = [];
    const uniques = [...new Set(relationIds)].toSorted();
    for (const relationId of uniques) {
      const recrue = await verrouillerRecrue(context, relationId);
      const sansOrganisme = async () =>
        (await organismePropose(context.tx, recrue.departement_code))
          ? undefined
          : `Aucun organisme de formation ne couvre le département de ${recrue.nom}.`;
      const raison = (await refusDeFormation(context, recrue)) ?? (await sansOrganisme());
      if (raison) refus.push(raison);
      else await orienterVers(context, recrue, null);
    }
    return { orientees: uniques.length - refus.length, refus };
  },
});

/** ANCT changes the training body of somebody not yet enrolled: the former is told, the new one introduced. */
export const reorienter = action({
  name: 'formation.reorienter',
  input: z.object({ formationId: z.uuid(), organismeId: z.uuid(), motif }),
  async execute(context, { formationId, organismeId, motif: raison }): Promise<void> {
    exigerAnct(context.actor);
    const formation = await verrouillerFormation(context, formationId);
    if (formation.organisme_id === organismeId)
      throw new Refused('Cette personne est déjà confiée à cet organisme : choisissez-en un autre.');
    await exigerOrganismeActif(context, organismeId);
    const colonnes = { organisme_id: organismeId, parcours: null, positionnee_le: null };
    await changerStatut(context, formation, 'reorienter', { motif: raison, colonnes });
    await cloreDemandesDe(context, formationId);
    await direALOrganisme(context, formation, annulation, { motif: raison });
    await presenter(context, formationId);
  },
  subject: ({ formationId }) => formationId,
});

/** ANCT exempts a recruit who already holds the CCP1 or the whole title, before any training body is chosen. */
export const dispenserRecrue = action({
  name: 'formation.dispenserRecrue',
  input: z.object({ relationId: z.uuid(), motif }),
  async execute(context, { relationId, motif: raison }): Promise<string> {
    const recrue = await verrouillerRecrue(context, relationId);
    const refus = await refusDeFormation(context, recrue);
    if (refus) throw new Refused(refus);
    const formationId = await ouvrirFormation(context, recrue, {
      organismeId: null,
      statut: 'dispensee',
      geste: 'dispenser',
      raison,
    });
    await direAuxDeux(context, await verrouillerFormation(context, formationId), dispense, { motif: raison });
    return formationId;
  },
  subject: (_, formationId) => formationId,
});
