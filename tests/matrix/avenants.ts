import { uneDemandeDeRendre } from '#tests/situations/avenants.ts';
import { uneStructureActrice } from '#tests/situations/candidats.ts';
import type { Banc } from '#tests/support/base.ts';

type Sienne = { readonly structureId: string; readonly compteId: string };

/** A demand of a structure, and the same of another: each by its administrator. */
export async function lesAvenants(banc: Banc, sienne: Sienne, ailleurs: Sienne) {
  const demander = ({ structureId, compteId }: Sienne) =>
    uneDemandeDeRendre(banc, structureId, { ...uneStructureActrice(structureId), id: compteId });
  return { propre: await demander(sienne), autre: await demander(ailleurs) };
}

/** The things behind each address of the demands: ANCT and the operator see the nation. */
export function ressourcesDesAvenants({ propre, autre }: Awaited<ReturnType<typeof lesAvenants>>, inconnu: string) {
  const sur = (base: string, suites: readonly string[], ailleurs: string) =>
    suites.map((suite) => [
      `${base}/:id${suite}`,
      { propre: { id: propre }, autre: { id: ailleurs }, inconnu: { id: inconnu } },
    ]);
  return Object.fromEntries([
    ...sur('/structure/avenants', ['', '/retirer', '/document'], autre),
    ...sur('/anct/avenants', ['', '/accepter', '/document'], inconnu),
    ...sur('/banque/avenants', ['/document'], inconnu),
  ]);
}
