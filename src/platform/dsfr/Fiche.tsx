import type { ReactNode } from 'react';

/** Facts as pairs « name: value ». Empty values are left out. */
export function Fiche({ faits }: { faits: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="fiche">
      {faits
        .filter(([, valeur]) => valeur !== null && valeur !== undefined && valeur !== false && valeur !== '')
        .map(([nom, valeur]) => (
          <div key={nom} className="fr-mb-1w">
            <dt className="fr-text--bold">{nom}</dt>
            <dd>{valeur}</dd>
          </div>
        ))}
    </dl>
  );
}
