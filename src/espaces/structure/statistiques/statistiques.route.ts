import { activiteDeLaStructure, routesDesStatistiques } from '#domain/statistiques/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';

export const routesStatistiques = routesDesStatistiques({
  base: '/structure/statistiques',
  titre: 'Activité de vos conseillers',
  right: porte,
  audit: 'statistiques.lireCellesDeLaStructure',
  lire: ({ tools: { db }, actor: { perimetre } }, filtres) =>
    activiteDeLaStructure(db, perimetre, sienne(perimetre), filtres),
});
