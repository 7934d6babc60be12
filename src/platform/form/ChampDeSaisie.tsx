import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { RadioButtons } from '@codegouvfr/react-dsfr/RadioButtons';
import { Select } from '@codegouvfr/react-dsfr/Select';
import type { Champ, FormState } from './form.ts';

type Props = { readonly nom: string; readonly champ: Champ; readonly state: FormState };

const one = (value: string | readonly string[] | undefined) =>
  typeof value === 'string' ? value : (value?.at(-1) ?? '');
const many = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? [value] : (value ?? []));

/** One field with its label, hint and error. Fields are mandatory unless their label says « (facultatif) ». */
export function ChampDeSaisie(props: Props) {
  const { champ, nom, state } = props;
  if (champ.type === 'cache') return <input type="hidden" name={nom} value={one(state.values[nom])} />;
  if (champ.type === 'choix') return <Choix {...props} />;
  if (champ.type === 'cases') return <Cases {...props} />;
  if (champ.type === 'case') return <Case {...props} />;
  if (champ.type === 'liste') return <Liste {...props} />;
  return <Saisie {...props} />;
}

const erreur = ({ nom, state }: Props) => {
  const message = state.errors[nom];
  return message ? { state: 'error' as const, stateRelatedMessage: message } : {};
};
const libelle = ({ libelle: texte, requis }: Champ) => (requis ? texte : `${texte} (facultatif)`);
const decrit = ({ nom, state }: Props, id = `champ-${nom}`) =>
  state.errors[nom] ? { 'aria-invalid': true, 'aria-describedby': `${id}-desc-error` } : {};

const TYPES = {
  email: 'email',
  telephone: 'tel',
  date: 'date',
  moment: 'datetime-local',
  heure: 'time',
  motDePasse: 'password',
  fichier: 'file',
} as const;
const isTyped = (type: Champ['type']): type is keyof typeof TYPES => type in TYPES;

function Saisie(props: Props) {
  const { champ, nom, state } = props;
  const commun = { label: libelle(champ), hintText: champ.indication, ...erreur(props) };
  const natif = {
    id: `champ-${nom}`,
    name: nom,
    ...(champ.type !== 'motDePasse' && champ.type !== 'fichier' && { defaultValue: one(state.values[nom]) }),
    ...(champ.maxLength && { maxLength: champ.maxLength }),
    ...(champ.autoComplete && { autoComplete: champ.autoComplete }),
    ...(champ.plusieurs && { multiple: true }),
    ...(champ.requis && { 'aria-required': true }),
    ...(champ.suggestions && {
      'data-suggestions': champ.suggestions,
      list: `suggestions-${nom}`,
      autoComplete: 'off',
    }),
    ...decrit(props),
  };
  if (champ.type === 'texteLong') return <Input textArea {...commun} nativeTextAreaProps={{ ...natif, rows: 5 }} />;
  const type = isTyped(champ.type) ? TYPES[champ.type] : 'text';
  const numerique = champ.type === 'nombre' || champ.type === 'code' ? { inputMode: 'numeric' as const } : {};
  return (
    <>
      <Input
        {...commun}
        nativeInputProps={{ ...natif, type, ...numerique, ...(champ.type === 'email' && { spellCheck: false }) }}
      />
      {champ.suggestions && <datalist id={`suggestions-${nom}`} />}
    </>
  );
}

function Liste(props: Props) {
  const { champ, nom, state } = props;
  return (
    <Select
      label={libelle(champ)}
      hint={champ.indication}
      {...erreur(props)}
      nativeSelectProps={{
        id: `champ-${nom}`,
        name: nom,
        defaultValue: one(state.values[nom]),
        ...(champ.requis && { 'aria-required': true }),
        ...decrit(props),
      }}
    >
      <option value="">{champ.premier ?? 'Choisissez'}</option>
      {champ.options?.map(({ valeur, libelle: texte }) => (
        <option key={valeur} value={valeur}>
          {texte}
        </option>
      ))}
    </Select>
  );
}

function Choix(props: Props) {
  const { champ, nom, state } = props;
  const choisi = one(state.values[nom]);
  return (
    <RadioButtons
      id={`champ-${nom}`}
      name={nom}
      legend={libelle(champ)}
      hintText={champ.indication}
      {...erreur(props)}
      options={(champ.options ?? []).map((option) => ({
        label: option.libelle,
        hintText: option.indication,
        nativeInputProps: { value: option.valeur, defaultChecked: option.valeur === choisi },
      }))}
    />
  );
}

function Cases(props: Props) {
  const { champ, nom, state } = props;
  const cochees = many(state.values[nom]);
  return (
    <Checkbox
      id={`champ-${nom}`}
      legend={libelle(champ)}
      hintText={champ.indication}
      {...erreur(props)}
      options={(champ.options ?? []).map((option) => ({
        label: option.libelle,
        hintText: option.indication,
        nativeInputProps: { name: nom, value: option.valeur, defaultChecked: cochees.includes(option.valeur) },
      }))}
    />
  );
}

function Case(props: Props) {
  const { champ, nom, state } = props;
  return (
    <Checkbox
      id={`champ-${nom}`}
      {...erreur(props)}
      options={[
        {
          label: champ.libelle,
          hintText: champ.indication,
          nativeInputProps: { name: nom, value: 'oui', defaultChecked: one(state.values[nom]) === 'oui' },
        },
      ]}
    />
  );
}
