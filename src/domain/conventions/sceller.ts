import { z } from 'zod';
import { transaction } from '#platform/db/guard.ts';
import { ecrirePdf } from '#platform/documents/pdf.ts';
import { effacerFichier } from '#platform/files/effacer.ts';
import { job } from '#platform/jobs/jobs.ts';
import { ouvrirCachet } from '#platform/signature/cachet.ts';
import { sceller as apposerLeCachet } from '#platform/signature/sceller.ts';
import { documentDeLaConvention } from './document.ts';
import { pageDePreuve } from './preuve.ts';
import { signaturesDe } from './readings.ts';
import { contenuSchema } from './rediger.ts';

/** Writes the signed convention with its page of proof, seals it with the server's certificate, and keeps it, once. */
export const sceller = job({
  name: 'conventions.sceller',
  data: z.object({ conventionId: z.uuid() }),
  retries: 20,
  async handle(tools, { conventionId }) {
    const convention = await tools.db
      .selectFrom('conventions')
      .selectAll()
      .where('id', '=', conventionId)
      .where('statut', '=', 'signee')
      .where('scelle_cle', 'is', null)
      .executeTakeFirst();
    if (!convention) return;
    const document = documentDeLaConvention({
      ...contenuSchema.parse(convention.contenu),
      numero: convention.numero,
      montantCentimes: convention.montant_centimes,
      dureeMois: convention.duree_mois,
      now: convention.creee_le,
    });
    const preuve = pageDePreuve({
      empreinte: convention.document_empreinte ?? '',
      signatures: await signaturesDe(tools.db, conventionId),
      now: convention.statut_le,
    });
    const octets = await new Response(ecrirePdf({ ...document, blocs: [...document.blocs, ...preuve] })).bytes();
    const scelle = await apposerLeCachet(octets, await ouvrirCachet(tools.settings), {
      raison: `Convention n° ${convention.numero} signée par les deux parties`,
      le: convention.statut_le,
    });
    const cle = await tools.coffre.deposer(scelle);
    await transaction(tools.db, async (tx) => {
      const gardee = await tx
        .updateTable('conventions')
        .set({ scelle_cle: cle })
        .where('id', '=', conventionId)
        .where('scelle_cle', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (!gardee) await tools.jobs.send(tx, effacerFichier, { cle });
    });
  },
});
