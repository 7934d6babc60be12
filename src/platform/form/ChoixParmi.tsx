import { RadioButtons } from '@codegouvfr/react-dsfr/RadioButtons';
import type { Option } from './form.ts';

type Props = {
  readonly nom: string;
  readonly legende: string;
  readonly options: readonly Option[];
  readonly choisie: string;
};

/** Choices that only appear once something was typed, among what was found. Nothing when there is nothing to choose. */
export function ChoixParmi({ nom, legende, options, choisie }: Props) {
  if (options.length === 0) return null;
  return (
    <RadioButtons
      name={nom}
      legend={legende}
      options={options.map(({ valeur, libelle }) => ({
        label: libelle,
        nativeInputProps: { value: valeur, defaultChecked: valeur === choisie },
      }))}
    />
  );
}
