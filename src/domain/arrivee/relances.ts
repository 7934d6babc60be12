import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import type { Tools } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { equipementADire, resteAFaire } from './mails.ts';
import { arrivees } from './readings.ts';
import { RAPPEL_EQUIPEMENT_JOURS, RAPPEL_MANQUES_JOURS } from './regles.ts';
import { restesDe } from './restes.ts';
import { nonDits } from './socle.ts';

// A job that did not run for a few days still writes; what is older was told, or will not be.
const RATTRAPAGE_JOURS = 7;

/** Every morning: equipment that nobody spoke of a week before the contract, what still lacks a fortnight after; each once. */
export const relancerArrivees = job({
  name: 'arrivee.relancer',
  data: z.unknown(),
  cron: '20 9 * * *',
  async handle(tools) {
    const aujourdhui = dateCivile(tools.clock());
    for (const { id, structureId, prenom, debut, equipements } of await commencant(
      tools,
      aujourdhui,
      ajouterJours(aujourdhui, RAPPEL_EQUIPEMENT_JOURS),
    ))
      if (nonDits(equipements).length > 0)
        await ecrire(tools, structureId, equipementADire, id, { prenom, debut, arriveeId: id });
    const commence = ajouterJours(aujourdhui, -RAPPEL_MANQUES_JOURS);
    for (const arrivee of await commencant(tools, ajouterJours(commence, -RATTRAPAGE_JOURS + 1), commence)) {
      const { id, structureId, prenom, debut } = arrivee;
      const restes = restesDe(arrivee, aujourdhui).map(({ libelle }) => libelle);
      if (restes.length > 0)
        await ecrire(tools, structureId, resteAFaire, id, { prenom, debut, restes, arriveeId: id });
    }
  },
});

/** The arrivals whose contract begins between two civil dates. */
const commencant = ({ db }: Tools, du: string, au: string) =>
  arrivees(db, SYSTEME)
    .select('a.structure_id as structureId')
    .where('a.statut', '=', 'ouverte')
    .where('k.debut', '>=', du)
    .where('k.debut', '<=', au)
    .orderBy('a.id')
    .execute();

const ecrire = <Donnees>(
  tools: Tools,
  structureId: string,
  modele: Parameters<typeof ecrireALaStructure<Donnees>>[2],
  cle: string,
  donnees: Donnees,
): Promise<void> =>
  transaction(tools.db, (tx) =>
    ecrireALaStructure({ tx, now: tools.clock(), actor: SYSTEME, tools }, structureId, modele, cle, donnees),
  );
