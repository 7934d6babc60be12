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
import { Forbidden, InvalidInput, Refused } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { structureAbandonnee, structureActivee } from './annoncer.ts';
import { attribuer, inscrireDecision } from './attribuer.ts';
import { retirerEnCours } from './avis.ts';
import { POSTES_PAR_DECISION_MAX } from './chiffres.ts';
import { SENS_DECISION, type SensDecision } from './lifecycle.ts';
import { liberer } from './plafonds.ts';
import { aUnPosteARepourvoir, aUnPostePourvu } from './postes.ts';
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
  if (nombrePostes === null) throw new InvalidInput({ nombrePostes: 'Indiquez le nombre de postes attribués.' });
  await changerStatut(context, structure, 'retenir', motif);
  await attribuer(context, structure, nombrePostes, motif);
  await queueMail(context, activee, {
    ...courriel(structure, motif, context.now),
    donnees: { nom: structure.nom, postes: nombrePostes, motif },
  });
  await structureActivee.emit(context, { structureId: structure.id, postes: nombrePostes });
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
