import {
  routesDesPartages,
  routesDesStatistiques,
  SuiteDesChiffres,
  vueDeLEquipe,
} from '#domain/statistiques/index.ts';
import { porte } from '#espaces/coordinateur/door.ts';
import type { AnyRoute } from '#platform/routes.ts';

const ESPACE = {
  base: '/coordinateur/statistiques',
  titre: 'Activité de mon équipe',
  right: porte,
  vue: vueDeLEquipe,
};

export const routesStatistiques: readonly AnyRoute[] = [
  ...routesDesStatistiques({
    ...ESPACE,
    audit: 'statistiques.lireCellesDeLEquipe',
    suite: (lue) => <SuiteDesChiffres base={ESPACE.base} lue={lue} bilans={false} />,
  }),
  ...routesDesPartages(ESPACE),
];
