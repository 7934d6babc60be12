import { routesAccueil } from '#espaces/candidat/accueil/accueil.route.tsx';
import { routesCandidatures } from '#espaces/candidat/candidatures/candidatures.route.tsx';
import { routesCv } from '#espaces/candidat/cv/cv.route.tsx';
import { routesDisponibilite } from '#espaces/candidat/disponibilite/disponibilite.route.tsx';
import { routesDonnees } from '#espaces/candidat/donnees/donnees.route.tsx';
import { routesEntretien } from '#espaces/candidat/entretien/entretien.route.tsx';
import { routesFormation } from '#espaces/candidat/formation/formation.route.ts';
import { routesPix } from '#espaces/candidat/pix/pix.route.tsx';
import { routesProfil } from '#espaces/candidat/profil/profil.route.tsx';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [
  ...routesAccueil,
  ...routesProfil,
  ...routesDisponibilite,
  ...routesCandidatures,
  ...routesEntretien,
  ...routesDonnees,
  ...routesCv,
  ...routesPix,
  ...routesFormation,
];
