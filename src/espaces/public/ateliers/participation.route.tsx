import { z } from 'zod';
import { annulerParticipation, confirmerParticipation, lireParticipation } from '#domain/ateliers/index.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { PageParticipation, titreDe } from './participation.page.tsx';

const CHEMIN = '/ateliers/participation/:jeton';
const vers = (jeton: string) => `/ateliers/participation/${encodeURIComponent(jeton)}`;

const lire = route({
  method: 'GET',
  path: CHEMIN,
  right: 'public',
  audit: 'public.lireParticipation',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, parameters: { jeton } }) {
    const lue = await lireParticipation(tools, jeton);
    const titre = lue ? titreDe(lue) : 'Ce lien n’est plus valable';
    return {
      page: {
        titre,
        prive: true,
        statut: lue ? 200 : 410,
        corps: (
          <div className="lecture">
            {lue ? (
              <PageParticipation lue={lue} jeton={jeton} now={tools.clock()} />
            ) : (
              <>
                <h1>{titre}</h1>
                <p>
                  L’atelier est passé, ou la demande n’a pas été confirmée à temps.{' '}
                  <a href="/ateliers">Cherchez un atelier</a> et inscrivez-vous de nouveau.
                </p>
              </>
            )}
          </div>
        ),
      },
    };
  },
});

const confirmer = route({
  method: 'POST',
  path: `${CHEMIN}/confirmer`,
  right: 'public',
  audit: 'public.confirmerParticipation',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { jeton } }) {
    await confirmerParticipation(tools, actor, { jeton });
    return { redirect: vers(jeton), annonce: 'C’est confirmé.' };
  },
});

const annuler = route({
  method: 'POST',
  path: `${CHEMIN}/annuler`,
  right: 'public',
  audit: 'public.annulerParticipation',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { jeton } }) {
    await annulerParticipation(tools, actor, { jeton });
    return { redirect: vers(jeton), annonce: 'Votre venue est annulée. Merci de l’avoir dit.' };
  },
});

export const routesParticipation: readonly AnyRoute[] = [lire, confirmer, annuler];
