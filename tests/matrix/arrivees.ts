import { commanderKit, expedierKits } from '#domain/arrivee/index.ts';
import { UN_KIT } from '#tests/situations/arrivee.ts';
import { uneStructureActrice } from '#tests/situations/candidats.ts';
import { anct } from '#tests/situations/comptes.ts';
import type { Banc } from '#tests/support/base.ts';

/**
 * The arrival of the conseiller of this file, whose structure is another; one opened for the contract that this structure
 * prepares; and a sending.
 */
export async function lesArrivees({ tools }: Banc, { structureId, siens }: { structureId: string; siens: string }) {
  const { db } = tools;
  const now = tools.clock();
  const celle = async (une: string) =>
    (await db.selectFrom('arrivees').select('id').where('structure_id', '=', une).executeTakeFirstOrThrow()).id;
  const prepare = await db
    .selectFrom('contrats as k')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .select(['k.id', 'c.numero'])
    .where('k.structure_id', '=', siens)
    .executeTakeFirstOrThrow();
  const { id: propre } = await db
    .insertInto('arrivees')
    .values({
      contrat_id: prepare.id,
      structure_id: siens,
      conseiller: prepare.numero,
      statut: 'ouverte',
      statut_le: now,
      cree_le: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('kits').values({ arrivee_id: propre, statut: 'a_commander', statut_le: now }).execute();
  await commanderKit(tools, uneStructureActrice(siens), { arriveeId: propre, ...UN_KIT });
  const { envoiId } = await expedierKits(tools, anct(), { envois: [{ arriveeId: propre, suivi: 'COLIS' }] });
  return { propre, autre: await celle(structureId), envoiId };
}

/** The arrival behind each address: ANCT sees the nation, the préfecture of the Rhône nothing of the Allier. */
export function ressourcesDesArrivees(
  { propre, autre, envoiId }: Awaited<ReturnType<typeof lesArrivees>>,
  inconnu: string,
) {
  const sienne = { propre: { id: propre }, autre: { id: autre }, inconnu: { id: inconnu } };
  const nation = (id: string) => ({ propre: { id }, autre: { id: inconnu }, inconnu: { id: inconnu } });
  return Object.fromEntries([
    ...['', '/equipement', '/dates', '/kit', '/kit/manque', '/kit/recu'].map((suite) => [
      `/structure/arrivees/:id${suite}`,
      sienne,
    ]),
    ['/prefecture/arrivees/:id', nation(propre)],
    ['/anct/arrivees/:id', nation(propre)],
    ['/anct/arrivees/envois/:id', nation(envoiId)],
    ['/anct/arrivees/envois/:id/annuler', nation(envoiId)],
  ]);
}
