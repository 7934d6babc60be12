import { z } from 'zod';
import { adressesDesPrefectures } from '#domain/comptes/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile, dateLongue } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { modele, queueMail } from '#platform/mail/mail.ts';
import { pluriel } from '#platform/texte.ts';
import { SANS_AVIS } from './lifecycle.ts';
import { vagueOuverte } from './vagues.ts';

export const relancePrefecture = modele({
  name: 'concertation.relancePrefecture',
  exemple: { vague: 1, dossiers: 12, limiteLe: '2021-02-19', passee: false },
  rediger: (d, base) => ({
    objet: `${pluriel(d.dossiers, 'dossier attend', 'dossiers attendent')} votre avis (vague ${d.vague})`,
    corps: [
      d.passee
        ? `La date limite des avis de la vague ${d.vague} était le ${dateLongue(d.limiteLe)}.`
        : `Les avis de la vague ${d.vague} sont attendus au plus tard le ${dateLongue(d.limiteLe)}.`,
      `Dans votre département, ${pluriel(d.dossiers, 'dossier n’a', 'dossiers n’ont')} pas encore d’avis.`,
      { bouton: 'Ouvrir la file des dossiers', url: `${base}/prefecture` },
    ],
  }),
});

const AVANT_JOURS = 7;
const APRES_JOURS = 1;

/** Every morning: préfectures with files without avis are written to seven days before the deadline, and the day after. */
export const relancerPrefectures = job({
  name: 'concertation.relancerPrefectures',
  data: z.unknown(),
  cron: '0 8 * * *',
  async handle(tools) {
    const now = tools.clock();
    const vague = await vagueOuverte(tools.db);
    if (!vague?.limite_avis_le) return;
    const aujourdhui = dateCivile(now);
    const moment = aujourdhui > vague.limite_avis_le ? 'apres' : 'avant';
    const debut =
      moment === 'apres'
        ? ajouterJours(vague.limite_avis_le, APRES_JOURS)
        : ajouterJours(vague.limite_avis_le, -AVANT_JOURS);
    if (aujourdhui < debut) return;
    const enAttente = await tools.db
      .selectFrom('structures')
      .select(['departement_code', (eb) => eb.fn.countAll<number>().as('dossiers')])
      .where('statut', 'in', SANS_AVIS)
      .groupBy('departement_code')
      .execute();
    const prefectures = await adressesDesPrefectures(tools.db);
    const { numero, limite_avis_le: limiteLe } = vague;
    await transaction(tools.db, async (tx) => {
      const context = { tx, now, actor: SYSTEME, tools };
      for (const { departement_code, dossiers } of enAttente) {
        for (const agent of prefectures.filter(({ departementCode }) => departementCode === departement_code)) {
          await queueMail(context, relancePrefecture, {
            a: agent.email,
            cle: `${vague.id}:${moment}:${limiteLe}:${agent.id}:${departement_code}`,
            donnees: { vague: numero, dossiers, limiteLe: limiteLe ?? '', passee: moment === 'apres' },
          });
        }
      }
    });
  },
});
