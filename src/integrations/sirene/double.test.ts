import { afterAll, expect, it } from 'vitest';
import { unDoubleSirene } from '#tests/support/double-sirene.ts';
import { lireReponse } from './reponse.ts';

const COMMUNE = '99970000800017';
const double = await unDoubleSirene();
afterAll(() => double.fermer());
const demander = (parametres: string) => fetch(`${double.adresse}/search?${parametres}`);

it.each([
  '',
  'page=1',
  'q=ab',
  `q=${COMMUNE}&per_page=abc`,
  `q=${COMMUNE}&per_page=26`,
  `q=${COMMUNE}&per_page=0`,
  `q=${COMMUNE}&page=1000&per_page=25`,
  `q=${COMMUNE}&limite_matching_etablissements=101`,
  `q=${COMMUNE}&minimal=oui`,
  `q=${COMMUNE}&include=siege`,
  `q=${COMMUNE}&minimal=true&include=inconnu`,
])('the double refuses what the contract refuses: ?%s', async (parametres) => {
  const reponse = await demander(parametres);
  expect(reponse.status).toBe(400);
  expect(await reponse.json()).toEqual({ erreur: expect.any(String) });
});

it('the double answers a SIREN without its establishments, and counts its pages', async () => {
  const corps = await (await demander('q=999%20700%20008')).json();
  expect(corps).toMatchObject({ total_results: 1, page: 1, per_page: 10, total_pages: 1 });
  expect(corps.results[0]).toMatchObject({ siren: '999700008', matching_etablissements: [] });
  expect(await (await demander('q=mairie')).json()).toMatchObject({ results: [], total_pages: 0 });
});

it('names of people are left where they are, even in an answer that gives them', async () => {
  const corps = await (await demander(`q=${COMMUNE}`)).json();
  expect(JSON.stringify(corps)).toContain('CAMILLE');
  expect(JSON.stringify(lireReponse(corps, COMMUNE))).not.toContain('CAMILLE');
  const minimale = await (await demander(`q=${COMMUNE}&minimal=true&include=siege`)).json();
  expect(Object.keys(minimale.results[0])).not.toContain('dirigeants');
  expect(Object.keys(minimale.results[0])).toContain('siege');
});
