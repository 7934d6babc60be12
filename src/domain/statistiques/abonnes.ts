import { sql } from 'kysely';
import { z } from 'zod';
import { administreSaStructure } from '#domain/comptes/index.ts';
import { action } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { dateCivile, moisLong } from '#platform/dates.ts';
import { type Db, transaction } from '#platform/db/guard.ts';
import { Forbidden } from '#platform/errors.ts';
import { job } from '#platform/jobs/jobs.ts';
import { modele, queueMail } from '#platform/mail/mail.ts';
import { RACCOURCIS } from './periode.ts';

export const bilanPret = modele<{ readonly structure: string; readonly mois: string }>({
  name: 'statistiques.bilanPret',
  exemple: { structure: 'Commune de Démonstration-sur-Loire', mois: '2021-04-01' },
  rediger: ({ structure, mois }, base) => ({
    objet: `Le bilan de ${moisLong(mois)} est prêt`,
    corps: [
      `Le bilan du mois de votre conseiller numérique (${structure}) peut être téléchargé dans votre espace : une ou deux pages à remettre à vos élus.`,
      { bouton: 'Voir les bilans', url: `${base}/structure/statistiques/bilans` },
      'Vous recevez ce courriel parce que vous l’avez demandé. Pour ne plus le recevoir, décochez-le à la même page.',
    ],
  }),
});

/** Does the administrator signed in receive the monthly e-mail of his structure? */
export const recoitLesBilans = async (db: Db, { id, perimetre }: Actor): Promise<boolean> =>
  perimetre.type === 'structure' &&
  (await db
    .selectFrom('bilans_abonnes')
    .select('depuis')
    .where('structure_id', '=', perimetre.structureId)
    .where('utilisateur_id', '=', id)
    .executeTakeFirst()) !== undefined;

/** An administrator asks for the monthly e-mail of his structure, or no longer wants it. @throws Forbidden */
export const choisirLesBilans = action({
  name: 'statistiques.choisirLesBilans',
  input: z.object({ recevoir: z.boolean() }),
  async execute({ tx, actor, now }, { recevoir }): Promise<void> {
    const { id, perimetre } = actor;
    if (id === null || perimetre.type !== 'structure' || !(await administreSaStructure(tx, actor)))
      throw new Forbidden('statistiques.choisirLesBilans');
    const { structureId: structure_id } = perimetre;
    if (recevoir)
      await tx
        .insertInto('bilans_abonnes')
        .values({ structure_id, utilisateur_id: id, depuis: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    else
      await tx
        .deleteFrom('bilans_abonnes')
        .where('structure_id', '=', structure_id)
        .where('utilisateur_id', '=', id)
        .execute();
  },
});

/** The fifth of each month: administrators who asked are told that the summary is ready, when there was any activity. */
export const annoncerLesBilans = job({
  name: 'statistiques.annoncerLesBilans',
  data: z.unknown(),
  cron: '15 7 5 * *',
  async handle(tools) {
    const now = tools.clock();
    const { du: mois } = RACCOURCIS.mois_dernier.de(dateCivile(now));
    const { rows } = await sql<{ utilisateurId: string; email: string; structureId: string; structure: string }>`
      select u.id as "utilisateurId", u.email, s.id as "structureId", s.nom as structure
      from bilans_abonnes b join structures s on s.id = b.structure_id join utilisateurs u on u.id = b.utilisateur_id
      join attributions a on a.utilisateur_id = u.id and a.structure_id = s.id and a.administrateur and a.retiree_le is null
      where exists (select from cumuls c where c.portee = 'S' and c.grain = 'M' and c.facette = '' and c.portee_id = s.numero::text
        and c.debut = ${mois}::date and c.activites > 0)
      order by u.id, s.id`.execute(tools.db);
    for (const { utilisateurId, email, structureId, structure } of rows)
      await transaction(tools.db, (tx) =>
        queueMail({ tx, now, actor: SYSTEME, tools }, bilanPret, {
          a: email,
          cle: `${structureId}:${utilisateurId}:${mois}`,
          donnees: { structure, mois },
        }),
      );
  },
});
