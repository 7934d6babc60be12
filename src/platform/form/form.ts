import { z } from 'zod';
import { InvalidInput } from '#platform/errors.ts';
import { saisieNettoyee } from '#platform/texte.ts';

/** What came from the browser, before any rule: kept as it is so that nothing typed is ever lost. */
export type RawValues = Readonly<Record<string, string | readonly string[]>>;

/** The one text of a raw value: the last one given, or nothing. */
export const valeur = (values: RawValues | undefined, nom: string): string => {
  const brute = values?.[nom];
  return typeof brute === 'string' ? brute : (brute?.at(-1) ?? '');
};

export type Option = { readonly valeur: string; readonly libelle: string; readonly indication?: string };
export type TypeDeChamp =
  | 'texte'
  | 'texteLong'
  | 'email'
  | 'telephone'
  | 'nombre'
  | 'date'
  | 'moment'
  | 'heure'
  | 'motDePasse'
  | 'code'
  | 'choix'
  | 'liste'
  | 'cases'
  | 'case'
  | 'fichier'
  | 'cache';

/** One field of a form: how it is asked and what is accepted stand together. */
export type Champ<Valeur = unknown> = {
  readonly type: TypeDeChamp;
  readonly libelle: string;
  readonly indication?: string | undefined;
  readonly options?: readonly Option[] | undefined;
  readonly autoComplete?: string | undefined;
  /** The first line of a drop-down list, when it is not « Choisissez ». */
  readonly premier?: string | undefined;
  readonly maxLength?: number | undefined;
  /** An address that answers suggestions for what is typed (`?q=`); the field works without. */
  readonly suggestions?: string | undefined;
  /** A file field that takes several files at once. */
  readonly plusieurs?: boolean | undefined;
  readonly requis: boolean;
  readonly schema: z.ZodType<Valeur>;
};
export type Champs = Readonly<Record<string, Champ>>;
type ValeursDe<C extends Champs> = { [Nom in keyof C]: C[Nom] extends Champ<infer Valeur> ? Valeur : never };

/** The form as a page shows it: what was typed, what is wrong, and the rule that refused it. */
export type FormState = {
  readonly values: RawValues;
  readonly errors: Readonly<Record<string, string>>;
  readonly refus?: string;
};
export const VIDE: FormState = { values: {}, errors: {} };

/** `name` is the room of the form; `regle` checks several fields together and answers one sentence per field. */
export function form<const C extends Champs>(
  name: `${string}.${string}`,
  champs: C,
  regle?: (values: ValeursDe<C>) => Readonly<Record<string, string>>,
) {
  const shape = Object.fromEntries(Object.entries(champs).map(([nom, { schema }]) => [nom, schema]));
  const schema = z.object(shape);
  return {
    name,
    champs,
    schema,
    /** The values, typed, or `InvalidInput` with one sentence per field. */
    read(raw: RawValues): ValeursDe<C> {
      const cleaned = Object.fromEntries(Object.keys(champs).map((nom) => [nom, clean(champs[nom], raw[nom])]));
      const parsed = schema.safeParse(cleaned);
      if (!parsed.success) throw new InvalidInput(messages(parsed.error));
      const values = parsed.data as ValeursDe<C>;
      const broken = regle?.(values) ?? {};
      if (Object.keys(broken).length > 0) throw new InvalidInput(broken);
      return values;
    },
  };
}
export type Form<C extends Champs = Champs> = ReturnType<typeof form<C>>;
export type AnyForm = { readonly name: string; readonly champs: Champs; readonly schema: z.ZodType };
export type ValeursDuFormulaire<F extends { read: (raw: RawValues) => unknown }> = ReturnType<F['read']>;

/** Every text field gets a string, every list an array: a missing or repeated parameter is no surprise further on. */
function clean(champ: Champ | undefined, value: string | readonly string[] | undefined): string | string[] {
  if (champ?.type === 'cases') return (typeof value === 'string' ? [value] : [...(value ?? [])]).map(saisieNettoyee);
  const text = typeof value === 'string' ? value : (value?.at(-1) ?? '');
  return champ?.type === 'motDePasse' ? text : saisieNettoyee(text);
}

const messages = (error: z.ZodError) => {
  const found: Record<string, string> = {};
  for (const issue of error.issues) found[String(issue.path[0])] ??= issue.message;
  return found;
};

/** Raw values from typed ones: to show a form already filled. */
export const rawValues = (values: Readonly<Record<string, unknown>>): RawValues =>
  Object.fromEntries(
    Object.entries(values).map(([nom, valeur]) => {
      if (Array.isArray(valeur)) return [nom, valeur.map(String)];
      if (valeur === true) return [nom, 'oui'];
      return [nom, valeur === null || valeur === undefined || valeur === false ? '' : String(valeur)];
    }),
  );
