import { fuseauDuDepartement } from '#domain/territoires/index.ts';

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
  const [date = '', heure = ''] = formatDe(fuseauDuDepartement(departementCode)).format(moment).split(' ');
  return { date, minute: Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3, 5)) };
}
