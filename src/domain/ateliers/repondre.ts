import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { VISITEUR } from '#platform/actor.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { oublierCourriels } from '#platform/mail/oublier.ts';
import { ecrireAu } from './annoncer.ts';
import { cycleParticipation } from './cycle-participation.ts';
import { lireJetonDeParticipation } from './liens.ts';
import { attente, inscrite, retiree } from './mails.ts';
import { oublierLesNonConfirmees, servirLaListe } from './places.ts';
import { type Atelier, verrouillerAtelier, verrouillerLeSien } from './verrouiller.ts';

const lien = z.object({ jeton: z.string().max(100) });

/** The link proves the address: the place held is taken, or the person waits. Followed again, it does nothing. */
export const confirmerParticipation = action({
  name: 'ateliers.confirmerParticipation',
  input: lien,
  async execute(context, { jeton }): Promise<string> {
    const { atelier, participation } = await ouvrirLeLien(context, jeton);
    const { id, statut, tient_place } = participation;
    if (statut === 'inscrite' || statut === 'attente') return id;
    exigerAVenir(atelier, context.now);
    const geste = tient_place ? 'confirmer' : 'patienter';
    cycleParticipation.exiger(geste, statut, VISITEUR.role, 'Cette venue');
    await context.tx
      .updateTable('participations')
      .set({ statut: cycleParticipation.target(geste), statut_le: context.now, tenue_jusqu_au: null })
      .where('id', '=', id)
      .execute();
    await servirLaListe(context, atelier);
    if (tient_place) await ecrireAu(context, atelier, participation, inscrite, { plus: {}, agenda: 'invitation' });
    else await direLAttente(context, atelier, id);
    return id;
  },
  subject: (_, participationId) => participationId,
});

/** Whoever still waits once those who could be were served. */
async function direLAttente(context: Context, atelier: Atelier, id: string): Promise<void> {
  const attendent = await context.tx
    .selectFrom('participations')
    .select(['id', 'identite', 'nombre'])
    .where('atelier_id', '=', atelier.id)
    .where('statut', '=', 'attente')
    .orderBy('rang')
    .execute();
  const devant = attendent.findIndex((une) => une.id === id);
  const elle = attendent[devant];
  if (elle) await ecrireAu(context, atelier, elle, attente, { plus: { devant } });
}

/** The person does not come: her name goes, her place too. Followed again, the link does nothing. */
export const annulerParticipation = action({
  name: 'ateliers.annulerParticipation',
  input: lien,
  async execute(context, { jeton }): Promise<string> {
    const { atelier, participation } = await ouvrirLeLien(context, jeton);
    const { id, statut } = participation;
    if (statut === 'annulee') return id;
    exigerAVenir(atelier, context.now);
    cycleParticipation.exiger('annuler', statut, VISITEUR.role, 'Cette venue');
    await effacer(context, id);
    await oublierCourriels(context.tx, [id]);
    await servirLaListe(context, atelier);
    return id;
  },
  subject: (_, participationId) => participationId,
});

/** The conseiller takes somebody off the list, who is told if there is an address. @throws NotFound, Refused */
export const retirerParticipant = action({
  name: 'ateliers.retirerParticipant',
  input: z.object({ atelierId: z.uuid(), participationId: z.uuid() }),
  subject: ({ participationId }) => participationId,
  async execute(context, { atelierId, participationId }): Promise<void> {
    const atelier = await verrouillerLeSien(context, atelierId);
    exigerAVenir(atelier, context.now);
    const participation = await lire(context, participationId, atelierId);
    cycleParticipation.exiger('annuler', participation.statut, context.actor.role, 'Cette venue');
    await oublierCourriels(context.tx, [participationId]);
    await ecrireAu(context, atelier, participation, retiree, { plus: {}, agenda: 'annulation' });
    await effacer(context, participationId);
    await servirLaListe(context, atelier);
  },
});

/** The conseiller has phoned: nothing is left to say. @throws NotFound */
export const noterAppel = action({
  name: 'ateliers.noterAppel',
  input: z.object({ atelierId: z.uuid(), participationId: z.uuid() }),
  subject: ({ participationId }) => participationId,
  async execute(context, { atelierId, participationId }): Promise<void> {
    await verrouillerLeSien(context, atelierId);
    await lire(context, participationId, atelierId);
    await context.tx.updateTable('participations').set({ a_appeler: null }).where('id', '=', participationId).execute();
  },
});

/** Nothing that names the person stays. */
const effacer = ({ tx, now }: Context, id: string) =>
  tx
    .updateTable('participations')
    .set({
      ...{ statut: 'annulee', statut_le: now, tient_place: false, tenue_jusqu_au: null },
      ...{ identite: null, empreinte: null, a_appeler: null },
    })
    .where('id', '=', id)
    .execute();

/** What a personal link opens, its workshop locked. @throws NotFound when it was not made here, or nobody is behind it any more */
async function ouvrirLeLien(context: Context, jeton: string) {
  const { tx, tools } = context;
  const id = lireJetonDeParticipation(tools.settings, jeton);
  const vers =
    id && (await tx.selectFrom('participations').select('atelier_id').where('id', '=', id).executeTakeFirst());
  if (!id || !vers) throw new NotFound('participation');
  const atelier = await verrouillerAtelier(context, vers.atelier_id);
  await oublierLesNonConfirmees(context, atelier.id);
  return { atelier, participation: await lire(context, id, atelier.id) };
}

async function lire({ tx }: Context, id: string, atelierId: string) {
  const participation = await tx
    .selectFrom('participations')
    .select(['id', 'statut', 'nombre', 'identite', 'tient_place'])
    .where('id', '=', id)
    .where('atelier_id', '=', atelierId)
    .executeTakeFirst();
  if (!participation) throw new NotFound(`participation ${id}`);
  return participation;
}

function exigerAVenir({ statut, debut }: Atelier, now: Date): void {
  if (statut === 'annule') throw new Refused('Cet atelier est annulé : il n’y a rien à faire.');
  if (statut !== 'publie' || debut <= now) throw new Refused('Cet atelier a déjà eu lieu.');
}
