import { administreSaStructure } from '#domain/comptes/index.ts';
import {
  moisDeLaStructure,
  routesDesBilans,
  routesDesPartages,
  routesDesStatistiques,
  SuiteDesChiffres,
  vueDeStructure,
} from '#domain/statistiques/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import type { AnyRoute, Requete } from '#platform/routes.ts';

const ESPACE = {
  base: '/structure/statistiques',
  titre: 'Activité de vos conseillers',
  right: porte,
  vue: (requete: Requete) => vueDeStructure(requete, sienne(requete.actor.perimetre)),
};

export const routesStatistiques: readonly AnyRoute[] = [
  ...routesDesStatistiques({
    ...ESPACE,
    audit: 'statistiques.lireCellesDeLaStructure',
    suite: (lue) => <SuiteDesChiffres base={ESPACE.base} lue={lue} bilans />,
  }),
  ...routesDesPartages(ESPACE),
  ...routesDesBilans({
    ...ESPACE,
    de: (requete) => moisDeLaStructure(requete, sienne(requete.actor.perimetre)),
    abonnement: ({ tools: { db }, actor }) => administreSaStructure(db, actor),
  }),
];
