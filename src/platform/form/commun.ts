import type { Champ } from './form.ts';

/**
 * The fields a form is made of. `vide` is the sentence shown when nothing was given: it says what to do,
 * and its presence makes the field mandatory.
 */
export type Commun = { libelle: string; indication?: string; autoComplete?: string };
export type Requis = Commun & { vide: string };

export const base = (type: Champ['type'], { libelle, indication, autoComplete }: Commun, requis: boolean) => ({
  type,
  libelle,
  indication,
  autoComplete,
  requis,
});
