import { dateCivileDans } from '#platform/dates.ts';

// Overseas, days begin and end at other hours than in Paris: by département or collectivité (guide: « sur tout le territoire »).
const FUSEAUX: Readonly<Record<string, string>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '984': 'Indian/Kerguelen',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
};

/** The time zone of a département (« 974 »): that of Paris in mainland France. */
export const fuseauDuDepartement = (code: string): string => FUSEAUX[code] ?? 'Europe/Paris';

/** The civil date, `AAAA-MM-JJ`, that calendars show in a département. */
export const jourDansLeDepartement = (code: string, moment: Date): string =>
  dateCivileDans(moment, fuseauDuDepartement(code));
