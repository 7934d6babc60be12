import { z } from 'zod';
import { action } from '#platform/action.ts';
import { dateCivile, dateExiste } from '#platform/dates.ts';
import { InvalidInput } from '#platform/errors.ts';
import { direAuxDeux } from './annoncer.ts';
import { changerStatut, verrouillerLaSienne } from './formation.ts';
import { desinscription, fin, inscription, interruption, positionnement, reprise } from './mails.ts';
import { estParcours, parcoursEcrit } from './parcours.ts';
import { datesEcrites, prendreUnePlace } from './session.ts';

const formationId = z.uuid();
const date = z.string().refine(dateExiste);
const motif = z.string().trim().min(1, 'Donnez le motif.').max(2000);
const vise = { subject: (input: { formationId: string }) => input.formationId };

/** The result of the positioning test: it sets the path (guide, « La formation du conseiller numérique »). */
export const positionner = action({
  name: 'formation.positionner',
  input: z.object({ formationId, parcours: z.number().int(), faitLe: date }),
  ...vise,
  async execute(context, { formationId: id, parcours, faitLe }): Promise<void> {
    const formation = await verrouillerLaSienne(context, id);
    if (!estParcours(parcours)) throw new InvalidInput({ parcours: 'Choisissez le parcours.' });
    if (faitLe > dateCivile(context.now))
      throw new InvalidInput({ faitLe: 'Cette date n’est pas encore passée : donnez celle du test.' });
    await changerStatut(context, formation, 'positionner', { colonnes: { parcours, positionnee_le: faitLe } });
    await direAuxDeux(context, formation, positionnement, { parcours: parcoursEcrit(parcours) });
  },
});

/** Enrols somebody in a session, or moves him from one to another, when a place is left. @throws Refused */
export const inscrire = action({
  name: 'formation.inscrire',
  input: z.object({ formationId, sessionId: z.uuid() }),
  ...vise,
  async execute(context, { formationId: id, sessionId }): Promise<void> {
    const formation = await verrouillerLaSienne(context, id);
    const session = await prendreUnePlace(context, formation, sessionId);
    await changerStatut(context, formation, 'inscrire', { colonnes: { session_id: session.id } });
    await direAuxDeux(context, formation, inscription, { dates: datesEcrites(session), lieu: session.lieu });
  },
});

/** Gives the place of somebody back before the session begins. */
export const desinscrire = action({
  name: 'formation.desinscrire',
  input: z.object({ formationId, motif }),
  ...vise,
  async execute(context, { formationId: id, motif: raison }): Promise<void> {
    const formation = await verrouillerLaSienne(context, id);
    await changerStatut(context, formation, 'desinscrire', { motif: raison, colonnes: { session_id: null } });
    await direAuxDeux(context, formation, desinscription, { motif: raison });
  },
});

/** An illness, a hitch: the person keeps his place, or takes one in another session when he comes back. */
export const interrompre = action({
  name: 'formation.interrompre',
  input: z.object({ formationId, motif }),
  ...vise,
  async execute(context, { formationId: id, motif: raison }): Promise<void> {
    const formation = await verrouillerLaSienne(context, id);
    await changerStatut(context, formation, 'interrompre', { motif: raison });
    await direAuxDeux(context, formation, interruption, { motif: raison });
  },
});

/** The training goes on, in the same session or in another of the same path. @throws Refused */
export const reprendre = action({
  name: 'formation.reprendre',
  input: z.object({ formationId, sessionId: z.uuid() }),
  ...vise,
  async execute(context, { formationId: id, sessionId }): Promise<void> {
    const formation = await verrouillerLaSienne(context, id);
    const session = await prendreUnePlace(context, formation, sessionId);
    const commencee_le = formation.commencee_le ?? dateCivile(context.now);
    await changerStatut(context, formation, 'reprendre', { colonnes: { session_id: session.id, commencee_le } });
    await direAuxDeux(context, formation, reprise, { dates: datesEcrites(session) });
  },
});

/** The training is over. @throws InvalidInput for a day to come, or before it began */
export const terminer = action({
  name: 'formation.terminer',
  input: z.object({ formationId, termineeLe: date }),
  ...vise,
  async execute(context, { formationId: id, termineeLe }): Promise<void> {
    const formation = await verrouillerLaSienne(context, id);
    if (termineeLe > dateCivile(context.now))
      throw new InvalidInput({ termineeLe: 'Cette date n’est pas encore passée.' });
    if (formation.commencee_le && termineeLe < formation.commencee_le)
      throw new InvalidInput({ termineeLe: 'La formation n’avait pas commencé à cette date.' });
    await changerStatut(context, formation, 'terminer', { colonnes: { terminee_le: termineeLe } });
    await direAuxDeux(context, formation, fin, {});
  },
});
