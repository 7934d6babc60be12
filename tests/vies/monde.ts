import { peuplerCandidats, recruterPourMesure } from '#domain/candidats/index.ts';
import { activerPourMesure, pourvoirPourMesure } from '#domain/concertation/index.ts';
import { peuplerContrats } from '#domain/contrats/index.ts';
import { peuplerConventions } from '#domain/conventions/index.ts';
import { peuplerRecrues } from '#domain/mise-en-relation/index.ts';
import { peuplerStructures } from '#domain/structures/index.ts';
import { peuplerRibs } from '#domain/versements/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { unAdministrateur } from '#tests/situations/avenants.ts';
import type { Banc } from '#tests/support/base.ts';

/** A post under contract, and another structure that hosts conseillers too. */
export type Poste = { readonly id: string; readonly contratId: string; readonly voisine: string };
export type Vie = { readonly banc: Banc; readonly poste: Poste; readonly hasard: number };
export const POSTES = 40;

export const aujourdhui = ({ tools }: Banc) => dateCivile(tools.clock());

const administrateurs = new WeakMap<Banc, Map<string, Actor>>();
/** An administrator of a structure, the same each time. */
export async function administrateurDe(banc: Banc, structureId: string): Promise<Actor> {
  const connus = administrateurs.get(banc) ?? new Map<string, Actor>();
  administrateurs.set(banc, connus);
  const connu = connus.get(structureId) ?? (await unAdministrateur(banc, structureId));
  connus.set(structureId, connu);
  return connu;
}

/** The structure that holds the post now, and who acts for it. */
export async function detenteur({ banc, poste }: Vie) {
  const { structure_id: structureId } = await banc.tools.db
    .selectFrom('postes')
    .select('structure_id')
    .where('id', '=', poste.id)
    .executeTakeFirstOrThrow();
  return { structureId, elle: await administrateurDe(banc, structureId) };
}

/** Posts under contract since today, one a structure, each payable; every structure may receive another’s. */
export async function desPostes(banc: Banc): Promise<readonly Poste[]> {
  const { tools } = banc;
  const now = tools.clock();
  await peuplerStructures(tools.db, POSTES, now);
  await peuplerCandidats(tools.db, POSTES, now);
  await activerPourMesure(tools.db, POSTES, now);
  await pourvoirPourMesure(tools.db);
  await recruterPourMesure(tools.db, POSTES);
  await peuplerRecrues(tools.db, now);
  await peuplerContrats(tools.db, now, dateCivile(now), 1);
  await peuplerConventions(tools.db, now);
  await peuplerRibs(tools);
  const structures = await tools.db.selectFrom('structures').select(['id', 'numero']).orderBy('numero').execute();
  await tools.db
    .insertInto('dossiers_conformite')
    .values(
      structures.map(({ id }) => ({
        structure_id: id,
        statut: 'conforme' as const,
        statut_le: now,
        ouvert_le: now,
        depose_le: now,
      })),
    )
    .execute();
  const contrats = await tools.db
    .selectFrom('contrats')
    .select(['id', 'structure_id', 'poste_id'])
    .orderBy('numero')
    .execute();
  return contrats.map(({ id, poste_id }, rang) => ({
    id: poste_id,
    contratId: id,
    voisine: contrats[(rang + 1) % contrats.length]?.structure_id ?? '',
  }));
}
