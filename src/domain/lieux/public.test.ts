import {
  fromSchemaLieuDeMediationNumerique,
  type SchemaLieuMediationNumerique,
  toSchemaLieuMediationNumerique,
} from '@gouvfr-anct/lieux-de-mediation-numerique';
import fc from 'fast-check';
import { sql } from 'kysely';
import OpeningHours from 'opening_hours';
import { expect, it } from 'vitest';
import { reprendreContrat, rompreContrat } from '#domain/contrats/index.ts';
import { semaineDe } from '#domain/horaires/index.ts';
import { situerCommune } from '#domain/territoires/index.ts';
import type { Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { anct } from '#tests/situations/comptes.ts';
import { unLieuPublie } from '#tests/situations/lieux.ts';
import { unOrganisme } from '#tests/situations/referentiels.ts';
import { LYON, MOULINS, unSiret } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  ajouterFermeture,
  ajouterPermanence,
  chercherLieux,
  choisirSaFiche,
  compterAutour,
  compterPublies,
  type FiltresLieux,
  fixerHoraires,
  lieuxEnCsv,
  lieuxEnJson,
  lieuxParDepartement,
  lireHistorique,
  lireLieu,
  lireLieuPublic,
  listerDuDepartement,
  pointsDuDepartement,
  quitterLieu,
  raisonsDeNonPublication,
  versionDesDonnees,
} from './index.ts';
import { communeNationale } from './schema-national.ts';

const banc = await unBanc();
const { tools } = banc;
const { acteur: lui } = await unConseillerEnPoste(banc);
const { acteur: elle } = await unConseillerEnPoste(banc);
// A Friday, 10 in Paris.
const VENDREDI = new Date('2021-07-16T08:00:00Z');
const commune = async (code: string) => {
  const situee = await situerCommune(tools.db, code);
  if (!situee) throw new Error(code);
  return situee;
};
const autour = async (code: string, filtres: Partial<FiltresLieux> = {}, now = VENDREDI) => {
  const [ou, tous] = [await commune(code), { rayon: 20 as const, ...filtres }];
  const { lignes } = await chercherLieux(tools.db, ou, tous, now);
  expect(await compterAutour(tools.db, ou, tous, now)).toBe(lignes.length);
  return lignes.map(({ nom }) => nom);
};

it('the nearest first, as far as asked, by what was asked', async () => {
  await unLieuPublie(banc, lui, {
    nom: 'A Moulins',
    modalites: ['libre', 'rendez_vous'],
    ficheAccesLibre: 'https://acceslibre.beta.gouv.fr/app/a/',
  });
  await unLieuPublie(banc, lui, {
    nom: 'A Yzeure',
    communeCode: '03321',
    services: ['emploi'],
    modalites: ['rendez_vous'],
  });
  await unLieuPublie(banc, elle, { nom: 'A Vichy', communeCode: '03310', itinerant: true });
  expect(await autour(MOULINS)).toEqual(['A Moulins', 'A Yzeure']);
  expect(await autour(MOULINS, { rayon: 100 })).toEqual(['A Moulins', 'A Yzeure', 'A Vichy']);
  expect(await autour('03321')).toEqual(['A Yzeure', 'A Moulins']);
  expect(await autour(MOULINS, { service: 'emploi' })).toEqual(['A Yzeure']);
  expect(await autour(MOULINS, { acces: 'libre' })).toEqual(['A Moulins']);
  expect(await autour(MOULINS, { accessible: true })).toEqual(['A Moulins']);
  expect(await autour(MOULINS, { rayon: 100, itinerance: 'itinerant' })).toEqual(['A Vichy']);
  expect(await autour(MOULINS, { itinerance: 'itinerant' })).toEqual([]);
  const page = await chercherLieux(tools.db, await commune(MOULINS), { rayon: 20 }, VENDREDI);
  expect(page.lignes.map(({ km }) => Math.round(km))).toEqual([0, 5]);
});

