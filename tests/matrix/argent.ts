import { saisirRib } from '#domain/versements/index.ts';
import { uneStructureActrice } from '#tests/situations/candidats.ts';
import { BIC, IBAN } from '#tests/situations/versements.ts';
import type { Banc } from '#tests/support/base.ts';

/** An account to check, a batch being prepared, and the post of the contract that is signed. */
export async function lArgent({ tools }: Banc, structureId: string, ordonnateurId: string) {
  const ribId = await saisirRib(tools, uneStructureActrice(structureId), {
    titulaire: 'Trésorerie d’essai',
    iban: IBAN,
    bic: BIC,
  });
  const now = tools.clock();
  const { id: lotId } = await tools.db
    .insertInto('lots')
    .values({ statut: 'en_preparation', statut_le: now, cree_le: now, prepare_par: ordonnateurId })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: posteId } = await tools.db
    .selectFrom('postes')
    .select('id')
    .where('structure_id', '=', structureId)
    .executeTakeFirstOrThrow();
  return { structureId, ribId, lotId, posteId };
}

/** The things behind each address of the money: its agents see the nation. */
export function ressourcesDeLArgent(
  { structureId, ribId, lotId, posteId }: Awaited<ReturnType<typeof lArgent>>,
  inconnu: string,
) {
  const nation = (id: string) => ({ propre: { id }, autre: { id: inconnu }, inconnu: { id: inconnu } });
  const sur = (base: string, suites: readonly string[], id: string) =>
    suites.map((suite) => [`${base}/:id${suite}`, nation(id)]);
  return Object.fromEntries([
    ...sur(
      '/banque/lots',
      ['', '/ecarter', '/retourner', '/soumettre', '/abandonner', '/valider', '/fichier', '/export'],
      lotId,
    ),
    ...sur('/banque/ribs', ['', '/valider'], ribId),
    ...sur('/anct/versements/structures', [''], structureId),
    ...sur('/anct/versements/postes', ['/retenir', '/liberer'], posteId),
  ]);
}
