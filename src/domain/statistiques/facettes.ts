import type { FiltresActivite } from './filtres.ts';
import type { Portee } from './portees.ts';

/** The sums kept that answer a question: which rows of `cumuls`, and whether its days are kept as well as its months. */
export type Cumul = {
  readonly portee: 'C' | 'S' | 'D' | 'N' | 'V';
  readonly ids: readonly string[] | 'tous';
  readonly facette: string;
  readonly auJour: boolean;
};

const combien = ({ type, canal, theme }: FiltresActivite) =>
  [type, canal, theme].filter((un) => un !== undefined).length;

/** The sums that answer alone; undefined when only the rows can. */
export function cumulQuiRepond(portee: Portee, filtres: FiltresActivite): Cumul | undefined {
  const { commune, lieu, tag } = filtres;
  const autres = combien(filtres);
  const aucun = autres === 0 && commune === undefined && lieu === undefined && tag === undefined;
  if (portee.code === 'C' || portee.code === 'S')
    return aucun ? { portee: portee.code, ids: portee.ids, facette: '', auJour: false } : undefined;
  if (portee.code !== 'D' || lieu !== undefined) return undefined;
  const { ids } = portee;
  // The nation has rows of its own when nothing is filtered; else it is the sum of its départements.
  if (aucun) return { portee: ids === 'tous' ? 'N' : 'D', ids, facette: '', auJour: true };
  if (commune !== undefined) {
    return autres === 0 && tag === undefined && communeDedans(ids, filtres)
      ? { portee: 'V', ids: [commune], facette: '', auJour: false }
      : undefined;
  }
  if (tag !== undefined) return autres === 0 ? { portee: 'D', ids, facette: `g:${tag}`, auJour: false } : undefined;
  return autres === 1
    ? { portee: 'D', ids, facette: facetteSeule(filtres), auJour: true }
    : { portee: 'D', ids, facette: facetteCroisee(filtres), auJour: false };
}

/** Does the commune asked lie in the territory? */
export const communeDedans = (ids: readonly string[] | 'tous', { departementDeLaCommune }: FiltresActivite): boolean =>
  ids === 'tous' || ids.includes(departementDeLaCommune ?? '');

const facetteSeule = ({ type, canal, theme }: FiltresActivite): string =>
  type ? `t:${type}` : canal ? `k:${canal}` : `h:${theme}`;

/** What is asked together, nothing in the place of what is not asked. */
const facetteCroisee = ({ type, canal, theme }: FiltresActivite): string =>
  `x:${type ?? ''}:${canal ?? ''}:${theme ?? ''}`;
