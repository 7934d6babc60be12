import { z } from 'zod';
import { STATUTS_VIVANTS, verrouillerStructure } from '#domain/structures/index.ts';
import { action, type Context } from '#platform/action.ts';
import { dateCivile, dateExiste, dateLongue } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { INTITULE_MAX, TEXTE_MAX } from './formulaires.ts';
import { cycle, type GesteFiche } from './lifecycle.ts';
import { REFERENCE, saisieLe } from './reference.ts';
import { peutRediger } from './rights.ts';

const texte = z.string().min(1).max(TEXTE_MAX);
const designe = z.object({ structureId: z.uuid() });

/** The structure, locked: one gesture at a time on its fiche de poste, the first one included. */
async function verrouillerSaStructure(context: Context, structureId: string) {
  const structure = await verrouillerStructure(context, structureId);
  if (!STATUTS_VIVANTS.some((statut) => statut === structure.statut))
    throw new Refused('Votre demande n’est plus en cours : sa fiche de poste ne peut plus être écrite ni publiée.');
  return structure;
}

const lire = ({ tx }: Context, structureId: string) =>
  tx.selectFrom('fiches_de_poste').selectAll().where('structure_id', '=', structureId).forUpdate().executeTakeFirst();

function verifier({ actor }: Context, statut: keyof typeof cycle.labels, geste: GesteFiche): void {
  cycle.exiger(geste, statut, actor.role, 'La fiche de poste');
}

/** Writes the fiche de poste, or changes it: what is published changes at once. */
export const rediger = action({
  name: 'offres.rediger',
  input: designe.extend({
    intitule: z.string().min(1).max(INTITULE_MAX),
    missions: texte,
    profil: texte,
    conditions: texte,
    lieux: texte,
    candidaturesEmail: z.string().min(3).max(254),
  }),
  subject: ({ structureId }) => structureId,
  async execute(context, { structureId, candidaturesEmail, ...contenu }): Promise<void> {
    const { tx, now, actor } = context;
    await verrouillerSaStructure(context, structureId);
    if (!peutRediger(actor)) throw new Forbidden('offres.rediger');
    const ecrite = { ...contenu, candidatures_email: candidaturesEmail, modifiee_le: now };
    await tx
      .insertInto('fiches_de_poste')
      .values({ ...ecrite, structure_id: structureId, statut: 'brouillon', statut_le: now })
      .onConflict((conflit) => conflit.column('structure_id').doUpdateSet(ecrite))
      .execute();
  },
});

/**
 * Declares that the offer is published: reference and date for a public structure, which read them on
 * emploi-territorial.fr; a private one publishes here, today. Said again, it corrects or publishes anew.
 */
export const declarerPublication = action({
  name: 'offres.declarerPublication',
  input: designe.extend({
    reference: z.string().regex(REFERENCE).nullable(),
    publieeLe: z.string().refine(dateExiste).nullable(),
    urgenceMotif: z.string().max(1000).nullable(),
  }),
  subject: ({ structureId }) => structureId,
  async execute(context, { structureId, ...declaree }): Promise<void> {
    const { tx, now } = context;
    const { nature } = await verrouillerSaStructure(context, structureId);
    const fiche = await lire(context, structureId);
    verifier(context, fiche?.statut ?? 'brouillon', 'publier');
    if (!fiche) throw new Refused('Écrivez et enregistrez d’abord la fiche de poste : c’est elle qui est publiée.');
    const publication = nature === 'privee' ? publieeIci(context) : publieeAilleurs(context, declaree);
    const memeOffre = publication.reference_emploi_territorial === fiche.reference_emploi_territorial;
    await tx
      .updateTable('fiches_de_poste')
      .set({ ...publication, statut: cycle.target('publier'), statut_le: now })
      .set({ constatee_le: memeOffre ? fiche.constatee_le : null })
      .where('id', '=', fiche.id)
      .execute();
  },
});

const publieeIci = ({ now }: Context) => ({
  reference_emploi_territorial: null,
  publiee_le: dateCivile(now),
  urgence_motif: null,
});

type Declaree = { readonly reference: string | null; publieeLe: string | null; urgenceMotif: string | null };
function publieeAilleurs({ now }: Context, { reference, publieeLe, urgenceMotif }: Declaree) {
  if (!reference) throw new InvalidInput({ reference: 'Donnez la référence de l’offre sur emploi-territorial.fr.' });
  if (!publieeLe) throw new InvalidInput({ publieeLe: 'Indiquez la date de publication de l’offre.' });
  if (publieeLe > dateCivile(now))
    throw new InvalidInput({
      publieeLe: 'Cette date n’est pas encore passée : déclarez l’offre une fois qu’elle est en ligne.',
    });
  const saisie = saisieLe(reference);
  if (saisie && publieeLe < saisie)
    throw new InvalidInput({
      publieeLe: `D’après sa référence, l’offre a été saisie le ${dateLongue(saisie)} : elle n’a pas pu être publiée avant. Vérifiez la date.`,
    });
  return {
    reference_emploi_territorial: reference,
    publiee_le: publieeLe,
    urgence_motif: urgenceMotif || null,
  };
}

/** Takes the offer off the public pages. What was declared stays: it dates the first signature. */
export const retirer = action({
  name: 'offres.retirer',
  input: designe,
  subject: ({ structureId }) => structureId,
  async execute(context, { structureId }): Promise<void> {
    await verrouillerStructure(context, structureId);
    const fiche = await lire(context, structureId);
    if (!fiche) throw new NotFound(`fiche de poste of ${structureId}`);
    verifier(context, fiche.statut, 'retirer');
    await context.tx
      .updateTable('fiches_de_poste')
      .set({ statut: cycle.target('retirer'), statut_le: context.now })
      .where('id', '=', fiche.id)
      .execute();
  },
});
