import type { Context } from '#platform/action.ts';
import { NotFound } from '#platform/errors.ts';
import { nomTri } from '#platform/texte.ts';
import { changerStatut, type StructureVerrouillee, verrouillerStructure } from './changer-statut.ts';
import { enregistrerCorrection } from './enregistrer-correction.ts';
import { typeIdentifiant } from './siret.ts';

type Identite = {
  readonly siret: string;
  readonly nom: string;
  readonly adresse: string;
  readonly communeCode: string;
};

/**
 * Communes that merge give the structure another number, name and place: who it was stays in its history. Answers it as
 * it is now. @throws Refused when the number is another registration's
 */
export async function changerIdentite(
  context: Context,
  structureId: string,
  { siret, nom, adresse, communeCode }: Identite,
  motif: string,
): Promise<StructureVerrouillee> {
  const commune = await context.tx
    .selectFrom('communes')
    .select(['code', 'departement_code'])
    .where('code', '=', communeCode)
    .executeTakeFirst();
  if (!commune) throw new NotFound(`commune ${communeCode}`);
  await enregistrerCorrection(context, await verrouillerStructure(context, structureId), {
    geste: 'changerIdentite',
    apres: {
      identifiant: siret,
      type_identifiant: typeIdentifiant(siret),
      nom,
      nom_tri: nomTri(nom),
      adresse,
      commune_code: commune.code,
      departement_code: commune.departement_code,
    },
    motif,
  });
  return verrouillerStructure(context, structureId);
}

/** A structure whose posts went to another by a merger is closed. @throws Refused */
export const fusionner = async (context: Context, structureId: string, motif: string): Promise<void> =>
  changerStatut(context, await verrouillerStructure(context, structureId), 'fusionner', motif);
