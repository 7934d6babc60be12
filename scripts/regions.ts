import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { polygones } from '../src/espaces/public/carte/traces.ts';
import { CONTOURS } from '../src/espaces/public/offres/contours.ts';

// Draws src/espaces/public/carte/regions.ts again from the outlines of the départements: node scripts/regions.ts
// Borders drawn twice never match: the drawing is filled on a grid, then each region is walked around and smoothed.
type Point = readonly [number, number];
const COTE = 1020;
const TOLERANCE = 1.4;
const AIRE_MIN = 14;
const ORIGINE: Point = [0, 0];

const departements: { code: string; region: string }[] = createRequire(import.meta.url)(
  '@etalab/decoupage-administratif/data/departements.json',
);
const regionDe = new Map(departements.map(({ code, region }) => [code, region]));
const codes = [
  ...new Set(CONTOURS.filter(({ cadre }) => cadre === '').map(({ code }) => regionDe.get(code) ?? '')),
].sort();

const grille = new Uint8Array(COTE * COTE);
for (const { code, trace } of CONTOURS.filter(({ cadre }) => cadre === ''))
  remplir(polygones(trace), codes.indexOf(regionDe.get(code) ?? '') + 1);
for (let fois = 0; fois < 2; fois += 1) combler();

const lignes = codes.map((code, rang) => `${code}||${enTrace(contours(rang + 1))}`);
for (const { code, cadre, trace } of CONTOURS.filter(({ cadre }) => cadre !== ''))
  lignes.push(`${regionDe.get(code)}|${cadre}|${enTrace(polygones(trace), 0.35, 0.6, 10)}`);
writeFileSync(
  'src/espaces/public/carte/regions.ts',
  `// Made by scripts/regions.ts from the outlines of the départements (docs/sources.md).
const TRACES = \`
${lignes.sort().join('\n')}
\`;

/** The outline of each region, as an SVG path: the European ones in one drawing of 1010 by 1010, the others each in its frame. */
export const REGIONS = TRACES.trim()
  .split('\\n')
  .map((ligne) => {
    const [code = '', cadre = '', trace = ''] = ligne.split('|');
    return { code, cadre, trace };
  });
`,
);
console.log(`${lignes.length} regions.`);

/** Cells whose middle is inside (even-odd, line by line). */
function remplir(polygons: readonly (readonly Point[])[], valeur: number) {
  for (let y = 0; y < COTE; y += 1) {
    const croisements: number[] = [];
    for (const polygone of polygons)
      polygone.forEach(([x1, y1], rang) => {
        const [x2, y2] = polygone[(rang + 1) % polygone.length] ?? [x1, y1];
        if (y1 > y + 0.5 !== y2 > y + 0.5) croisements.push(x1 + ((y + 0.5 - y1) / (y2 - y1)) * (x2 - x1));
      });
    croisements.sort((un, autre) => un - autre);
    for (let rang = 0; rang + 1 < croisements.length; rang += 2)
      for (
        let x = Math.max(0, Math.ceil((croisements[rang] ?? 0) - 0.5));
        x + 0.5 < (croisements[rang + 1] ?? 0);
        x += 1
      )
        grille[y * COTE + x] = valeur;
  }
}

/** A crack between two outlines takes the value of a neighbour. */
function combler() {
  const avant = grille.slice();
  for (let y = 1; y < COTE - 1; y += 1)
    for (let x = 1; x < COTE - 1; x += 1) {
      const ici = y * COTE + x;
      if (avant[ici]) continue;
      const voisins = [avant[ici - 1], avant[ici + 1], avant[ici - COTE], avant[ici + COTE]].filter((un) => un);
      if (voisins.length >= 2) grille[ici] = voisins[0] ?? 0;
    }
}

