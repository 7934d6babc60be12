import { expect, it } from 'vitest';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { acteur, anct } from '#tests/situations/comptes.ts';
import { unDocumentOuvert, unEnvoiDe, uneRessource, uneSaisieDeRessource } from '#tests/situations/ressources.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  compterRessources,
  lireFichierDeRessource,
  lireRessource,
  listerRessources,
  publierRessource,
  remplacerRessource,
  republierRessource,
  retirerRessource,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const { db } = tools;
const lui = acteur('conseiller', { type: 'personne' });
const titres = async (recherche: string, autres: object = {}) =>
  (await listerRessources(db, lui, { recherche, ...autres })).lignes.map(({ titre }) => titre);

it('a resource is shared by ANCT alone, under a theme of the activities or a subject of its own', async () => {
  for (const qui of [lui, acteur('support'), acteur('prefecture', { type: 'departements', codes: ['03'] })])
    await expect(publierRessource(tools, qui, uneSaisieDeRessource(), undefined)).rejects.toThrow(Forbidden);
  await expect(uneRessource(banc, { sujet: { theme: 99 } })).rejects.toThrow(InvalidInput);
  for (const url of ['javascript:alert(1)', 'http://ressources.example', 'ressources'])
    await expect(uneRessource(banc, { url })).rejects.toThrow(InvalidInput);
  await expect(uneRessource(banc, { resume: 'x'.repeat(281) })).rejects.toThrow(InvalidInput);
  const id = await uneRessource(banc, { sujet: { rubrique: 'metier' } });
  expect(await lireRessource(db, lui, id)).toMatchObject({ rubrique: 'metier', theme: null });
});

it('is found by its words, whatever their accents and case, each of them, and by its subject', async () => {
  await uneRessource(banc, { titre: 'Déclarer ses impôts', resume: 'Pas à pas.', sujet: { theme: 3 } });
  await uneRessource(banc, { titre: 'Affiche d’été', resume: 'À imprimer.', sujet: { rubrique: 'communication' } });
  expect(await titres('IMPOTS')).toEqual(['Déclarer ses impôts']);
  expect(await titres('pas declarer')).toEqual(['Déclarer ses impôts']);
  expect(await titres('declarer affiche')).toEqual([]);
  expect(await titres('', { rubrique: 'communication' })).toEqual(['Affiche d’été']);
  expect(await titres('', { theme: 3 })).toEqual(['Déclarer ses impôts']);
  expect(await titres('100%_')).toEqual([]);
});

it('a file is known by its content, kept in the coffre, downloaded under its name, replaced and erased', async () => {
  const dite = uneSaisieDeRessource({ titre: 'Support', type: 'fichier', url: '' });
  await expect(
    publierRessource(tools, anct(), dite, await unEnvoiDe(banc, 'x.odt', Buffer.from('PK\u0003\u0004 un zip'))),
  ).rejects.toThrow(InvalidInput);
  await expect(publierRessource(tools, anct(), dite, undefined)).rejects.toThrow(InvalidInput);
  const texte = await unEnvoiDe(banc, 'Support d’atelier.odt', unDocumentOuvert('text'));
  const ressourceId = await publierRessource(tools, anct(), dite, texte);
  const lu = await lireFichierDeRessource(tools, lui, ressourceId);
  expect(lu).toMatchObject({ type: 'odt', nom: 'Support d-atelier.odt' });
  const { fichier_cle } = await lireRessource(db, lui, ressourceId);
  await remplacerRessource(tools, anct(), { ressourceId, ...dite, titre: 'Support revu' }, undefined);
  expect((await lireRessource(db, lui, ressourceId)).fichier_cle).toBe(fichier_cle);
  const classeur = await unEnvoiDe(banc, 'tableau.ods', unDocumentOuvert('spreadsheet'));
  await remplacerRessource(tools, anct(), { ressourceId, ...dite }, classeur);
  await banc.faireTravailler();
  expect(await tools.coffre.lire(fichier_cle ?? '')).toBeUndefined();
  expect((await lireFichierDeRessource(tools, lui, ressourceId)).type).toBe('ods');
  await remplacerRessource(tools, anct(), { ressourceId, ...uneSaisieDeRessource() }, undefined);
  await expect(lireFichierDeRessource(tools, lui, ressourceId)).rejects.toThrow(NotFound);
});

it('withdrawn, conseillers do not find it any more; ANCT does, and may publish it again', async () => {
  const ressourceId = await uneRessource(banc, { titre: 'Périmée' });
  await expect(retirerRessource(tools, acteur('support'), { ressourceId })).rejects.toThrow(Forbidden);
  await retirerRessource(tools, anct(), { ressourceId });
  await expect(retirerRessource(tools, anct(), { ressourceId })).rejects.toThrow(Refused);
  expect(await titres('perimee')).toEqual([]);
  await expect(lireRessource(db, lui, ressourceId)).rejects.toThrow(NotFound);
  expect(await compterRessources(db, anct(), { recherche: 'perimee' })).toBe(1);
  await republierRessource(tools, anct(), { ressourceId });
  expect(await titres('perimee')).toEqual(['Périmée']);
  await expect(
    lireRessource(db, acteur('structure', { type: 'structure', structureId: crypto.randomUUID() }), ressourceId),
  ).rejects.toThrow(NotFound);
});

it('the library needs as many queries whatever its size', async () => {
  const compter = () =>
    banc.compterRequetes(async () => {
      await listerRessources(db, lui, { recherche: 'atelier' });
      await compterRessources(db, lui, { recherche: 'atelier' });
    });
  const avant = await compter();
  for (let rang = 0; rang < 30; rang += 1) await uneRessource(banc);
  expect(await compter()).toBe(avant);
  const page = await listerRessources(db, lui, {});
  expect(page.lignes).toHaveLength(20);
  const suite = await listerRessources(db, lui, {}, page.suivante ?? '');
  expect(suite.lignes.some(({ id }) => page.lignes.some((une) => une.id === id))).toBe(false);
});
