/** Civil dates are `AAAA-MM-JJ` strings (no time zone); moments are `Date`. Everything is shown in Paris time. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();

const PARIS = 'Europe/Paris';
const jour = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, day: 'numeric', month: 'long', year: 'numeric' });
const jourCourt = new Intl.DateTimeFormat('fr-FR', {
  timeZone: PARIS,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const heure = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, hour: '2-digit', minute: '2-digit' });
const heure24 = new Intl.DateTimeFormat('fr-FR', {
  timeZone: PARIS,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const civile = new Intl.DateTimeFormat('sv-SE', { timeZone: PARIS, year: 'numeric', month: '2-digit', day: '2-digit' });

const asDate = (moment: Date | string) =>
  typeof moment === 'string' ? new Date(`${moment.slice(0, 10)}T12:00:00Z`) : moment;

/** « 4 février 2021 » */
export const dateLongue = (moment: Date | string) => jour.format(asDate(moment)).replace(/^1 /, '1er ');
const mois = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, month: 'long', year: 'numeric' });
/** « février 2021 » */
export const moisLong = (moment: Date | string) => mois.format(asDate(moment));
const moisAbrege = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, month: 'short', year: 'numeric' });
/** « févr. 2021 » */
export const moisCourt = (moment: Date | string) => moisAbrege.format(asDate(moment));
/** « 04/02/2021 » */
export const dateCourte = (moment: Date | string) => jourCourt.format(asDate(moment));
/** « 4 février 2021 à 9 h 05 » */
export const dateHeure = (moment: Date) => `${dateLongue(moment)} à ${heureSeule(moment)}`;
/** « 9 h 05 », in Paris or where clocks show another hour. */
export const heureSeule = (moment: Date, fuseau = PARIS) =>
  (fuseau === PARIS
    ? heure
    : new Intl.DateTimeFormat('fr-FR', { timeZone: fuseau, hour: '2-digit', minute: '2-digit' })
  )
    .format(moment)
    .replace(':', '\u00a0h\u00a0')
    .replace(/^0/, '');
const jourNomme = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, weekday: 'long' });
/** « jeudi 4 février 2021 » */
export const dateComplete = (moment: Date | string) => `${jourNomme.format(asDate(moment))} ${dateLongue(moment)}`;
/** « jeudi 4 février 2021 à 9 h 05 »: what somebody who must come has to know. */
export const rendezVous = (moment: Date) => `${dateComplete(moment)} à ${heureSeule(moment)}`;
/** What clocks in Paris show, `HH:MM`. */
export const heureCivile = (moment: Date) => heure24.format(moment);
/** The civil date in Paris, `AAAA-MM-JJ`. */
export const dateCivile = (moment: Date) => civile.format(moment);
/** What the browser's own field of a moment shows: `AAAA-MM-JJTHH:MM`, in Paris. */
export const momentDeSaisie = (moment: Date) => `${dateCivile(moment)}T${heureCivile(moment)}`;

const ailleurs = new Map<string, Intl.DateTimeFormat>();
/** The civil date in a time zone of the IANA list, `AAAA-MM-JJ`. */
export function dateCivileDans(moment: Date, fuseau: string): string {
  const format =
    ailleurs.get(fuseau) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: fuseau, year: 'numeric', month: '2-digit', day: '2-digit' });
  ailleurs.set(fuseau, format);
  return format.format(moment);
}

/** Adds days to a civil date. */
export function ajouterJours(date: string, jours: number): string {
  const moment = asDate(date);
  moment.setUTCDate(moment.getUTCDate() + jours);
  return moment.toISOString().slice(0, 10);
}

/** A civil date some months later, or earlier: the same day, or the last one of a shorter month (domain, §5). */
export function ajouterMois(date: string, mois: number): string {
  const rang = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + mois;
  const [annee, rangDuMois] = [Math.floor(rang / 12), rang % 12];
  const dernier = new Date(Date.UTC(annee, rangDuMois + 1, 0)).getUTCDate();
  const jour = Math.min(Number(date.slice(8)), dernier);
  return `${annee}-${String(rangDuMois + 1).padStart(2, '0')}-${String(jour).padStart(2, '0')}`;
}

/** 0 on a Monday, 6 on a Sunday. */
export const jourDeSemaine = (date: string): number => (asDate(date).getUTCDay() + 6) % 7;

/** Whole days between two civil dates, negative when `fin` comes first. */
export const joursEntre = (debut: string, fin: string) =>
  Math.round((asDate(fin).getTime() - asDate(debut).getTime()) / 86_400_000);

/** The moment `days` later. */
export const plusJours = (moment: Date, days: number) => new Date(moment.getTime() + days * 86_400_000);
export const plusMinutes = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000);

/** « aujourd’hui », « depuis 1 jour », « depuis 12 jours » */
export function depuis(moment: Date, now: Date): string {
  const jours = joursEntre(dateCivile(moment), dateCivile(now));
  if (jours <= 0) return 'aujourd’hui';
  return `depuis ${jours} jour${jours > 1 ? 's' : ''}`;
}

/** True for a civil date that exists in the calendar. */
export const dateExiste = (date: string) => {
  const moment = new Date(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
};

/** The moment when clocks in Paris show this hour of this day; nothing for a day or an hour that does not exist. */
export function heureDeParisVers(date: string, heure: number, minute: number): Date | undefined {
  if (!dateExiste(date) || heure > 23 || minute > 59) return undefined;
  const voulue = `${String(heure).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return [1, 2]
    .map((decalage) => new Date(new Date(`${date}T${voulue}:00Z`).getTime() - decalage * 3_600_000))
    .find((moment) => dateCivile(moment) === date && heure24.format(moment) === voulue);
}
