import { z } from 'zod';
import { lireStructure, siretAffiche } from '#domain/structures/index.ts';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { type Reste, total } from './restes.ts';

/** What the document of an avenant says: kept with it, so that it says the same for ever. Amounts in centimes. */
export const contenuSchema = z.object({
  structure: z.object({ nom: z.string(), identifiant: z.string(), representant: z.string() }),
  convention: z.object({ numero: z.number(), debut: z.string() }),
  avant: z.object({ nombrePostes: z.number(), montantCentimes: z.number() }),
  postes: z.array(
    z.object({
      numero: z.number(),
      montantCentimes: z.number(),
      depenseCentimes: z.number(),
      resteCentimes: z.number(),
    }),
  ),
});
export type Contenu = z.output<typeof contenuSchema>;

type Signee = {
  readonly id: string;
  readonly numero: number;
  readonly debut: string;
  readonly structure_id: string;
  readonly nombre_postes: number;
  readonly montant_centimes: number;
};

/** The convention as its former avenants left it, and the posts that leave it now. */
export async function contenuDeLAvenant({ tx }: Context, signee: Signee, restes: readonly Reste[]): Promise<Contenu> {
  const structure = await lireStructure(tx, SYSTEME.perimetre, signee.structure_id);
  const anciens = await tx
    .selectFrom('avenants_postes as l')
    .innerJoin('avenants as a', 'a.id', 'l.avenant_id')
    .select((eb) => eb.fn.coalesce('l.reste_centimes', eb.lit(0)).as('resteCentimes'))
    .where('a.convention_id', '=', signee.id)
    .execute();
  return {
    structure: {
      nom: structure.nom,
      identifiant: siretAffiche(structure.identifiant),
      representant: `${structure.representant_prenom} ${structure.representant_nom}, ${structure.representant_fonction}`,
    },
    convention: { numero: signee.numero, debut: signee.debut },
    avant: {
      nombrePostes: signee.nombre_postes - anciens.length,
      montantCentimes: signee.montant_centimes - total(anciens),
    },
    postes: restes.map(({ numero, montantCentimes, depenseCentimes, resteCentimes }) => ({
      numero,
      montantCentimes,
      depenseCentimes,
      resteCentimes,
    })),
  };
}
