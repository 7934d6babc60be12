import { expect, it } from 'vitest';
import { ecartsDesCumuls } from '#domain/statistiques/index.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { unConseillerEnPoste, uneSaisieDActivite } from '#tests/situations/activites.ts';
import { acteur, anct, prefecture } from '#tests/situations/comptes.ts';
import { surPostgresql, unBanc } from '#tests/support/base.ts';
import {
  archiverTag,
  corrigerActivite,
  creerTag,
  enregistrerActivite,
  fusionnerTag,
  lireSaSaisie,
  listerSesTags,
  listerTags,
  renommerTag,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const { acteur: autre } = await unConseillerEnPoste(banc);
const { acteur: lui, structureId } = await unConseillerEnPoste(banc);
const elle = acteur('structure', { type: 'structure', structureId });
const proposes = async (qui = lui) => (await listerSesTags(tools.db, qui, tools.clock())).map(({ nom }) => nom);
const tagsDe = async (id: string) =>
  (await tools.db.selectFrom('activites').select('tags').where('id', '=', id).executeTakeFirstOrThrow()).tags;

it('a conseiller uses his tags, those of his structure, of his département and of the nation, and no other', async () => {
  const siens = [
    await creerTag(tools, lui, { nom: 'Jeudis' }),
    await creerTag(tools, elle, { nom: 'Semaine bleue' }),
    await creerTag(tools, prefecture('03'), { nom: 'Plan Allier' }),
    await creerTag(tools, anct(), { nom: 'Été 2021' }),
  ];
  const etrangers = [
    await creerTag(tools, autre, { nom: 'Jeudis' }),
    await creerTag(tools, prefecture('69'), { nom: 'Plan Rhône' }),
  ];
  expect(await proposes()).toEqual(['Jeudis', 'Semaine bleue', 'Plan Allier', 'Été 2021']);
  const saisie = uneSaisieDActivite(banc, { tags: [...siens, ...siens] });
  await expect(enregistrerActivite(tools, lui, saisie)).resolves.toEqual({ deja: false });
  expect((await tagsDe(saisie.id)).toSorted()).toEqual(siens.toSorted());
  for (const numero of [...etrangers, 999_999])
    await expect(enregistrerActivite(tools, lui, uneSaisieDActivite(banc, { tags: [numero] }))).rejects.toThrow(
      InvalidInput,
    );
  const onze = Array.from({ length: 11 }, (_, rang) => rang + 1);
  await expect(enregistrerActivite(tools, lui, uneSaisieDActivite(banc, { tags: onze }))).rejects.toThrow(InvalidInput);
});

it('each keeps his own tags and nobody else’s; a région and the support only read', async () => {
  const [jeudis] = await listerTags(tools.db, lui);
  const numero = jeudis?.numero ?? 0;
  for (const qui of [autre, elle, prefecture('03'), anct()])
    await expect(renommerTag(tools, qui, { numero, nom: 'Pris' })).rejects.toThrow(NotFound);
  expect((await listerTags(tools.db, prefecture('03', '69'))).map(({ nom }) => nom)).toEqual([
    'Plan Allier',
    'Plan Rhône',
  ]);
  await expect(creerTag(tools, prefecture('03', '69'), { nom: 'Région' })).rejects.toThrow(Forbidden);
  await expect(creerTag(tools, acteur('support'), { nom: 'Aide' })).rejects.toThrow(Forbidden);
});

it('two tags of a scope never bear the same name, whatever its accents, nor more than sixty live', async () => {
  await expect(creerTag(tools, elle, { nom: 'semaine BLEUE' })).rejects.toThrow(InvalidInput);
  const numero = await creerTag(tools, elle, { nom: 'Numérique en commun' });
  await expect(renommerTag(tools, elle, { numero, nom: 'Sémaine bleue' })).rejects.toThrow(InvalidInput);
  await renommerTag(tools, elle, { numero, nom: 'NEC' });
  expect(await proposes()).toContain('NEC');
  for (let rang = (await listerTags(tools.db, elle)).length; rang < 60; rang += 1)
    await creerTag(tools, elle, { nom: `Tag ${rang}` });
  await expect(creerTag(tools, elle, { nom: 'De trop' })).rejects.toThrow(Refused);
});

it('an archived tag is offered no more, stays where it is, and still serves the days before', async () => {
  const numero = await creerTag(tools, lui, { nom: 'Rentrée' });
  const saisie = uneSaisieDActivite(banc, { tags: [numero] });
  await enregistrerActivite(tools, lui, saisie);
  await archiverTag(tools, lui, { numero, archive: true });
  banc.avancer({ jours: 3 });
  expect(await proposes()).not.toContain('Rentrée');
  await corrigerActivite(tools, lui, { ...saisie, dureeMinutes: 45 });
  expect(await tagsDe(saisie.id)).toEqual([numero]);
  expect((await listerSesTags(tools.db, lui, tools.clock(), [numero])).map(({ nom }) => nom)).toContain('Rentrée');
  await expect(enregistrerActivite(tools, lui, uneSaisieDActivite(banc, { tags: [numero] }))).rejects.toThrow(
    InvalidInput,
  );
  const jour = ajouterJours(dateCivile(tools.clock()), -3);
  await enregistrerActivite(tools, lui, uneSaisieDActivite(banc, { tags: [numero], jour }));
  await archiverTag(tools, lui, { numero, archive: false });
  expect(await proposes()).toContain('Rentrée');
});

it('a merged tag becomes the other on every activity, the sums stay right, and a device that still has it is understood', async () => {
  const [de, vers] = [
    await creerTag(tools, lui, { nom: 'Atelier seniors' }),
    await creerTag(tools, lui, { nom: 'Ateliers aînés' }),
  ];
  const seul = uneSaisieDActivite(banc, { tags: [de] });
  const lesDeux = uneSaisieDActivite(banc, { tags: [de, vers] });
  for (const saisie of [seul, lesDeux]) await enregistrerActivite(tools, lui, saisie);
  const deLaStructure = (await listerTags(tools.db, elle))[0]?.numero ?? 0;
  await expect(fusionnerTag(tools, lui, { numero: de, vers: deLaStructure })).rejects.toThrow(NotFound);
  await expect(fusionnerTag(tools, lui, { numero: de, vers: de })).rejects.toThrow(InvalidInput);
  await fusionnerTag(tools, lui, { numero: de, vers });
  const tardive = uneSaisieDActivite(banc, { tags: [de] });
  await enregistrerActivite(tools, lui, tardive);
  await banc.faireTravailler();
  for (const { id } of [seul, lesDeux, tardive]) expect(await tagsDe(id)).toEqual([vers]);
  expect((await lireSaSaisie(tools.db, lui, seul.id)).valeurs['tags']).toEqual([String(vers)]);
  expect(await ecartsDesCumuls(tools.db)).toBe(0);
  await expect(renommerTag(tools, lui, { numero: de, nom: 'Encore' })).rejects.toThrow(NotFound);
});

it('a tag merged, then what it became merged in turn, ends as the last', async () => {
  const [a, b, c] = [
    await creerTag(tools, lui, { nom: 'Alpha' }),
    await creerTag(tools, lui, { nom: 'Bravo' }),
    await creerTag(tools, lui, { nom: 'Charlie' }),
  ];
  const saisie = uneSaisieDActivite(banc, { tags: [a, b] });
  await enregistrerActivite(tools, lui, saisie);
  await fusionnerTag(tools, lui, { numero: a, vers: b });
  await fusionnerTag(tools, lui, { numero: b, vers: c });
  await banc.faireTravailler();
  expect(await tagsDe(saisie.id)).toEqual([c]);
});

it.runIf(surPostgresql)('recorded while it is being merged, a tag never stays behind', async () => {
  for (let tour = 0; tour < 5; tour += 1) {
    const [de, vers] = [
      await creerTag(tools, lui, { nom: `Avant ${tour}` }),
      await creerTag(tools, lui, { nom: `Après ${tour}` }),
    ];
    const saisies = Array.from({ length: 12 }, () => uneSaisieDActivite(banc, { tags: [de] }));
    await Promise.all([
      ...saisies.map((saisie) => enregistrerActivite(tools, lui, saisie)),
      fusionnerTag(tools, lui, { numero: de, vers }),
    ]);
    await banc.faireTravailler();
    for (const { id } of saisies) expect(await tagsDe(id)).toEqual([vers]);
  }
  expect(await ecartsDesCumuls(tools.db)).toBe(0);
});
