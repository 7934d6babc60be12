import { uneDemandeDeRendre, uneFusion } from '#tests/situations/avenants.ts';
import { uneStructureActrice } from '#tests/situations/candidats.ts';
import type { Banc } from '#tests/support/base.ts';

type Sienne = { readonly structureId: string; readonly compteId: string };

/** Demands of a structure, and the same of another: each by its administrator. */
export async function lesAvenants(banc: Banc, sienne: Sienne, ailleurs: Sienne) {
  const demander = async ({ structureId, compteId }: Sienne) => {
    const qui = { ...uneStructureActrice(structureId), id: compteId };
    return {
      rendre: await uneDemandeDeRendre(banc, structureId, qui),
      fusion: await uneFusion(banc, structureId, { qui }),
    };
  };
  return { propre: await demander(sienne), autre: await demander(ailleurs) };
}

/** The things behind each address of the demands: ANCT and the operator see the nation. */
export function ressourcesDesAvenants({ propre, autre }: Awaited<ReturnType<typeof lesAvenants>>, inconnu: string) {
  const sur = (base: string, suites: readonly string[], laquelle: 'rendre' | 'fusion', partout = false) =>
    suites.map((suite) => [
      `${base}/:id${suite}`,
      {
        propre: { id: propre[laquelle] },
        autre: { id: partout ? inconnu : autre[laquelle] },
        inconnu: { id: inconnu },
      },
    ]);
  return Object.fromEntries([
    ...sur('/structure/avenants', ['', '/retirer', '/document', '/accord'], 'rendre'),
    ...sur('/structure/avenants', ['/acte'], 'fusion'),
    ...sur('/prefecture/avenants', ['', '/document'], 'rendre'),
    ...sur('/prefecture/avenants', ['/acte'], 'fusion'),
    ...sur('/anct/avenants', ['', '/accepter', '/accorder', '/document'], 'rendre', true),
    ...sur('/anct/avenants', ['/acte'], 'fusion', true),
    ...sur('/banque/avenants', ['/document'], 'rendre', true),
  ]);
}
