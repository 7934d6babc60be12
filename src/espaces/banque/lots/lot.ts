import { z } from 'zod';

export const BASE = '/banque/lots';
export const filAriane = [{ libelle: 'Lots', href: BASE }];
export const filDuLot = ({ id, numero }: { readonly id: string; readonly numero: number }) => [
  ...filAriane,
  { libelle: `Lot n° ${numero}`, href: `${BASE}/${id}` },
];

const LIGNES_A_LA_FOIS = 500;
/** The lines ticked, written « id,id ». */
export const lireIds = (ids: string): string[] =>
  [...new Set(ids.split(','))].filter((id) => z.uuid().safeParse(id).success).slice(0, LIGNES_A_LA_FOIS);
