import type { PointDeCarte } from '#domain/lieux/index.ts';
import { placerDans, traceDe } from '#espaces/public/carte/projection.ts';
import { type Cadre, cadreAvec, cadreDe } from '#espaces/public/carte/traces.ts';
import { pluriel } from '#platform/texte.ts';
import { adresseAutour, BASE } from './filtres.ts';

/** What is drawn: one place, or several near one another, named by the commune where most people live. */
type Marque = {
  readonly x: number;
  readonly y: number;
  readonly lieux: number;
  readonly href: string;
  readonly libelle: string;
};

// Beyond, fingertips and pages of 330 elements suffer: those that are near become one.
const MARQUES_MAX = 40;
const CASES = 6;

/** A département with its places as points: each is a link, and one that holds several leads to the search around it. */
export function CarteDuDepartement({
  code,
  nom,
  points,
}: {
  code: string;
  nom: string;
  points: readonly PointDeCarte[];
}) {
  const trace = traceDe(code);
  if (!trace || points.length === 0) return null;
  const places = points.flatMap((point) => placer(code, point));
  const cadre = cadreAvec(
    cadreDe([trace]),
    places.map(({ x, y }) => [x, y]),
  );
  const rayon = Math.max(cadre.largeur, cadre.hauteur) / 42;
  const dessinees = marques(places, cadre);
  return (
    <figure className="fr-m-0">
      <a className="fr-link" href="#en-tableau">
        Passer la carte
      </a>
      <svg
        className="carte__dessin"
        viewBox={`${cadre.x.toFixed(1)} ${cadre.y.toFixed(1)} ${cadre.largeur.toFixed(1)} ${cadre.hauteur.toFixed(1)}`}
      >
        <title>{`Carte des lieux, ${nom}`}</title>
        <path d={trace} />
        {dessinees.map(({ x, y, lieux, href, libelle }) => (
          <a key={href + libelle} href={href} aria-label={libelle} className="carte__point">
            <title>{libelle}</title>
            <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r={(lieux > 1 ? rayon * 1.35 : rayon).toFixed(1)} />
          </a>
        ))}
      </svg>
      {dessinees.some(({ lieux }) => lieux > 1) && (
        <figcaption className="fr-text--sm">Un grand point réunit plusieurs lieux.</figcaption>
      )}
    </figure>
  );
}

type Place = { readonly point: PointDeCarte; readonly x: number; readonly y: number };
function placer(code: string, point: PointDeCarte): readonly Place[] {
  const ou = placerDans(code, point.latitude, point.longitude);
  return ou ? [{ point, x: ou[0], y: ou[1] }] : [];
}

function marques(places: readonly Place[], cadre: Cadre): readonly Marque[] {
  const pas = Math.max(cadre.largeur, cadre.hauteur) / CASES;
  const caseDe = ({ point, x, y }: Place) =>
    places.length > MARQUES_MAX ? `${Math.floor(x / pas)} ${Math.floor(y / pas)}` : `${point.communeCode} ${x} ${y}`;
  return [...Map.groupBy(places, caseDe).values()].flatMap((siens) => {
    const [premier] = siens; // the most populated commune comes first
    if (!premier) return [];
    const { point, x, y } = premier;
    const lieux = siens.reduce((total, un) => total + un.point.lieux, 0);
    if (lieux === 1)
      return [{ x, y, lieux, href: `${BASE}/lieux/${point.numero}`, libelle: `${point.nom}, ${point.commune}` }];
    const vers = adresseAutour(point.communeCode, new URLSearchParams());
    const libelle =
      siens.length === 1
        ? `${point.commune}\u00a0: ${pluriel(lieux, 'lieu', 'lieux')}`
        : `Autour de ${point.commune}\u00a0: ${pluriel(lieux, 'lieu', 'lieux')}`;
    return [{ x, y, lieux, href: vers, libelle }];
  });
}
