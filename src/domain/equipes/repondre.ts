import { z } from 'zod';
import { adresseDe } from '#domain/comptes/index.ts';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { job } from '#platform/jobs/jobs.ts';
import { type Modele, queueMail } from '#platform/mail/mail.ts';
import { nomDe } from './composer.ts';
import { changerMembre, type Membre, membres } from './equipe.ts';
import { acceptee, quittee, refusee } from './mails.ts';
import { finLe } from './nommer.ts';
import { estMembre } from './rights.ts';

const saMembresie = z.object({ membreId: z.uuid() });

/** The place of the person signed in, in a team; locked. @throws NotFound when it is somebody else's */
async function saPlace({ tx, actor }: Context, membreId: string): Promise<Membre> {
  const membre = await membres(tx)
    .where('m.id', '=', membreId)
    .where('c.utilisateur_id', '=', actor.id)
    .forUpdate('m')
    .executeTakeFirst();
  if (!membre) throw new NotFound(`membre ${membreId}`);
  if (!estMembre(actor)) throw new Forbidden('equipes.repondre');
  return membre;
}

/** The conseiller joins the team today. @throws NotFound, Refused */
export const accepterProposition = action({
  name: 'equipes.accepter',
  input: saMembresie,
  subject: ({ membreId }) => membreId,
  async execute(context, { membreId }): Promise<void> {
    await rejoindre(context, await saPlace(context, membreId));
  },
});

async function rejoindre(context: Context, membre: Membre): Promise<void> {
  await changerMembre(context, membre, 'accepter', { du: dateCivile(context.now) });
  await prevenirLeCoordinateur(context, membre, acceptee, { membre: nomDe(membre) });
}

/** The conseiller does not join. @throws NotFound, Refused */
export const refuserProposition = action({
  name: 'equipes.refuser',
  input: saMembresie,
  subject: ({ membreId }) => membreId,
  async execute(context, { membreId }): Promise<void> {
    const membre = await saPlace(context, membreId);
    await changerMembre(context, membre, 'refuser');
    await prevenirLeCoordinateur(context, membre, refusee, { membre: nomDe(membre) });
  },
});

/** The conseiller leaves: what he does counts until today included. @throws NotFound, Refused */
export const quitterEquipe = action({
  name: 'equipes.quitter',
  input: saMembresie,
  subject: ({ membreId }) => membreId,
  async execute(context, { membreId }): Promise<void> {
    const membre = await saPlace(context, membreId);
    const fin = finLe(membre, dateCivile(context.now));
    await changerMembre(context, membre, 'quitter', { ...fin, fin: 'decision' });
    await prevenirLeCoordinateur(context, membre, quittee, { membre: nomDe(membre), ...fin });
  },
});

async function prevenirLeCoordinateur<Donnees>(
  context: Context,
  { id, equipe_id }: Membre,
  modele: Modele<Donnees>,
  donnees: Donnees,
): Promise<void> {
  const coordinateur = await context.tx
    .selectFrom('equipes as e')
    .innerJoin('candidats as c', 'c.numero', 'e.coordinateur')
    .select('c.utilisateur_id')
    .where('e.id', '=', equipe_id)
    .executeTakeFirst();
  const a = coordinateur && (await adresseDe(context.tx, coordinateur.utilisateur_id));
  if (a) await queueMail(context, modele, { a, cle: id, donnees });
}

/** Every night: those who did not answer in time belong to the team; those whose last day is past have left. */
export const suivreLesMembres = job({
  name: 'equipes.suivreLesMembres',
  data: z.unknown(),
  cron: '35 2 * * *',
  async handle(tools) {
    const now = tools.clock();
    const aujourdhui = dateCivile(now);
    const concernes = await tools.db
      .selectFrom('equipes_membres')
      .select('id')
      .where((eb) =>
        eb.or([
          eb.and([eb('statut', '=', 'propose'), eb('du', '<=', aujourdhui)]),
          eb.and([eb('statut', '=', 'present'), eb('au', '<', aujourdhui)]),
        ]),
      )
      .orderBy('id')
      .execute();
    for (const { id } of concernes)
      await transaction(tools.db, async (tx) => {
        const context = { tx, now, actor: SYSTEME, tools };
        const membre = await membres(tx).where('m.id', '=', id).forUpdate('m').executeTakeFirstOrThrow();
        if (membre.statut === 'propose') return rejoindre(context, membre);
        if (membre.statut === 'present' && membre.au !== null && membre.au < aujourdhui)
          await changerMembre(context, membre, 'retirer', { fin: 'terme' });
      });
  },
});
