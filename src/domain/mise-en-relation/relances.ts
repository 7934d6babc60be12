import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { RENCONTRE_CANDIDATS_JOURS } from '#domain/concertation/index.ts';
import type { Tools } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile, joursEntre, plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import type { Modele } from '#platform/mail/mail.ts';
import { compterApparies } from './appariement.ts';
import { nouveauxCandidats, rencontrez } from './mails.ts';
import { lirePlace } from './place.ts';

const SEMAINE_JOURS = 7;
const AVANT_JOURS = 5;

const structuresQuiRecrutent = ({ db }: Tools) =>
  db
    .selectFrom('structures')
    .select(['id', 'nom', 'statut_le'])
    .where('statut', '=', 'activee')
    .orderBy('id')
    .execute();

/** Every Monday: each structure with a free post learns how many new candidates it finds. */
export const annoncerNouveaux = job({
  name: 'miseEnRelation.annoncerNouveaux',
  data: z.unknown(),
  cron: '30 8 * * 1',
  async handle(tools) {
    const now = tools.clock();
    for (const { id, nom } of await structuresQuiRecrutent(tools)) {
      const place = await lirePlace(tools.db, SYSTEME.perimetre, id, now);
      if (place.postesLibres === 0) continue;
      const nombre = await compterApparies(tools.db, place, { depuis: plusJours(now, -SEMAINE_JOURS) });
      if (nombre > 0) await ecrire(tools, id, nouveauxCandidats, { structure: nom, nombre });
    }
  },
});

/** Every morning: structures interested in nobody are reminded five days before the fifteen, then the day after. */
export const relancerRencontres = job({
  name: 'miseEnRelation.relancerRencontres',
  data: z.unknown(),
  cron: '0 9 * * *',
  async handle(tools) {
    const aujourdhui = dateCivile(tools.clock());
    const connues = await tools.db
      .selectFrom('mises_en_relation')
      .select('structure_id')
      .distinct()
      .where('statut', '!=', 'a_examiner')
      .execute();
    const dejaParties = new Set(connues.map(({ structure_id }) => structure_id));
    for (const { id, nom, statut_le } of await structuresQuiRecrutent(tools)) {
      const jours = joursEntre(dateCivile(statut_le), aujourdhui);
      const moment = [RENCONTRE_CANDIDATS_JOURS - AVANT_JOURS, RENCONTRE_CANDIDATS_JOURS + 1].includes(jours);
      if (!moment || dejaParties.has(id)) continue;
      await ecrire(tools, id, rencontrez, { structure: nom, jours, passee: jours > RENCONTRE_CANDIDATS_JOURS });
    }
  },
});

/** Once a day and per person at the most, whatever the number of runs. */
async function ecrire<Donnees>(
  tools: Tools,
  structureId: string,
  modele: Modele<Donnees>,
  donnees: Donnees,
): Promise<void> {
  const now = tools.clock();
  await transaction(tools.db, (tx) =>
    ecrireALaStructure(
      { tx, now, actor: SYSTEME, tools },
      structureId,
      modele,
      `${structureId}:${dateCivile(now)}`,
      donnees,
    ),
  );
}
