import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { aSigner } from './mails.ts';
import { limiteDeSignature } from './regles.ts';

// Five days before the end of the fortnight, then the day after: each once.
const AVANT_JOURS = 5;

/** Every morning: structures whose recruit waits for a contract are reminded before the fifteen days, and after. */
export const relancerSignatures = job({
  name: 'contrats.relancerSignatures',
  data: z.unknown(),
  cron: '30 9 * * *',
  async handle(tools) {
    const now = tools.clock();
    const aujourdhui = dateCivile(now);
    const attendus = await tools.db
      .selectFrom('mises_en_relation as m')
      .innerJoin('dossiers_conformite as d', 'd.structure_id', 'm.structure_id')
      .innerJoin('structures as s', 's.id', 'm.structure_id')
      .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
      .select(['m.id', 'm.statut_le as accepteLe', 's.id as structureId', 's.nom as structure', 'c.prenom'])
      .select('d.statut_le as conformeLe')
      .where('m.statut', '=', 'recrutement_accepte')
      .where('d.statut', '=', 'conforme')
      .orderBy('m.id')
      .execute();
    for (const { id, structureId, structure, prenom, accepteLe, conformeLe } of attendus) {
      const limite = limiteDeSignature(dateCivile(conformeLe), dateCivile(accepteLe));
      const passee = limite < aujourdhui;
      if (!passee && ajouterJours(limite, -AVANT_JOURS) > aujourdhui) continue;
      await transaction(tools.db, (tx) =>
        ecrireALaStructure(
          { tx, now, actor: SYSTEME, tools },
          structureId,
          aSigner,
          `${id}:${limite}:${passee ? 'apres' : 'avant'}`,
          { structure, prenom, limite, passee },
        ),
      );
    }
  },
});
