import { describe, expect, it } from 'vitest';
import { ROUTES } from '#application';
import { ajouterPermanence, CHAMPS_NATIONAUX, choisirSaFiche, corrigerLieu, quitterLieu } from '#domain/lieux/index.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { UNE_FICHE_DE_LIEU, unLieuPublie } from '#tests/situations/lieux.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const { tools } = banc;
const { ouvrir, demander } = unNavigateur(banc);
const { acteur: lui, compte } = await unConseillerEnPoste(banc);
const { lieuId, numero } = await unLieuPublie(banc, lui, { nom: 'Médiathèque du Modèle' });
const fiche = { ...UNE_FICHE_DE_LIEU, lieuId, nom: 'Médiathèque du Modèle' };
const FICHIERS = ['/api/lieux.json', '/api/lieux.csv'] as const;

describe.each(FICHIERS)('%s', (adresse) => {
  it('may be read by the page of anybody, and kept for a while', async () => {
    const { statut, enTetes, texte } = await ouvrir(adresse);
    expect(statut).toBe(200);
    expect(Object.fromEntries(enTetes)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
      etag: expect.stringMatching(/^W\/"[\w-]{22}"$/),
      'last-modified': expect.stringMatching(/ GMT$/),
    });
    expect(enTetes.get('set-cookie')).toBeNull();
    expect(texte).toContain('Médiathèque du Modèle');
  });

  it('is not sent again to who has it, and is once something changed', async () => {
    const { enTetes } = await ouvrir(adresse);
    const etag = enTetes.get('etag') ?? '';
    const avec = (headers: Record<string, string>) => demander(adresse, { headers });
    for (const connus of [{ 'if-none-match': etag }, { 'if-none-match': `"autre", ${etag}` }, { 'if-none-match': '*' }])
      expect(await avec(connus)).toMatchObject({ statut: 304, texte: '' });
    expect((await avec({ 'if-modified-since': enTetes.get('last-modified') ?? '' })).statut).toBe(304);
    // The tag decides when both are given (RFC 9110, 13.2.2).
    const date = { 'if-modified-since': enTetes.get('last-modified') ?? '' };
    expect((await avec({ ...date, 'if-none-match': '"autre"' })).statut).toBe(200);
    banc.avancer({ jours: 1 });
    const neuf = { ...fiche, resume: `Corrigé pour ${adresse}.` };
    await corrigerLieu(tools, lui, neuf);
    const suivant = await avec({ 'if-none-match': etag });
    expect(suivant.statut).toBe(200);
    expect(suivant.texte).toContain(neuf.resume);
    expect((await avec(date)).statut).toBe(200);
  });
});

it('the CSV has the columns of the page that describes them, and says the same places as the JSON', async () => {
  const [json, csv] = [await ouvrir('/api/lieux.json'), await ouvrir('/api/lieux.csv')];
  const [titres = '', ...lignes] = csv.texte.trimEnd().split('\r\n');
  expect(titres.split(',')).toEqual(Object.keys(CHAMPS_NATIONAUX));
  expect(lignes).toHaveLength(JSON.parse(json.texte).length);
  const { texte } = await ouvrir('/donnees-ouvertes');
  for (const champ of Object.keys(CHAMPS_NATIONAUX)) expect(texte, champ).toContain(`<code>${champ}</code>`);
  expect(texte).toContain('Licence Ouverte 2.0');
});

it('a place that nobody receives in any more leaves the files at once', async () => {
  const seul = await unLieuPublie(banc, lui, { nom: 'Lieu quitté' });
  const { enTetes, texte } = await ouvrir('/api/lieux.json');
  expect(texte).toContain('Lieu quitté');
  banc.avancer({ minutes: 1 });
  await quitterLieu(tools, lui, { lieuId: seul.lieuId });
  const apres = await demander('/api/lieux.json', { headers: { 'if-none-match': enTetes.get('etag') ?? '' } });
  expect([apres.statut, apres.texte.includes('Lieu quitté')]).toEqual([200, false]);
});

it('machines find them: in the catalogue, in the OpenAPI document, in the map of the site', async () => {
  const openapi = JSON.parse((await ouvrir('/api/openapi.json')).texte);
  expect(openapi.openapi).toBe('3.1.0');
  expect(Object.keys(openapi.paths)).toEqual(expect.arrayContaining([...FICHIERS]));
  for (const adresse of Object.keys(openapi.paths))
    expect(ROUTES.some(({ path, right }) => path === adresse && right === 'public')).toBe(true);
  expect((await ouvrir('/.well-known/api-catalog')).texte).toContain('/api/openapi.json');
  const { texte } = await ouvrir('/sitemap.xml');
  expect(texte).toContain(`/trouver-un-conseiller/lieux/${numero}<`);
  expect(texte).toContain('/donnees-ouvertes<');
});

it('a conseiller who did not agree is in no public page nor file, by any of his names', async () => {
  const canari = { prenom: 'Canarisien', nom: 'Jamaisnomme' };
  await tools.db.updateTable('candidats').set(canari).where('utilisateur_id', '=', lui.id).execute();
  await ajouterPermanence(tools, lui, { lieuId, jour: 2, debut: 540, fin: 720, du: '2021-02-04', au: null });
  const refus = { surLaCarte: false, courriel: 'canaripro@demonstration.example', telephone: '0699999999' };
  await choisirSaFiche(tools, lui, { ...refus, aidantsConnect: 'aidant', aidantsConnectLe: '2021-02-01' });
  const propre: Readonly<Record<string, string>> = {
    '/trouver-un-conseiller/lieux/:numero': `/trouver-un-conseiller/lieux/${numero}`,
    '/trouver-un-conseiller/regions/:code': '/trouver-un-conseiller/regions/84',
    '/trouver-un-conseiller/departements/:code': '/trouver-un-conseiller/departements/03',
  };
  const publiques = ROUTES.filter(({ method, right }) => method === 'GET' && right === 'public').map(
    ({ path }) => propre[path] ?? path,
  );
  // The letter box is that of demonstrations, where nobody exists.
  const lues = publiques.filter((path) => !path.includes(':') && !path.startsWith('/boite-aux-lettres'));
  const adresses = [...lues, '/trouver-un-conseiller?code=03190'];
  expect(adresses.length).toBeGreaterThan(30);
  let montre = 0;
  for (const adresse of adresses) {
    const { texte } = await ouvrir(adresse);
    expect(texte, adresse).not.toMatch(/Canarisien|Jamaisnomme|canaripro|0699999999|06.99.99.99.99/i);
    expect(texte, adresse).not.toContain(compte.email);
    montre += Number(texte.includes('Médiathèque du Modèle'));
  }
  // The place itself: its page, the search, the list of its département, both files.
  expect(montre).toBeGreaterThanOrEqual(5);
  await choisirSaFiche(tools, lui, {
    ...{ ...refus, surLaCarte: true, aidantsConnect: 'aidant' as const, aidantsConnectLe: '2021-02-01' },
  });
  expect((await ouvrir(`/trouver-un-conseiller/lieux/${numero}`)).texte).toContain('Canarisien');
  for (const fichier of FICHIERS) expect((await ouvrir(fichier)).texte, fichier).not.toMatch(/Canarisien|canaripro/);
});
