import { routesAgenda } from '#espaces/compte/agenda/agenda.route.tsx';
import { routesBoiteAuxLettres } from '#espaces/compte/boite-aux-lettres/boite-aux-lettres.route.tsx';
import { routesConnexion } from '#espaces/compte/connexion/connexion.route.tsx';
import { routesLien } from '#espaces/compte/connexion/lien.route.tsx';
import { routesMonCompte } from '#espaces/compte/mon-compte/mon-compte.route.tsx';
import { routesMotDePasse } from '#espaces/compte/mot-de-passe/mot-de-passe.route.tsx';
import { routesProConnect } from '#espaces/compte/proconnect/proconnect.route.ts';
import { routesSecondFacteur } from '#espaces/compte/second-facteur/second-facteur.route.tsx';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [
  ...routesConnexion,
  ...routesLien,
  ...routesProConnect,
  ...routesMotDePasse,
  ...routesSecondFacteur,
  ...routesMonCompte,
  ...routesAgenda,
  ...routesBoiteAuxLettres,
];
