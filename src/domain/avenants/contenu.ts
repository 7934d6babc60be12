import { z } from 'zod';
import { lireStructure, siretAffiche } from '#domain/structures/index.ts';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import type { Tx } from '#platform/db/guard.ts';
import { euros, pluriel } from '#platform/texte.ts';

const article = z.object({
  titre: z.string(),
  paragraphes: z.array(z.string()),
  tableau: z.object({ entetes: z.array(z.string()), lignes: z.array(z.array(z.string())) }).optional(),
});
export type Article = z.output<typeof article>;

const subvention = z.object({ nombrePostes: z.number(), montantCentimes: z.number() });
const entete = z.object({
  structure: z.object({ nom: z.string(), identifiant: z.string(), representant: z.string() }),
  convention: z.object({ numero: z.number(), debut: z.string() }),
  avant: subvention,
});
/** The first avenants kept the posts given back, and their text was in the code. */
const ancien = entete.extend({
  postes: z.array(
    z.object({
      numero: z.number(),
      montantCentimes: z.number(),
      depenseCentimes: z.number(),
      resteCentimes: z.number(),
    }),
  ),
});
const actuel = entete.extend({ apres: subvention, articles: z.array(article) });
/** What the document of an avenant says: kept with it, so that it says the same for ever. Amounts in centimes. */
export type Contenu = z.output<typeof actuel>;

/** What was kept, in the form of today. */
export function lireContenu(garde: unknown): Contenu {
  const lu = actuel.safeParse(garde);
  if (lu.success) return lu.data;
  const { postes, ...reste } = ancien.parse(garde);
  const apres = {
    nombrePostes: reste.avant.nombrePostes - postes.length,
    montantCentimes: postes.reduce((total, { resteCentimes }) => total - resteCentimes, reste.avant.montantCentimes),
  };
  return { ...reste, apres, articles: [postesRendus(postes)] };
}

const postesRendus = (postes: z.output<typeof ancien>['postes']): Article => ({
  titre: 'Postes rendus',
  paragraphes: [`La structure rend ${pluriel(postes.length, 'poste')}.`],
  tableau: {
    entetes: ['Poste', 'Accordé', 'Dépensé', 'Rendu'],
    lignes: postes.map(({ numero, montantCentimes, depenseCentimes, resteCentimes }) => [
      String(numero),
      euros(montantCentimes),
      euros(depenseCentimes),
      euros(resteCentimes),
    ]),
  },
});

type Signee = {
  readonly id: string;
  readonly numero: number;
  readonly debut: string;
  readonly structure_id: string;
  readonly nombre_postes: number;
  readonly montant_centimes: number;
};

/** The convention as its former avenants left it, and what this one makes of it. */
export async function contenuDeLAvenant(
  { tx }: Context,
  signee: Signee,
  change: { readonly postes: number; readonly centimes: number },
  articles: readonly Article[],
): Promise<Contenu> {
  const structure = await lireStructure(tx, SYSTEME.perimetre, signee.structure_id);
  const avant = await subventionActuelle(tx, signee);
  return {
    structure: {
      nom: structure.nom,
      identifiant: siretAffiche(structure.identifiant),
      representant: `${structure.representant_prenom} ${structure.representant_nom}, ${structure.representant_fonction}`,
    },
    convention: { numero: signee.numero, debut: signee.debut },
    avant,
    apres: {
      nombrePostes: avant.nombrePostes + change.postes,
      montantCentimes: avant.montantCentimes + change.centimes,
    },
    articles: [...articles],
  };
}

async function subventionActuelle(tx: Tx, { id, nombre_postes, montant_centimes }: Signee) {
  const dernier = await tx
    .selectFrom('avenants_documents as d')
    .innerJoin('avenants as a', 'a.id', 'd.avenant_id')
    .select('d.contenu')
    .where('d.convention_id', '=', id)
    .orderBy('a.statut_le', 'desc')
    .orderBy('a.numero', 'desc')
    .limit(1)
    .executeTakeFirst();
  return dernier
    ? lireContenu(dernier.contenu).apres
    : { nombrePostes: nombre_postes, montantCentimes: montant_centimes };
}
