import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { listerContratsSignes } from '#domain/contrats/index.ts';
import { lireStructure, siretAffiche } from '#domain/structures/index.ts';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { ecrirePdf } from '#platform/documents/pdf.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import { effacerFichier } from '#platform/files/effacer.ts';
import { job } from '#platform/jobs/jobs.ts';
import { changerStatut, verrouillerConvention } from './convention.ts';
import { documentDeLaConvention } from './document.ts';
import { echeancier, parts } from './echeancier.ts';
import { CONVENTION_MOIS_MAX } from './lifecycle.ts';
import { annulee, aSigner } from './mails.ts';
import { postesRecus } from './postes-recus.ts';
import { peutReecrire } from './rights.ts';

const tranche = z.object({ centimes: z.number(), le: z.string().optional() });
/** What the document of a convention says: kept with it, so that it says the same for ever. */
export const contenuSchema = z.object({
  structure: z.object({
    nom: z.string(),
    identifiant: z.string(),
    adresse: z.string(),
    codePostal: z.string(),
    commune: z.string(),
    departement: z.string(),
    nature: z.enum(['publique', 'privee']),
    representant: z.string(),
  }),
  postes: z.array(z.object({ numero: z.number(), montantCentimes: z.number(), tranches: z.array(tranche).readonly() })),
});
type Contenu = z.output<typeof contenuSchema>;

/** Prepares the convention of a structure whose subsidy is accepted: one live at a time, nothing when there is one. */
export async function preparerConvention(context: Context, structureId: string): Promise<void> {
  const { tx, now, tools } = context;
  const contenu = await contenuDe(context, structureId);
  if (contenu.postes.length === 0) return;
  const montant = contenu.postes.reduce((total, { montantCentimes }) => total + montantCentimes, 0);
  const convention = await tx
    .insertInto('conventions')
    .values({
      structure_id: structureId,
      statut: 'a_signer',
      statut_le: now,
      nombre_postes: contenu.postes.length,
      montant_centimes: montant,
      duree_mois: CONVENTION_MOIS_MAX,
      debut: dateCivile(now),
      contenu: JSON.stringify(contenu),
      creee_le: now,
    })
    .onConflict((conflict) => conflict.column('structure_id').where('statut', '<>', 'annulee').doNothing())
    .returning(['id', 'numero'])
    .executeTakeFirst();
  if (!convention) return;
  await tools.jobs.send(tx, ecrireConvention, { conventionId: convention.id });
  await ecrireALaStructure(context, structureId, aSigner, convention.id, {
    structure: contenu.structure.nom,
    numero: convention.numero,
    montantCentimes: montant,
  });
}

async function contenuDe({ tx }: Context, structureId: string): Promise<Contenu> {
  const { perimetre } = SYSTEME;
  const structure = await lireStructure(tx, perimetre, structureId);
  const postes = await tx
    .selectFrom('postes')
    .select(['id', 'numero', 'montant_centimes'])
    .where('structure_id', '=', structureId)
    .where('statut', '!=', 'rendu')
    .orderBy('numero')
    .execute();
  const contrats = await listerContratsSignes(tx, perimetre, structureId);
  const recus = await postesRecus(tx, postes);
  return {
    structure: {
      nom: structure.nom,
      identifiant: siretAffiche(structure.identifiant),
      adresse: structure.adresse,
      codePostal: structure.codes_postaux[0] ?? '',
      commune: structure.commune,
      departement: structure.departement,
      nature: structure.nature,
      representant: `${structure.representant_prenom} ${structure.representant_nom}, ${structure.representant_fonction}`,
    },
    postes: postes.map(({ id, numero, montant_centimes }) => {
      const recu = recus.get(id);
      if (recu) return { numero, ...recu };
      const signeLe = contrats.find(({ poste_id }) => poste_id === id)?.signe_le;
      return {
        numero,
        montantCentimes: montant_centimes,
        tranches: signeLe ? echeancier(montant_centimes, signeLe) : parts(montant_centimes),
      };
    }),
  };
}

type Redigee = {
  readonly numero: number;
  readonly contenu: unknown;
  readonly montant_centimes: number;
  readonly duree_mois: number;
  readonly creee_le: Date;
};

/** What the document of a convention says, as it was when it was written. */
export const texteDeLaConvention = (convention: Redigee) =>
  documentDeLaConvention({
    ...contenuSchema.parse(convention.contenu),
    numero: convention.numero,
    montantCentimes: convention.montant_centimes,
    dureeMois: convention.duree_mois,
    now: convention.creee_le,
  });

/** The document of a convention as bytes: the same content at the same moment gives the same bytes. */
export const ecrireLeDocument = (convention: Redigee): Promise<Uint8Array> =>
  new Response(ecrirePdf(texteDeLaConvention(convention))).bytes();

/** Writes the document to sign, once, and keeps it with its fingerprint. */
export const ecrireConvention = job({
  name: 'conventions.ecrire',
  data: z.object({ conventionId: z.uuid() }),
  retries: 10,
  async handle(tools, { conventionId }) {
    const convention = await tools.db
      .selectFrom('conventions')
      .selectAll()
      .where('id', '=', conventionId)
      .where('document_cle', 'is', null)
      .executeTakeFirst();
    if (!convention) return;
    const octets = await ecrireLeDocument(convention);
    const cle = await tools.coffre.deposer(octets);
    await transaction(tools.db, async (tx) => {
      const gardee = await tx
        .updateTable('conventions')
        .set({ document_cle: cle, document_empreinte: createHash('sha256').update(octets).digest('hex') })
        .where('id', '=', conventionId)
        .where('document_cle', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (!gardee) await tools.jobs.send(tx, effacerFichier, { cle });
    });
  },
});

/** Has a convention that is not signed by both written again, with the posts as they are. @throws Refused */
export const reecrireConvention = action({
  name: 'conventions.reecrire',
  input: z.object({ conventionId: z.uuid(), motif: z.string().trim().min(1, 'Dites pourquoi.').max(2000) }),
  subject: ({ conventionId }) => conventionId,
  async execute(context, { conventionId, motif }): Promise<void> {
    if (!peutReecrire(context.actor)) throw new Forbidden('conventions.reecrire');
    const convention = await verrouillerConvention(context, conventionId);
    if (convention.statut === 'signee')
      throw new Refused('Cette convention est signée par les deux parties : elle ne se réécrit plus.');
    await annulerConvention(context, convention, motif);
    await preparerConvention(context, convention.structure_id);
  },
});

export async function annulerConvention(
  context: Context,
  convention: Awaited<ReturnType<typeof verrouillerConvention>>,
  motif: string,
): Promise<void> {
  await changerStatut(context, convention, 'annuler', motif);
  await ecrireALaStructure(context, convention.structure_id, annulee, convention.id, {
    structure: convention.structure,
    numero: convention.numero,
    motif,
  });
}

/** A structure renounces: what it had not signed with the operator is cancelled. */
export async function annulerSaConvention(context: Context, structureId: string): Promise<void> {
  const vivante = await context.tx
    .selectFrom('conventions')
    .select('id')
    .where('structure_id', '=', structureId)
    .where('statut', 'in', ['a_signer', 'signee_structure'])
    .executeTakeFirst();
  if (!vivante) return;
  const parLaPlateforme = { ...context, actor: SYSTEME };
  await annulerConvention(
    parLaPlateforme,
    await verrouillerConvention(parLaPlateforme, vivante.id),
    'La structure renonce à accueillir un conseiller.',
  );
}
