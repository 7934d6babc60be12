import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ecartsDesCumuls } from '#domain/statistiques/index.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { unConseillerEnPoste, uneLigneDeTableau, uneSaisieDActivite, unTableau } from '#tests/situations/activites.ts';
import { LYON } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { remplacerTag } from './fusionner-tags.ts';
import {
  annulerImport,
  corrigerActivite,
  creerTag,
  enregistrerActivite,
  fusionnerTag,
  importerActivites,
  lireFichier,
  listerSesActivites,
  retablirActivite,
  supprimerActivite,
} from './index.ts';

const RUNS = Number(process.env['FC_RUNS'] ?? 8);
const banc = await unBanc();
const { tools } = banc;
const { acteur: lui } = await unConseillerEnPoste(banc);
banc.avancer({ jours: 20 });

const contenu = fc.record({
  type: fc.constantFrom('individuel' as const, 'atelier' as const, 'redirection' as const, 'mandat' as const),
  ilYA: fc.nat(12),
  participants: fc.integer({ min: 1, max: 9 }),
  compte: fc.integer({ min: 1, max: 9 }),
  vieux: fc.nat(9),
  ailleurs: fc.boolean(),
  tag: fc.nat(3),
});
const pas = fc.oneof(
  { weight: 3, arbitrary: fc.record({ geste: fc.constant('ajouter' as const), contenu }) },
  fc.record({ geste: fc.constant('corriger' as const), laquelle: fc.nat(), contenu }),
  fc.record({ geste: fc.constantFrom('supprimer' as const, 'retablir' as const), laquelle: fc.nat() }),
  fc.record({ geste: fc.constant('importer' as const), lignes: fc.array(contenu, { minLength: 1, maxLength: 6 }) }),
  fc.record({ geste: fc.constant('annuler' as const), laquelle: fc.nat() }),
  fc.record({ geste: fc.constant('fusionner' as const), de: fc.nat(3), vers: fc.nat(3) }),
);
type Contenu = typeof contenu extends fc.Arbitrary<infer C> ? C : never;
type Pas = typeof pas extends fc.Arbitrary<infer P> ? P : never;

const jourDe = (ilYA: number) => ajouterJours(dateCivile(tools.clock()), -ilYA);

function saisieDe({ type, ilYA, participants, compte, vieux, ailleurs, tag }: Contenu, tags: readonly number[]) {
  const nombre = type === 'individuel' ? 1 : participants;
  return uneSaisieDActivite(banc, {
    ...{ type, jour: jourDe(ilYA), participants: nombre, age: 'inconnu', situation: 'inconnu' },
    ...(nombre > 1 && { ages: { '70': Math.min(vieux, nombre) } }),
    ...(ailleurs && { ou: 'itinerant', communeCode: LYON }),
    redirections: { caf: Math.min(compte, nombre) },
    mandats: { argent: Math.min(compte, nombre) },
    tags: [tags[tag] ?? 0],
  });
}

const ligneDe = ({ ilYA, participants, ailleurs }: Contenu) =>
  uneLigneDeTableau({
    ...{ Jour: jourDe(ilYA), Activité: 'Atelier', Personnes: String(participants) },
    ...(ailleurs && { Lieu: 'À domicile', 'Code INSEE': LYON }),
  });

/** What may be refused in a history drawn at random, and nothing else. */
const toleree = (error: unknown) => {
  if (!(error instanceof NotFound || error instanceof Refused)) throw error;
};

type Monde = { ids: string[]; imports: string[]; tags: number[]; fusionnes: number[] };
async function jouer(un: Pas, monde: Monde): Promise<void> {
  const { ids, imports, tags, fusionnes } = monde;
  const parmi = (liste: readonly string[], rang: number) => liste[rang % Math.max(1, liste.length)] ?? ids[0] ?? '';
  if (un.geste === 'ajouter') {
    const saisie = saisieDe(un.contenu, tags);
    await enregistrerActivite(tools, lui, saisie);
    ids.push(saisie.id);
  }
  if (un.geste === 'importer') {
    const path = await unTableau(banc, un.lignes.map(ligneDe));
    const importId = await lireFichier(tools, lui, { path, nom: 'x.csv' });
    imports.push(importId);
    await importerActivites(tools, lui, { importId }).catch(toleree);
    for (const { id } of (await listerSesActivites(tools.db, lui)).lignes) if (!ids.includes(id)) ids.push(id);
  }
  if (un.geste === 'annuler' && imports.length > 0)
    await annulerImport(tools, lui, { importId: parmi(imports, un.laquelle) }).catch(toleree);
  if (un.geste === 'fusionner' && un.de !== un.vers) {
    const [numero = 0, vers = 0] = [tags[un.de], tags[un.vers]];
    if (numero !== vers) {
      await fusionnerTag(tools, lui, { numero, vers });
      fusionnes.push(numero);
    }
    for (const [place, tag] of tags.entries()) if (tag === numero) tags[place] = vers;
  }
  if (ids.length === 0 || !('laquelle' in un)) return;
  const activiteId = parmi(ids, un.laquelle);
  if (un.geste === 'corriger')
    await corrigerActivite(tools, lui, { ...saisieDe(un.contenu, tags), id: activiteId }).catch(toleree);
  if (un.geste === 'supprimer') await supprimerActivite(tools, lui, { activiteId }).catch(toleree);
  if (un.geste === 'retablir') await retablirActivite(tools, lui, { activiteId }).catch(toleree);
}

it(
  'whatever is recorded, corrected, taken away, brought back, imported, undone or merged, the sums equal the rows counted again',
  async () => {
    let rang = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(pas, { minLength: 4, maxLength: 14 }), async (histoire) => {
        rang += 1;
        const tags: number[] = [];
        for (const nom of ['a', 'b', 'c', 'd']) tags.push(await creerTag(tools, lui, { nom: `${nom} ${rang}` }));
        const monde = { ids: [], imports: [], tags, fusionnes: [] };
        for (const un of histoire) await jouer(un, monde);
        for (const de of monde.fusionnes) await remplacerTag.handle(tools, { de });
        expect(await ecartsDesCumuls(tools.db)).toBe(0);
        await tools.db.updateTable('tags').set({ archive_le: tools.clock() }).where('archive_le', 'is', null).execute();
        const perdus = await tools.db
          .selectFrom('tags as t')
          .innerJoin('activites as a', (join) => join.on((eb) => eb('t.numero', '=', eb.fn.any('a.tags'))))
          .select('t.numero')
          .where('t.fusionne_dans', 'is not', null)
          .execute();
        expect(perdus).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  },
  60_000 + RUNS * 10_000,
);
