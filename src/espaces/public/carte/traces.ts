/** A point of a drawing, across then down. */
export type Point = readonly [number, number];

const JETONS = /[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)/g;

/** The rings of an SVG path as points; the rare curves are their chords. */
export function polygones(trace: string): readonly (readonly Point[])[] {
  const jetons = trace.match(JETONS) ?? [];
  const anneaux: Point[][] = [];
  let [rang, x, y, geste] = [0, 0, 0, ''];
  let depart: Point = [0, 0];
  const lire = () => Number(jetons[rang++]);
  const aller = (versX: number, versY: number) => {
    [x, y] = [versX, versY];
    anneaux.at(-1)?.push([x, y]);
  };
  while (rang < jetons.length) {
    const jeton = jetons[rang] ?? '';
    if (/[a-zA-Z]/.test(jeton)) {
      geste = jeton;
      rang += 1;
    }
    const relatif = geste === geste.toLowerCase();
    const [ox, oy] = relatif ? [x, y] : [0, 0];
    switch (geste.toLowerCase()) {
      case 'm':
        [x, y] = [ox + lire(), oy + lire()];
        depart = [x, y];
        anneaux.push([depart]);
        geste = relatif ? 'l' : 'L';
        break;
      case 'l':
        aller(ox + lire(), oy + lire());
        break;
      case 'h':
        aller(ox + lire(), y);
        break;
      case 'v':
        aller(x, oy + lire());
        break;
      case 'z':
        [x, y] = depart;
        break;
      default: // curves: only where they end
        rang += geste.toLowerCase() === 'c' ? 4 : 2;
        aller(ox + lire(), oy + lire());
    }
  }
  return anneaux;
}

export type Cadre = { readonly x: number; readonly y: number; readonly largeur: number; readonly hauteur: number };

/** The smallest frame around some outlines, with a margin in hundredths of its largest side. */
export function cadreDe(traces: readonly string[], marge = 4): Cadre {
  const points = traces.flatMap((trace) => polygones(trace).flat());
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const [largeur, hauteur] = [Math.max(...xs) - x, Math.max(...ys) - y];
  const bord = (Math.max(largeur, hauteur) * marge) / 100;
  return { x: x - bord, y: y - bord, largeur: largeur + 2 * bord, hauteur: hauteur + 2 * bord };
}

/** A frame enlarged to hold some points too: the outlines leave a few islands out. */
export function cadreAvec(cadre: Cadre, points: readonly Point[]): Cadre {
  const bord = Math.max(cadre.largeur, cadre.hauteur) / 25;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(cadre.x, ...xs.map((un) => un - bord)), Math.min(cadre.y, ...ys.map((un) => un - bord))];
  const droite = Math.max(cadre.x + cadre.largeur, ...xs.map((un) => un + bord));
  const bas = Math.max(cadre.y + cadre.hauteur, ...ys.map((un) => un + bord));
  return { x, y, largeur: droite - x, hauteur: bas - y };
}