/** The rings around the cells of a value, each walked with the inside on the same side. */
function contours(valeur: number): Point[][] {
  const dedans = (x: number, y: number) => x >= 0 && y >= 0 && x < COTE && y < COTE && grille[y * COTE + x] === valeur;
  const suites = new Map<string, Point[]>();
  const ajouter = (de: Point, vers: Point) => suites.set(de.join(), [...(suites.get(de.join()) ?? []), vers]);
  for (let y = 0; y < COTE; y += 1)
    for (let x = 0; x < COTE; x += 1) {
      if (!dedans(x, y)) continue;
      if (!dedans(x, y - 1)) ajouter([x, y], [x + 1, y]);
      if (!dedans(x + 1, y)) ajouter([x + 1, y], [x + 1, y + 1]);
      if (!dedans(x, y + 1)) ajouter([x + 1, y + 1], [x, y + 1]);
      if (!dedans(x - 1, y)) ajouter([x, y + 1], [x, y]);
    }
  const anneaux: Point[][] = [];
  for (;;) {
    const depart = suites.keys().next().value;
    if (depart === undefined) return anneaux;
    const anneau: Point[] = [];
    let ou = depart;
    do {
      const vers = suites.get(ou) ?? [];
      const suivant = vers.pop();
      if (vers.length === 0) suites.delete(ou);
      if (!suivant) break;
      anneau.push(suivant);
      ou = suivant.join();
    } while (ou !== depart);
    anneaux.push(anneau);
  }
}

function enTrace(
  anneaux: readonly (readonly Point[])[],
  tolerance = TOLERANCE,
  aireMin = AIRE_MIN,
  echelle = 1,
): string {
  const rond = (nombre: number) => String(Math.round(nombre * echelle) / echelle).replace(/^(-?)0\./, '$1.');
  return anneaux
    .filter((anneau) => aire(anneau) >= aireMin)
    .map((anneau) => {
      const points = simplifier(anneau, tolerance);
      const [premier = ORIGINE, ...suite] = points;
      let [x, y] = premier.map((nombre) => Math.round(nombre * echelle) / echelle) as [number, number];
      const pas = suite.map(([sx, sy]) => {
        const [dx, dy] = [Math.round(sx * echelle) / echelle - x, Math.round(sy * echelle) / echelle - y];
        [x, y] = [x + dx, y + dy];
        return `${rond(dx)} ${rond(dy)}`;
      });
      return `M${rond(premier[0])} ${rond(premier[1])}l${pas.join(' ').replaceAll(' -', '-')}z`;
    })
    .join('');
}

function aire(anneau: readonly Point[]): number {
  return Math.abs(
    anneau.reduce((somme, [x, y], rang) => {
      const [sx, sy] = anneau[(rang + 1) % anneau.length] ?? [x, y];
      return somme + x * sy - sx * y;
    }, 0) / 2,
  );
}

/** Douglas and Peucker, on a ring opened at its two farthest points. */
function simplifier(anneau: readonly Point[], tolerance: number): Point[] {
  const [depart = ORIGINE] = anneau;
  const loin = anneau.reduce(
    (meilleur, point, rang) =>
      distance(point, depart) > distance(anneau[meilleur] ?? depart, depart) ? rang : meilleur,
    0,
  );
  return [
    ...reduire(anneau.slice(0, loin + 1), tolerance).slice(0, -1),
    ...reduire([...anneau.slice(loin), depart], tolerance).slice(0, -1),
  ];
}

function reduire(ligne: readonly Point[], tolerance: number): Point[] {
  const [debut, fin] = [ligne[0] ?? ORIGINE, ligne.at(-1) ?? ORIGINE];
  let [pire, rang] = [0, 0];
  ligne.forEach((point, place) => {
    const ecart = ecartA(point, debut, fin);
    if (ecart > pire) [pire, rang] = [ecart, place];
  });
  if (pire <= tolerance) return [debut, fin];
  return [...reduire(ligne.slice(0, rang + 1), tolerance).slice(0, -1), ...reduire(ligne.slice(rang), tolerance)];
}

function distance([x, y]: Point, [ax, ay]: Point): number {
  return Math.hypot(x - ax, y - ay);
}

function ecartA(point: Point, debut: Point, fin: Point): number {
  const longueur = distance(debut, fin);
  if (longueur === 0) return distance(point, debut);
  return Math.abs((fin[0] - debut[0]) * (debut[1] - point[1]) - (debut[0] - point[0]) * (fin[1] - debut[1])) / longueur;
}
