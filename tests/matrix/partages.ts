import { creerPartage } from '#domain/statistiques/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Banc } from '#tests/support/base.ts';

type Gens = {
  readonly coordinateurId: string;
  readonly siens: string;
  readonly ailleurs: string;
};

/** A link of the conseiller, of his coordinateur, of a structure and of another: each as its actor sees it. */
export async function lesPartages(banc: Banc, { coordinateurId, siens, ailleurs }: Gens) {
  const { db } = banc.tools;
  const structure = (structureId: string): Actor => ({
    id: null,
    nom: 'Essai',
    role: 'structure',
    perimetre: { type: 'structure', structureId },
  });
  const personne = (id: string, role: Actor['role']): Actor => ({
    id,
    nom: 'Essai',
    role,
    perimetre: { type: 'personne' },
  });
  const un = async (qui: Actor) => {
    await creerPartage(banc.tools, qui, { titre: 'Nos chiffres', mois: 3, filtres: 'periode=debut', candidatId: null });
    const { id } = await db
      .selectFrom('partages')
      .select('id')
      .orderBy('numero', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return id;
  };
  const propre = await un(structure(siens));
  return {
    structure: { propre, autre: await un(structure(ailleurs)) },
    // His contract has not begun: nobody else's link is his.
    conseiller: { propre: propre, autre: propre },
    coordinateur: { propre: await un(personne(coordinateurId, 'coordinateur')), autre: propre },
  };
}

/** The link behind each address. */
export const ressourcesDesPartages = (partages: Awaited<ReturnType<typeof lesPartages>>, inconnu: string) => ({
  ...Object.fromEntries(
    Object.entries(partages).map(([espace, { propre, autre }]) => [
      `/${espace}/statistiques/partages/:id/fermer`,
      { propre: { id: propre }, autre: { id: autre }, inconnu: { id: inconnu } },
    ]),
  ),
  '/partage/:jeton': { propre: { jeton: 'inconnu' }, autre: { jeton: 'inconnu' }, inconnu: { jeton: 'inconnu' } },
});
