import type { OffresDuDepartement } from '#domain/offres/index.ts';
import { pluriel } from '#platform/texte.ts';
import { CONTOURS } from './contours.ts';

// Four départements that a fingertip would cover together: drawn again, larger, where the sea is.
const PETITE_COURONNE = ['75', '92', '93', '94'];
const OUTRE_MER: Readonly<Record<string, string>> = {
  971: 'Guadeloupe',
  972: 'Martinique',
  973: 'Guyane',
  974: 'La Réunion',
  976: 'Mayotte',
};
/** From how many offers a département is darker. */
const NIVEAUX = [
  { seuil: 1, phrase: '1 à 4 offres', classe: 'carte__lieu--clair' },
  { seuil: 5, phrase: '5 à 19 offres', classe: 'carte__lieu--moyen' },
  { seuil: 20, phrase: '20 offres ou plus', classe: 'carte__lieu--fonce' },
] as const;
const classeDe = (offres: number) => NIVEAUX.findLast(({ seuil }) => offres >= seuil)?.classe;

type Props = { readonly lieux: readonly OffresDuDepartement[]; readonly choisi: string | undefined };
const dansLaCouronne = ({ code }: { code: string }) => PETITE_COURONNE.includes(code);

/** The country, département by département: each that has offers is a link to them. The list beside says the same. */
export function Carte({ lieux, choisi }: Props) {
  const parCode = new Map(lieux.map((lieu) => [lieu.code, lieu]));
  const tracer = ({ code, trace }: { code: string; trace: string }) => (
    <Departement key={code} trace={trace} lieu={parCode.get(code)} choisi={code === choisi} />
  );
  const sansContour = lieux.filter(({ code }) => !CONTOURS.some((contour) => contour.code === code));
  return (
    <figure className="fr-m-0">
      <a className="fr-link" href="#offres-par-lieu">
        Passer la carte
      </a>
      <svg className="carte__dessin" viewBox="0 0 1010 1190">
        <title>Carte des offres par département</title>
        {CONTOURS.filter(({ cadre }) => cadre === '').map((contour) =>
          dansLaCouronne(contour) ? <path key={contour.code} d={contour.trace} /> : tracer(contour),
        )}
        <g transform="translate(20 10) scale(4.2) translate(-484 -217)">
          {CONTOURS.filter(dansLaCouronne).map(tracer)}
        </g>
        <text x="20" y="195" className="carte__nom">
          Petite couronne
        </text>
        {CONTOURS.filter(({ cadre }) => cadre !== '').map((contour, rang) => (
          <g key={contour.code}>
            <g transform={`translate(${rang * 202 + 50} 1030) scale(2.2)`}>{tracer(contour)}</g>
            <text x={rang * 202 + 101} y="1178" textAnchor="middle" className="carte__nom">
              {OUTRE_MER[contour.code]}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        <Legende />
      </figcaption>
      {sansContour.length > 0 && (
        <p>
          Hors de la carte :{' '}
          {sansContour.map((lieu, rang) => (
            <span key={lieu.code}>
              {rang > 0 && ', '}
              <a href={adresse(lieu)}>{lieu.nom}</a> ({pluriel(lieu.offres, 'offre')})
            </span>
          ))}
          .
        </p>
      )}
    </figure>
  );
}

const adresse = ({ code, regionCode }: OffresDuDepartement) => `/offres?region=${regionCode}&departement=${code}`;

type DepartementProps = {
  readonly trace: string;
  readonly lieu: OffresDuDepartement | undefined;
  readonly choisi: boolean;
};
function Departement({ trace, lieu, choisi }: DepartementProps) {
  if (!lieu) return <path d={trace} />;
  const nom = `${lieu.nom} (${lieu.code})\u00a0: ${pluriel(lieu.offres, 'offre')}`;
  return (
    <a
      href={adresse(lieu)}
      aria-label={nom}
      className={`carte__lieu ${classeDe(lieu.offres)}`}
      {...(choisi && { 'aria-current': true })}
    >
      <title>{nom}</title>
      <path d={trace} />
    </a>
  );
}

const Legende = () => (
  <ul className="fr-raw-list">
    {NIVEAUX.map(({ classe, phrase }) => (
      <li key={classe}>
        <svg viewBox="0 0 16 16" width="16" height="16" className={classe} aria-hidden="true">
          <rect width="16" height="16" />
        </svg>{' '}
        {phrase}
      </li>
    ))}
  </ul>
);
