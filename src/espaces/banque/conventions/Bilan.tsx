import { Alert } from '@codegouvfr/react-dsfr/Alert';

type Laissee = { readonly quoi: string; readonly motif: string };

/** What a gesture on several conventions did, and what it left aside, one by one. */
export const Bilan = ({ fait, titre, laissees }: { fait?: string; titre: string; laissees: readonly Laissee[] }) => (
  <>
    {fait && <Alert as="h2" severity="success" className="fr-mb-3w" title={fait} />}
    {laissees.length > 0 && (
      <Alert
        as="h2"
        severity="warning"
        className="fr-mb-3w"
        title={titre}
        description={
          <ul>
            {laissees.map(({ quoi, motif }) => (
              <li key={quoi + motif}>
                {quoi} : {motif}
              </li>
            ))}
          </ul>
        }
      />
    )}
  </>
);
