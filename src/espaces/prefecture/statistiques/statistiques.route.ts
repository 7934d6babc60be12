import { routesDesStatistiques, vueDuTerritoire } from '#domain/statistiques/index.ts';
import { porte } from '#espaces/prefecture/door.ts';

export const routesStatistiques = routesDesStatistiques({
  base: '/prefecture/statistiques',
  titre: 'Activité des conseillers du territoire',
  right: porte,
  audit: 'statistiques.lireCellesDuTerritoire',
  vue: vueDuTerritoire,
});
