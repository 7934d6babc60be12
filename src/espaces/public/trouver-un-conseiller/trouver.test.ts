import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { fermerLieu, fusionnerLieux } from '#domain/lieux/index.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { anct } from '#tests/situations/comptes.ts';
import { unLieuPublie } from '#tests/situations/lieux.ts';
import { unOrganisme } from '#tests/situations/referentiels.ts';
import { LYON } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const BASE = '/trouver-un-conseiller';
const banc = await unBanc();
const { tools } = banc;
const { ouvrir } = unNavigateur(banc);
const { acteur: lui } = await unConseillerEnPoste(banc);
const elements = (html: string) => html.match(/<[a-z][^>]*>/g)?.length ?? 0;
const enTexte = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll(/ ([.,])/g, '$1');
const lieuxDe = (html: string) => [...html.matchAll(/<h3[^>]*><a href="[^"]*lieux\/(\d+)"/g)].map(([, n]) => Number(n));

describe('the search, as a person without JavaScript makes it', () => {
  it.each([
    ['Moulins (03000)', '/trouver-un-conseiller?code=03190'],
    ['yzeure', '/trouver-un-conseiller?code=03321'],
    ['63000', '/trouver-un-conseiller?code=63113'],
  ])('« %s » leads to an address that can be kept: %s', async (commune, vers) => {
    expect(await ouvrir(`${BASE}?${new URLSearchParams({ commune })}`)).toMatchObject({ statut: 303, vers });
  });

  it('the filters chosen go with it, those left alone do not', async () => {
    const { vers } = await ouvrir(`${BASE}?commune=yzeure&rayon=50&service=&quand=maintenant&accessible=oui&acces=`);
    expect(vers).toBe(`${BASE}?code=03321&rayon=50&quand=maintenant&accessible=oui`);
  });

  it('a name of several communes asks which one; a name of none says so and keeps what was typed', async () => {
    const { texte } = await ouvrir(`${BASE}?commune=saint-denis&rayon=50`);
    expect(texte).toContain('De quelle commune s’agit-il');
    expect(texte).toContain(`href="${BASE}?code=97411&amp;rayon=50"`);
    const inconnue = await ouvrir(`${BASE}?commune=${encodeURIComponent('Nulle<part>')}`);
    expect(enTexte(inconnue.texte)).toContain('Aucune commune ne s’appelle « Nulle&lt;part&gt; »');
    expect(inconnue.texte).toContain('value="Nulle&lt;part&gt;"');
  });

  it('where there is nothing, says where to look next, and nothing that cannot help', async () => {
    const proche = enTexte((await ouvrir(`${BASE}?code=23096`)).texte);
    expect(proche).toContain('Aucun lieu à moins de 20 km de Guéret');
    expect(proche).toContain('Chercher jusqu’à 50 km');
    expect(proche).not.toContain('sans aucun filtre');
    const { texte } = await ouvrir(`${BASE}?code=23096&rayon=100&acces=libre`);
    expect(texte).toContain(`href="${BASE}?code=23096&amp;rayon=100">Chercher sans aucun filtre`);
    expect(texte).not.toContain('Chercher jusqu’à');
  });

  it('an unknown commune is not found; filters that mean nothing are as if they were not there', async () => {
    expect((await ouvrir(`${BASE}?code=99999`)).statut).toBe(404);
    expect((await ouvrir(`${BASE}?code=03190&rayon=-1&quand=12&service=x&curseur=x`)).statut).toBe(200);
  });
});

describe('around a town with many places', () => {
  beforeAll(async () => {
    for (let rang = 0; rang < 23; rang += 1)
      await unLieuPublie(banc, lui, {
        nom: `Lyon ${rang}`,
        communeCode: LYON,
        codePostal: '69001',
        position: { latitude: 45.7 + rang / 500, longitude: 4.83 },
        services: ['demarches', 'quotidien', 'emploi', 'securite', 'parentalite', 'loisirs', 'comprehension', 'acces'],
      });
    await unOrganisme(banc, { liste: 'france_services', nom: 'Lyon 3', communeCode: LYON });
  });

  it('pages of ten hold each place once, and stay light', async () => {
    const vus: number[] = [];
    let adresse: string | undefined = `${BASE}?code=${LYON}&rayon=50`;
    while (adresse) {
      const { texte } = await ouvrir(adresse);
      expect(texte).toContain('23\u00a0lieux');
      expect(elements(texte)).toBeLessThanOrEqual(330);
      expect(brotliCompressSync(texte).length).toBeLessThanOrEqual(15_000);
      vus.push(...lieuxDe(texte));
      adresse = /<a[^>]*href="([^"]+)"[^>]*>[^<]*Page suivante/.exec(texte)?.[1]?.replaceAll('&amp;', '&');
    }
    expect([vus.length, new Set(vus).size]).toEqual([23, 23]);
  });

  it('says « open, closes at noon » by the clock of the place, the label of the lists, and how far', async () => {
    banc.avancer({ jours: 7 - ((tools.clock().getUTCDay() + 6) % 7) }); // a Monday
    const { texte } = await ouvrir(`${BASE}?code=${LYON}&label=france_services`);
    expect(lieuxDe(texte)).toHaveLength(1);
    expect(enTexte(texte)).toMatch(/Ouvert, ferme à 12 h\. Sans rendez-vous\. France Services\./);
    expect(enTexte(texte)).toMatch(/\(à \d+ km\)/);
  });

  it('draws at most forty marks, each a link with a name, beside the same list in pages', async () => {
    const { texte } = await ouvrir(`${BASE}/departements/69`);
    const marques = [...texte.matchAll(/<a href="([^"]+)" aria-label="([^"]+)" class="carte__point"/g)];
    expect(marques).toHaveLength(23);
    expect(marques[0]?.[2]).toMatch(/^Lyon \d+, Lyon$/);
    expect(texte).toContain('23\u00a0lieux');
    expect(elements(texte)).toBeLessThanOrEqual(330);
    expect(texte).toMatch(/Page suivante/);
  });
});

