import { z } from 'zod';
import {
  annulerSession,
  cloreSession,
  feuilleDEmargement,
  lireSession,
  listerJoursNotes,
  rouvrirSession,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/formation/door.ts';
import { dateCivile, dateExiste } from '#platform/dates.ts';
import { documentEnFichier } from '#platform/documents/formats.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { SessionPage } from './session.page.tsx';

const session = route({
  method: 'GET',
  path: '/formation/sessions/:id',
  right: porte,
  audit: 'formation.lireSession',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, parameters: { id } }) {
    const lue = await lireSession(db, actor.perimetre, id);
    const notes = await listerJoursNotes(db, lue);
    return {
      page: {
        titre: `Session ${lue.numero}`,
        prive: true,
        filAriane: [{ libelle: 'Sessions', href: '/formation/sessions' }],
        corps: <SessionPage session={lue} notes={notes} aujourdhui={dateCivile(clock())} role={actor.role} />,
      },
    };
  },
});

/** The sheet of a week to print and sign; without a week, the first one. */
const emargement = route({
  method: 'GET',
  path: '/formation/sessions/:id/emargement',
  right: porte,
  audit: 'formation.lireEmargement',
  rate: 'export',
  input: z.object({ semaine: z.string().refine(dateExiste).optional().catch(undefined) }).catch({}),
  async answer({ tools: { db, clock }, actor, parameters: { id }, input }) {
    const semaine = input.semaine ?? (await lireSession(db, actor.perimetre, id)).debut;
    const feuille = await feuilleDEmargement(db, actor, { sessionId: id, semaine, now: clock() });
    return documentEnFichier(feuille, 'pdf', `emargement-${semaine}`);
  },
});

const geste = (nom: 'clore' | 'rouvrir' | 'annuler', faire: typeof cloreSession, annonce: string) =>
  route({
    method: 'POST',
    path: `/formation/sessions/:id/${nom}`,
    right: porte,
    audit: `formation.${nom}LaSession`,
    rate: 'formulaire',
    input: z.unknown(),
    async answer({ tools, actor, parameters: { id } }) {
      await faire(tools, actor, { sessionId: id });
      return { redirect: `/formation/sessions/${id}`, annonce };
    },
  });

export const routesSession: readonly AnyRoute[] = [
  session,
  emargement,
  geste('clore', cloreSession, 'Les inscriptions sont closes.'),
  geste('rouvrir', rouvrirSession, 'Les inscriptions sont de nouveau ouvertes.'),
  geste('annuler', annulerSession, 'La session est annulée.'),
];
