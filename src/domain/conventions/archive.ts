import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { enFlux } from '#platform/export/flux.ts';
import { archiver } from '#platform/export/zip.ts';
import { SIGNATURES_EN_BLOC_MAX } from './lifecycle.ts';

/**
 * What the operator signs with its own means, one file each in an archive: the copies that structures signed, or the
 * document itself when the structure signed it here.
 */
export async function archiverConventions({ db, coffre }: Tools, actor: Actor, ids: readonly string[]) {
  const copies =
    actor.perimetre.type === 'nation' && ids.length > 0
      ? await db
          .selectFrom('conventions as v')
          .innerJoin('conventions_signatures as g', 'g.convention_id', 'v.id')
          .select((eb) => ['v.numero', eb.fn.coalesce('g.fichier_cle', 'v.document_cle').as('cle')])
          .where('v.id', 'in', ids.slice(0, SIGNATURES_EN_BLOC_MAX))
          .where('v.statut', '=', 'signee_structure')
          .where('g.partie', '=', 'structure')
          .orderBy('v.numero')
          .execute()
      : [];
  async function* entrees() {
    for (const { numero, cle } of copies) {
      const octets = cle ? await coffre.lire(cle) : undefined;
      if (octets) yield { nom: `convention-${numero}.pdf`, brut: octets };
    }
  }
  return { nombre: copies.length, flux: enFlux(archiver(entrees())) };
}
