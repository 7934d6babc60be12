import { routesAccueil } from '#espaces/formation/accueil/accueil.route.tsx';
import { routesCertificats } from '#espaces/formation/certificats/certificats.route.tsx';
import { routesDemandes } from '#espaces/formation/demandes/demandes.route.tsx';
import { routesGestes } from '#espaces/formation/personnes/gestes.route.tsx';
import { routesParcours } from '#espaces/formation/personnes/parcours.route.tsx';
import { routesPersonne } from '#espaces/formation/personnes/personne.route.tsx';
import { routesPersonnes } from '#espaces/formation/personnes/personnes.route.tsx';
import { routesPresences } from '#espaces/formation/sessions/presences.route.tsx';
import { routesReglages } from '#espaces/formation/sessions/reglages.route.tsx';
import { routesSession } from '#espaces/formation/sessions/session.route.tsx';
import { routesSessions } from '#espaces/formation/sessions/sessions.route.tsx';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [
  ...routesAccueil,
  ...routesPersonnes,
  ...routesPersonne,
  ...routesParcours,
  ...routesGestes,
  ...routesSessions,
  ...routesSession,
  ...routesReglages,
  ...routesPresences,
  ...routesCertificats,
  ...routesDemandes,
];
