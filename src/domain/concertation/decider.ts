import { z } from 'zod';
import { administreSaStructure } from '#domain/comptes/index.ts';
import {
  abandonnee,
  activee,
  changerStatut,
  doublon,
  examenComplementaire,
  rattacherDoublon,
  refusee,
  type StructureVerrouillee,
  verrouillerStructure,
} from '#domain/structures/index.ts';
import { action, type Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { Forbidden, InvalidInput, Refused } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { structureAbandonnee, structureActivee } from './annoncer.ts';
import { retirerEnCours } from './avis.ts';
import { lireBareme, montantDuPoste } from './bareme.ts';
import { POSTES_PAR_DECISION_MAX } from './chiffres.ts';
import { SENS_DECISION, type SensDecision } from './lifecycle.ts';
import { liberer, reserver } from './plafonds.ts';
import { aUnPosteARepourvoir, aUnPostePourvu, creerPostes } from './postes.ts';
import { peutDecider } from './rights.ts';

const SENS = Object.keys(SENS_DECISION) as readonly string[];
const estSens = (valeur: string): valeur is SensDecision => SENS.includes(valeur);

const decision = z.object({
  structureId: z.uuid(),
  sens: z.string().refine(estSens, 'Choisissez la décision.'),
  nombrePostes: z.number().int().min(1).max(POSTES_PAR_DECISION_MAX).nullable(),
  doublonNumero: z.number().int().nullable(),
  motif: z.string().trim().min(1, 'Donnez le motif de la décision.').max(2000),
});
type Decision = z.output<typeof decision>;

/** ANCT decides one file. The caps hold whatever the concurrency; the structure is told with the motive. */
export const decider = action({
  name: 'concertation.decider',
  input: decision,
  async execute(context, saisie): Promise<void> {
    if (saisie.sens === 'doublon') await verrouillerLesDeux(context, saisie);
    const structure = await verrouillerStructure(context, saisie.structureId);
    if (!peutDecider(context.actor)) throw new Forbidden('concertation.decider');
    await DECISIONS[saisie.sens](context, structure, saisie);
  },
  subject: ({ structureId }) => structureId,
});

/** A duplicate and the file kept, always in the same order: two files can never be each other's duplicate. */
const verrouillerLesDeux = ({ tx }: Context, { structureId, doublonNumero }: Decision) =>
  tx
    .selectFrom('structures')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', structureId), eb('numero', '=', doublonNumero ?? 0)]))
    .orderBy('id')
    .forUpdate()
    .execute();

const DECISIONS: Readonly<
  Record<SensDecision, (context: Context, structure: StructureVerrouillee, saisie: Decision) => Promise<void>>
> = {
  retenue: retenir,
  async refusee(context, structure, { motif }) {
    await changerStatut(context, structure, 'refuser', motif);
    await inscrireDecision(context, structure, 'refusee', motif);
    await queueMail(context, refusee, courriel(structure, motif, context.now));
  },
  async examen_complementaire(context, structure, { motif }) {
    await changerStatut(context, structure, 'demanderExamen', motif);
    await retirerEnCours(context, [structure.id]);
    await inscrireDecision(context, structure, 'examen_complementaire', motif);
    await queueMail(context, examenComplementaire, courriel(structure, motif, context.now));
  },
  async doublon(context, structure, { motif, doublonNumero }) {
    if (doublonNumero === null) throw new InvalidInput({ doublonNumero: 'Indiquez le numéro du dossier à garder.' });
    await rattacherDoublon(context, structure, doublonNumero, motif);
    await inscrireDecision(context, structure, 'doublon', motif);
    await queueMail(context, doublon, courriel(structure, motif, context.now));
  },
  abandonnee: (context, structure, { motif }) => abandonnerStructure(context, structure, motif),
};

const courriel = ({ id, nom, contact_email }: StructureVerrouillee, motif: string, now: Date) => ({
  a: contact_email,
  cle: `${id}:${now.toISOString()}`,
  donnees: { nom, motif },
});

async function retenir(
  context: Context,
  structure: StructureVerrouillee,
  { nombrePostes, motif }: Decision,
): Promise<void> {
  const { tx, now } = context;
  if (nombrePostes === null) throw new InvalidInput({ nombrePostes: 'Indiquez le nombre de postes attribués.' });
  await changerStatut(context, structure, 'retenir', motif);
  const montant = montantDuPoste(await lireBareme(tx), {
    departementCode: structure.departement_code,
    nature: structure.nature,
    le: dateCivile(now),
  });
  if (montant === undefined)
    throw new Refused('Le barème ne donne aucun montant pour cette structure : ajoutez une ligne au barème.');
  await reserver(context, {
    departementCode: structure.departement_code,
    postes: nombrePostes,
    montantCentimes: nombrePostes * montant,
  });
  const decisionId = await inscrireDecision(context, structure, 'retenue', motif, {
    nombrePostes,
    montantCentimes: nombrePostes * montant,
  });
  await creerPostes(context, [
    { structureId: structure.id, decisionId, nombrePostes, montantDuPosteCentimes: montant },
  ]);
  await queueMail(context, activee, {
    ...courriel(structure, motif, now),
    donnees: { nom: structure.nom, postes: nombrePostes, motif },
  });
  await structureActivee.emit(context, { structureId: structure.id, postes: nombrePostes });
}

async function inscrireDecision(
  { tx, actor, now }: Context,
  structure: StructureVerrouillee,
  sens: SensDecision,
  motif: string,
  attribue = { nombrePostes: 0, montantCentimes: 0 },
): Promise<string> {
  const avis = await tx
    .selectFrom('avis')
    .select('vague_id')
    .where('structure_id', '=', structure.id)
    .orderBy('rendu_le', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { id } = await tx
    .insertInto('decisions')
    .values({
      structure_id: structure.id,
      vague_id: avis?.vague_id ?? null,
      sens,
      nombre_postes: attribue.nombrePostes,
      montant_centimes: attribue.montantCentimes,
      motif,
      prise_par: actor.id,
      prise_le: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Posts not given back return to the caps: another structure may have them. */
async function abandonnerStructure(context: Context, structure: StructureVerrouillee, motif: string): Promise<void> {
  if (await aUnPostePourvu(context, structure.id))
    throw new Refused(
      'Un conseiller est sous contrat dans cette structure : ses postes ne peuvent pas être abandonnés tant que ce contrat court.',
    );
  if (await aUnPosteARepourvoir(context, structure.id))
    throw new Refused('Un poste vacant a déjà porté un contrat : demandez d’abord à le rendre, à la page Convention.');
  await changerStatut(context, structure, 'abandonner', motif);
  const rendus = await context.tx
    .updateTable('postes')
    .set({ statut: 'rendu' })
    .where('structure_id', '=', structure.id)
    .where('statut', '=', 'vacant')
    .returning('montant_centimes')
    .execute();
  const montantCentimes = rendus.reduce((total, { montant_centimes }) => total + montant_centimes, 0);
  if (rendus.length > 0)
    await liberer(context, { departementCode: structure.departement_code, postes: rendus.length, montantCentimes });
  await inscrireDecision(context, structure, 'abandonnee', motif);
  await queueMail(context, abandonnee, courriel(structure, motif, context.now));
  await structureAbandonnee.emit(context, { structureId: structure.id });
}

/** An administrator of the structure renounces, or ANCT records it. */
export const abandonner = action({
  name: 'concertation.abandonner',
  input: z.object({
    structureId: z.uuid(),
    motif: z.string().trim().min(1, 'Dites pourquoi vous renoncez.').max(2000),
  }),
  async execute(context, { structureId, motif }): Promise<void> {
    const structure = await verrouillerStructure(context, structureId);
    const { tx, actor } = context;
    if (actor.perimetre.type === 'structure' && !(await administreSaStructure(tx, actor)))
      throw new Forbidden('concertation.abandonner');
    await abandonnerStructure(context, structure, motif);
  },
  subject: ({ structureId }) => structureId,
});
