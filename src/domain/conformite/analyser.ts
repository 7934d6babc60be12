import { z } from 'zod';
import type { Tools } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { transaction } from '#platform/db/guard.ts';
import { effacerFichier } from '#platform/files/effacer.ts';
import { job } from '#platform/jobs/jobs.ts';
import { direALaStructure } from './annoncer.ts';
import { verrouillerDossier } from './dossier.ts';
import { changerPiece, listerCorrections, renvoyer } from './instruire.ts';
import { infectee } from './mails.ts';
import { pieceAttendue } from './pieces-attendues.ts';

const LOT = 200;

/** Every hour: files that no antivirus has seen yet are analysed; one that is infected is destroyed and asked again. */
export const analyserFichiers = job({
  name: 'conformite.analyserFichiers',
  data: z.unknown(),
  cron: '25 * * * *',
  async handle(tools) {
    const fichiers = await tools.db
      .selectFrom('pieces_fichiers')
      .select(['id', 'cle'])
      .where('etat', '=', 'non_analyse')
      .orderBy('depose_le')
      .limit(LOT)
      .execute();
    for (const { id, cle } of fichiers) {
      const octets = await tools.coffre.lire(cle);
      const etat = octets ? await tools.antivirus(octets) : 'non_analyse';
      if (etat === 'non_analyse') continue;
      await noterEtat(tools, id, etat);
    }
  },
});

const noterEtat = (tools: Tools, fichierId: string, etat: 'sain' | 'infecte') =>
  transaction(tools.db, async (tx) => {
    const context = { tx, now: tools.clock(), actor: SYSTEME, tools };
    const fichier = await tx
      .updateTable('pieces_fichiers as f')
      .from('pieces as p')
      .whereRef('p.id', '=', 'f.piece_id')
      .where('f.id', '=', fichierId)
      .set({ etat })
      .returning(['f.cle', 'p.id', 'p.statut', 'p.nature', 'p.dossier_id'])
      .executeTakeFirst();
    if (etat === 'sain' || !fichier) return;
    await tools.jobs.send(tx, effacerFichier, { cle: fichier.cle });
    const dossier = await verrouillerDossier(context, fichier.dossier_id);
    const piece = pieceAttendue(dossier.nature, fichier.nature)?.libelle ?? '';
    if (fichier.statut !== 'a_corriger')
      await changerPiece(context, fichier, 'demanderCorrection', 'L’antivirus a reconnu un virus dans ce fichier.');
    await direALaStructure(context, dossier, infectee, { piece });
    if (dossier.statut === 'depose') await renvoyer(context, dossier, await listerCorrections(context, dossier), '');
  });
