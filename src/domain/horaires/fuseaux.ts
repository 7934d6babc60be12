/** Where clocks do not show the time of Paris: each département and collectivity overseas has its own. */
const FUSEAUX: Readonly<Record<string, string>> = {
  971: 'America/Guadeloupe',
  972: 'America/Martinique',
  973: 'America/Cayenne',
  974: 'Indian/Reunion',
  975: 'America/Miquelon',
  976: 'Indian/Mayotte',
  977: 'America/Guadeloupe',
  978: 'America/Guadeloupe',
  984: 'Indian/Kerguelen',
  986: 'Pacific/Wallis',
  987: 'Pacific/Tahiti',
  988: 'Pacific/Noumea',
};
const PARIS = 'Europe/Paris';

/** What clocks show in a place: the civil date, and the minutes since its midnight. */
export type MomentLocal = { readonly date: string; readonly minute: number };

const formats = new Map<string, Intl.DateTimeFormat>();
function formatDe(timeZone: string): Intl.DateTimeFormat {
  const deux = '2-digit' as const;
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone, year: 'numeric', month: deux, day: deux },
      ...{ hour: deux, minute: deux, hourCycle: 'h23' },
    });
  formats.set(timeZone, format);
  return format;
}

/** The moment as the clocks of a département show it. */
export function momentLocal(moment: Date, departementCode: string): MomentLocal {
  const [date = '', heure = ''] = formatDe(FUSEAUX[departementCode] ?? PARIS)
    .format(moment)
    .split(' ');
  return { date, minute: Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3, 5)) };
}
