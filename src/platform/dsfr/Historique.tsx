import { dateHeure } from '#platform/dates.ts';

type Fait = {
  readonly quoi: string;
  readonly qui: string;
  readonly le: Date;
  readonly motif: string | null;
  readonly details?: readonly string[];
};

/** What happened, oldest first, in plain words. */
export function Historique({ faits }: { faits: readonly Fait[] }) {
  return (
    <ol className="fr-raw-list">
      {faits.map(({ quoi, qui, le, motif, details = [] }) => (
        <li key={`${quoi}${le.getTime()}`} className="fr-mb-1w">
          <strong>{quoi}</strong> — {qui}, le {dateHeure(le)}
          {motif && (
            <>
              <br />
              <span className="fr-text--sm">Motif : {motif}</span>
            </>
          )}
          {details.length > 0 && (
            <ul className="fr-text--sm fr-my-0">
              {details.map((detail) => (
                <li key={detail}>{detail}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
