import { z } from 'zod';
import { action } from '#platform/action.ts';
import { dateCivile, dateExiste } from '#platform/dates.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { commencer } from './commencer.ts';
import { verrouillerCellesDe } from './formation.ts';
import { organismeQuiAgit } from './rights.ts';

export const DEMI_JOURNEES = [
  { valeur: 'matin', libelle: 'Matin' },
  { valeur: 'apres_midi', libelle: 'Après-midi' },
] as const;
export type DemiJournee = (typeof DEMI_JOURNEES)[number]['valeur'];
export const ETATS_DE_PRESENCE = [
  { valeur: 'present', libelle: 'Présent' },
  { valeur: 'absent', libelle: 'Absent' },
  { valeur: 'excuse', libelle: 'Excusé' },
] as const;
export type EtatDePresence = (typeof ETATS_DE_PRESENCE)[number]['valeur'];

const presence = z.object({
  formationId: z.uuid(),
  demiJournee: z.enum(DEMI_JOURNEES.map(({ valeur }) => valeur)),
  etat: z.enum(ETATS_DE_PRESENCE.map(({ valeur }) => valeur)),
});
export type Presence = z.output<typeof presence>;

/** The attendance of one day of a session, half-day by half-day; noted again, the last note stands. @throws NotFound, Refused */
export const noterPresences = action({
  name: 'formation.noterPresences',
  input: z.object({
    sessionId: z.uuid(),
    jour: z.string().refine(dateExiste),
    presences: z.array(presence).min(1, 'Notez au moins une présence.').max(200),
  }),
  async execute(context, { sessionId, jour, presences }): Promise<void> {
    const { tx, now, actor } = context;
    const duJour = await tx
      .selectFrom('sessions_jours as j')
      .innerJoin('sessions_formation as x', 'x.id', 'j.session_id')
      .select('j.jour')
      .where('x.id', '=', sessionId)
      .where('j.jour', '=', jour)
      .where('x.organisme_id', '=', organismeQuiAgit(actor))
      .executeTakeFirst();
    if (!duJour) throw new NotFound(`jour ${jour} de la session ${sessionId}`);
    if (jour > dateCivile(now)) throw new Refused('Ce jour n’est pas encore venu : la présence se note le jour même.');
    const formations = await verrouillerCellesDe(context, sessionId);
    for (const formation of formations.filter(({ statut }) => statut === 'inscrite'))
      if (presences.some(({ formationId, etat }) => formationId === formation.id && etat === 'present'))
        await commencer(context, formation, jour);
    const inscrits = new Set(formations.map(({ id }) => id));
    if (presences.some(({ formationId }) => !inscrits.has(formationId))) throw new NotFound('formation');
    const lignes = presences.map(({ formationId, demiJournee, etat }) => ({
      formation_id: formationId,
      jour,
      demi_journee: demiJournee,
      etat,
      notee_par: actor.id,
      notee_le: now,
    }));
    await tx
      .insertInto('formations_presences')
      .values(lignes)
      .onConflict((conflict) =>
        conflict.columns(['formation_id', 'jour', 'demi_journee']).doUpdateSet((eb) => ({
          etat: eb.ref('excluded.etat'),
          notee_par: eb.ref('excluded.notee_par'),
          notee_le: eb.ref('excluded.notee_le'),
        })),
      )
      .execute();
  },
  subject: ({ sessionId }) => sessionId,
});
