import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import type { AnyForm, FormState } from '#platform/form/form.ts';
import { champDe } from './equipement.ts';
import { SOCLE } from './socle.ts';

type Props = {
  readonly form: AnyForm;
  readonly state: FormState;
  /** The two questions asked of each thing, side by side where there is room. */
  readonly questions: readonly ['etat', 'date'] | readonly ['avis', 'note'];
};

/** The fields of a form that asks about each thing of the socle: a line a thing. */
export const LignesDuSocle = ({ form, state, questions }: Props) =>
  SOCLE.map(({ code }) => (
    <div key={code} className="fr-grid-row fr-grid-row--gutters fr-grid-row--bottom">
      {questions.map((question) => {
        const nom = champDe(question, code);
        const champ = form.champs[nom];
        return (
          <div key={nom} className="fr-col-12 fr-col-md-6">
            {champ && <ChampDeSaisie nom={nom} champ={champ} state={state} />}
          </div>
        );
      })}
    </div>
  ));
