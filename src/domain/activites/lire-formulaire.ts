import { resoudreCommune } from '#domain/territoires/index.ts';
import type { Db } from '#platform/db/guard.ts';
import { saisieDuFormulaire, type ValeursDActivite } from './formulaire.ts';
import { communeADire } from './regles.ts';

/** What the gestures take, from what the form gave. @throws InvalidInput on `commune` when none, or several, may be meant */
export async function lireSaisie(db: Db, values: ValeursDActivite) {
  const { ou, commune, communeCode } = values;
  const dite = commune !== '' && communeADire(ou);
  return saisieDuFormulaire(values, dite ? (await resoudreCommune(db, commune, communeCode)).code : '');
}
