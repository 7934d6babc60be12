import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { verrouillerVersements } from '#domain/versements/index.ts';
import { action, type Context, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { ajouterMois, dateCivile, dateExiste, dateLongue } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { fichierRecu, garderFichier } from '#platform/files/recevoir.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { declaree } from './mails.ts';
import { NOMS_DES_MOTIFS, PREAVIS_MOIS } from './regles.ts';
import { peutDeclarer } from './rights.ts';
import { changerStatut, verrouillerRupture } from './rupture.ts';

const saisie = z.object({
  contratId: z.uuid(),
  motif: z.enum(NOMS_DES_MOTIFS),
  precisions: z.string().trim().max(2000),
  effetLe: z.string().refine(dateExiste),
});
type Declaration = z.input<typeof saisie>;

/**
 * A structure says that a contract ends before its term, with the document that shows it when there is one (PDF): its
 * payments wait until ANCT has answered. @throws InvalidInput on `effetLe`, Refused
 */
export async function declarerRupture(
  tools: Tools,
  actor: Actor,
  declaration: Declaration,
  upload?: Upload,
): Promise<void> {
  if (!peutDeclarer(actor)) throw new Forbidden('rupture.declarer');
  if (!upload) {
    await inscrire(tools, actor, { ...declaration, fichier: null });
    return;
  }
  await garderFichier(tools, 'fichier', upload, ['pdf'], (fichier) =>
    inscrire(tools, actor, { ...declaration, fichier }),
  );
}

const inscrire = action({
  name: 'rupture.declarer',
  input: saisie.extend({ fichier: fichierRecu.nullable() }),
  async execute(context, { contratId, motif, precisions, effetLe, fichier }): Promise<string> {
    const { tx, now } = context;
    await verrouillerVersements(context, contratId);
    const contrat = await sonContrat(context, contratId);
    if (contrat.statut !== 'signe') throw new Refused('Ce contrat n’est plus en cours : rechargez la page.');
    verifierDate(effetLe, contrat, dateCivile(now));
    const rupture = await tx
      .insertInto('ruptures')
      .values({
        contrat_id: contratId,
        poste_id: contrat.poste_id,
        structure_id: contrat.structure_id,
        statut: 'declaree',
        statut_le: now,
        motif,
        precisions,
        effet_le: effetLe,
        fichier_cle: fichier?.cle ?? null,
        fichier_nom: fichier?.nom ?? null,
        declaree_le: now,
      })
      .onConflict((conflict) =>
        conflict.column('contrat_id').where('statut', 'in', ['declaree', 'confirmee']).doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (!rupture) throw new Refused('La rupture de ce contrat est déjà déclarée : rechargez la page.');
    await ecrireALaStructure(context, contrat.structure_id, declaree, rupture.id, {
      structure: contrat.structure,
      numero: contrat.numero,
      effetLe,
    });
    return rupture.id;
  },
  subject: (_, ruptureId) => ruptureId,
});

async function sonContrat({ tx, actor }: Context, contratId: string) {
  if (actor.perimetre.type !== 'structure') throw new NotFound(`contrat ${contratId}`);
  const contrat = await tx
    .selectFrom('contrats as k')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['k.id', 'k.numero', 'k.statut', 'k.poste_id', 'k.structure_id', 'k.debut', 'k.fin', 's.nom as structure'])
    .where('k.id', '=', contratId)
    .where('k.structure_id', '=', actor.perimetre.structureId)
    .forUpdate('k')
    .executeTakeFirst();
  if (!contrat) throw new NotFound(`contrat ${contratId}`);
  return contrat;
}

function verifierDate(
  effetLe: string,
  { debut, fin }: { readonly debut: string; readonly fin: string | null },
  aujourdhui: string,
): void {
  const plusTard = ajouterMois(aujourdhui, PREAVIS_MOIS);
  if (effetLe < debut)
    throw new InvalidInput({ effetLe: `Le contrat commence le ${dateLongue(debut)} : il ne peut pas finir avant.` });
  if (fin !== null && effetLe > fin)
    throw new InvalidInput({ effetLe: `Le contrat se termine le ${dateLongue(fin)} : une rupture vient avant.` });
  if (effetLe > plusTard)
    throw new InvalidInput({
      effetLe: `Déclarez la rupture deux mois avant au plus : le ${dateLongue(plusTard)} au plus tard.`,
    });
}

/** The structure takes its declaration back before ANCT has answered: nothing has changed. */
export const retirerRupture = action({
  name: 'rupture.retirer',
  input: z.object({ ruptureId: z.uuid() }),
  subject: ({ ruptureId }) => ruptureId,
  async execute(context, { ruptureId }): Promise<void> {
    if (!peutDeclarer(context.actor)) throw new Forbidden('rupture.retirer');
    await changerStatut(context, await verrouillerRupture(context, ruptureId), 'retirer');
  },
});
