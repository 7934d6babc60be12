const HOUR = 3_600_000;
const horloge = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'medium' });
const decalages = new Map<number, number>();

/**
 * What the clock shows in Paris, as milliseconds of a UTC calendar: read it with `getUTC…` or `toISOString`.
 * The offset only changes on a whole hour, so it is asked once an hour of the data: Intl is slow on a million cells.
 */
export function heureDeParis(moment: Date): number {
  const hour = Math.floor(moment.getTime() / HOUR);
  const known = decalages.get(hour);
  if (known !== undefined || Number.isNaN(hour)) return moment.getTime() + (known ?? 0);
  if (decalages.size >= 10_000) decalages.clear();
  const decalage = Date.parse(`${horloge.format(hour * HOUR).replace(' ', 'T')}Z`) - hour * HOUR;
  decalages.set(hour, decalage);
  return moment.getTime() + decalage;
}

const deux = (nombre: number) => String(nombre).padStart(2, '0');

/** « 04/02/2021 », of what the clock shows. */
export function jourFrancais(horlogeMs: number): string {
  const jour = new Date(horlogeMs);
  return `${deux(jour.getUTCDate())}/${deux(jour.getUTCMonth() + 1)}/${String(jour.getUTCFullYear()).padStart(4, '0')}`;
}

/** « 04/02/2021 09:05 », the form that spreadsheets read as a moment. */
export function momentFrancais(horlogeMs: number): string {
  const moment = new Date(horlogeMs);
  return `${jourFrancais(horlogeMs)} ${deux(moment.getUTCHours())}:${deux(moment.getUTCMinutes())}`;
}
