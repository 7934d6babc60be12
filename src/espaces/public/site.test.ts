import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '#application';
import { projectRoot } from '#platform/root.ts';
import { unBanc } from '#tests/support/base.ts';
import { type Reponse, unNavigateur } from '#tests/support/client.ts';
import { ADRESSES } from './plan-du-site/plan.ts';
import { routes } from './routes.ts';

const banc = await unBanc();
const { ouvrir } = unNavigateur(banc);
const siennes = ADRESSES.filter((adresse) =>
  routes.some(({ path, method }) => method === 'GET' && couvre(path, adresse)),
);

function couvre(path: string, adresse: string) {
  return new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`).test(adresse);
}

const pages = new Map<string, Reponse>();
beforeAll(async () => {
  for (const adresse of siennes) pages.set(adresse, await ouvrir(adresse));
});
const page = (adresse: string) => pages.get(adresse)?.texte ?? '';
const contenu = (texte: string) => texte.slice(texte.indexOf('<main'), texte.indexOf('</main>'));
const enTexte = (html: string) =>
  html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<\/?(?:p|li|h\d|div|td|th|tr|section|br|ul|ol|dt|dd|label|option|span)\b[^>]*>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"');

it('the site has all the pages that its map announces', () => {
  expect(siennes.length).toBeGreaterThan(18);
});

describe.each(siennes)('page %s', (adresse) => {
  it('answers, with one main title, a title of its own and a description', () => {
    expect(pages.get(adresse)?.statut).toBe(200);
    expect(contenu(page(adresse)).match(/<h1[ >]/g)?.length).toBe(1);
    const titre = page(adresse).match(/<title>([^<]+)/)?.[1];
    expect([...pages.values()].filter(({ texte }) => texte.includes(`<title>${titre}<`)).length).toBe(1);
    expect(page(adresse)).toMatch(/<meta name="description" content="[^"]{40,170}"/);
  });

  it('goes down its titles one level at a time', () => {
    const niveaux = [...contenu(page(adresse)).matchAll(/<h(\d)[ >]/g)].map(([, niveau]) => Number(niveau));
    expect(niveaux[0]).toBe(1);
    for (const [rang, niveau] of niveaux.entries()) expect(niveau - (niveaux[rang - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('keeps French typography', () => {
    const texte = enTexte(contenu(page(adresse)));
    expect(
      texte.match(/.{0,20}[^\n\s\u00a0] [:;?!»].{0,10}|« .{0,10}|\w'\w.{0,10}|.{0,10}\d \d{3}.{0,5}|.{0,10}\d [€%]/g),
    ).toBeNull();
  });

  it('weighs at most 15 requests and 330 elements', () => {
    expect(elements(page(adresse))).toBeLessThanOrEqual(330);
    expect(1 + fichiers(page(adresse)).length).toBeLessThanOrEqual(15);
  });

  it.skipIf(!existsSync(join(projectRoot, 'dist/client')))('weighs at most 180 KB at the first view, built', () => {
    const poids = fichiers(page(adresse)).map((nom) => octets(nom));
    expect(poids.length).toBeGreaterThanOrEqual(3);
    expect(poids.reduce((total, un) => total + un, compresse(page(adresse)))).toBeLessThanOrEqual(180_000);
    expect(compresse(page(adresse))).toBeLessThanOrEqual(15_000);
  });

  it('asks nothing from another site', () => {
    expect(page(adresse)).not.toMatch(/(?:src|srcset|action|<link[^>]+href)="(?:https?:)?\/\//);
  });
});

const elements = (html: string) => html.match(/<[a-z][^>]*>/g)?.length ?? 0;
const compresse = (texte: string) => brotliCompressSync(texte).length;
const fichiers = (html: string) => [
  ...new Set(
    [...html.matchAll(/(?:<link[^>]+href|<script[^>]+src|<img[^>]+src)="(\/[^"]+)"/g)].map(([, nom = '']) => nom),
  ),
];
function octets(nom: string): number {
  const chemin = join(projectRoot, 'dist/client', nom);
  return existsSync(`${chemin}.br`) ? readFileSync(`${chemin}.br`).length : compresse(readFileSync(chemin, 'utf8'));
}

it('no link of the site leads nowhere, anchors included', async () => {
  const liens = new Set(
    [...pages].flatMap(([adresse, { texte }]) =>
      [...texte.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href = '']) =>
        new URL(href.replaceAll('&amp;', '&'), `http://site${adresse}`).href.replace('http://site', ''),
      ),
    ),
  );
  expect(liens.size).toBeGreaterThan(60);
  const casses: string[] = [];
  for (const lien of liens) {
    const [chemin = '', ancre] = lien.split('#');
    if (!ROUTES.some(({ path, method }) => method === 'GET' && couvre(path, chemin.split('?')[0] ?? ''))) {
      casses.push(lien);
      continue;
    }
    const reponse = pages.get(chemin) ?? (await ouvrir(chemin));
    pages.set(chemin, reponse);
    if (reponse.statut >= 400 || (ancre && !reponse.texte.includes(` id="${ancre}"`))) casses.push(lien);
  }
  expect(casses).toEqual([]);
});
it('the map for search engines lists exactly the public pages that they may keep', async () => {
  const sitemap = await ouvrir('/sitemap.xml');
  const listees = [...sitemap.texte.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, adresse = '']) => new URL(adresse).pathname,
  );
  expect(sitemap.enTetes.get('content-type')).toMatch('application/xml');
  const publiques = ROUTES.filter(({ method, right }) => method === 'GET' && right === 'public').map(
    ({ path }) => path,
  );
  const attendues: string[] = [];
  for (const path of publiques.filter((one) => !one.includes(':'))) {
    const reponse = await ouvrir(path);
    const pour = reponse.statut === 200 && reponse.enTetes.get('content-type')?.startsWith('text/html');
    if (pour && !reponse.texte.includes('content="noindex"')) attendues.push(path);
  }
  const fixes = listees.filter((adresse) => publiques.includes(adresse));
  expect([...fixes].sort()).toEqual([...attendues].sort());
  const autres = listees.filter((adresse) => !publiques.includes(adresse));
  for (const adresse of autres)
    expect(
      publiques.some((path) => couvre(path, adresse)),
      adresse,
    ).toBe(true);
});

it('robots stay out of a demonstration, and are given the map in production', async () => {
  expect((await ouvrir('/robots.txt')).texte).toBe('User-agent: *\nDisallow: /\n');
});

it('who finds a flaw knows where to write, and until when', async () => {
  const { texte } = await ouvrir('/.well-known/security.txt');
  expect(texte).toContain('Contact: http://127.0.0.1:3000/contact?sujet=securite');
  expect(texte).toContain('Expires: 2021-08-03T00:00:00Z');
  expect((await ouvrir('/security.txt')).vers).toBe('/.well-known/security.txt');
});
