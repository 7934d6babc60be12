export const BASE = '/anct/ressources';
export const filAriane = [{ libelle: 'Ressources', href: BASE }];
