import { z } from 'zod';
import { dateExiste } from '#platform/dates.ts';
import { base, type Commun, type Requis } from './commun.ts';
import type { Champ } from './form.ts';

export { caseACocher, cases, choix, liste } from './choix.ts';
export { heure } from './heure.ts';

const trop = (max: number) => `Ce texte est trop long : ${max} caractères au plus.`;

export const texte = (
  definition: Requis & { max?: number; regle?: (valeur: string) => string | undefined },
): Champ<string> => {
  const max = definition.max ?? 250;
  return {
    ...base('texte', definition, true),
    maxLength: max,
    schema: avecRegle(z.string(definition.vide).min(1, definition.vide).max(max, trop(max)), definition.regle),
  };
};

export const texteFacultatif = (
  definition: Commun & { max?: number; regle?: (valeur: string) => string | undefined },
): Champ<string> => {
  const max = definition.max ?? 250;
  return {
    ...base('texte', definition, false),
    maxLength: max,
    schema: avecRegle(z.string().max(max, trop(max)), (valeur) => (valeur ? definition.regle?.(valeur) : undefined)),
  };
};

export const texteLong = (definition: Commun & { vide?: string; max?: number }): Champ<string> => {
  const max = definition.max ?? 4000;
  const schema = definition.vide ? z.string(definition.vide).min(1, definition.vide) : z.string();
  return {
    ...base('texteLong', definition, definition.vide !== undefined),
    maxLength: max,
    schema: schema.max(max, trop(max)),
  };
};

const ADRESSE = /^[^\s@<>()",;:\\]{1,64}@(?:[\p{L}\d](?:[\p{L}\d-]{0,62})\.)+\p{L}{2,}$/u;
export const email = (definition: Partial<Requis> = {}): Champ<string> => {
  const vide = definition.vide ?? 'Indiquez une adresse électronique.';
  const libelle = definition.libelle ?? 'Adresse électronique';
  const indication = definition.indication ?? 'Par exemple : nom@domaine.fr';
  const schema = z
    .string(vide)
    .min(1, vide)
    .max(254, trop(254))
    .regex(ADRESSE, 'Cette adresse électronique n’est pas complète. Vérifiez-la, par exemple : nom@domaine.fr.')
    .transform((valeur) => valeur.toLowerCase());
  return {
    ...base('email', { ...definition, libelle, indication, autoComplete: definition.autoComplete ?? 'email' }, true),
    maxLength: 254,
    schema,
  };
};

const TELEPHONE = /^(?:\+\d{8,15}|0[1-9]\d{8})$/;
const telephoneNettoye = (valeur: string) => valeur.replaceAll(/[\s.\-()\u00a0]/g, '').replace(/^00/, '+');
export const telephone = (definition: Partial<Requis> = {}): Champ<string> => {
  const { vide } = definition;
  const libelle = definition.libelle ?? 'Téléphone';
  const schema = z
    .string()
    .max(30, trop(30))
    .transform(telephoneNettoye)
    .refine((valeur) => (valeur === '' ? vide === undefined : TELEPHONE.test(valeur)), {
      error: (issue) =>
        issue.input === '' && vide
          ? vide
          : 'Ce numéro n’est pas complet. Donnez dix chiffres, par exemple 01 23 45 67 89, ou un numéro commençant par +.',
    });
  return {
    ...base(
      'telephone',
      { ...definition, libelle, autoComplete: definition.autoComplete ?? 'tel' },
      vide !== undefined,
    ),
    maxLength: 30,
    schema,
  };
};

export const nombre = (definition: Requis & { min: number; max: number }): Champ<number> => {
  const { vide, min, max } = definition;
  const schema = z
    .string(vide)
    .min(1, vide)
    .transform((valeur) => valeur.replaceAll(/[\s\u00a0\u202f]/g, ''))
    .refine((valeur) => /^-?\d{1,12}$/.test(valeur), 'Indiquez un nombre entier, en chiffres.')
    .transform(Number)
    .refine((valeur) => valeur >= min && valeur <= max, `Indiquez un nombre compris entre ${min} et ${max}.`);
  return { ...base('nombre', definition, true), schema };
};

/**
 * A civil date. The browser's own date field sends `AAAA-MM-JJ`; people without it may type `JJ/MM/AAAA`. Without `vide`
 * it may be left empty, and is then an empty text.
 */
export const date = (
  definition: Commun & { vide?: string; regle?: (valeur: string) => string | undefined },
): Champ<string> => {
  const { vide } = definition;
  const fausse = 'Cette date n’existe pas. Donnez-la sous la forme jour/mois/année, par exemple 04/02/2021.';
  const schema = z
    .string(vide)
    .min(vide === undefined ? 0 : 1, vide)
    .max(20, fausse)
    .transform((valeur) =>
      valeur.replace(
        /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/,
        (_, j: string, m: string, a: string) => `${a}-${m.padStart(2, '0')}-${j.padStart(2, '0')}`,
      ),
    )
    .refine(
      (valeur) => valeur === '' || (dateExiste(valeur) && valeur >= '1900-01-01' && valeur <= '2100-12-31'),
      fausse,
    );
  return { ...base('date', definition, vide !== undefined), schema: avecRegle(schema, definition.regle) };
};

export const motDePasse = (definition: Requis): Champ<string> => ({
  ...base('motDePasse', definition, true),
  maxLength: 128,
  schema: z
    .string(definition.vide)
    .min(1, definition.vide)
    .max(128, 'Ce mot de passe est trop long : 128 caractères au plus.'),
});

/** Six digits of a second factor, or a back-up code. */
export const code = (definition: Requis): Champ<string> => ({
  ...base('code', { ...definition, autoComplete: 'one-time-code' }, true),
  maxLength: 30,
  schema: z
    .string(definition.vide)
    .transform((valeur) => valeur.replaceAll(/\s/g, ''))
    .refine((valeur) => valeur.length > 0 && valeur.length <= 30, definition.vide),
});

/** A file. Its content is checked by the gesture that keeps it, which says what to do when it is not good. */
export const fichier = (definition: { libelle: string; indication: string; plusieurs?: boolean }): Champ<string> => ({
  ...base('fichier', definition, true),
  plusieurs: definition.plusieurs,
  schema: z.string(),
});

/** A value the page carries from one request to the next; never trusted more than any other. */
export const cache = (definition: { max?: number } = {}): Champ<string> => ({
  ...base('cache', { libelle: '' }, false),
  schema: z.string().max(definition.max ?? 200),
});

function avecRegle(
  schema: z.ZodType<string>,
  regle: ((valeur: string) => string | undefined) | undefined,
): z.ZodType<string> {
  if (!regle) return schema;
  return schema.check((context) => {
    const refus = regle(context.value);
    if (refus) context.issues.push({ code: 'custom', message: refus, input: context.value });
  });
}
