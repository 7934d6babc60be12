import { z } from 'zod';
import { agendaDe, ouvrirAbonnement } from '#domain/mise-en-relation/index.ts';
import { TYPE_AGENDA } from '#platform/agenda/agenda.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';

const TITRE = 'Mes entretiens dans mon agenda';

const expliquer = route({
  method: 'GET',
  path: '/compte/agenda',
  right: 'connecte',
  audit: 'entretien.afficherAgenda',
  rate: 'page',
  input: z.unknown(),
  answer: async () => ({
    page: {
      titre: TITRE,
      prive: true,
      corps: (
        <>
          <h1>{TITRE}</h1>
          <p>
            Créez une adresse d’agenda, puis ajoutez-la dans votre logiciel (Outlook, Google Agenda, Thunderbird,
            téléphone) comme « agenda par Internet ». Vos entretiens y apparaîtront et s’y mettront à jour d’eux-mêmes.
          </p>
          <p>
            Cette adresse est personnelle : qui la connaît lit vos entretiens. En créer une nouvelle ferme l’ancienne.
          </p>
          <BoutonPost action="/compte/agenda" priority="primary">
            Créer mon adresse d’agenda
          </BoutonPost>
        </>
      ),
    },
  }),
});

const creer = route({
  method: 'POST',
  path: '/compte/agenda',
  right: 'connecte',
  audit: 'entretien.creerAgenda',
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

const lire = route({
  method: 'GET',
  path: '/agenda/:jeton',
  right: 'public',
  audit: 'entretien.lireAgenda',
  rate: 'page',
  input: z.unknown(),
  answer: async ({ tools, parameters }) => ({ flux: await agendaDe(tools, parameters.jeton), type: TYPE_AGENDA }),
});

export const routesAgenda: readonly AnyRoute[] = [expliquer, creer, lire];
