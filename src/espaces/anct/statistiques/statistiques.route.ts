import { routesDesStatistiques, vueDuTerritoire } from '#domain/statistiques/index.ts';
import { porte } from '#espaces/anct/door.ts';

export const routesStatistiques = routesDesStatistiques({
  base: '/anct/statistiques',
  titre: 'Activité des conseillers',
  right: porte,
  audit: 'statistiques.lireCellesDeLaNation',
  vue: vueDuTerritoire,
});
