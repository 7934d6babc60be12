import { afterAll, beforeEach, expect, it } from 'vitest';
import { unDoubleSirene } from '#tests/support/double-sirene.ts';
import { creerClientSirene, type OptionsSirene } from './client.ts';

const COMMUNE = '99970000800017';
const double = await unDoubleSirene();
afterAll(() => double.fermer());
beforeEach(() => double.oublier());

/** A client whose pauses are written down instead of lasting, and whose clock moves on purpose. */
function unClient(options: Partial<OptionsSirene> = {}) {
  const pauses: number[] = [];
  let now = new Date('2021-02-04T09:00:00Z').getTime();
  const client = creerClientSirene({
    baseUrl: double.adresse,
    userAgent: 'conseillers-numeriques (+https://demonstration.example)',
    clock: () => new Date(now),
    sleep: async (ms) => void pauses.push(ms),
    random: () => 0.5,
    ...options,
  });
  const avancer = (ms: number) => {
    now += ms;
  };
  return { chercher: client.chercherEtablissement, pauses, avancer };
}
const nombreDeDemandes = async () => (await double.demandes()).length;

it('a known SIRET gives the name, the category and the address of its establishment', async () => {
  expect(await unClient().chercher(COMMUNE)).toEqual({
    etat: 'trouve',
    etablissement: {
      siret: COMMUNE,
      nom: 'COMMUNE DE DEMONSTRATION-SUR-LOIRE',
      categorieJuridique: '7210',
      adresse: "1 PLACE DE L'EXEMPLE",
      codePostal: '03000',
      codeCommune: '03190',
      nomCommune: 'MOULINS',
      actif: true,
    },
  });
});

it('the address is that of the establishment asked, not of its head office', async () => {
  expect(await unClient().chercher('99970000800025')).toMatchObject({
    etat: 'trouve',
    etablissement: { siret: '99970000800025', adresse: '2 RUE DE LA MEDIATHEQUE INVENTEE', actif: true },
  });
});

it('a closed establishment is said to be closed', async () => {
  expect(await unClient().chercher('99970000800033')).toMatchObject({ etablissement: { actif: false } });
});

it.each([
  ['99970004000010', '69123'],
  ['99970005700014', '75056'],
])('an arrondissement is answered as its commune (%s)', async (siret, codeCommune) => {
  expect(await unClient().chercher(siret)).toMatchObject({ etablissement: { codeCommune } });
});

it('what a person asked not to publish stays empty', async () => {
  expect(await unClient().chercher('99970006500017')).toMatchObject({
    etat: 'trouve',
    etablissement: { nom: '', adresse: '', codePostal: '', codeCommune: '03190' },
  });
});

it('asks only for what it reads, and says who is asking', async () => {
  await unClient().chercher(COMMUNE);
  expect(await double.demandes()).toEqual([
    {
      url: `/search?q=${COMMUNE}&per_page=1&minimal=true&include=siege%2Cmatching_etablissements`,
      userAgent: 'conseillers-numeriques (+https://demonstration.example)',
    },
  ]);
});

it('an unknown SIRET is unknown, and asked again the next time', async () => {
  const { chercher } = unClient();
  expect(await chercher('13002603200016')).toEqual({ etat: 'inconnu' });
  await chercher('13002603200016');
  expect(await nombreDeDemandes()).toBe(2);
});

it.each(['unknown', 'fuzzy'] as const)(
  'an answer that is not about the SIRET asked is refused (%s)',
  async (scenario) => {
    await double.prevoir({ scenario });
    expect(await unClient().chercher(COMMUNE)).toEqual({ etat: 'inconnu' });
  },
);

it.each([
  ['server-error', 'erreur_du_repertoire'],
  ['rate-limited', 'trop_de_demandes'],
  ['connection-cut', 'reseau'],
] as const)('%s: tried again, and the answer comes if the directory recovers', async (scenario, raison) => {
  await double.prevoir({ scenario, times: 2 });
  const { chercher, pauses } = unClient();
  expect(await chercher(COMMUNE)).toMatchObject({ etat: 'trouve' });
  expect(pauses).toEqual([100, 200]);

  await double.prevoir({ scenario, times: 3 });
  expect(await unClient().chercher(COMMUNE)).toEqual({ etat: 'indisponible', raison });
  expect(await nombreDeDemandes()).toBe(6);
});

it.each(['malformed-json', 'wrong-types'] as const)(
  'a body that breaks the contract is not believed (%s)',
  async (scenario) => {
    await double.prevoir({ scenario });
    expect(await unClient().chercher(COMMUNE)).toEqual({ etat: 'indisponible', raison: 'reponse_illisible' });
    expect(await nombreDeDemandes()).toBe(1);
  },
);

