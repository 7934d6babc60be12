import { creerTag } from '#domain/activites/index.ts';
import type { Actor } from '#platform/actor.ts';
import { uneLigneDActivite } from '#tests/situations/activites.ts';
import { acteur, anct, prefecture } from '#tests/situations/comptes.ts';
import type { Banc } from '#tests/support/base.ts';

type Gens = {
  readonly structureId: string;
  readonly candidatId: string;
  readonly conseillerId: string;
  /** The structures whose tags are their own and somebody else's. */
  readonly siens: string;
  readonly ailleurs: string;
};
type Paire = { readonly propre: string; readonly autre: string };

/** An activity, a favourite and tags of those of this file, and the same of somebody else. */
export async function lesActivites(banc: Banc, gens: Gens) {
  const { db } = banc.tools;
  const { numero: structure } = await db
    .selectFrom('structures')
    .select('numero')
    .where('id', '=', gens.structureId)
    .executeTakeFirstOrThrow();
  const numeroDe = async (sienne: boolean) =>
    (
      await db
        .selectFrom('candidats')
        .select('numero')
        .where('id', sienne ? '=' : '<>', gens.candidatId)
        .orderBy('numero')
        .executeTakeFirstOrThrow()
    ).numero;
  const une = async (conseiller: number) =>
    (
      await db
        .insertInto('activites')
        .values(uneLigneDActivite(banc, { conseiller, structure }))
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  const [lui, autre] = [await numeroDe(true), await numeroDe(false)];
  return {
    activites: { propre: await une(lui), autre: await une(autre) },
    favoris: { propre: await unFavori(banc, lui), autre: await unFavori(banc, autre) },
    imports: { propre: await unImport(banc, lui), autre: await unImport(banc, autre) },
    tags: await lesTags(banc, gens),
  };
}

/** A spreadsheet that was read, with something to correct. */
async function unImport({ tools: { db, clock } }: Banc, conseiller: number): Promise<string> {
  const bilan = { lignes: 1, bonnes: 0, dejaLa: 0, nombreDeProblemes: 1, ignorees: [] };
  const { id } = await db
    .insertInto('imports_activites')
    .values({
      ...{ conseiller, statut: 'lu', statut_le: clock(), lu_le: clock(), fichier_nom: 'a.csv', empreinte: 'x' },
      bilan: JSON.stringify(bilan),
      problemes: JSON.stringify([{ ligne: 2, colonne: 'Jour', raison: 'Donnez une date.' }]),
      lignes: '[]',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function unFavori({ tools: { db, clock } }: Banc, conseiller: number): Promise<string> {
  const dates = { cree_le: clock(), modifie_le: clock() };
  const { id } = await db
    .insertInto('favoris')
    .values({
      conseiller,
      rang: 1,
      nom: 'Mardis',
      nom_tri: 'mardis',
      valeurs: JSON.stringify({ themes: ['4'] }),
      ...dates,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function lesTags({ tools }: Banc, { conseillerId, siens, ailleurs }: Gens) {
  const un = async (qui: Actor, nom: string) => String(await creerTag(tools, qui, { nom }));
  const structure = (structureId: string) => acteur('structure', { type: 'structure', structureId });
  const [dElle, dAilleurs] = [await un(structure(siens), 'Le nôtre'), await un(structure(ailleurs), 'Le leur')];
  const lui = { ...acteur('conseiller', { type: 'personne' }), id: conseillerId };
  return {
    conseiller: { propre: await un(lui, 'Le mien'), autre: dAilleurs },
    structure: { propre: dElle, autre: dAilleurs },
    prefecture: { propre: await un(prefecture('03'), 'Allier'), autre: await un(prefecture('69'), 'Rhône') },
    anct: { propre: await un(anct(), 'Nation'), autre: dElle },
  };
}

const parId = ({ propre, autre }: Paire, inconnu: string) => ({
  propre: { id: propre },
  autre: { id: autre },
  inconnu: { id: inconnu },
});
const parNumero = ({ propre, autre }: Paire) => ({
  propre: { numero: propre },
  autre: { numero: autre },
  inconnu: { numero: '999999' },
});

/** What stands behind each address: an activity taken up again, a favourite, a tag of each space. */
export const ressourcesDesActivites = (
  { activites, favoris, imports, tags }: Awaited<ReturnType<typeof lesActivites>>,
  inconnu: string,
) =>
  Object.fromEntries([
    ...['corriger', 'dupliquer', 'favori'].map((geste) => [
      `/conseiller/activites/:id/${geste}`,
      parId(activites, inconnu),
    ]),
    ...['', '/retirer'].map((suite) => [`/conseiller/activites/favoris/:id${suite}`, parId(favoris, inconnu)]),
    ...['', '/abandonner', '/annuler', '/problemes'].map((suite) => [
      `/conseiller/activites/import/:id${suite}`,
      parId(imports, inconnu),
    ]),
    ...Object.entries(tags).flatMap(([espace, paire]) =>
      ['', '/fusion', '/archive'].map((suite) => [`/${espace}/tags/:numero${suite}`, parNumero(paire)]),
    ),
  ]);
