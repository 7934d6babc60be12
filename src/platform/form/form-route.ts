import { z } from 'zod';
import { InvalidInput, Refused } from '#platform/errors.ts';
import {
  type Answer,
  type AnyRoute,
  type PageAnswer,
  type RateClass,
  type Right,
  type Route,
  route,
} from '#platform/routes.ts';
import { garderBrouillon, jeterBrouillon, lireBrouillon } from './brouillons.ts';
import { type AnyForm, type FormState, type RawValues, VIDE } from './form.ts';

/** The body of a form: strings and lists of strings, nothing else. */
export const corpsDeFormulaire: z.ZodType<RawValues> = z.record(
  z.string().max(100),
  z.union([z.string(), z.array(z.string())]),
);

type FormRoute<Path extends string, Values> = {
  path: Path;
  right: Right;
  /** Audit name of the page shown; the gesture has its own. */
  audit: `${string}.${string}`;
  rate?: RateClass;
  form: AnyForm & { read: (raw: RawValues) => Values };
  /** What the form shows at first: a draft left half-way comes before. */
  initial?: (requete: RequeteDe<Path>) => Promise<RawValues>;
  page: (requete: RequeteDe<Path>, state: FormState) => Promise<PageAnswer>;
  submit: (requete: RequeteDe<Path>, values: Values) => Promise<Answer>;
  /** Keeps what is typed until the form succeeds. */
  brouillon?: boolean;
  upload?: number;
};
type RequeteDe<Path extends string> = Parameters<Route<Path, unknown>['answer']>[0];

/** A page with a form: GET shows it, POST does it then redirects, or shows it again with what is wrong. */
export function formRoute<const Path extends string, Values>(definition: FormRoute<Path, Values>): AnyRoute[] {
  const { path, right, audit, form, initial, page, submit, brouillon, upload } = definition;
  const shown = async (requete: RequeteDe<Path>): Promise<FormState> => {
    const draft = brouillon ? await lireBrouillon(requete, form.name) : undefined;
    return { ...VIDE, values: draft ?? (await initial?.(requete)) ?? {} };
  };
  const again = async (requete: RequeteDe<Path>, values: RawValues, problem: unknown): Promise<Answer> => {
    if (brouillon) await garderBrouillon(requete, form, values);
    if (problem instanceof InvalidInput)
      return { page: { ...(await page(requete, { values, errors: problem.fields })), statut: 422 } };
    if (problem instanceof Refused)
      return { page: { ...(await page(requete, { values, errors: {}, refus: problem.message })), statut: 409 } };
    throw problem;
  };
  const get = route<Path, unknown>({
    method: 'GET',
    path,
    right,
    audit,
    rate: 'page',
    input: z.unknown(),
    answer: async (requete) => ({ page: await page(requete, await shown(requete)) }),
  });
  const post = route<Path, unknown>({
    method: 'POST',
    path,
    right,
    audit,
    rate: definition.rate ?? 'formulaire',
    input: corpsDeFormulaire,
    form,
    ...(upload && { upload }),
    async answer(requete) {
      const raw = corpsDeFormulaire.parse(requete.input);
      try {
        const answer = await submit(requete, form.read(raw));
        if (brouillon) await jeterBrouillon(requete, form.name);
        return answer;
      } catch (problem) {
        return again(requete, raw, problem);
      }
    },
  });
  return [get, post];
}
