import type { Lien } from '#platform/routes.ts';

export const menu: readonly Lien[] = [{ libelle: 'Accueil', href: '/prefecture' }];
