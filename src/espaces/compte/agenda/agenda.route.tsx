import { z } from 'zod';
import { agendaDesAteliers } from '#domain/ateliers/index.ts';
import { agendaDesEvenements } from '#domain/communaute/index.ts';
import { agendaDesEntretiens } from '#domain/mise-en-relation/index.ts';
import { abonneDe, aUnAbonnement, fermerAbonnement, ouvrirAbonnement } from '#platform/agenda/abonnements.ts';
import { ecrireAgenda, TYPE_AGENDA } from '#platform/agenda/agenda.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';

const TITRE = 'Mes rendez-vous dans mon agenda';

const expliquer = route({
  method: 'GET',
  path: '/compte/agenda',
  right: 'connecte',
  audit: 'agenda.afficher',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const ouvert = await aUnAbonnement(tools, actor.id);
    return {
      page: {
        titre: TITRE,
        prive: true,
        corps: (
          <>
            <h1>{TITRE}</h1>
            <p>
              Créez une adresse d’agenda, puis ajoutez-la dans votre logiciel (Outlook, Google Agenda, Thunderbird,
              téléphone) comme « agenda par Internet ». Vos entretiens, vos ateliers et les événements auxquels vous
              êtes inscrit y apparaîtront et s’y mettront à jour d’eux-mêmes.
            </p>
            <p>
              Cette adresse est personnelle : qui la connaît lit vos rendez-vous. En créer une nouvelle ferme
              l’ancienne.
            </p>
            <BoutonPost action="/compte/agenda" priority="primary">
              {ouvert ? 'Créer une nouvelle adresse d’agenda' : 'Créer mon adresse d’agenda'}
            </BoutonPost>
            {ouvert && <BoutonPost action="/compte/agenda/fermer">Fermer mon adresse d’agenda</BoutonPost>}
          </>
        ),
      },
    };
  },
});

const creer = route({
  method: 'POST',
  path: '/compte/agenda',
  right: 'connecte',
  audit: 'agenda.creer',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const adresse = `${tools.settings.BASE_URL}/agenda/${await ouvrirAbonnement(tools, actor, {})}`;
    return {
      page: {
        titre: TITRE,
        prive: true,
        corps: (
          <>
            <h1>Votre adresse d’agenda</h1>
            <p>Copiez-la maintenant : elle ne sera plus affichée.</p>
            <p>
              <code className="adresse">{adresse}</code>
            </p>
            <p>
              <a href={adresse.replace(/^https?/, 'webcal')}>L’ajouter à l’agenda de cet appareil</a>
            </p>
          </>
        ),
      },
    };
  },
});

const fermer = route({
  method: 'POST',
  path: '/compte/agenda/fermer',
  right: 'connecte',
  audit: 'agenda.fermer',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor }) {
    await fermerAbonnement(tools, actor, {});
    return { redirect: '/compte/agenda', annonce: 'Votre adresse d’agenda est fermée : elle ne montre plus rien.' };
  },
});

// Everything dated that concerns the person behind the address, whichever role it comes from.
const lire = route({
  method: 'GET',
  path: '/agenda/:jeton',
  right: 'public',
  audit: 'agenda.lire',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, parameters }) {
    const lui = await abonneDe(tools, parameters.jeton);
    const siens = await Promise.all(
      [agendaDesEntretiens, agendaDesAteliers, agendaDesEvenements].map((un) => un(tools, lui)),
    );
    const { settings, clock } = tools;
    return {
      flux: ecrireAgenda('Conseillers numériques', siens.flat(), {
        usage: 'abonnement',
        site: settings.BASE_URL,
        le: clock(),
      }),
      type: TYPE_AGENDA,
    };
  },
});

export const routesAgenda: readonly AnyRoute[] = [expliquer, creer, fermer, lire];
