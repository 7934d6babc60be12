import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '#application';
import { lesNavigateurs, type NomActeur, ressources, unPays } from '#tests/matrix/ressources.ts';
import { unBanc } from '#tests/support/base.ts';

const banc = await unBanc();
const pays = await unPays(banc);
const navigateurs = await lesNavigateurs(banc, pays);
const RESSOURCES = ressources(pays);
const PAR_ESPACE: Readonly<Record<string, NomActeur>> = {
  candidat: 'candidat',
  structure: 'structure',
  prefecture: 'allier',
  anct: 'anct',
  formation: 'organisme',
  conseiller: 'conseiller',
  coordinateur: 'coordinateur',
};

// What a keyboard, a paste or an attack may put in a field.
const MAUVAISES = [
  '',
  ' ',
  '\u0000',
  '\u202eabc',
  '\ud800',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table structures; --",
  '{{7*7}}#{7*7}',
  '../../../etc/passwd',
  '=cmd|calc!A1',
  '__proto__',
  'constructor',
  '-1',
  '1e999',
  '99999999999999999999',
  '2021-02-31',
  '31/31/2021',
  'a@b',
  'é'.repeat(5000),
  '💥'.repeat(300),
  '\r\nSet-Cookie: a=b',
];
const adresse = (path: string) =>
  path.replaceAll(/:(\w+)/g, (_, nom: string) => encodeURIComponent(RESSOURCES[path]?.propre[nom] ?? 'inconnu'));
const REFLETS = ['<script>alert(1)', '<img src=x onerror'];

const formulaires = ROUTES.filter(({ method, form }) => method === 'POST' && form);

it('there are forms to try', () => {
  expect(formulaires.length).toBeGreaterThan(15);
});

describe.each(formulaires.map((one) => ({ one, label: one.path })))('form of $label', ({ one }) => {
  const acteur =
    typeof one.right === 'object'
      ? (PAR_ESPACE[one.right.espace] ?? 'anct')
      : one.right === 'connecte'
        ? 'membre'
        : 'visiteur';
  const champs = Object.keys(one.form?.champs ?? {});

  it('answers a sentence to anything, never a defect, and gives back nothing that runs', async () => {
    const navigateur = navigateurs.get(acteur);
    if (!navigateur) throw new Error(acteur);
    await navigateur.ouvrir('/contact');
    for (const mauvaise of MAUVAISES) {
      const reponse = await navigateur.poster(
        adresse(one.path),
        Object.fromEntries(champs.map((nom) => [nom, mauvaise])),
      );
      expect(reponse.statut, `${mauvaise.slice(0, 30)} → ${reponse.texte.slice(0, 200)}`).toBeLessThan(500);
      for (const reflet of REFLETS) expect(reponse.texte).not.toContain(reflet);
    }
  });

  it('bears any text, and lists where one value is expected', async () => {
    const navigateur = navigateurs.get(acteur);
    if (!navigateur) throw new Error(acteur);
    await navigateur.ouvrir('/contact');
    const valeur = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }),
      fc.constantFrom(...MAUVAISES),
    );
    await fc.assert(
      fc.asyncProperty(fc.record(Object.fromEntries(champs.map((nom) => [nom, valeur]))), async (valeurs) => {
        const reponse = await navigateur.poster(adresse(one.path), valeurs);
        return reponse.statut < 500;
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 8) },
    );
  });
});

const MAUVAISES_ADRESSES = [
  '%00',
  encodeURIComponent("' or 1=1"),
  '%E0%A4%A',
  'A'.repeat(3000),
  encodeURIComponent('💥<script>'),
];
// One test an address: the list grows with the platform, the time of each does not.
it.each(ROUTES.filter(({ method }) => method === 'GET').map(({ path, right }) => ({ path, right })))(
  'addresses bear anything too, queries, cursors, identifiers and dates: $path',
  async ({ path, right }) => {
    const acteur = typeof right === 'object' ? (PAR_ESPACE[right.espace] ?? 'anct') : 'visiteur';
    for (const mauvaise of MAUVAISES_ADRESSES)
      for (const ou of [
        `${adresse(path)}?curseur=${mauvaise}&recherche=${mauvaise}&q=${mauvaise}&statut=${mauvaise}&format=${mauvaise}&departement=${mauvaise}&ids=${mauvaise}&siret=${mauvaise}&retour=${mauvaise}`,
        path.replaceAll(/:\w+/g, mauvaise),
      ]) {
        const reponse = await navigateurs.get(acteur)?.ouvrir(ou);
        expect(reponse?.statut ?? 0, `${ou.slice(0, 120)} → ${reponse?.texte.slice(0, 200)}`).toBeLessThan(500);
      }
  },
);

describe('requests that no page of ours sends', () => {
  const navigateur = navigateurs.get('anct');

  it('without the token, or from another site, are refused and change nothing', async () => {
    const avant = await banc.tools.db.selectFrom('audit_tete').select('numero').executeTakeFirstOrThrow();
    const sansJeton = await navigateur?.poster('/anct/vagues/nouvelle', { ouvreLe: '2021-03-01' }, { jeton: 'faux' });
    expect(sansJeton?.statut).toBe(403);
    await navigateur?.ouvrir('/anct/vagues/nouvelle');
    const ailleurs = await navigateur?.demander('/anct/vagues/nouvelle', {
      method: 'POST',
      body: 'ouvreLe=2021-03-01',
      headers: { origin: 'https://ailleurs.example', 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(ailleurs?.statut).toBe(403);
    expect(await banc.tools.db.selectFrom('audit_tete').select('numero').executeTakeFirstOrThrow()).toEqual(avant);
  });

  it('too big, or with a file where none is asked, get a sentence', async () => {
    await navigateur?.ouvrir('/contact');
    const enorme = await navigateur?.poster('/contact', { texte: 'a'.repeat(400_000) });
    expect(enorme?.statut).toBe(409);
    expect(enorme?.texte).toContain('trop volumineux');
    const fichier = new FormData();
    fichier.set('fichier', new Blob(['x']), 'x.csv');
    const depot = await navigateur?.demander('/contact', { method: 'POST', body: fichier });
    expect(depot?.statut).toBe(409);
    expect(
      (
        await navigateur?.demander('/contact', {
          method: 'POST',
          body: '{"a":1}',
          headers: { 'content-type': 'application/json' },
        })
      )?.statut,
    ).toBe(403);
  });
});
