import { z } from 'zod';
import { action, type Context, type Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { fichierRecu, garderFichiers } from '#platform/files/recevoir.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { direALaStructure, direALOrganisme } from './annoncer.ts';
import { verrouillerFormation, verrouillerLaSienne } from './formation.ts';
import { cycleDemande, type GesteDemande } from './lifecycle.ts';
import { demande as demandeRecue, reponse as reponseRecue } from './mails.ts';

/** Files that one answer may hold. */
export const FICHIERS_PAR_REPONSE = 5;
const demandeId = z.uuid();
const vise = { subject: (input: { demandeId: string }) => input.demandeId };

/** The training body asks the structure for what completes the funding file (guide, étape 6). */
export const demanderPieces = action({
  name: 'formation.demanderPieces',
  input: z.object({ formationId: z.uuid(), objet: z.string().trim().min(1, 'Dites ce qu’il vous faut.').max(2000) }),
  async execute(context, { formationId, objet }): Promise<string> {
    const formation = await verrouillerLaSienne(context, formationId);
    if (formation.statut === 'annulee') throw new Refused('Ce dossier est annulé : il n’y a plus rien à demander.');
    const { id } = await context.tx
      .insertInto('formations_demandes')
      .values({
        formation_id: formationId,
        objet,
        statut: 'attendue',
        statut_le: context.now,
        demandee_le: context.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await direALaStructure(context, formation, demandeRecue, { objet, motif: '' });
    return id;
  },
  subject: (_, id) => id,
});

/** A request of the perimeter, locked under its training. @throws NotFound */
async function verrouillerDemande(context: Context, id: string) {
  const { tx } = context;
  const trouvee = await tx
    .selectFrom('formations_demandes')
    .select('formation_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!trouvee) throw new NotFound(`demande ${id}`);
  const formation = await verrouillerFormation(context, trouvee.formation_id);
  const demande = await tx
    .selectFrom('formations_demandes')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { demande, formation };
}
type Demande = Awaited<ReturnType<typeof verrouillerDemande>>['demande'];

/** Moves a locked request along its life cycle. @throws Forbidden, Refused */
async function changerDemande(
  { tx, actor, now }: Context,
  demande: Demande,
  geste: GesteDemande,
  colonnes: Partial<Pick<Demande, 'motif' | 'reponse' | 'repondue_le'>> = {},
): Promise<void> {
  cycleDemande.exiger(geste, demande.statut, actor.role, 'Cette demande');
  await tx
    .updateTable('formations_demandes')
    .set({ statut: cycleDemande.target(geste), statut_le: now, ...colonnes })
    .where('id', '=', demande.id)
    .execute();
}

/** The structure answers, with text and files; what it gave before stays. @throws InvalidInput on `fichiers`, Refused */
export async function repondreDemande(
  tools: Tools,
  actor: Actor,
  saisie: { readonly demandeId: string; readonly reponse: string },
  uploads: readonly Upload[],
): Promise<void> {
  if (actor.perimetre.type !== 'structure') throw new Forbidden('formation.repondreDemande');
  if (uploads.length > FICHIERS_PAR_REPONSE)
    throw new InvalidInput({ fichiers: `Joignez ${FICHIERS_PAR_REPONSE} fichiers au plus.` });
  await garderFichiers(tools, 'fichiers', uploads, ['pdf', 'jpeg', 'png'], (fichiers) =>
    repondre(tools, actor, { ...saisie, fichiers }),
  );
}

const repondre = action({
  name: 'formation.repondreDemande',
  input: z.object({
    demandeId,
    reponse: z.string().trim().min(1, 'Écrivez votre réponse.').max(4000),
    fichiers: z.array(fichierRecu),
  }),
  ...vise,
  async execute(context, { demandeId: id, reponse, fichiers }): Promise<void> {
    const { tx, now, actor } = context;
    const { demande, formation } = await verrouillerDemande(context, id);
    await changerDemande(context, demande, 'repondre', { reponse, repondue_le: now });
    if (fichiers.length > 0)
      await tx
        .insertInto('formations_demandes_fichiers')
        .values(
          fichiers.map(({ empreinte: _, ...fichier }) => ({
            ...fichier,
            demande_id: id,
            depose_par: actor.id,
            depose_le: now,
          })),
        )
        .execute();
    await direALOrganisme(context, formation, reponseRecue, { objet: demande.objet });
  },
});

/** The answer does not do: the structure is asked again, and told why. */
export const redemander = action({
  name: 'formation.redemanderPieces',
  input: z.object({ demandeId, motif: z.string().trim().min(1, 'Dites ce qui manque.').max(2000) }),
  ...vise,
  async execute(context, { demandeId: id, motif }): Promise<void> {
    const { demande, formation } = await verrouillerDemande(context, id);
    await changerDemande(context, demande, 'redemander', { motif });
    await direALaStructure(context, formation, demandeRecue, { objet: demande.objet, motif });
  },
});

/** The training body has what it needed, or does not need it any more. */
export const cloreDemande = action({
  name: 'formation.cloreDemande',
  input: z.object({ demandeId }),
  ...vise,
  async execute(context, { demandeId: id }): Promise<void> {
    const { demande } = await verrouillerDemande(context, id);
    await changerDemande(context, demande, 'clore');
  },
});

/** The training body has nothing to ask any more: its requests close with its part in the training. */
export async function cloreDemandesDe(context: Context, formationId: string): Promise<void> {
  const enCours = await context.tx
    .selectFrom('formations_demandes')
    .selectAll()
    .where('formation_id', '=', formationId)
    .where('statut', '!=', 'close')
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const demande of enCours) await changerDemande({ ...context, actor: SYSTEME }, demande, 'clore');
}
