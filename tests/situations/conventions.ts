import { deposerConventionSignee } from '#domain/conventions/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Banc } from '#tests/support/base.ts';
import { acteur, unCompte } from './comptes.ts';
import { unEnvoi, uneStructureConforme } from './conformite.ts';

type Options = Parameters<typeof uneStructureConforme>[1];

/** Somebody of the operator, with an account. */
export async function unAgentDeLaBanque(banc: Banc): Promise<Actor & { email: string }> {
  const compte = await unCompte(banc, { role: 'banque_des_territoires' });
  return { ...acteur('banque_des_territoires'), id: compte.id, email: compte.email };
}

/** A convention written, for a structure whose administrator is `signataire`. */
export async function uneConvention(banc: Banc, options: Options = {}) {
  const structure = await uneStructureConforme(banc, options);
  await banc.faireTravailler();
  const compte = await unCompte(banc, { role: 'structure', structureId: structure.structureId, administrateur: true });
  const { id, numero } = await banc.tools.db
    .selectFrom('conventions')
    .select(['id', 'numero'])
    .where('structure_id', '=', structure.structureId)
    .where('statut', '!=', 'annulee')
    .executeTakeFirstOrThrow();
  const signataire: Actor = { ...structure.acteur, id: compte.id, nom: 'Claude Essai' };
  return { ...structure, conventionId: id, numero, signataire, compte };
}
export type Convention = Awaited<ReturnType<typeof uneConvention>>;

/** One side deposits a copy that it signed: bytes of its own. */
export const deposerSigne = async (
  banc: Banc,
  qui: Actor,
  conventionId: string,
  contenu = `%PDF-1.7 signée par ${qui.id}`,
) =>
  deposerConventionSignee(
    banc.tools,
    qui,
    { conventionId, qualite: 'Maire' },
    { ...(await unEnvoi(banc, contenu)), champ: 'fichier' },
  );

/** The same, signed by the structure: the operator's turn. */
export async function uneConventionSigneeParLaStructure(banc: Banc, options: Options = {}) {
  const convention = await uneConvention(banc, options);
  await deposerSigne(banc, convention.signataire, convention.conventionId);
  return convention;
}
