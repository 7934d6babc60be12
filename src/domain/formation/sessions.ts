import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { dateCivile, dateExiste, dateLongue } from '#platform/dates.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { estOuvre } from '#platform/jours-ouvres.ts';
import { MODALITES } from './organismes.ts';
import { calendrierPropose, estParcours, refusDuCalendrier } from './parcours.ts';
import { organismeQuiAgit } from './rights.ts';
import { changerSession, compterInscrits, verrouillerSession } from './session.ts';

/** The largest session: a sheet of attendance that a form can carry. */
export const PLACES_MAX = 60;
const date = z.string().refine(dateExiste);
const laSession = z.object({ sessionId: z.uuid() });

/** The training body opens a session: its days follow from its path and its first day. @throws InvalidInput */
export const ouvrirSession = action({
  name: 'formation.ouvrirSession',
  input: z.object({
    parcours: z.number().int(),
    modalite: z.enum(MODALITES.map(({ valeur }) => valeur)),
    lieu: z.string().trim().max(300),
    debut: date,
    places: z.number().int().min(1).max(PLACES_MAX),
  }),
  async execute({ tx, actor, now }, { parcours, modalite, lieu, debut, places }): Promise<string> {
    const organismeId = organismeQuiAgit(actor);
    if (!estParcours(parcours)) throw new InvalidInput({ parcours: 'Choisissez le parcours de cette session.' });
    if (debut < dateCivile(now)) throw new InvalidInput({ debut: 'Cette date est passée : donnez une date à venir.' });
    if (!estOuvre(debut)) throw new InvalidInput({ debut: `Le ${dateLongue(debut)} n’est pas un jour ouvré.` });
    if (modalite !== 'distance' && lieu === '') throw new InvalidInput({ lieu: 'Indiquez où la session se tient.' });
    const jours = calendrierPropose(parcours, debut);
    const { id } = await tx
      .insertInto('sessions_formation')
      .values({
        organisme_id: organismeId,
        parcours,
        modalite,
        lieu,
        debut,
        fin: jours.at(-1) ?? debut,
        places,
        statut: 'ouverte',
        statut_le: now,
        creee_le: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('sessions_jours')
      .values(jours.map((jour) => ({ session_id: id, jour })))
      .execute();
    return id;
  },
  subject: (_, sessionId) => sessionId,
});

/** Moves one day of a session, the rules of its calendar kept; a day already noted stays. @throws InvalidInput, Refused */
export const deplacerJour = action({
  name: 'formation.deplacerJour',
  input: laSession.extend({ jour: date, vers: date }),
  async execute(context, { sessionId, jour, vers }): Promise<void> {
    const { tx } = context;
    const session = await verrouillerSession(context, sessionId);
    const jours = await joursDe(context, sessionId);
    if (!jours.includes(jour)) throw new InvalidInput({ jour: 'Ce jour n’est pas dans la session.' });
    if (jours.includes(vers)) throw new InvalidInput({ vers: 'Ce jour est déjà dans la session.' });
    if (await estNote(context, sessionId, jour))
      throw new Refused('Des présences sont déjà notées ce jour-là : il ne peut plus être déplacé.');
    const nouveaux = [...jours.filter((un) => un !== jour), vers].toSorted();
    const refus = estParcours(session.parcours) ? refusDuCalendrier(session.parcours, nouveaux) : undefined;
    if (refus) throw new InvalidInput({ vers: refus });
    await tx
      .updateTable('sessions_jours')
      .set({ jour: vers })
      .where('session_id', '=', sessionId)
      .where('jour', '=', jour)
      .execute();
    await tx
      .updateTable('sessions_formation')
      .set({ debut: nouveaux[0] ?? vers, fin: nouveaux.at(-1) ?? vers })
      .where('id', '=', sessionId)
      .execute();
  },
  subject: ({ sessionId }) => sessionId,
});

const joursDe = async ({ tx }: Context, sessionId: string): Promise<string[]> =>
  (
    await tx.selectFrom('sessions_jours').select('jour').where('session_id', '=', sessionId).orderBy('jour').execute()
  ).map(({ jour }) => jour);

const estNote = async ({ tx }: Context, sessionId: string, jour: string): Promise<boolean> =>
  (await tx
    .selectFrom('formations_presences as p')
    .innerJoin('formations as f', 'f.id', 'p.formation_id')
    .select('p.jour')
    .where('f.session_id', '=', sessionId)
    .where('p.jour', '=', jour)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** More or fewer places, never fewer than people enrolled; the place and how it is held. @throws InvalidInput */
export const modifierSession = action({
  name: 'formation.modifierSession',
  input: laSession.extend({
    modalite: z.enum(MODALITES.map(({ valeur }) => valeur)),
    lieu: z.string().trim().max(300),
    places: z.number().int().min(1).max(PLACES_MAX),
  }),
  async execute(context, { sessionId, modalite, lieu, places }): Promise<void> {
    await verrouillerSession(context, sessionId);
    const inscrits = await compterInscrits(context, sessionId);
    if (places < inscrits)
      throw new InvalidInput({
        places: `${inscrits} personnes sont déjà inscrites : gardez au moins autant de places.`,
      });
    if (modalite !== 'distance' && lieu === '') throw new InvalidInput({ lieu: 'Indiquez où la session se tient.' });
    await context.tx
      .updateTable('sessions_formation')
      .set({ modalite, lieu, places })
      .where('id', '=', sessionId)
      .execute();
  },
  subject: ({ sessionId }) => sessionId,
});

const geste = (nom: 'clore' | 'rouvrir') =>
  action({
    name: `formation.${nom}Session`,
    input: laSession,
    async execute(context, { sessionId }): Promise<void> {
      await changerSession(context, await verrouillerSession(context, sessionId), nom);
    },
    subject: ({ sessionId }) => sessionId,
  });
/** Nobody more is enrolled in this session. */
export const cloreSession = geste('clore');
export const rouvrirSession = geste('rouvrir');

/** A session that will not take place. @throws Refused while somebody is enrolled */
export const annulerSession = action({
  name: 'formation.annulerSession',
  input: laSession,
  async execute(context, { sessionId }): Promise<void> {
    const session = await verrouillerSession(context, sessionId);
    if ((await compterInscrits(context, sessionId)) > 0)
      throw new Refused('Des personnes sont inscrites : inscrivez-les d’abord dans une autre session.');
    await changerSession(context, session, 'annuler');
  },
  subject: ({ sessionId }) => sessionId,
});
