const DIXIEMES = 1000;

/**
 * The share of each count, in tenths of a percent: together exactly 100 %. Each gets its whole tenths, and the tenths left
 * go to the largest remainders, the first of the list among equals. Nothing counted: every share is zero.
 */
export function partsEnDixiemes(comptes: readonly number[]): readonly number[] {
  const somme = comptes.reduce((total, un) => total + un, 0);
  if (somme === 0) return comptes.map(() => 0);
  const exactes = comptes.map((un) => (un * DIXIEMES) / somme);
  const parts = exactes.map(Math.floor);
  const restent = DIXIEMES - parts.reduce((total, une) => total + une, 0);
  const plusGrandsRestes = exactes
    .map((exacte, rang) => ({ rang, reste: exacte - Math.floor(exacte) }))
    .toSorted((a, b) => b.reste - a.reste || a.rang - b.rang)
    .slice(0, restent);
  for (const { rang } of plusGrandsRestes) parts[rang] = (parts[rang] ?? 0) + 1;
  return parts;
}
