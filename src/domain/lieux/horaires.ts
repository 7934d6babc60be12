import { z } from 'zod';
import {
  enOsm,
  fermetureEcrite,
  fermetureSaisie,
  type Horaires,
  type LigneDHoraire,
  lignesDe,
  semaineDe,
  semaineSaisie,
} from '#domain/horaires/index.ts';
import { action, type Context } from '#platform/action.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { nomDeCommune } from './corriger.ts';
import { tracer } from './historique.ts';
import { corrige } from './mails.ts';
import { prevenirCeuxQuiYRecoivent } from './prevenir.ts';
import { dater, type SonLieuVerrouille, verrouillerLeSien } from './sien.ts';

const FERMETURES_MAX = 30;

/** The hours of a place with its closings, past ones included; empty when nothing is known. */
export async function lireHoraires(db: Db | Tx, lieuId: string, fermeFeries: boolean): Promise<Horaires> {
  const lignes = await db
    .selectFrom('lieux_horaires')
    .select(['jour', 'debut', 'fin'])
    .where('lieu_id', '=', lieuId)
    .execute();
  const fermetures = await db
    .selectFrom('lieux_fermetures')
    .select(['du', 'au'])
    .where('lieu_id', '=', lieuId)
    .orderBy('du')
    .orderBy('id')
    .execute();
  return {
    semaine: semaineDe(lignes.map(({ jour, debut, fin }): LigneDHoraire => [jour, debut, fin])),
    fermeFeries,
    fermetures,
  };
}

/** Whoever receives in a place gives its week. @throws NotFound when he does not receive there */
export const fixerHoraires = action({
  name: 'lieux.fixerHoraires',
  input: z.object({ lieuId: z.uuid(), semaine: semaineSaisie, fermeFeries: z.boolean() }),
  subject: ({ lieuId }) => lieuId,
  async execute(context, { lieuId, semaine, fermeFeries }): Promise<void> {
    const { tx } = context;
    const lieu = await verrouillerLeSien(context, lieuId);
    const avant = await lireHoraires(tx, lieuId, lieu.ferme_feries);
    if (enOsm({ ...avant, semaine, fermeFeries }) === enOsm(avant)) return;
    await tx.deleteFrom('lieux_horaires').where('lieu_id', '=', lieuId).execute();
    const lignes = lignesDe(semaine);
    if (lignes.length > 0)
      await tx
        .insertInto('lieux_horaires')
        .values(lignes.map(([jour, debut, fin]) => ({ lieu_id: lieuId, jour, debut, fin })))
        .execute();
    await tx.updateTable('lieux').set({ ferme_feries: fermeFeries }).where('id', '=', lieuId).execute();
    await apresCorrection(context, lieu, { horaires: enOsm({ ...avant, fermetures: [] }) });
  },
});

/** Whoever receives in a place says that it closes for some days. @throws NotFound, Refused */
export const ajouterFermeture = action({
  name: 'lieux.ajouterFermeture',
  input: fermetureSaisie.and(z.object({ lieuId: z.uuid() })),
  subject: ({ lieuId }) => lieuId,
  async execute(context, { lieuId, du, au }): Promise<void> {
    const { tx } = context;
    const lieu = await verrouillerLeSien(context, lieuId);
    const { fermetures } = await lireHoraires(tx, lieuId, lieu.ferme_feries);
    if (fermetures.length >= FERMETURES_MAX)
      throw new Refused('Ce lieu a déjà trente fermetures : retirez les plus anciennes.');
    if (fermetures.some((autre) => autre.du <= au && du <= autre.au))
      throw new Refused('Ce lieu est déjà fermé pendant une partie de ces jours. Retirez d’abord cette fermeture.');
    await tx.insertInto('lieux_fermetures').values({ lieu_id: lieuId, du, au }).execute();
    await apresCorrection(context, lieu, { fermetures: fermetures.map(fermetureEcrite) });
  },
});

/** Takes back a closing. @throws NotFound when the place is not his, or has no such closing */
export const retirerFermeture = action({
  name: 'lieux.retirerFermeture',
  input: z.object({ lieuId: z.uuid(), fermetureId: z.uuid() }),
  subject: ({ lieuId }) => lieuId,
  async execute(context, { lieuId, fermetureId }): Promise<void> {
    const { tx } = context;
    const lieu = await verrouillerLeSien(context, lieuId);
    const { fermetures } = await lireHoraires(tx, lieuId, lieu.ferme_feries);
    const retiree = await tx
      .deleteFrom('lieux_fermetures')
      .where('id', '=', fermetureId)
      .where('lieu_id', '=', lieuId)
      .returning('id')
      .executeTakeFirst();
    if (!retiree) throw new NotFound(`fermeture ${fermetureId}`);
    await apresCorrection(context, lieu, { fermetures: fermetures.map(fermetureEcrite) });
  },
});

async function apresCorrection(
  context: Context,
  lieu: SonLieuVerrouille,
  avant: Readonly<Record<string, unknown>>,
): Promise<void> {
  await dater(context, lieu.id);
  await tracer(context, lieu.id, { geste: 'horaires', avant });
  const { nom } = lieu;
  await prevenirCeuxQuiYRecoivent(context, lieu.id, corrige, { nom, commune: await nomDeCommune(context, lieu) });
}
