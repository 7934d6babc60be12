import { estVide, type Horaires, MINUTES_PAR_JOUR, type Plage, suites } from './semaine.ts';

// https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
const JOURS_OSM = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
const MOIS_OSM = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const deuxChiffres = (nombre: number) => String(nombre).padStart(2, '0');
const heureOsm = (minute: number) => `${deuxChiffres(Math.floor(minute / 60))}:${deuxChiffres(minute % 60)}`;
/** « 22:00-02:00 » after midnight, « 00:00-24:00 » for the whole day. */
const plageOsm = ({ debut, fin }: Plage) =>
  `${heureOsm(debut)}-${heureOsm(fin > MINUTES_PAR_JOUR ? fin - MINUTES_PAR_JOUR : fin)}`;
const dateOsm = (date: string) =>
  `${date.slice(0, 4)} ${MOIS_OSM[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(8)}`;

/** Days that follow one another become a range: « Mo-We,Fr ». */
function joursOsm(rangs: readonly number[]): string {
  return suites(rangs)
    .map((suite) => {
      const [premier, dernier] = [JOURS_OSM[suite[0] ?? 0], JOURS_OSM[suite.at(-1) ?? 0]];
      if (suite.length === 1) return premier;
      return suite.length === 2 ? `${premier},${dernier}` : `${premier}-${dernier}`;
    })
    .join(',');
}

/**
 * The same hours as an OpenStreetMap `opening_hours` string, generated each time and never kept; empty when no day has
 * any. Days alike come together; public holidays and exceptional closings come last, since a later rule wins.
 */
export function enOsm({ semaine, fermeFeries, fermetures }: Horaires): string {
  if (estVide(semaine)) return '';
  // A later rule takes the whole of its days, the end of the night before included; « , » adds to what stands instead.
  const nuits = semaine.some((plages) => plages.some(({ fin }) => fin > MINUTES_PAR_JOUR));
  const parPlages = Map.groupBy(
    semaine.map((plages, rang) => ({ rang, texte: plages.map(plageOsm).join(',') })).filter(({ texte }) => texte),
    ({ texte }) => texte,
  );
  const regles = [...parPlages].map(([texte, jours]) => `${joursOsm(jours.map(({ rang }) => rang))} ${texte}`);
  return [
    regles.join(nuits ? ', ' : '; '),
    ...(fermeFeries ? ['PH off'] : []),
    ...fermetures.map(({ du, au }) => `${du === au ? dateOsm(du) : `${dateOsm(du)}-${dateOsm(au)}`} off`),
  ].join('; ');
}
