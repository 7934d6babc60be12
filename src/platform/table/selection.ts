import { z } from 'zod';

/** As many as an address can hold; beyond, the filters choose. */
export const SELECTION_MAX = 200;

/** What was ticked so far in a list, page after page: they travel in the address. */
export function lireSelection(parametres: URLSearchParams): { ids: readonly string[]; tropNombreux: boolean } {
  const ids = [...new Set(parametres.getAll('ids'))].filter((id) => z.uuid().safeParse(id).success);
  return { ids: ids.slice(0, SELECTION_MAX), tropNombreux: ids.length > SELECTION_MAX };
}
