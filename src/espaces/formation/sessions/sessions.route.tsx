import { z } from 'zod';
import {
  compterSessions,
  cycleSession,
  datesEcrites,
  listerSessions,
  MODALITES,
  modaliteEcrite,
  OPTIONS_DE_PARCOURS,
  ouvrirSession,
  PARCOURS,
  PLACES_MAX,
  type SessionLue,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/formation/door.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { choix, date, liste, nombre, texteFacultatif } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Filtres, Tableau } from '#platform/table/Tableau.tsx';

const filtres = { parcours: liste({ libelle: 'Parcours', vide: '', options: OPTIONS_DE_PARCOURS }) };

const colonnes = [
  {
    titre: 'Session',
    cellule: ({ id, numero }: SessionLue) => <a href={`/formation/sessions/${id}`}>Session {numero}</a>,
  },
  { titre: 'Dates', cellule: (session: SessionLue) => datesEcrites(session) },
  { titre: 'Parcours', cellule: ({ parcours }: SessionLue) => `${parcours} heures` },
  {
    titre: 'Où',
    cellule: ({ modalite, lieu }: SessionLue) => `${modaliteEcrite(modalite)}${lieu ? `, ${lieu}` : ''}`,
  },
  { titre: 'Inscrits', cellule: ({ inscrits, places }: SessionLue) => `${inscrits} sur ${places}` },
  { titre: 'État', cellule: ({ statut }: SessionLue) => <StatutBadge statut={cycleSession.labels[statut]} /> },
];

const sessions = route({
  method: 'GET',
  path: '/formation/sessions',
  right: porte,
  audit: 'formation.listerSessions',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor, url }) {
    const parcours = PARCOURS.find((heures) => String(heures) === url.searchParams.get('parcours'));
    const [page, total] = await Promise.all([
      listerSessions(db, actor.perimetre, { parcours }, url.searchParams.get('curseur') ?? undefined),
      compterSessions(db, actor.perimetre, parcours),
    ]);
    return {
      page: {
        titre: 'Sessions',
        prive: true,
        corps: (
          <>
            <h1>Sessions de formation</h1>
            <p>
              <a className="fr-btn" href="/formation/sessions/nouvelle">
                Ouvrir une session
              </a>
            </p>
            <Filtres champs={filtres} valeurs={Object.fromEntries(url.searchParams)} />
            <Tableau
              titre="Sessions"
              page={page}
              total={total}
              nom="session"
              aucun="aucune session"
              colonnes={colonnes}
              vide={<p>Aucune session pour l’instant : ouvrez la première.</p>}
            />
          </>
        ),
      },
    };
  },
});

/** How and where a session is held, and its places: asked when it opens, and when it changes. */
export const champsDeSession = {
  modalite: choix({ libelle: 'Modalité', vide: 'Choisissez la modalité.', options: MODALITES }),
  lieu: texteFacultatif({ libelle: 'Lieu', indication: 'Adresse, salle. Vide pour une session à distance.', max: 300 }),
  places: nombre({ libelle: 'Nombre de places', vide: 'Indiquez le nombre de places.', min: 1, max: PLACES_MAX }),
};

const formulaire = form('formation.nouvelleSession', {
  parcours: choix({ libelle: 'Parcours', vide: 'Choisissez le parcours.', options: OPTIONS_DE_PARCOURS }),
  debut: date({
    libelle: 'Premier jour',
    indication: 'Les autres jours en découlent : jours ouvrés qui se suivent, ou un jour par semaine pour 105 heures.',
    vide: 'Indiquez le premier jour.',
  }),
  ...champsDeSession,
});

const nouvelle = formRoute({
  path: '/formation/sessions/nouvelle',
  right: porte,
  audit: 'formation.afficherNouvelleSession',
  form: formulaire,
  page: async (_, state) => ({
    titre: 'Ouvrir une session',
    prive: true,
    filAriane: [{ libelle: 'Sessions', href: '/formation/sessions' }],
    corps: (
      <>
        <h1>Ouvrir une session</h1>
        <Formulaire form={formulaire} state={state} bouton="Ouvrir la session" />
      </>
    ),
  }),
  async submit({ tools, actor }, { parcours, ...saisie }) {
    const id = await ouvrirSession(tools, actor, { ...saisie, parcours: Number(parcours) });
    return { redirect: `/formation/sessions/${id}`, annonce: 'La session est ouverte.' };
  },
});

export const routesSessions: readonly AnyRoute[] = [sessions, ...nouvelle];
