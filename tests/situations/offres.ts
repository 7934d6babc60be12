import { declarerPublication, rediger } from '#domain/offres/index.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Banc } from '#tests/support/base.ts';
import { acteur } from './comptes.ts';
import { uneStructureActivee } from './concertation.ts';

/** A reference that emploi-territorial.fr could give: entered on 1 February 2021 in the Allier. */
export const REFERENCE = 'O003210201000428';

/** Somebody of a structure. */
export const laStructure = (structureId: string) => acteur('structure', { type: 'structure', structureId });

export const UNE_FICHE = {
  intitule: 'Conseillère ou conseiller numérique',
  missions: 'Ateliers d’initiation et permanences.',
  profil: 'De la patience.',
  conditions: 'Contrat de projet de 24 mois.',
  lieux: 'Mairie et médiathèque.',
  candidaturesEmail: 'recrutement@demonstration.example',
};

/** A structure with posts to fill, whose fiche de poste is written. */
export async function uneFicheEcrite(banc: Banc, options: Parameters<typeof uneStructureActivee>[1] = {}) {
  const structure = await uneStructureActivee(banc, options);
  const { structureId } = structure;
  await rediger(banc.tools, laStructure(structureId), { structureId, ...UNE_FICHE });
  return { ...structure, acteur: laStructure(structureId) };
}

/** The same, published today. */
export async function uneOffre(
  banc: Banc,
  {
    reference = REFERENCE,
    ...options
  }: { reference?: string } & NonNullable<Parameters<typeof uneStructureActivee>[1]> = {},
) {
  const structure = await uneFicheEcrite(banc, options);
  await declarerPublication(banc.tools, structure.acteur, {
    structureId: structure.structureId,
    reference,
    publieeLe: dateCivile(banc.tools.clock()),
    urgenceMotif: null,
  });
  const { numero } = await banc.tools.db
    .selectFrom('fiches_de_poste')
    .select('numero')
    .where('structure_id', '=', structure.structureId)
    .executeTakeFirstOrThrow();
  return { ...structure, numeroOffre: numero };
}
