import { listerThemes } from '#domain/activites/index.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import type { Option } from '#platform/form/form.ts';
import { RUBRIQUES, type Rubrique } from './ressources.ts';

/** A subject as a list of choices writes it: « theme-4 », « metier ». */
const DU_THEME = 'theme-';
const estRubrique = (valeur: string): valeur is Rubrique => valeur in RUBRIQUES;

/** The subjects of the library: those of the activities (guide, « Missions »), then the project's own. */
export const listerSujets = async (db: Db, now: Date): Promise<readonly Option[]> => [
  ...(await listerThemes(db, dateCivile(now))).map(({ numero, libelle }) => ({
    valeur: `${DU_THEME}${numero}`,
    libelle,
  })),
  ...Object.entries(RUBRIQUES).map(([valeur, libelle]) => ({ valeur, libelle })),
];

/** What a choice says; nothing for one that is not in the list. */
export function lireSujet(valeur: string): { readonly theme: number } | { readonly rubrique: Rubrique } | undefined {
  if (estRubrique(valeur)) return { rubrique: valeur };
  const numero = new RegExp(`^${DU_THEME}(\\d{1,2})$`).exec(valeur)?.[1];
  return numero ? { theme: Number(numero) } : undefined;
}

/** The same, back: what a form shows as chosen. */
export const sujetEcrit = ({
  theme,
  rubrique,
}: {
  readonly theme: number | null;
  readonly rubrique: Rubrique | null;
}) => (theme === null ? (rubrique ?? '') : `${DU_THEME}${theme}`);
