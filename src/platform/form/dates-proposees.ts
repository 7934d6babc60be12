import { heureDeParisVers } from '#platform/dates.ts';
import { InvalidInput } from '#platform/errors.ts';
import { texte, texteFacultatif } from './champs.ts';
import type { Champ } from './form.ts';

const FORMAT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/;
const FRANCAIS = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\s*(?:à|,)?\s*(\d{1,2})\s*(?:h|:)\s*(\d{2})?$/;

/**
 * A date and its hour, in Paris: the browser's own field, or « 18/02/2021 10 h 30 » typed by hand. `vide` makes it
 * mandatory, and says what to do.
 */
export const moment = ({ libelle, indication, vide }: Definition): Champ<string> => {
  const commun = { libelle, max: 40, ...(indication && { indication }) };
  return { ...(vide ? texte({ ...commun, vide }) : texteFacultatif(commun)), type: 'moment' };
};
type Definition = { readonly libelle: string; readonly indication?: string; readonly vide?: string };

/** The moments of several fields, those left empty aside. @throws InvalidInput on the field that says nothing. */
export function momentsDe(champs: Readonly<Record<string, string>>): Date[] {
  return Object.entries(champs)
    .filter(([, saisi]) => saisi !== '')
    .map(([nom, saisi]) => {
      const lu = lire(saisi);
      if (!lu) throw new InvalidInput({ [nom]: 'Donnez le jour et l’heure, par exemple 18/02/2021 10:30.' });
      return lu;
    });
}

function lire(saisi: string): Date | undefined {
  const iso = FORMAT.exec(saisi);
  if (iso) return heureDeParisVers(iso[1] ?? '', Number(iso[2]), Number(iso[3]));
  const ecrit = FRANCAIS.exec(saisi);
  if (!ecrit) return undefined;
  const [, jour = '', mois = '', annee = '', heure = '', minute = '0'] = ecrit;
  return heureDeParisVers(`${annee}-${mois.padStart(2, '0')}-${jour.padStart(2, '0')}`, Number(heure), Number(minute));
}
