import type { Db, Tx } from '#platform/db/guard.ts';
import { InvalidInput } from '#platform/errors.ts';
import { type Commune, communeEcrite, trouverCommunes } from './readings.ts';

/**
 * The one commune that a person means by what was typed, and by the code chosen in the list when several correspond.
 * @throws InvalidInput on the field `commune`, with what to do
 */
export async function resoudreCommune(db: Db | Tx, texte: string, codeChoisi: string): Promise<Commune> {
  const trouvees = await trouverCommunes(db, texte);
  const choisie = trouvees.find(({ code }) => code === codeChoisi) ?? (trouvees.length === 1 ? trouvees[0] : undefined);
  if (choisie) return choisie;
  throw new InvalidInput({
    commune:
      trouvees.length === 0
        ? 'Cette commune n’est pas connue. Vérifiez son nom, ou donnez son code postal.'
        : 'Plusieurs communes correspondent : choisissez la vôtre dans la liste, sous ce champ.',
  });
}

/** Communes to choose from, with their département: names are shared. */
export const optionsDeCommune = (communes: readonly Commune[]) =>
  communes.map((commune) => ({ valeur: commune.code, libelle: `${communeEcrite(commune)}, ${commune.departement}` }));
