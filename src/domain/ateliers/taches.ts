import { z } from 'zod';
import { adresseDe } from '#domain/comptes/index.ts';
import type { Context, Tools } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { type AnyJob, job } from '#platform/jobs/jobs.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { ecrireAu } from './annoncer.ts';
import { effacerParticipants } from './effacer.ts';
import { aEnregistrer, rappel } from './mails.ts';
import { oublierLesNonConfirmees, servirLaListe } from './places.ts';
import { verrouillerAtelier } from './verrouiller.ts';

const enPlateforme = (tools: Tools, work: (context: Context) => Promise<void>) =>
  transaction(tools.db, (tx) => work({ tx, now: tools.clock(), actor: SYSTEME, tools }));

/** Each morning: whoever comes tomorrow and has an e-mail is reminded, once for that day. */
export const rappelerLaVeille = job({
  name: 'ateliers.rappelerLaVeille',
  data: z.unknown(),
  cron: '0 9 * * *',
  async handle(tools) {
    const demain = ajouterJours(dateCivile(tools.clock()), 1);
    const ateliers = await tools.db
      .selectFrom('ateliers')
      .select('id')
      .where('statut', '=', 'publie')
      .where('jour', '=', demain)
      .execute();
    for (const { id } of ateliers) await enPlateforme(tools, (context) => rappeler(context, id, demain));
  },
});

async function rappeler(context: Context, atelierId: string, jour: string): Promise<void> {
  const atelier = await verrouillerAtelier(context, atelierId);
  if (atelier.statut !== 'publie' || atelier.jour !== jour) return;
  const viennent = await context.tx
    .selectFrom('participations')
    .select(['id', 'identite', 'nombre'])
    .where('atelier_id', '=', atelierId)
    .where('statut', '=', 'inscrite')
    .where('joignable', '=', true)
    .execute();
  for (const une of viennent) await ecrireAu(context, atelier, une, rappel, { tour: jour, plus: {} });
}

/** Every quarter of an hour: places held for addresses that nobody proved in time go to those who wait. */
export const libererLesPlaces = job({
  name: 'ateliers.libererLesPlaces',
  data: z.unknown(),
  cron: '*/15 * * * *',
  async handle(tools) {
    const concernes = await tools.db
      .selectFrom('participations')
      .select('atelier_id')
      .distinct()
      .where('statut', '=', 'a_confirmer')
      .where('tenue_jusqu_au', '<=', tools.clock())
      .execute();
    for (const { atelier_id } of concernes)
      await enPlateforme(tools, async (context) => {
        const atelier = await verrouillerAtelier(context, atelier_id);
        await oublierLesNonConfirmees(context, atelier.id);
        await servirLaListe(context, atelier);
      });
  },
});

/** Each Monday: conseillers in post are told of what is past and not recorded. */
export const relancerEnregistrements = job({
  name: 'ateliers.relancerEnregistrements',
  data: z.unknown(),
  cron: '15 9 * * 1',
  async handle(tools) {
    const aujourdhui = dateCivile(tools.clock());
    const passes = await tools.db
      .selectFrom('ateliers as a')
      .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
      .innerJoin('contrats as k', 'k.candidat_id', 'c.id')
      .select(['a.conseiller', 'a.titre', 'a.debut', 'c.utilisateur_id'])
      .where('k.statut', '=', 'signe')
      .where('a.statut', '=', 'publie')
      .where('a.jour', '<', aujourdhui)
      .orderBy('a.debut')
      .execute();
    for (const [conseiller, siens] of Map.groupBy(passes, (un) => un.conseiller))
      await enPlateforme(tools, async (context) => {
        const a = await adresseDe(context.tx, siens[0]?.utilisateur_id ?? null);
        const cle = `${conseiller}:${aujourdhui}`;
        if (a) await queueMail(context, aEnregistrer, { a, cle, donnees: { ateliers: siens } });
      });
  },
});

export const taches: readonly AnyJob[] = [
  rappelerLaVeille,
  libererLesPlaces,
  relancerEnregistrements,
  effacerParticipants,
];
