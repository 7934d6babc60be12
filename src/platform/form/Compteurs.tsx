import { type AnyForm, type FormState, valeur } from './form.ts';

type Props = { readonly form: AnyForm; readonly state: FormState; readonly noms: readonly string[] };

/**
 * Many small counts side by side, left empty when nothing was counted. Each label holds its field: half the elements of
 * as many fields, on a form that has dozens.
 */
export const Compteurs = ({ form, state, noms }: Props) => (
  <div className="compteurs">
    {noms.map((nom) => {
      const erreur = state.errors[nom];
      return (
        <label key={nom} className={erreur ? 'fr-label fr-label--error' : 'fr-label'}>
          {form.champs[nom]?.libelle}
          <input
            id={`champ-${nom}`}
            className={erreur ? 'fr-input fr-input--error' : 'fr-input'}
            name={nom}
            inputMode="numeric"
            maxLength={3}
            defaultValue={valeur(state.values, nom)}
            {...(erreur && { 'aria-invalid': true, 'aria-describedby': `champ-${nom}-desc-error` })}
          />
          {erreur && (
            <span id={`champ-${nom}-desc-error`} className="fr-error-text">
              {erreur}
            </span>
          )}
        </label>
      );
    })}
  </div>
);
