import { declarerRupture } from '#domain/ruptures/index.ts';
import { saisirRib } from '#domain/versements/index.ts';
import { uneStructureActrice } from '#tests/situations/candidats.ts';
import { BIC, IBAN } from '#tests/situations/versements.ts';
import type { Banc } from '#tests/support/base.ts';

/** An account to check, a batch being prepared, and the post of the contract that is signed. */
export async function lArgent(
  { tools }: Banc,
  {
    structureId,
    ordonnateurId,
    siens,
    ailleurs,
  }: Record<'structureId' | 'ordonnateurId' | 'siens' | 'ailleurs', string>,
) {
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
  const contrat = await tools.db
    .selectFrom('contrats')
    .select(['id', 'debut', 'poste_id'])
    .where('structure_id', '=', structureId)
    .where('statut', '=', 'signe')
    .executeTakeFirstOrThrow();
  const posteId = contrat.poste_id;
  const unPoste = async (une: string) =>
    (await tools.db.selectFrom('postes').select('id').where('structure_id', '=', une).executeTakeFirstOrThrow()).id;
  await declarerRupture(tools, uneStructureActrice(structureId), {
    contratId: contrat.id,
    motif: 'demission',
    precisions: '',
    effetLe: contrat.debut,
  });
  const { id: ruptureId } = await tools.db.selectFrom('ruptures').select('id').executeTakeFirstOrThrow();
  const { id: recouvrementId } = await tools.db
    .insertInto('recouvrements')
    .values({
      rupture_id: ruptureId,
      poste_id: posteId,
      structure_id: structureId,
      centimes: 100,
      statut: 'demande',
      statut_le: now,
      demande_le: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const postes = { sien: await unPoste(siens), autre: await unPoste(ailleurs) };
  return { structureId, ribId, lotId, posteId, ruptureId, recouvrementId, postes };
}

/** The things behind each address of the money: its agents see the nation. */
export function ressourcesDeLArgent(argent: Awaited<ReturnType<typeof lArgent>>, inconnu: string) {
  const { structureId, ribId, lotId, posteId, ruptureId, recouvrementId, postes } = argent;
  const sienOuAutre = { propre: { id: postes.sien }, autre: { id: postes.autre }, inconnu: { id: inconnu } };
  const nation = (id: string) => ({ propre: { id }, autre: { id: inconnu }, inconnu: { id: inconnu } });
  const sur = (base: string, suites: readonly string[], id: string) =>
    suites.map((suite) => [`${base}/:id${suite}`, nation(id)]);
  return Object.fromEntries([
    ...[
      '/prefecture/postes/:id',
      '/structure/postes/:id',
      '/prefecture/postes/:id/solde',
      '/structure/postes/:id/solde',
      '/structure/postes/:id/rupture',
      '/structure/postes/:id/retirer-rupture',
    ].map((path) => [path, sienOuAutre]),
    ...sur(
      '/banque/lots',
      ['', '/ecarter', '/retourner', '/soumettre', '/abandonner', '/valider', '/fichier', '/export'],
      lotId,
    ),
    ...sur('/banque/ribs', ['', '/valider'], ribId),
    ...sur('/anct/versements/structures', [''], structureId),
    ...sur('/banque/recouvrements', [''], recouvrementId),
    ...sur('/anct/ruptures', ['', '/confirmer', '/rembourser', '/renoncer', '/document'], ruptureId),
    ...['anct', 'banque'].flatMap((espace) => sur(`/${espace}/postes`, ['', '/solde'], posteId)),
    ...sur('/anct/versements/postes', ['/retenir', '/liberer'], posteId),
  ]);
}