it('the country leads to the region, the region to the département; overseas is drawn apart', async () => {
  await unLieuPublie(banc, lui, { nom: 'Saint-Denis', communeCode: '97411' });
  await unLieuPublie(banc, lui, { nom: 'Moulins' });
  const france = (await ouvrir(`${BASE}/carte`)).texte;
  expect(france).toContain(`<a href="${BASE}/regions/84" aria-label="Auvergne-Rhône-Alpes\u00a0: 24\u00a0lieux"`);
  expect(france).toContain(`<a href="${BASE}/departements/974" aria-label="La Réunion\u00a0: 1\u00a0lieu"`);
  const region = (await ouvrir(`${BASE}/regions/84`)).texte;
  expect(region).toContain(`<a href="${BASE}/departements/69" aria-label="Rhône\u00a0: 23\u00a0lieux"`);
  for (const page of [france, region]) expect(elements(page)).toBeLessThanOrEqual(330);
  const reunion = (await ouvrir(`${BASE}/departements/974`)).texte;
  expect(reunion).toContain('aria-label="Saint-Denis, Saint-Denis"');
  expect((await ouvrir(`${BASE}/departements/23`)).texte).toContain('Aucun conseiller ne reçoit encore ici.');
  for (const absent of ['regions/00', 'departements/00', 'departements/%2E%2E'])
    expect((await ouvrir(`${BASE}/${absent}`)).statut, absent).toBe(404);
});

describe('the page of a place', () => {
  it('says how to come with no third party: a telephone to call, an address for whatever map one has', async () => {
    const { numero } = await unLieuPublie(banc, lui, {
      nom: 'Salle « A&B »',
      modalites: ['rendez_vous'],
      resume: 'Au fond de la cour.',
      position: { latitude: 46.57, longitude: 3.34 },
    });
    const { texte } = await ouvrir(`${BASE}/lieux/${numero}`);
    expect(texte).toContain('<a href="tel:0100000000">01\u00a000\u00a000\u00a000\u00a000</a>');
    expect(texte).toMatch(/href="geo:46\.57,3\.34\?q=/);
    expect(enTexte(texte)).toContain('Prenez rendez-vous avant de venir. C’est gratuit.');
    expect(enTexte(texte)).toContain('Du lundi au vendredi : de 9 h à 12 h et de 14 h à 17 h');
    expect(texte).not.toMatch(/(?:src|action)="(?:https?:)?\/\//);
    expect(elements(texte)).toBeLessThanOrEqual(330);
  });

  it('merged, leads to the place kept; closed or unknown, is not found', async () => {
    const [garde, doublon] = [await unLieuPublie(banc, lui), await unLieuPublie(banc, lui)];
    await fusionnerLieux(tools, anct(), { doublonId: doublon.lieuId, gardeId: garde.lieuId });
    expect(await ouvrir(`${BASE}/lieux/${doublon.numero}`)).toMatchObject({
      statut: 303,
      vers: `${BASE}/lieux/${garde.numero}`,
    });
    await fermerLieu(tools, anct(), { lieuId: garde.lieuId, motif: 'Vendu.' });
    for (const absent of [garde.numero, 999_999_999, '1e3', 'abc'])
      expect((await ouvrir(`${BASE}/lieux/${absent}`)).statut, String(absent)).toBe(404);
  });
});
