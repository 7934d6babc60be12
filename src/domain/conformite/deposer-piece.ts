import { z } from 'zod';
import { action, type Context, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { ajouterMois, dateCivile, dateExiste, dateLongue } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound } from '#platform/errors.ts';
import { effacerFichier } from '#platform/files/effacer.ts';
import { type FichierRecu, fichierRecu, garderFichiers } from '#platform/files/recevoir.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { exigerAttendue, exigerModifiable, type Verrouille, verrouillerSonDossier } from './dossier.ts';
import { cyclePiece } from './lifecycle.ts';
import { type Attendue, FICHIERS_PAR_PIECE } from './pieces-attendues.ts';
import { peutConstituer } from './rights.ts';

type Depot = { readonly nature: string; readonly dateeDu: string | null };

/**
 * Keeps the files of one piece, in place of those it had: PDF, JPEG or PNG by their bytes, analysed, encrypted.
 * Nothing is kept when one of them is refused. @throws InvalidInput on `fichiers` or `dateeDu`, Refused
 */
export async function deposerPiece(
  tools: Tools,
  actor: Actor,
  depot: Depot,
  uploads: readonly Upload[],
): Promise<void> {
  if (!peutConstituer(actor)) throw new Forbidden('conformite.deposerPiece');
  if (uploads.length > FICHIERS_PAR_PIECE)
    throw new InvalidInput({ fichiers: `Déposez ${FICHIERS_PAR_PIECE} fichiers au plus, ou réunissez-les en un PDF.` });
  const envois = uploads.length > 0 ? uploads : [undefined];
  await garderFichiers(tools, 'fichiers', envois, ['pdf', 'jpeg', 'png'], (fichiers) =>
    garderPiece(tools, actor, { ...depot, fichiers }),
  );
}

const garderPiece = action({
  name: 'conformite.deposerPiece',
  input: z.object({ nature: z.string(), dateeDu: z.string().nullable(), fichiers: z.array(fichierRecu).min(1) }),
  async execute(context, { nature, dateeDu, fichiers }): Promise<string> {
    const dossier = await verrouillerSonDossier(context);
    exigerModifiable(dossier);
    const attendue = exigerAttendue(dossier, nature);
    await inscrirePiece(context, dossier, attendue, {
      dateeDu: verifierDate(attendue, dateeDu, context.now),
      fichiers,
    });
    return dossier.id;
  },
  subject: (_, dossierId) => dossierId,
});

/** Puts files under a piece of a locked file: the former ones go, the piece is to be examined again. */
export async function inscrirePiece(
  context: Context,
  dossier: Pick<Verrouille, 'id'>,
  { nature }: Attendue,
  {
    dateeDu,
    fichiers,
    origine = 'depot',
  }: {
    dateeDu: string | null;
    fichiers: readonly FichierRecu[];
    origine?: 'depot' | 'insee';
  },
): Promise<void> {
  const { tx, now, actor } = context;
  const deposee = { statut: cyclePiece.target('remplacer'), statut_le: now, motif: null, datee_du: dateeDu };
  const piece = await tx
    .insertInto('pieces')
    .values({ dossier_id: dossier.id, nature, ...deposee })
    .onConflict((conflict) => conflict.columns(['dossier_id', 'nature']).doUpdateSet(deposee))
    .returning('id')
    .executeTakeFirstOrThrow();
  await oublierFichiers(context, piece.id);
  await tx
    .insertInto('pieces_fichiers')
    .values(
      fichiers.map((fichier) => ({
        ...fichier,
        piece_id: piece.id,
        origine,
        depose_par: actor.id,
        depose_le: now,
      })),
    )
    .execute();
}

async function oublierFichiers({ tx, tools }: Context, pieceId: string): Promise<void> {
  const anciens = await tx.deleteFrom('pieces_fichiers').where('piece_id', '=', pieceId).returning('cle').execute();
  for (const { cle } of anciens) await tools.jobs.send(tx, effacerFichier, { cle });
}

/** Takes a piece back while the file may change: as if it had never been deposited. */
export const retirerPiece = action({
  name: 'conformite.retirerPiece',
  input: z.object({ nature: z.string() }),
  async execute(context, { nature }): Promise<string> {
    const dossier = await verrouillerSonDossier(context);
    exigerModifiable(dossier);
    const piece = await context.tx
      .selectFrom('pieces')
      .select('id')
      .where('dossier_id', '=', dossier.id)
      .where('nature', '=', nature)
      .executeTakeFirst();
    if (!piece) throw new NotFound(`piece ${nature}`);
    await oublierFichiers(context, piece.id);
    await context.tx.deleteFrom('pieces').where('id', '=', piece.id).execute();
    return dossier.id;
  },
  subject: (_, dossierId) => dossierId,
});

function verifierDate({ moisDeValidite }: Attendue, dateeDu: string | null, now: Date): string | null {
  if (moisDeValidite === undefined) return null;
  if (!dateeDu || !dateExiste(dateeDu)) throw new InvalidInput({ dateeDu: 'Indiquez la date écrite sur le document.' });
  const aujourdhui = dateCivile(now);
  if (dateeDu > aujourdhui) throw new InvalidInput({ dateeDu: 'Cette date n’est pas encore passée : vérifiez-la.' });
  const limite = ajouterMois(aujourdhui, -moisDeValidite);
  if (dateeDu < limite)
    throw new InvalidInput({
      dateeDu: `Ce document est trop ancien : il doit dater de moins de ${moisDeValidite} mois, donc du ${dateLongue(limite)} au plus tôt. Demandez-en un nouveau.`,
    });
  return dateeDu;
}