it('labels come from the lists, by SIRET or by name and commune, and are looked for by the search', async () => {
  const siret = unSiret();
  await unLieuPublie(banc, lui, { nom: 'France services de Neuvy', communeCode: '03200' });
  await unLieuPublie(banc, lui, { nom: 'Fabrique', communeCode: '03200', siret });
  await unOrganisme(banc, { liste: 'france_services', nom: 'FRANCE SERVICES de  Neuvy', communeCode: '03200' });
  await unOrganisme(banc, { liste: 'fabriques_de_territoire', nom: 'Autre nom', communeCode: LYON, siret });
  expect(await autour('03200', { rayon: 5, label: 'france_services' })).toEqual(['France services de Neuvy']);
  expect(await autour('03200', { rayon: 5, label: 'fabriques_de_territoire' })).toEqual(['Fabrique']);
  expect(await autour('03200', { rayon: 5, label: 'aidants_connect' })).toEqual([]);
});

it.each([
  ['open in the morning, at its own hour', '2021-07-16T08:00:00Z', ['Réunion']],
  ['already closed there, when it opens in Paris', '2021-07-16T13:30:00Z', []],
  ['a public holiday', '2021-07-14T06:00:00Z', []],
  ['during a closing', '2021-08-03T06:00:00Z', []],
  ['the night before counts until it ends', '2021-07-16T22:30:00Z', ['Réunion']],
])('open now in La Réunion: %s', async (_, moment, attendus) => {
  const dejaLa = await autour('97411', {}, new Date(moment));
  if (dejaLa.length === 0) {
    const { lieuId } = await unLieuPublie(banc, lui, { nom: 'Réunion', communeCode: '97411' });
    const jours: [number, number, number][] = [1, 2, 3, 4, 5].map((jour) => [jour, 540, 1020]);
    const semaine = semaineDe([...jours, [5, 1320, 1620]]);
    await fixerHoraires(tools, lui, { lieuId, semaine: semaine.map((plages) => [...plages]), fermeFeries: true });
    await ajouterFermeture(tools, lui, { lieuId, du: '2021-08-02', au: '2021-08-15' });
  }
  expect(await autour('97411', { quand: 'maintenant' }, new Date(moment))).toEqual(attendus);
  expect(await autour('97411', { quand: 6 }, new Date(moment))).toEqual([]);
  expect(await autour('97411', { quand: 3 }, new Date(moment))).toEqual(['Réunion']);
});

it('a page and the next hold every place once, in three statements whatever their number', async () => {
  for (let rang = 0; rang < 23; rang += 1)
    await unLieuPublie(banc, elle, {
      nom: `Lyon ${rang}`,
      communeCode: LYON,
      codePostal: '69001',
      position: { latitude: 45.76 + rang / 1000, longitude: 4.83 },
    });
  const vus: string[] = [];
  const lyon = await commune(LYON);
  let curseur: string | undefined;
  do {
    const page = await chercherLieux(tools.db, lyon, { rayon: 20 }, VENDREDI, curseur);
    vus.push(...page.lignes.map(({ id }) => id));
    curseur = page.suivante ?? undefined;
  } while (curseur);
  expect([vus.length, new Set(vus).size]).toEqual([23, 23]);
  const requetes = await banc.compterRequetes(async () => {
    const ou = await commune(LYON);
    await chercherLieux(tools.db, ou, { rayon: 20 }, VENDREDI);
    await compterAutour(tools.db, ou, { rayon: 20 }, VENDREDI);
  });
  expect(requetes).toBe(3);
});

