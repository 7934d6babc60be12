import { sql } from 'kysely';
import { z } from 'zod';
import { adresseDe, ecrireALaStructure } from '#domain/comptes/index.ts';
import { coordinateursDe } from '#domain/equipes/index.ts';
import type { Context, Tools } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { job } from '#platform/jobs/jobs.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { annonce, conseillerInactif, inactif, inactifDansLEquipe, retard, retardDuConseiller } from './mails.ts';
import { prevenir } from './prevenir.ts';
import { ANNONCE_JOURS, INACTIVITE_JOURS, RELANCES_JOURS } from './regles.ts';

// A job that did not run for a few days still writes; what is older was told, or will not be.
const RATTRAPAGE_JOURS = 7;

/** Every morning: what is to be filed soon is announced, what is late is asked for twice; each once. */
export const relancerSuivis = job({
  name: 'suivi.relancer',
  data: z.unknown(),
  cron: '15 8 * * *',
  async handle(tools) {
    const aujourdhui = dateCivile(tools.clock());
    for (const suivi of await attendus(tools, aujourdhui, ajouterJours(aujourdhui, ANNONCE_JOURS)))
      await transaction(tools.db, (tx) => prevenir(contexte(tools, tx), suivi, annonce, suivi.id, {}));
    for (const jours of [RELANCES_JOURS.premiere, RELANCES_JOURS.seconde]) await relancer(tools, aujourdhui, jours);
  },
});

const contexte = (tools: Tools, tx: Parameters<Parameters<typeof transaction>[1]>[0]) => ({
  tx,
  now: tools.clock(),
  actor: SYSTEME,
  tools,
});

const attendus = ({ db }: Tools, de: string, a: string) =>
  db
    .selectFrom('suivis as u')
    .innerJoin('candidats as c', 'c.numero', 'u.conseiller')
    .select(['u.id', 'u.type', 'u.du', 'u.au', 'u.a_remettre_le', 'u.structure_id', 'c.utilisateur_id'])
    .where('u.statut', '=', 'a_remplir')
    .where('u.a_remettre_le', '>=', de)
    .where('u.a_remettre_le', '<=', a)
    .orderBy('u.id')
    .execute();

async function relancer(tools: Tools, aujourdhui: string, jours: number): Promise<void> {
  const tard = ajouterJours(aujourdhui, -jours);
  for (const suivi of await attendus(tools, ajouterJours(tard, -RATTRAPAGE_JOURS + 1), tard))
    await transaction(tools.db, async (tx) => {
      const { id, type, structure_id, du, au } = suivi;
      await prevenir(contexte(tools, tx), suivi, retard, `${id}:${jours}`, { jours });
      if (type === 'mensuel' && jours === RELANCES_JOURS.seconde)
        await ecrireALaStructure(contexte(tools, tx), structure_id, retardDuConseiller, id, { du, au });
    });
}

type Silencieux = {
  contratId: string;
  poste: number;
  structureId: string;
  structure: string;
  utilisateurId: string | null;
  depuis: string;
};

/** Every Monday: conseillers without activity for a month, then their structure after forty-five days; once a silence. */
export const signalerInactivite = job({
  name: 'suivi.signalerInactivite',
  data: z.unknown(),
  cron: '45 8 * * 1',
  async handle(tools) {
    const aujourdhui = dateCivile(tools.clock());
    for (const un of await silencieux(tools, aujourdhui)) {
      const { contratId, poste, structureId, structure, utilisateurId, depuis } = un;
      const longtemps = depuis <= ajouterJours(aujourdhui, -INACTIVITE_JOURS.structure);
      const cle = `${contratId}:${depuis}`;
      await transaction(tools.db, async (tx) => {
        const a = await adresseDe(tx, utilisateurId);
        if (a)
          await queueMail(contexte(tools, tx), inactif, { a, cle, donnees: { jours: INACTIVITE_JOURS.conseiller } });
        await prevenirLeCoordinateur(contexte(tools, tx), { contratId, structure, poste }, cle, longtemps);
        if (longtemps)
          await ecrireALaStructure(contexte(tools, tx), structureId, conseillerInactif, cle, {
            poste,
            jours: INACTIVITE_JOURS.structure,
          });
      });
    }
  },
});

/** The coordinateurs of the teams where he is hear of it like him, then again like his structure. */
async function prevenirLeCoordinateur(
  context: Context,
  { contratId, structure, poste }: Pick<Silencieux, 'contratId' | 'structure' | 'poste'>,
  cle: string,
  longtemps: boolean,
): Promise<void> {
  const jours = longtemps ? INACTIVITE_JOURS.structure : INACTIVITE_JOURS.conseiller;
  for (const { id, utilisateur_id } of await coordinateursDe(context.tx, contratId)) {
    const a = await adresseDe(context.tx, utilisateur_id);
    if (a)
      await queueMail(context, inactifDansLEquipe, {
        a,
        cle: `${cle}:${id}:${jours}`,
        donnees: { structure, poste, jours },
      });
  }
}

/** Running contracts without activity for a month, and since when. */
async function silencieux({ db }: Tools, aujourdhui: string): Promise<readonly Silencieux[]> {
  const { rows } = await sql<Silencieux>`
    select k.id as "contratId", p.numero as poste, k.structure_id as "structureId", s.nom as structure, c.utilisateur_id as "utilisateurId",
      greatest(k.debut, derniere.jour) as depuis
    from contrats k join candidats c on c.id = k.candidat_id join postes p on p.id = k.poste_id join structures s on s.id = k.structure_id
    left join lateral (select max(a.jour) as jour from activites a where a.conseiller = c.numero and a.supprimee_le is null) derniere on true
    where k.statut = 'signe' and greatest(k.debut, derniere.jour) <= ${ajouterJours(aujourdhui, -INACTIVITE_JOURS.conseiller)}::date
    order by k.numero`.execute(db);
  return rows;
}
