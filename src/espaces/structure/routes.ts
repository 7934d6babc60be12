import { routesAccueil } from '#espaces/structure/accueil/accueil.route.tsx';
import { routesEquipe } from '#espaces/structure/equipe/equipe.route.tsx';
import { routesContact } from '#espaces/structure/inscription/contact.route.tsx';
import { routesInscription } from '#espaces/structure/inscription/inscription.route.tsx';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [...routesAccueil, ...routesInscription, ...routesContact, ...routesEquipe];
