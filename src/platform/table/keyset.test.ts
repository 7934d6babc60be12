import { expect, it } from 'vitest';
import { unBanc } from '#tests/support/base.ts';
import { paginer, parcourir } from './keyset.ts';

const banc = await unBanc();
const { db } = banc.tools;
// 25 rows, with equal dates so that only the last key decides between some of them.
await db
  .insertInto('debits')
  .values(
    Array.from({ length: 25 }, (_, i) => ({
      cle: `ligne-${String(i).padStart(2, '0')}`,
      compte: i,
      fenetre_fin: new Date(Date.UTC(2021, 1, 1 + Math.floor(i / 10))),
    })),
  )
  .execute();
const query = db.selectFrom('debits').selectAll();
type Ligne = Awaited<ReturnType<typeof query.executeTakeFirstOrThrow>>;
const cles = [
  { colonne: 'fenetre_fin' as const, lire: (ligne: Ligne) => ligne.fenetre_fin },
  { colonne: 'cle' as const, lire: (ligne: Ligne) => ligne.cle },
];

it.each(['asc', 'desc'] as const)(
  'pages follow one another without hole nor repetition, there and back (%s)',
  async (sens) => {
    const aller: string[][] = [];
    let curseur: string | null | undefined;
    let page = await paginer(query, { cles, sens, taille: 10 });
    expect(page.precedente).toBeNull();
    for (;;) {
      aller.push(page.lignes.map(({ cle }) => cle));
      curseur = page.suivante;
      if (!curseur) break;
      page = await paginer(query, { cles, sens, taille: 10, curseur });
    }
    expect(aller.map((lot) => lot.length)).toEqual([10, 10, 5]);
    expect(new Set(aller.flat()).size).toBe(25);
    const retour = await paginer(query, { cles, sens, taille: 10, curseur: page.precedente ?? '' });
    expect(retour.lignes.map(({ cle }) => cle)).toEqual(aller[1]);
    const debut = await paginer(query, { cles, sens, taille: 10, curseur: retour.precedente ?? '' });
    expect(debut.lignes.map(({ cle }) => cle)).toEqual(aller[0]);
    expect(debut.precedente).toBeNull();
  },
);

it('a cursor that is not one shows the first page', async () => {
  for (const curseur of [
    '',
    'x',
    '%%%',
    'eyJhIjoxfQ',
    ...['["apres",["a"]]', '["apres",["pas une date","x"]]'].map((texte) => Buffer.from(texte).toString('base64url')),
    'A'.repeat(10_000),
  ]) {
    const page = await paginer(query, { cles, taille: 5, curseur });
    expect(page.lignes[0]?.cle).toBe('ligne-00');
  }
});

it('an export reads every row once, in batches', async () => {
  const lues: string[] = [];
  for await (const { cle } of parcourir(query, { cles, lot: 7 })) lues.push(cle);
  expect(lues).toEqual(Array.from({ length: 25 }, (_, i) => `ligne-${String(i).padStart(2, '0')}`));
});
