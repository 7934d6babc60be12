import { Table } from '@codegouvfr/react-dsfr/Table';
import type { ReactNode } from 'react';
import { moisCourt } from '#platform/dates.ts';
import { type Bloc, type Blocs, type Compte, compteEcrit, partEcrite } from './blocs.ts';

/** A drawing and, folded under it, the table that says the same: neither needs a script. */
function Figure({ titre, children, entetes, lignes }: FigureProps) {
  return (
    <section className="figure">
      <h2 className="fr-h5 fr-mb-1w">{titre}</h2>
      {children}
      <details className="depliant">
        <summary>
          Voir les chiffres<span className="fr-sr-only"> : {titre}</span>
        </summary>
        <Table caption={titre} noCaption headers={[...entetes]} data={lignes.map((ligne) => [...ligne])} />
      </details>
    </section>
  );
}
type FigureProps = {
  readonly titre: string;
  readonly children: ReactNode;
  readonly entetes: readonly string[];
  readonly lignes: readonly (readonly string[])[];
};

// Heights and letters are in pixels and lengths in percents: the drawing keeps letters that one can read at any width.
const LIGNE = 40;
const BARRE = 60;

/** One distribution: a bar a line, as long as its count, the whole read as one sentence. */
export function Repartition({ bloc: { titre, unite, lignes } }: { readonly bloc: Bloc }) {
  const plusGrand = Math.max(1, ...lignes.map(({ compte }) => compte ?? 0));
  return (
    <Figure
      titre={titre}
      entetes={[titre, `Nombre (${unite})`, 'Part']}
      lignes={lignes.map(({ libelle, compte, dixiemes }) => [libelle, compteEcrit(compte), partEcrite(dixiemes)])}
    >
      <svg
        className="graphique"
        width="100%"
        height={lignes.length * LIGNE}
        role="img"
        aria-label={`${titre} : ${lignes.map(enMots).join(', ')}.`}
      >
        {lignes.map(({ libelle, compte, dixiemes }, rang) => (
          <g key={libelle}>
            <text x="0" y={rang * LIGNE + 14}>
              {libelle}
            </text>
            <rect y={rang * LIGNE + 20} width={`${(BARRE * (compte ?? 0)) / plusGrand}%`} height="12" />
            <text x="100%" y={rang * LIGNE + 31} textAnchor="end">
              {[compteEcrit(compte), partEcrite(dixiemes) && `(${partEcrite(dixiemes)})`].filter(Boolean).join(' ')}
            </text>
          </g>
        ))}
      </svg>
    </Figure>
  );
}

const enMots = ({ libelle, compte }: { readonly libelle: string; readonly compte: Compte }) =>
  `${libelle} ${compteEcrit(compte)}`;

const HAUTEUR = 180;
const PIED = 24;
const ETIQUETTES = 4;

/** The months, one bar each; a few of them named under the axis, all of them in the table. */
export function Mois({ mois }: { readonly mois: Blocs['mois'] }) {
  const plusGrand = Math.max(1, ...mois.map(({ compte }) => compte ?? 0));
  const pas = 100 / mois.length;
  const nommes = Math.max(1, Math.ceil(mois.length / ETIQUETTES));
  return (
    <Figure
      titre="Par mois"
      entetes={['Mois', 'Activités']}
      lignes={mois.map(({ libelle, compte }) => [libelle, compteEcrit(compte)])}
    >
      <svg className="graphique" width="100%" height={HAUTEUR + PIED + 20} role="img" aria-label={phraseDesMois(mois)}>
        <text x="0" y="12">
          {compteEcrit(plusGrand)} activités au plus
        </text>
        <line x1="0" x2="100%" y1={HAUTEUR + 20} y2={HAUTEUR + 20} />
        {mois.map(({ mois: un, compte }, rang) => {
          const hauteur = ((HAUTEUR - 4) * (compte ?? 0)) / plusGrand;
          return (
            <rect
              key={un}
              x={`${(rang + 0.15) * pas}%`}
              y={HAUTEUR + 20 - hauteur}
              width={`${0.7 * pas}%`}
              height={hauteur}
            />
          );
        })}
        {mois
          .filter((_, rang) => rang % nommes === 0)
          .map(({ mois: un }, place) => (
            <text key={un} x={`${place * nommes * pas}%`} y={HAUTEUR + 20 + 18}>
              {moisCourt(un)}
            </text>
          ))}
      </svg>
    </Figure>
  );
}

function phraseDesMois(mois: Blocs['mois']): string {
  const [premier] = mois;
  const dernier = mois.at(-1);
  const haut = mois.toSorted((a, b) => (b.compte ?? 0) - (a.compte ?? 0))[0];
  if (!premier || !dernier || !haut) return 'Par mois';
  return `Activités par mois : ${enMots(premier)}, ${enMots(dernier)} ; le plus haut, ${enMots(haut)}.`;
}
