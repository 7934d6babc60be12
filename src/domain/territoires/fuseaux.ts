import { dateCivileDans } from '#platform/dates.ts';

/** A territory whose clocks do not show the hour of Paris, and how one says « there ». */
export type HorlogeOutreMer = { readonly fuseau: string; readonly ou: string };

// Overseas, days begin and end at other hours than in Paris: by département or collectivité (guide: « sur tout le territoire »).
const OUTRE_MER: Readonly<Record<string, HorlogeOutreMer>> = {
  '971': { fuseau: 'America/Guadeloupe', ou: 'en Guadeloupe' },
  '972': { fuseau: 'America/Martinique', ou: 'en Martinique' },
  '973': { fuseau: 'America/Cayenne', ou: 'en Guyane' },
  '974': { fuseau: 'Indian/Reunion', ou: 'à La Réunion' },
  '975': { fuseau: 'America/Miquelon', ou: 'à Saint-Pierre-et-Miquelon' },
  '976': { fuseau: 'Indian/Mayotte', ou: 'à Mayotte' },
  '977': { fuseau: 'America/St_Barthelemy', ou: 'à Saint-Barthélemy' },
  '978': { fuseau: 'America/Marigot', ou: 'à Saint-Martin' },
  '984': { fuseau: 'Indian/Kerguelen', ou: 'dans les Terres australes' },
  '986': { fuseau: 'Pacific/Wallis', ou: 'à Wallis-et-Futuna' },
  '987': { fuseau: 'Pacific/Tahiti', ou: 'en Polynésie française' },
  '988': { fuseau: 'Pacific/Noumea', ou: 'en Nouvelle-Calédonie' },
};

/** The clocks of a département overseas; nothing where they show the hour of Paris. */
export const horlogeOutreMer = (code: string): HorlogeOutreMer | undefined => OUTRE_MER[code];

/** The time zone of a département (« 974 »): that of Paris in mainland France. */
export const fuseauDuDepartement = (code: string): string => OUTRE_MER[code]?.fuseau ?? 'Europe/Paris';

/** The civil date, `AAAA-MM-JJ`, that calendars show in a département. */
export const jourDansLeDepartement = (code: string, moment: Date): string =>
  dateCivileDans(moment, fuseauDuDepartement(code));
