import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { enumeration } from '#platform/texte.ts';
import { direALaStructure } from './annoncer.ts';
import { changerStatut, exigerAttendue, type Verrouille, verrouillerDossier } from './dossier.ts';
import { pousserVersDs } from './ds-pousser.ts';
import { cycle, cyclePiece, dossierConforme, type GestePiece } from './lifecycle.ts';
import { complement, conforme, nonConforme, reprise } from './mails.ts';
import { piecesAttendues } from './pieces-attendues.ts';
import { peutInstruire } from './rights.ts';

const dossierId = z.uuid();
const motif = z.string().trim().min(1, 'Dites pourquoi : la structure lira ce motif.').max(2000);
const vise = { subject: (input: { dossierId: string }) => input.dossierId };

/** A file locked by somebody who instructs. @throws Forbidden, NotFound */
async function aInstruire(context: Context, id: string): Promise<Verrouille> {
  if (!peutInstruire(context.actor)) throw new Forbidden('conformite.instruire');
  return verrouillerDossier(context, id);
}

const pieceDe = ({ tx }: Context, dossier: Verrouille, nature: string) =>
  tx.selectFrom('pieces').selectAll().where('dossier_id', '=', dossier.id).where('nature', '=', nature).forUpdate();

/** A piece is right, or has to be done again for the reason given. @throws Refused unless the file is being instructed */
export const examinerPiece = action({
  name: 'conformite.examinerPiece',
  input: z.object({ dossierId, nature: z.string(), motif: z.string().trim().max(2000).nullable() }),
  ...vise,
  async execute(context, { dossierId: id, nature, motif: raison }): Promise<void> {
    const dossier = await aInstruire(context, id);
    exigerEnInstruction(dossier);
    exigerAttendue(dossier, nature);
    const piece = await pieceDe(context, dossier, nature).executeTakeFirst();
    if (!piece) throw new NotFound(`piece ${nature}`);
    await changerPiece(context, piece, raison ? 'demanderCorrection' : 'accepter', raison || null);
  },
});

function exigerEnInstruction({ statut }: Verrouille): void {
  if (statut !== 'depose')
    throw new Refused(
      `Ce dossier est « ${cycle.labels[statut].libelle.toLowerCase()} » : ses pièces ne s’examinent pas en ce moment. Rechargez la page.`,
    );
}

/** Moves one piece along its own life cycle. @throws Refused */
export async function changerPiece(
  { tx, now, actor }: Context,
  piece: { readonly id: string; readonly statut: (typeof cyclePiece.statuts)[number] },
  geste: GestePiece,
  raison: string | null,
): Promise<void> {
  cyclePiece.exiger(geste, piece.statut, actor.role, 'Cette pièce');
  await tx
    .updateTable('pieces')
    .set({ statut: cyclePiece.target(geste), statut_le: now, motif: raison })
    .where('id', '=', piece.id)
    .execute();
}

/** Sends the file back to the structure with every correction asked. @throws Refused when none was */
export const demanderComplement = action({
  name: 'conformite.demanderComplement',
  input: z.object({ dossierId, message: z.string().trim().max(2000) }),
  ...vise,
  async execute(context, { dossierId: id, message }): Promise<void> {
    const dossier = await aInstruire(context, id);
    const corrections = await listerCorrections(context, dossier);
    if (context.tools.teleprocedure && message === '') throw new Refused('Dites ce que la structure doit corriger.');
    if (corrections.length === 0 && !context.tools.teleprocedure)
      throw new Refused('Marquez d’abord au moins une pièce « à corriger », avec son motif.');
    await renvoyer(context, dossier, corrections, message);
    await pousserVersDs(context, id, { geste: 'complement', texte: message });
  },
});

/** What the structure has to do again, piece by piece. */
export async function listerCorrections({ tx }: Context, dossier: Verrouille): Promise<string[]> {
  const pieces = await tx
    .selectFrom('pieces')
    .select(['nature', 'motif'])
    .where('dossier_id', '=', dossier.id)
    .where('statut', '=', 'a_corriger')
    .execute();
  return piecesAttendues(dossier.nature).flatMap(({ nature, libelle }) => {
    const piece = pieces.find((une) => une.nature === nature);
    return piece ? [`${libelle} : ${piece.motif ?? ''}`] : [];
  });
}

export async function renvoyer(
  context: Context,
  dossier: Verrouille,
  corrections: string[],
  message: string,
): Promise<void> {
  await changerStatut(context, dossier, 'demanderComplement', message || null);
  await direALaStructure(context, dossier, complement, { corrections, message });
}

/** The subsidy is accepted: every piece expected was. @throws Refused */
export const declarerConforme = action({
  name: 'conformite.declarerConforme',
  input: z.object({ dossierId }),
  ...vise,
  async execute(context, { dossierId: id }): Promise<void> {
    const dossier = await aInstruire(context, id);
    const acceptees = await context.tx
      .selectFrom('pieces')
      .select('nature')
      .where('dossier_id', '=', dossier.id)
      .where('statut', '=', 'acceptee')
      .execute();
    const restent = piecesAttendues(dossier.nature).filter(
      (attendue) => !acceptees.some(({ nature }) => nature === attendue.nature),
    );
    if (dossier.statut === 'depose' && restent.length > 0 && !context.tools.teleprocedure)
      throw new Refused(
        `Acceptez d’abord chaque pièce. Restent : ${enumeration(restent.map(({ libelle }) => `« ${libelle} »`))}.`,
      );
    await accepterLeDossier(context, dossier);
    await pousserVersDs(context, id, { geste: 'conforme', texte: 'Demande conforme.' });
  },
});

export async function accepterLeDossier(context: Context, dossier: Verrouille): Promise<void> {
  await changerStatut(context, dossier, 'declarerConforme');
  await direALaStructure(context, dossier, conforme, {});
  await dossierConforme.emit(context, { structureId: dossier.structure_id, dossierId: dossier.id });
}

/** The subsidy is refused, and the structure is told why. */
export const declarerNonConforme = action({
  name: 'conformite.declarerNonConforme',
  input: z.object({ dossierId, motif }),
  ...vise,
  async execute(context, { dossierId: id, motif: raison }): Promise<void> {
    await refuserLeDossier(context, await aInstruire(context, id), raison);
    await pousserVersDs(context, id, { geste: 'non_conforme', texte: raison });
  },
});

export async function refuserLeDossier(context: Context, dossier: Verrouille, raison: string): Promise<void> {
  await changerStatut(context, dossier, 'declarerNonConforme', raison);
  await direALaStructure(context, dossier, nonConforme, { motif: raison });
}

/** A refusal is taken back: the file is instructed again. */
export const rouvrir = action({
  name: 'conformite.rouvrir',
  input: z.object({ dossierId, motif }),
  ...vise,
  async execute(context, { dossierId: id, motif: raison }): Promise<void> {
    await reprendreLeDossier(context, await aInstruire(context, id), raison);
    await pousserVersDs(context, id, { geste: 'reprise', texte: raison });
  },
});

export async function reprendreLeDossier(context: Context, dossier: Verrouille, raison: string): Promise<void> {
  await changerStatut(context, dossier, 'rouvrir', raison);
  await direALaStructure(context, dossier, reprise, { motif: raison });
}
