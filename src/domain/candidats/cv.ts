import { z } from 'zod';
import { action, type Context, type Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { effacerFichier } from '#platform/files/effacer.ts';
import { fichierRecu, garderFichier } from '#platform/files/recevoir.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { job } from '#platform/jobs/jobs.ts';
import { type CandidatVerrouille, verrouillerSonProfil } from './changer-statut.ts';
import { CV_JOURS } from './delais.ts';
import { estLeCandidat } from './rights.ts';

/** Keeps the candidate's CV: one PDF of 10 Mo at the most, analysed, encrypted. It replaces the former one. */
export async function deposerCv(tools: Tools, actor: Actor, upload: Upload | undefined): Promise<void> {
  if (!estLeCandidat(actor)) throw new Forbidden('candidats.deposerCv');
  await garderFichier(tools, 'cv', upload, ['pdf'], (fichier) => garderCv(tools, actor, fichier));
}

const garderCv = action({
  name: 'candidats.deposerCv',
  input: fichierRecu,
  async execute(context, { cle, etat, nom }): Promise<string> {
    const candidat = await verrouillerSonProfil(context);
    await oublier(context, candidat);
    await context.tx
      .updateTable('candidats')
      .set({ cv_cle: cle, cv_etat: etat, cv_nom: nom, cv_depose_le: context.now, actif_le: context.now })
      .where('id', '=', candidat.id)
      .execute();
    return candidat.id;
  },
  subject: (_, candidatId) => candidatId,
});

/** Removes one's own CV. */
export const retirerSonCv = action({
  name: 'candidats.retirerCv',
  input: z.object({}),
  async execute(context): Promise<string> {
    const candidat = await verrouillerSonProfil(context);
    await retirerCv(context, candidat);
    return candidat.id;
  },
  subject: (_, candidatId) => candidatId,
});

/** The CV goes: from the profile at once, from the coffre as soon as the gesture is done. */
export async function retirerCv(context: Context, candidat: Pick<CandidatVerrouille, 'id' | 'cv_cle'>): Promise<void> {
  await oublier(context, candidat);
  await context.tx
    .updateTable('candidats')
    .set({ cv_cle: null, cv_etat: null, cv_nom: null, cv_depose_le: null })
    .where('id', '=', candidat.id)
    .execute();
}

async function oublier({ tx, tools }: Context, { cv_cle }: Pick<CandidatVerrouille, 'cv_cle'>): Promise<void> {
  if (cv_cle) await tools.jobs.send(tx, effacerFichier, { cle: cv_cle });
}

/** The bytes of a CV. Who may read it is the business of the caller. @throws NotFound */
export async function lireCv({ coffre }: Pick<Tools, 'coffre'>, cle: string | null): Promise<Uint8Array> {
  const octets = cle ? await coffre.lire(cle) : undefined;
  if (!octets) throw new NotFound('cv');
  return octets;
}

/** Every night: the CV of those who have not been available for six months goes (domain, §5, retention). */
export const purgerCv = job({
  name: 'candidats.purgerCv',
  data: z.unknown(),
  cron: '20 3 * * *',
  async handle(tools) {
    const now = tools.clock();
    const anciens = await tools.db
      .selectFrom('candidats')
      .select(['id', 'cv_cle'])
      .where('cv_cle', 'is not', null)
      .where('statut', 'in', ['indisponible', 'recrute'])
      .where('statut_le', '<', plusJours(now, -CV_JOURS))
      .execute();
    for (const candidat of anciens)
      await transaction(tools.db, (tx) => retirerCv({ tx, now, actor: SYSTEME, tools }, candidat));
  },
});
