import { z } from 'zod';
import { base, type Commun, type Requis } from './commun.ts';
import type { Champ, Option } from './form.ts';

const parmi = (options: readonly Option[], vide: string) =>
  z.string(vide).refine((valeur) => options.some((option) => option.valeur === valeur), vide);

/** One answer among a few, all visible. */
export const choix = <const V extends string>(
  definition: Requis & { options: readonly (Option & { valeur: V })[] },
): Champ<V> => ({
  ...base('choix', definition, true),
  options: definition.options,
  schema: parmi(definition.options, definition.vide).transform((valeur) => valeur as V),
});

/** One answer among many, in a drop-down list. */
export const liste = <const V extends string>(
  definition: Requis & { options: readonly (Option & { valeur: V })[] },
): Champ<V> => ({
  ...choix(definition),
  type: 'liste',
});

/** Several answers. `vide` makes at least one mandatory. */
export const cases = <const V extends string>(
  definition: Commun & { vide?: string; options: readonly (Option & { valeur: V })[] },
): Champ<V[]> => {
  const { options, vide } = definition;
  const connues = z
    .array(z.string())
    .max(200)
    .transform((valeurs) => options.map(({ valeur }) => valeur).filter((valeur) => valeurs.includes(valeur)));
  const schema = vide ? connues.refine((valeurs) => valeurs.length > 0, vide) : connues;
  return { ...base('cases', definition, vide !== undefined), options, schema };
};

/** One box to tick. `vide` makes it mandatory. */
export const caseACocher = (definition: Commun & { vide?: string }): Champ<boolean> => ({
  ...base('case', definition, definition.vide !== undefined),
  schema: z
    .string()
    .transform((valeur) => valeur === 'oui')
    .refine((valeur) => valeur || definition.vide === undefined, definition.vide ?? ''),
});
