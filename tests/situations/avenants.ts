import { demanderARendre } from '#domain/avenants/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Banc } from '#tests/support/base.ts';
import { uneStructureActrice } from './candidats.ts';
import { unCompte } from './comptes.ts';

/** An administrator of this structure, able to bind it. */
export async function unAdministrateur(banc: Banc, structureId: string): Promise<Actor> {
  const { id } = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
  return { ...uneStructureActrice(structureId), id };
}

/** The vacant posts of a structure that nobody is chosen for, by number. */
export const desPostesLibres = async ({ tools: { db } }: Banc, structureId: string) =>
  db
    .selectFrom('postes as p')
    .select(['p.id', 'p.numero'])
    .where('p.structure_id', '=', structureId)
    .where('p.statut', '=', 'vacant')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('mises_en_relation as m').select('m.id').whereRef('m.poste_id', '=', 'p.id'))),
    )
    .orderBy('p.numero')
    .execute();

/** A demand to give one free post back. */
export async function uneDemandeDeRendre(banc: Banc, structureId: string, qui?: Actor): Promise<string> {
  const [poste] = await desPostesLibres(banc, structureId);
  if (!poste) throw new Error('no free post');
  return demanderARendre(banc.tools, qui ?? (await unAdministrateur(banc, structureId)), {
    posteIds: [poste.id],
    motif: 'Plus de locaux pour l’accueillir.',
  });
}