it('a directory that nobody listens to, or whose address is wrong, is unavailable', async () => {
  const seul = unClient({ baseUrl: 'http://127.0.0.1:1' });
  expect(await seul.chercher(COMMUNE)).toEqual({ etat: 'indisponible', raison: 'reseau' });
  const perdu = unClient({ baseUrl: `${double.adresse}/ailleurs/` });
  expect(await perdu.chercher(COMMUNE)).toEqual({ etat: 'indisponible', raison: 'demande_refusee' });
});

it('a slow directory never takes more than the time given, and a second attempt is made in it', async () => {
  await double.prevoir({ scenario: 'slow', delayMs: 5_000, times: 3 });
  const debut = performance.now();
  expect(await unClient({ timeoutMs: 600 }).chercher(COMMUNE)).toEqual({
    etat: 'indisponible',
    raison: 'delai_depasse',
  });
  expect(performance.now() - debut).toBeLessThan(2_000);
  expect(await nombreDeDemandes()).toBeGreaterThanOrEqual(2);

  await double.oublier();
  await double.prevoir({ scenario: 'slow', delayMs: 5_000 });
  expect(await unClient({ timeoutMs: 1_600 }).chercher(COMMUNE)).toMatchObject({ etat: 'trouve' });
});

it('Retry-After is obeyed when it fits in the time given', async () => {
  await double.prevoir({ scenario: 'rate-limited', retryAfter: '1' });
  const { chercher, pauses } = unClient();
  expect(await chercher(COMMUNE)).toMatchObject({ etat: 'trouve' });
  expect(pauses).toEqual([1_000]);
});

it.each(['60', 'Thu, 04 Feb 2021 09:01:00 GMT'])(
  'a longer Retry-After (%s) is obeyed by not calling',
  async (retryAfter) => {
    await double.prevoir({ scenario: 'rate-limited', retryAfter });
    const { chercher, avancer } = unClient();
    expect(await chercher(COMMUNE)).toEqual({ etat: 'indisponible', raison: 'trop_de_demandes' });
    avancer(59_000);
    expect(await chercher(COMMUNE)).toEqual({ etat: 'indisponible', raison: 'en_pause' });
    expect(await nombreDeDemandes()).toBe(1);
    avancer(1_000);
    expect(await chercher(COMMUNE)).toMatchObject({ etat: 'trouve' });
  },
);

it('after five failures in a row nobody waits any more; one trial after 30 seconds reopens, and the count starts again', async () => {
  await double.prevoir({ scenario: 'wrong-types', times: 6 });
  const { chercher, avancer } = unClient();
  for (let fois = 0; fois < 5; fois += 1) await chercher(COMMUNE);
  expect(await chercher(COMMUNE)).toEqual({ etat: 'indisponible', raison: 'en_pause' });
  avancer(30_000);
  const [essai, autre] = await Promise.all([chercher(COMMUNE), chercher('99970001600010')]);
  expect(essai).toEqual({ etat: 'indisponible', raison: 'reponse_illisible' });
  expect(autre).toEqual({ etat: 'indisponible', raison: 'en_pause' });
  avancer(29_999);
  expect(await chercher(COMMUNE)).toEqual({ etat: 'indisponible', raison: 'en_pause' });
  expect(await nombreDeDemandes()).toBe(6);
  avancer(1);
  expect(await chercher(COMMUNE)).toMatchObject({ etat: 'trouve' });

  await double.prevoir({ scenario: 'wrong-types' });
  await chercher('99970001600010');
  expect(await chercher('99970001600010')).toMatchObject({ etat: 'trouve' });
});

it('what is found is remembered for 24 hours, and two people who ask at once make one call', async () => {
  const { chercher, avancer } = unClient();
  await Promise.all([chercher(COMMUNE), chercher(COMMUNE)]);
  avancer(24 * 3_600_000 - 1);
  expect(await chercher(COMMUNE)).toMatchObject({ etat: 'trouve' });
  expect(await nombreDeDemandes()).toBe(1);
  avancer(1);
  await chercher(COMMUNE);
  expect(await nombreDeDemandes()).toBe(2);
});

it.each(['1234567', '130026032', '', '../admin'])('« %s » is no SIRET: nothing leaves', async (numero) => {
  expect(await unClient().chercher(numero)).toEqual({ etat: 'indisponible', raison: 'hors_repertoire' });
  expect(await nombreDeDemandes()).toBe(0);
});