it('what SQL shows is what no reason hides, whatever a place says', async () => {
  const { lieuId } = await unLieuPublie(banc, lui, { nom: 'Changeant', communeCode: '23096' });
  const tires = fc.record({
    publie: fc.boolean(),
    ferme: fc.boolean(),
    services: fc.subarray(['demarches', 'acces']),
    modalites: fc.subarray(['libre', 'rendez_vous', 'prive'], { minLength: 1 }),
    code_postal: fc.option(fc.constant('23000')),
    telephone: fc.constantFrom('', '0100000000'),
    courriel: fc.constantFrom('', 'a@demonstration.example'),
    recu: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(tires, async ({ ferme, recu, ...colonnes }) => {
      await tools.db
        .updateTable('lieux')
        .set({ ...colonnes, ferme_le: ferme ? '2021-01-01' : null })
        .where('id', '=', lieuId)
        .execute();
      await tools.db
        .updateTable('lieux_conseillers')
        .set({ jusqu_au: recu ? null : '2021-01-01' })
        .where('lieu_id', '=', lieuId)
        .execute();
      const lu = await lireLieu(tools.db, { ...lui, role: 'anct', perimetre: { type: 'nation' } }, lieuId);
      expect((await autour('23096')).includes('Changeant')).toBe(raisonsDeNonPublication(lu).length === 0);
    }),
    { numRuns: 60 },
  );
});

it('whoever did not agree is never named, whoever did is by his first name; both are there as hours', async () => {
  const nommer = (qui: typeof lui, prenom: string) =>
    tools.db
      .updateTable('candidats')
      .set({ prenom, nom: 'Nomdefamille' })
      .where('utilisateur_id', '=', qui.id)
      .execute();
  await nommer(lui, 'Canarisecret');
  await nommer(elle, 'Consentante');
  const { lieuId, numero } = await unLieuPublie(banc, lui, { nom: 'Partagé', communeCode: '48095' });
  await unLieuPublie(banc, elle, { nom: 'Partagé', communeCode: '48095' });
  for (const qui of [lui, elle])
    await ajouterPermanence(tools, qui, { lieuId, jour: 2, debut: 540, fin: 720, du: '2021-02-04', au: null });
  const fiche = {
    courriel: 'pro@demonstration.example',
    telephone: '',
    aidantsConnect: 'aidant' as const,
    aidantsConnectLe: '2021-03-01',
  };
  await choisirSaFiche(tools, elle, { ...fiche, surLaCarte: true });
  const lu = await lireLieuPublic(tools.db, numero, VENDREDI);
  expect(lu).toMatchObject({
    accueil: [{ prenom: 'Consentante', courriel: 'pro@demonstration.example', aidant: true }],
  });
  expect(lu && 'permanences' in lu && lu.permanences.map(({ prenom }) => prenom).toSorted()).toEqual([
    'Consentante',
    null,
  ]);
  expect(JSON.stringify(lu)).not.toMatch(/Canarisecret|Nomdefamille/);
  await choisirSaFiche(tools, elle, { ...fiche, surLaCarte: false });
  expect(JSON.stringify(await lireLieuPublic(tools.db, numero, VENDREDI))).not.toContain('Consentante');
});

it('the map counts them by département, overseas included, and points them', async () => {
  const departements = await lieuxParDepartement(tools.db);
  expect(departements.length).toBeGreaterThan(100);
  expect(departements.find(({ code }) => code === '974')).toMatchObject({ nom: 'La Réunion', lieux: 1 });
  expect(departements.reduce((somme, { lieux }) => somme + lieux, 0)).toBe(await compterPublies(tools.db, VENDREDI));
  const points = await pointsDuDepartement(tools.db, '03');
  expect(points.reduce((somme, { lieux }) => somme + lieux, 0)).toBe(
    departements.find(({ code }) => code === '03')?.lieux,
  );
  const page = await listerDuDepartement(tools.db, '69', VENDREDI);
  expect([page.lignes.length, page.suivante !== null]).toEqual([10, true]);
});

it('every published place passes through the library of the national schema and comes back the same', async () => {
  const varies = [
    {
      siret: unSiret(),
      modalites: ['libre', 'rendez_vous', 'prive'] as const,
      courriel: 'accueil@demonstration.example',
      site: 'https://www.demonstration.example/lieu?a=1',
    },
    {
      nom: '« L’Étape » – salle n° 2',
      adresse: '12 bis, rue de l’Église',
      resume: 'Accueil ; "ateliers", le mardi',
      itinerant: true,
    },
    { communeCode: '97302', telephone: '+594594000000' },
    { communeCode: '2A004', ficheAccesLibre: 'https://acceslibre.beta.gouv.fr/app/2a/' },
    { communeCode: '98818', codePostal: '98800', telephone: '+687123456' },
    { communeCode: '75056', codePostal: '75020' },
  ];
  for (const { modalites, ...autres } of varies.map((un) => ({ modalites: undefined, ...un })))
    await unLieuPublie(banc, lui, { ...autres, ...(modalites && { modalites: [...modalites] }) });
  let texte = '';
  for await (const morceau of lieuxEnJson(tools.db, VENDREDI)) texte += morceau;
  const lieux: SchemaLieuMediationNumerique[] = JSON.parse(texte);
  expect(lieux).toHaveLength(await compterPublies(tools.db, VENDREDI));
  expect(lieux.length).toBeGreaterThan(30);
  for (const lieu of lieux) {
    expect(toSchemaLieuMediationNumerique(fromSchemaLieuDeMediationNumerique(lieu)), lieu.nom).toEqual(lieu);
    if (lieu.horaires)
      expect(
        () => new OpeningHours(lieu.horaires ?? '', { lat: 46, lon: 2, address: { country_code: 'fr', state: '' } }),
      ).not.toThrow();
  }
  expect(lieux.filter(({ code_insee }) => code_insee === '98818')[0]).not.toHaveProperty('latitude');
  let csv = '';
  for await (const morceau of lieuxEnCsv(tools.db, VENDREDI)) csv += morceau;
  expect(csv.trimEnd().split('\r\n')).toHaveLength(lieux.length + 1);
  expect(csv).toContain('"Accueil ; ""ateliers"", le mardi"');
  for (const nom of ['Canarisecret', 'Consentante', 'Nomdefamille']) expect(texte + csv).not.toContain(nom);
});

it('every commune and every département of the country is named as the national schema accepts', async () => {
  const communes = await tools.db
    .selectFrom('communes')
    .select(['code', 'nom', sql<string | null>`codes_postaux[1]`.as('postal')])
    .execute();
  const refusees = communes.filter(({ code, nom, postal }) => {
    if (!postal) return false;
    try {
      const modele = {
        id: 'x',
        nom: 'x',
        pivot: '0'.repeat(14),
        adresse: '1 rue',
        date_maj: dateCivile(VENDREDI),
        services: 'Aide aux démarches administratives',
      };
      fromSchemaLieuDeMediationNumerique({
        ...modele,
        commune: communeNationale(nom),
        code_postal: postal,
        code_insee: code,
      });
      return false;
    } catch {
      return true;
    }
  });
  expect(refusees.map(({ nom }) => nom)).toEqual([]);
});

it('nobody receives there any more: the place is no longer shown', async () => {
  const { lieuId, numero } = await unLieuPublie(banc, lui, { nom: 'Déserté', communeCode: '19272' });
  await quitterLieu(tools, lui, { lieuId });
  expect(await lireLieuPublic(tools.db, numero, VENDREDI)).toBeUndefined();
});

it('a contract that ends takes its conseiller away from the public, and gives him back when its end is undone', async () => {
  const { acteur: autre } = await unConseillerEnPoste(banc);
  const { lieuId, numero } = await unLieuPublie(banc, autre, { nom: 'Jusqu’au bout', communeCode: '15014' });
  const { id } = await tools.db
    .selectFrom('contrats as k')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .select('k.id')
    .where('c.utilisateur_id', '=', autre.id)
    .executeTakeFirstOrThrow();
  const faire = (work: (context: Context) => Promise<void>) =>
    transaction(tools.db, (tx) => work({ tx, now: tools.clock(), actor: anct(), tools }));
  const avant = await versionDesDonnees(tools.db, tools.clock());
  banc.avancer({ jours: 1 });
  await faire((context) => rompreContrat(context, id, { motif: 'Rompu.', vacantJusquAu: '2022-01-01' }));
  expect(await lireLieuPublic(tools.db, numero, tools.clock())).toBeUndefined();
  expect((await versionDesDonnees(tools.db, tools.clock())).etag).not.toBe(avant.etag);
  expect((await lireHistorique(tools.db, lieuId)).at(-1)?.quoi).toBe('Un conseiller n’y reçoit plus');
  await faire((context) => reprendreContrat(context, id));
  expect(await lireLieuPublic(tools.db, numero, tools.clock())).toMatchObject({ nom: 'Jusqu’au bout' });
});
