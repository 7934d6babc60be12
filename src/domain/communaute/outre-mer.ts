import { dateCivile, dateCivileDans, heureSeule } from '#platform/dates.ts';

/** Where clocks do not show the hour of Paris: the time zone of each territory, and how one says « there ». */
const TERRITOIRES: Readonly<Record<string, { readonly fuseau: string; readonly ou: string }>> = {
  '971': { fuseau: 'America/Guadeloupe', ou: 'en Guadeloupe' },
  '972': { fuseau: 'America/Martinique', ou: 'en Martinique' },
  '973': { fuseau: 'America/Cayenne', ou: 'en Guyane' },
  '974': { fuseau: 'Indian/Reunion', ou: 'à La Réunion' },
  '975': { fuseau: 'America/Miquelon', ou: 'à Saint-Pierre-et-Miquelon' },
  '976': { fuseau: 'Indian/Mayotte', ou: 'à Mayotte' },
  '977': { fuseau: 'America/St_Barthelemy', ou: 'à Saint-Barthélemy' },
  '978': { fuseau: 'America/Marigot', ou: 'à Saint-Martin' },
  '986': { fuseau: 'Pacific/Wallis', ou: 'à Wallis-et-Futuna' },
  '987': { fuseau: 'Pacific/Tahiti', ou: 'en Polynésie française' },
  '988': { fuseau: 'Pacific/Noumea', ou: 'en Nouvelle-Calédonie' },
};

/** « 3 h 30 en Guadeloupe », « 21 h 30 la veille en Polynésie française »: each territory named whose hour is not that of Paris. */
export const heuresDOutreMer = (moment: Date, departements: readonly string[]): readonly string[] =>
  departements.flatMap((code) => {
    const territoire = TERRITOIRES[code];
    return territoire ? [enClair(moment, territoire)] : [];
  });

function enClair(moment: Date, { fuseau, ou }: { readonly fuseau: string; readonly ou: string }): string {
  const [ici, la] = [dateCivile(moment), dateCivileDans(moment, fuseau)];
  const jour = la < ici ? ' la veille' : la > ici ? ' le lendemain' : '';
  return `${heureSeule(moment, fuseau)}${jour} ${ou}`;
}
