import { CONTOURS } from '#espaces/public/offres/contours.ts';
import type { Point } from './traces.ts';

// Lambert 93 (RGF93, EPSG:2154), the projection of the drawing of the European départements.
const [E, N, C, XS, YS] = [0.0818191910428158, 0.725607765053267, 11_754_255.426, 700_000, 12_655_612.05];
const MERIDIEN = 3;
const radians = (degres: number) => (degres * Math.PI) / 180;

function lambert93(latitude: number, longitude: number): Point {
  const phi = radians(latitude);
  const isometrique = Math.log(
    Math.tan(Math.PI / 4 + phi / 2) * ((1 - E * Math.sin(phi)) / (1 + E * Math.sin(phi))) ** (E / 2),
  );
  const rayon = C * Math.exp(-N * isometrique);
  const angle = N * radians(longitude - MERIDIEN);
  return [XS + rayon * Math.sin(angle), YS - rayon * Math.cos(angle)];
}

// From metres to the drawing: least squares over the 94 continental départements (2.6 units of 1 010, some 3 km).
const X = [0.000943765, -0.0000076188, -63.065] as const;
const Y = [-0.0000078478, -0.000945915, 6731.01] as const;
// The drawing brings Corsica nearer.
const CORSE: Point = [-53.2, 11.2];

/** Overseas, each in its own drawing: the outline's extent in degrees (west, south, east, north), and in the drawing. */
const OUTRE_MER: Readonly<
  Record<string, { readonly degres: readonly [number, number, number, number]; readonly dessin: Point }>
> = {
  971: { degres: [-61.8096, 15.8321, -61.002, 16.5144], dessin: [55, 48] },
  972: { degres: [-61.2293, 14.3887, -60.8095, 14.8788], dessin: [41, 48] },
  973: { degres: [-54.6024, 2.1111, -51.6191, 5.7482], dessin: [38, 47.9] },
  974: { degres: [55.2165, -21.3898, 55.8367, -20.8717], dessin: [54, 48] },
  976: { degres: [45.0183, -13.0054, 45.3, -12.6366], dessin: [36, 48] },
};

/** Where a place stands in the drawing of its département; nothing for the collectivities that have none. */
export function placerDans(departementCode: string, latitude: number, longitude: number): Point | undefined {
  const ailleurs = OUTRE_MER[departementCode];
  if (ailleurs) {
    const [ouest, sud, est, nord] = ailleurs.degres;
    const [largeur, hauteur] = ailleurs.dessin;
    return [((longitude - ouest) / (est - ouest)) * largeur, ((nord - latitude) / (nord - sud)) * hauteur];
  }
  if (!traceDe(departementCode)) return undefined;
  const [est, nord] = lambert93(latitude, longitude);
  const [dx, dy] = departementCode.startsWith('2A') || departementCode.startsWith('2B') ? CORSE : [0, 0];
  return [X[0] * est + X[1] * nord + X[2] + dx, Y[0] * est + Y[1] * nord + Y[2] + dy];
}

/** The outline of a département. */
export const traceDe = (departementCode: string): string | undefined =>
  CONTOURS.find(({ code }) => code === departementCode)?.trace;
