import { nombre, pluriel } from '#platform/texte.ts';
import type { Cadre } from './traces.ts';

export type Territoire = {
  readonly code: string;
  readonly nom: string;
  readonly lieux: number;
  readonly href: string;
  readonly trace: string;
  /** Its own frame, drawn apart. */
  readonly apart?: boolean;
};

const CLASSES = ['carte__lieu--clair', 'carte__lieu--moyen', 'carte__lieu--fonce'] as const;
/** From how many places a territory is darker: quarters of the one that has most. */
const seuilsDe = (territoires: readonly Territoire[]): readonly number[] => {
  const plus = Math.max(1, ...territoires.map(({ lieux }) => lieux));
  return [1, Math.max(2, Math.ceil(plus / 4)), Math.max(3, Math.ceil(plus / 2))];
};
const classeDe = (lieux: number, seuils: readonly number[]) => CLASSES[seuils.findLastIndex((seuil) => lieux >= seuil)];

type Props = { readonly titre: string; readonly territoires: readonly Territoire[]; readonly cadre: Cadre };

/** Territories drawn, the darker the more places; each that has some is a link. A table beside says the same. */
export function CarteDesTerritoires({ titre, territoires, cadre }: Props) {
  const seuils = seuilsDe(territoires);
  const apart = territoires.filter((un) => un.apart);
  const bas = cadre.y + cadre.hauteur;
  return (
    <figure className="fr-m-0">
      <a className="fr-link" href="#en-tableau">
        Passer la carte
      </a>
      <svg
        className="carte__dessin"
        viewBox={`${cadre.x.toFixed(1)} ${cadre.y.toFixed(1)} ${cadre.largeur.toFixed(1)} ${(cadre.hauteur + (apart.length > 0 ? 180 : 0)).toFixed(1)}`}
      >
        <title>{titre}</title>
        {territoires
          .filter((un) => !un.apart)
          .map((un) => (
            <Dessin key={un.code} territoire={un} classe={classeDe(un.lieux, seuils)} />
          ))}
        {apart.map((un, rang) => (
          <g key={un.code} transform={`translate(${rang * 202 + 50} ${bas}) scale(2.2)`}>
            <Dessin territoire={un} classe={classeDe(un.lieux, seuils)} />
          </g>
        ))}
        {apart.map((un, rang) => (
          <text key={un.code} x={rang * 202 + 101} y={bas + 148} textAnchor="middle" className="carte__nom">
            {un.nom}
          </text>
        ))}
      </svg>
      <figcaption>
        <ul className="fr-raw-list">
          {CLASSES.map((classe, rang) => (
            <li key={classe}>
              <svg viewBox="0 0 16 16" width="16" height="16" className={classe} aria-hidden="true">
                <rect width="16" height="16" />
              </svg>{' '}
              {phraseDuNiveau(seuils, rang)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function phraseDuNiveau(seuils: readonly number[], rang: number): string {
  const [de = 1, avant] = [seuils[rang], seuils[rang + 1]];
  if (avant === undefined) return `${nombre(de)} lieux ou plus`;
  return avant - 1 === de ? pluriel(de, 'lieu', 'lieux') : `de ${nombre(de)} à ${nombre(avant - 1)} lieux`;
}

function Dessin({
  territoire: { nom, lieux, href, trace },
  classe,
}: {
  territoire: Territoire;
  classe: string | undefined;
}) {
  if (lieux === 0 || !classe) return <path d={trace} />;
  const libelle = `${nom}\u00a0: ${pluriel(lieux, 'lieu', 'lieux')}`;
  return (
    <a href={href} aria-label={libelle} className={`carte__lieu ${classe}`}>
      <title>{libelle}</title>
      <path d={trace} />
    </a>
  );
}
