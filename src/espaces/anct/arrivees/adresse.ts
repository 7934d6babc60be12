export const BASE = '/anct/arrivees';
export const filAriane = [{ libelle: 'Arrivées', href: BASE }];
