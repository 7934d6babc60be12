import { z } from 'zod';
import { base, type Commun } from './commun.ts';
import type { Champ } from './form.ts';

const FAUSSE = 'Cette heure ne se lit pas. Donnez-la sous la forme 9:30 ou 9 h 30.';
const MINUTES_PAR_JOUR = 1440;

/** Minutes since midnight of « 09:30 », « 9h30 », « 9 h », « 24:00 »; nothing for what is not an hour. */
function minutesDe(texte: string): number | undefined {
  const lue = /^(\d{1,2})(?:[:h](\d{2})?)?$/.exec(texte.toLowerCase().replaceAll(/[\s\u00a0\u202f]/g, ''));
  const minutes = Number(lue?.[1]) * 60 + Number(lue?.[2] ?? 0);
  return lue && Number(lue[2] ?? 0) < 60 && minutes <= MINUTES_PAR_JOUR ? minutes : undefined;
}

/** An hour of the day, in minutes since midnight; left empty, it is nothing. The browser's own field sends `HH:MM`. */
export const heure = (definition: Commun): Champ<number | null> => ({
  ...base('heure', definition, false),
  schema: z.string().transform((texte, context): number | null => {
    if (texte === '') return null;
    const minutes = minutesDe(texte);
    if (minutes === undefined) context.addIssue({ code: 'custom', message: FAUSSE });
    return minutes ?? null;
  }),
});

/** « 09:30 »: as the browser's field shows it. */
export const heureDeChamp = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
