import {
  moisDuConseiller,
  routesDesBilans,
  routesDesPartages,
  routesDesStatistiques,
  SuiteDesChiffres,
  vueDuConseiller,
} from '#domain/statistiques/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import type { AnyRoute } from '#platform/routes.ts';

const ESPACE = { base: '/conseiller/statistiques', titre: 'Mes statistiques', right: porte, vue: vueDuConseiller };

export const routesStatistiques: readonly AnyRoute[] = [
  ...routesDesStatistiques({
    ...ESPACE,
    audit: 'statistiques.lireLesSiennes',
    suite: (lue) => <SuiteDesChiffres base={ESPACE.base} lue={lue} bilans />,
  }),
  ...routesDesPartages(ESPACE),
  ...routesDesBilans({ ...ESPACE, de: moisDuConseiller }),
];
