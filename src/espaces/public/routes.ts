import { routesDuPartage } from '#domain/statistiques/index.ts';
import { accessibilite } from '#espaces/public/accessibilite/accessibilite.route.tsx';
import { accueil } from '#espaces/public/accueil/accueil.route.tsx';
import { accueillir } from '#espaces/public/accueillir-un-conseiller/accueillir.route.tsx';
import { routesUnAtelierPublic } from '#espaces/public/ateliers/atelier.route.tsx';
import { routesAteliersPublics } from '#espaces/public/ateliers/ateliers.route.tsx';
import { routesParticipation } from '#espaces/public/ateliers/participation.route.tsx';
import { calendrier } from '#espaces/public/calendrier/calendrier.route.tsx';
import { communes } from '#espaces/public/communes/communes.route.ts';
import { contact } from '#espaces/public/contact/contact.route.tsx';
import { signalDs } from '#espaces/public/demarches-simplifiees/signal.route.ts';
import { routesDevenir } from '#espaces/public/devenir-conseiller/devenir.route.tsx';
import { routesLiens } from '#espaces/public/devenir-conseiller/liens.route.tsx';
import { structuresAutour } from '#espaces/public/devenir-conseiller/structures-autour.ts';
import { routesApiLieux } from '#espaces/public/donnees-ouvertes/api.route.ts';
import { donneesOuvertes } from '#espaces/public/donnees-ouvertes/donnees-ouvertes.route.tsx';
import { donneesPersonnelles } from '#espaces/public/donnees-personnelles/donnees.route.tsx';
import { engagements } from '#espaces/public/engagements/engagements.route.tsx';
import { etapes } from '#espaces/public/etapes/etapes.route.tsx';
import { routesConfirmation } from '#espaces/public/inscription/confirmation.route.tsx';
import { routesInscription } from '#espaces/public/inscription/inscription.route.tsx';
import { mentionsLegales } from '#espaces/public/mentions-legales/mentions.route.tsx';
import { missions } from '#espaces/public/missions/missions.route.tsx';
import { modelesATelecharger } from '#espaces/public/modeles/modeles.route.tsx';
import { routesOffres } from '#espaces/public/offres/offres.route.tsx';
import { planDuSite } from '#espaces/public/plan-du-site/plan.route.tsx';
import { questions } from '#espaces/public/questions/questions.route.tsx';
import { statistiques } from '#espaces/public/statistiques/statistiques.route.tsx';
import { routesCarte } from '#espaces/public/trouver-un-conseiller/carte.route.tsx';
import { routesRecherche } from '#espaces/public/trouver-un-conseiller/recherche.route.tsx';
import type { AnyRoute } from '#platform/routes.ts';

/** What anybody may see and do. */
export const routes: readonly AnyRoute[] = [
  accueil,
  accueillir,
  etapes,
  calendrier,
  missions,
  engagements,
  ...modelesATelecharger,
  signalDs,
  ...questions,
  ...statistiques,
  ...routesDuPartage,
  ...contact,
  accessibilite,
  donneesPersonnelles,
  mentionsLegales,
  ...routesOffres,
  ...routesAteliersPublics,
  ...routesParticipation,
  ...routesUnAtelierPublic,
  ...routesRecherche,
  donneesOuvertes,
  ...routesApiLieux,
  ...routesCarte,
  ...planDuSite,
  communes,
  ...routesConfirmation,
  ...routesInscription,
  structuresAutour,
  ...routesLiens,
  ...routesDevenir,
];
