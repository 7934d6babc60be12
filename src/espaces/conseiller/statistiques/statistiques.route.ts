import { activiteDuConseiller, routesDesStatistiques } from '#domain/statistiques/index.ts';
import { porte } from '#espaces/conseiller/door.ts';

export const routesStatistiques = routesDesStatistiques({
  base: '/conseiller/statistiques',
  titre: 'Mes statistiques',
  right: porte,
  audit: 'statistiques.lireLesSiennes',
  lire: ({ tools: { db }, actor }, filtres) => activiteDuConseiller(db, actor, filtres),
});
