import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import type { ReactNode } from 'react';
import { usePage } from '#platform/dsfr/context.ts';
import { ChampDeSaisie } from './ChampDeSaisie.tsx';
import type { AnyForm, FormState } from './form.ts';

type Props = {
  readonly form: AnyForm;
  readonly state: FormState;
  readonly action?: string;
  readonly bouton: string;
  /** Fields in another order or among other text: given as children, with `Champs` or `ChampDeSaisie`. */
  readonly children?: ReactNode;
  readonly apres?: ReactNode;
  /** Saves what is typed as it is typed, so that the form can be left and found again. */
  readonly autosave?: boolean;
  readonly fichiers?: boolean;
  /** The address where a script sends its file piece by piece, so that one cut half-way is taken up again. */
  readonly reprise?: string;
};

/** The one form of the platform: error summary first, what was typed kept, its token, one button. */
export function Formulaire({ form, state, action, bouton, children, apres, autosave, fichiers, reprise }: Props) {
  const { url, jeton } = usePage();
  return (
    <>
      <Resume form={form} state={state} />
      <form
        method="post"
        action={action ?? url.pathname + url.search}
        noValidate
        {...(autosave && { 'data-brouillon': form.name })}
        {...(reprise && { 'data-reprise': reprise })}
        {...(fichiers && { encType: 'multipart/form-data' })}
      >
        <input type="hidden" name="_jeton" value={jeton} />
        {children ?? <Champs form={form} state={state} />}
        <div className="fr-mt-4w">
          <Button type="submit">{bouton}</Button>
          {apres}
        </div>
      </form>
    </>
  );
}

/** All the fields in their order, or those named. */
export function Champs({ form, state, noms }: { form: AnyForm; state: FormState; noms?: readonly string[] }) {
  return Object.entries(form.champs)
    .filter(([nom]) => !noms || noms.includes(nom))
    .map(([nom, champ]) => <ChampDeSaisie key={nom} nom={nom} champ={champ} state={state} />);
}

/** What is wrong, each line leading to its field: read first by a screen reader. */
export function Resume({ form, state }: { form: AnyForm; state: FormState }) {
  const erreurs = Object.entries(state.errors);
  if (state.refus)
    return (
      <Alert
        as="h2"
        severity="error"
        role="alert"
        title="Votre demande n’a pas été enregistrée"
        description={state.refus}
        className="fr-mb-4w"
      />
    );
  if (erreurs.length === 0) return null;
  const titre = erreurs.length === 1 ? 'Une réponse est à corriger' : `${erreurs.length} réponses sont à corriger`;
  const liste = (
    <ul>
      {erreurs.map(([nom, message]) => (
        <li key={nom}>
          <a href={`#${ancre(form, nom)}`}>{message}</a>
        </li>
      ))}
    </ul>
  );
  return (
    <Alert as="h2" id="erreurs" severity="error" role="alert" title={titre} description={liste} className="fr-mb-4w" />
  );
}

const ancre = (form: AnyForm, nom: string) => (form.champs[nom] ? `champ-${nom}` : 'contenu');

/** A button that is a form of its own: one gesture, its token, the identifiers it needs. */
export function BoutonPost({
  action,
  children,
  priority = 'secondary',
  champs = {},
  small,
}: {
  readonly action: string;
  readonly children: NonNullable<ReactNode>;
  readonly priority?: 'primary' | 'secondary' | 'tertiary' | 'tertiary no outline';
  readonly champs?: Readonly<Record<string, string>>;
  readonly small?: boolean;
}) {
  const { jeton } = usePage();
  return (
    <form method="post" action={action} className="bouton-post">
      <input type="hidden" name="_jeton" value={jeton} />
      {Object.entries(champs).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
      <Button type="submit" priority={priority} size={small ? 'small' : 'medium'}>
        {children}
      </Button>
    </form>
  );
}
