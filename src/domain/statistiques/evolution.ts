import { nombre, pourcentage } from '#platform/texte.ts';

const FOIS_MIN = 3;

/** What became of a figure since the period before, in words: « en hausse de 12 % », « stable », « nouveau ». */
export function evolutionEcrite(avant: number | null | undefined, apres: number | null): string {
  if (avant === null || avant === undefined || apres === null || (avant === 0 && apres === 0)) return '–';
  if (avant === 0) return 'nouveau';
  if (apres === avant) return 'stable';
  if (apres === 0) return 'plus aucun';
  if (apres >= FOIS_MIN * avant) return `multiplié par ${nombre(Math.round(apres / avant))}`;
  const part = Math.abs(apres - avant) / avant;
  const ecrite = part < 0.001 ? pourcentage(0.001) : pourcentage(part);
  return `en ${apres > avant ? 'hausse' : 'baisse'} de ${ecrite}`;
}
