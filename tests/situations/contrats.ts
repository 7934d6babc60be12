import { enregistrerSignature, preparerContrat } from '#domain/contrats/index.ts';
import { declarerPublication, rediger } from '#domain/offres/index.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import type { Banc } from '#tests/support/base.ts';
import { uneStructureActrice } from './candidats.ts';
import { unEnvoi, uneStructureConforme } from './conformite.ts';
import { REFERENCE, UNE_FICHE } from './offres.ts';

const DELAI = 31;

/** What a structure fills in: right in every respect, from the bench's day on. */
export const desTermes = (banc: Banc, autres: Partial<Parameters<typeof preparerContrat>[2]> = {}) => ({
  type: 'contrat_de_projet' as const,
  debut: ajouterJours(dateCivile(banc.tools.clock()), 20),
  dureeMois: 24,
  remunerationCentimes: 190_000,
  tempsPlein: true,
  lieu: 'Mairie et médiathèque.',
  missions: 'Accompagner les habitants dans leurs démarches en ligne.',
  deliberationNumero: 'D-2021-12',
  deliberationLe: dateCivile(banc.tools.clock()),
  ...autres,
});

type Options = Parameters<typeof uneStructureConforme>[1];

/** A public structure whose subsidy is accepted, its fiche de poste published long enough ago, somebody chosen. */
export async function uneRecrue(banc: Banc, options: Options = {}) {
  const structure = await uneStructureConforme(banc, options);
  const elle = uneStructureActrice(structure.structureId);
  const { structureId } = structure;
  await rediger(banc.tools, elle, { structureId, ...UNE_FICHE });
  await declarerPublication(banc.tools, elle, {
    structureId,
    reference: REFERENCE,
    publieeLe: dateCivile(banc.tools.clock()),
    urgenceMotif: null,
  });
  banc.avancer({ jours: DELAI });
  return { ...structure, acteur: elle };
}

/** The same, its contract prepared. */
export async function unContratPrepare(
  banc: Banc,
  termes: Parameters<typeof desTermes>[1] = {},
  options: Options = {},
) {
  const recrue = await uneRecrue(banc, options);
  const contratId = await preparerContrat(banc.tools, recrue.acteur, {
    relationId: recrue.relationId,
    ...desTermes(banc, termes),
  });
  return { ...recrue, contratId };
}

/** Signs today. */
export const signer = async (
  banc: Banc,
  { acteur, relationId }: Pick<Awaited<ReturnType<typeof uneRecrue>>, 'acteur' | 'relationId'>,
  signeLe?: string,
) =>
  enregistrerSignature(
    banc.tools,
    acteur,
    { relationId, signeLe: signeLe ?? dateCivile(banc.tools.clock()) },
    { ...(await unEnvoi(banc)), champ: 'fichier' },
  );

/** A conseiller under contract. */
export async function unContratSigne(banc: Banc, termes: Parameters<typeof desTermes>[1] = {}, options: Options = {}) {
  const contrat = await unContratPrepare(banc, termes, options);
  await signer(banc, contrat);
  return contrat;
}
