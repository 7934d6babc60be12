import { describe, expect, it } from 'vitest';
import { reprendreContrat, rompreContrat } from '#domain/contrats/index.ts';
import { inscrire, orienter, positionner } from '#domain/formation/index.ts';
import type { Actor } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { toutFourni, UN_KIT, uneArrivee, unKitCommande } from '#tests/situations/arrivee.ts';
import { acteur, anct, prefecture } from '#tests/situations/comptes.ts';
import { uneSession, unOrganisme } from '#tests/situations/formation.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import {
  commanderKit,
  compterArrivees,
  confirmerEquipement,
  connaitreLeSuivi,
  direEquipement,
  enregistrerDates,
  estEquipe,
  expedierKits,
  lireArrivee,
  lireDepart,
  lireFaits,
  lireSonArrivee,
  listerArrivees,
  premiereSemaine,
  recevoirKit,
  restesDe,
} from './index.ts';

const aujourdhui = (banc: Banc) => dateCivile(banc.tools.clock());
const lire = (banc: Banc, arriveeId: string) => lireArrivee(banc.tools.db, anct(), arriveeId);
const envoyer = (banc: Banc, qui: Actor, arriveeId: string, suivi = '') =>
  expedierKits(banc.tools, qui, { envois: [{ arriveeId, suivi }] });

const banc = await unBanc();

describe('an arrival', () => {
  it('opens when the contract is signed, closes when it is broken, goes on when the rupture is cancelled', async () => {
    const { arriveeId, contratId, lui } = await uneArrivee(banc);
    expect(await lire(banc, arriveeId)).toMatchObject({ statut: 'ouverte', kit: 'a_commander', equipements: [] });
    const faire = (quoi: (context: Parameters<typeof rompreContrat>[0]) => Promise<void>) =>
      transaction(banc.tools.db, (tx) => quoi({ tx, actor: anct(), now: banc.tools.clock(), tools: banc.tools }));
    await faire((context) => rompreContrat(context, contratId, { motif: 'demission', vacantJusquAu: '2021-12-31' }));
    expect((await lire(banc, arriveeId)).statut).toBe('close');
    expect(await lireSonArrivee(banc.tools.db, lui)).toBeUndefined();
    await expect(commanderKit(banc.tools, lui, { arriveeId, ...UN_KIT })).rejects.toThrow(Refused);
    const ouvertes = (await listerArrivees(banc.tools.db, anct(), {}, banc.tools.clock())).lignes;
    expect(ouvertes.map(({ id }) => id)).not.toContain(arriveeId);
    await faire((context) => reprendreContrat(context, contratId));
    expect((await lireSonArrivee(banc.tools.db, lui))?.id).toBe(arriveeId);
    await commanderKit(banc.tools, lui, { arriveeId, ...UN_KIT });
  });

  it('is read by the conseiller, his structure, its préfecture and ANCT; by nobody else', async () => {
    const { arriveeId, lui, elle } = await uneArrivee(banc);
    const voisine = await uneArrivee(banc);
    for (const qui of [lui, elle, anct(), acteur('support'), prefecture('03')])
      expect((await lireArrivee(banc.tools.db, qui, arriveeId)).id).toBe(arriveeId);
    for (const qui of [voisine.lui, voisine.elle, prefecture('69'), acteur('conseiller', { type: 'aucun' })])
      await expect(lireArrivee(banc.tools.db, qui, arriveeId)).rejects.toThrow(NotFound);
    for (const qui of [voisine.lui, voisine.elle])
      await expect(commanderKit(banc.tools, qui, { arriveeId, ...UN_KIT })).rejects.toThrow(NotFound);
  });
});

describe('the equipment', () => {
  const dire = (
    banc: Banc,
    arriveeId: string,
    qui: Actor,
    autres: Partial<Parameters<typeof direEquipement>[2]> = {},
  ) => direEquipement(banc.tools, qui, { arriveeId, choses: toutFourni(), transport: 'structure', ...autres });

  it('is said by the structure alone, thing by thing, and confirmed by the conseiller alone', async () => {
    const { arriveeId, elle, lui } = await uneArrivee(banc);
    await expect(dire(banc, arriveeId, lui)).rejects.toThrow(Forbidden);
    await dire(banc, arriveeId, elle);
    const reponses = toutFourni().map(({ code }) => ({ code, avis: 'confirme' as const, note: '' }));
    await expect(confirmerEquipement(banc.tools, elle, { arriveeId, reponses })).rejects.toThrow(Forbidden);
    await confirmerEquipement(banc.tools, lui, { arriveeId, reponses });
    const { equipements, transport } = await lire(banc, arriveeId);
    expect(estEquipe(equipements)).toBe(true);
    expect(equipements.every(({ avis }) => avis === 'confirme')).toBe(true);
    expect(transport).toBe('structure');
  });

  it('what is planned has a day to come; who goes « hors les murs » has a way to travel', async () => {
    const { arriveeId, elle } = await uneArrivee(banc);
    const refuse = async (autres: Parameters<typeof dire>[3], champ: string) =>
      expect(
        await dire(banc, arriveeId, elle, autres).catch((raison: unknown) => Object(raison).fields),
      ).toHaveProperty(champ);
    await refuse({ choses: toutFourni('prevu') }, 'date_ordinateur');
    await refuse({ choses: toutFourni('prevu', ajouterJours(aujourdhui(banc), -1)) }, 'date_salle');
    await refuse({ transport: null }, 'transport');
    await refuse({ transport: 'sans_objet' }, 'transport');
    await refuse({ choses: toutFourni('sans_objet'), transport: 'velo' }, 'transport');
    await dire(banc, arriveeId, elle, { choses: toutFourni('prevu', aujourdhui(banc)), transport: 'commun' });
    await dire(banc, arriveeId, elle, { choses: toutFourni('sans_objet'), transport: 'sans_objet' });
  });

  it('what the structure says anew asks the conseiller again; what it only says twice does not', async () => {
    const { arriveeId, elle, lui } = await uneArrivee(banc);
    await dire(banc, arriveeId, elle);
    await confirmerEquipement(banc.tools, lui, {
      arriveeId,
      reponses: [{ code: 'telephone', avis: 'manque', note: 'Pas de carte SIM.' }],
    });
    const telephone = async () => (await lire(banc, arriveeId)).equipements.find(({ code }) => code === 'telephone');
    await dire(banc, arriveeId, elle);
    expect(await telephone()).toMatchObject({ avis: 'manque', note: 'Pas de carte SIM.' });
    const choses = toutFourni().map((une) =>
      une.code === 'telephone' ? { ...une, etat: 'prevu' as const, prevuLe: aujourdhui(banc) } : une,
    );
    await dire(banc, arriveeId, elle, { choses });
    expect(await telephone()).toMatchObject({ etat: 'prevu', avis: null, note: '' });
  });

  it('the list and the page agree on who is equipped, whatever was said and answered', async () => {
    const { arriveeId, elle, lui } = await uneArrivee(banc);
    const dansLaListe = async () =>
      (await compterArrivees(banc.tools.db, elle, {}, banc.tools.clock())).nonEquipes === 0;
    const accord = async (attendu: boolean) => {
      expect(estEquipe((await lire(banc, arriveeId)).equipements)).toBe(attendu);
      expect(await dansLaListe()).toBe(attendu);
    };
    await accord(false);
    await dire(banc, arriveeId, elle, { choses: toutFourni('prevu', aujourdhui(banc)) });
    await accord(false);
    await dire(banc, arriveeId, elle, { choses: toutFourni('sans_objet'), transport: 'sans_objet' });
    await accord(true);
    const repondre = (avis: 'manque' | 'confirme') =>
      confirmerEquipement(banc.tools, lui, { arriveeId, reponses: [{ code: 'salle', avis, note: '' }] });
    await repondre('manque');
    await accord(false);
    await repondre('confirme');
    await accord(true);
  });
});

describe('the dates', () => {
  it('the start of the post is recorded by the structure, never before the contract nor before it has come', async () => {
    const { arriveeId, elle, lui, debut } = await uneArrivee(banc);
    const enregistrer = (qui: Actor, priseDePosteLe: string | null) =>
      enregistrerDates(banc.tools, qui, { arriveeId, priseDePosteLe, departFormationLe: null });
    await expect(enregistrer(elle, ajouterJours(debut, -1))).rejects.toThrow(InvalidInput);
    await expect(enregistrer(elle, debut)).rejects.toThrow(InvalidInput);
    banc.avancer({ jours: 25 });
    await expect(enregistrer(lui, debut)).rejects.toThrow(Forbidden);
    await enregistrer(elle, debut);
    expect((await lire(banc, arriveeId)).prise_de_poste_le).toBe(debut);
    await enregistrer(elle, null);
    expect((await lire(banc, arriveeId)).prise_de_poste_le).toBeNull();
  });

  it('the departure to training is said by the structure until the training body has a date, and follows the contract', async () => {
    const { arriveeId, elle, debut } = await uneArrivee(banc);
    const depart = (departFormationLe: string) =>
      enregistrerDates(banc.tools, elle, { arriveeId, priseDePosteLe: null, departFormationLe });
    await expect(depart(ajouterJours(debut, -1))).rejects.toThrow(InvalidInput);
    await depart(ajouterJours(debut, 7));
    expect((await lire(banc, arriveeId)).depart_formation_le).toBe(ajouterJours(debut, 7));
  });

  it('the training body’s day stands before the one the structure said, which is not asked any more', async () => {
    const { arriveeId, elle, debut, relationId } = await uneArrivee(banc);
    const { tools } = banc;
    const depart = async () => lireDepart(tools.db, await lire(banc, arriveeId));
    const dire = (departFormationLe: string) =>
      enregistrerDates(tools, elle, { arriveeId, priseDePosteLe: null, departFormationLe });
    await dire(debut);
    expect(await depart()).toMatchObject({ le: debut, connu: false });
    const organisme = await unOrganisme(banc);
    const formationId = await orienter(tools, anct(), { relationId, organismeId: organisme.organismeId });
    await positionner(tools, organisme.acteur, { formationId, parcours: 280, faitLe: aujourdhui(banc) });
    const session = await uneSession(banc, organisme, { dans: 30 });
    await inscrire(tools, organisme.acteur, { formationId, sessionId: session.sessionId });
    expect(await depart()).toMatchObject({ le: session.debut, connu: true });
    await dire(ajouterJours(debut, 3));
    expect((await lire(banc, arriveeId)).depart_formation_le).toBe(debut);
  });
});

it('what remains to do follows from what was said, and ends', async () => {
  const { arriveeId, elle, lui, debut } = await unKitCommande(banc);
  const restes = async () => restesDe(await lire(banc, arriveeId), aujourdhui(banc)).map(({ libelle }) => libelle);
  expect(await restes()).toEqual(['Dire où en est son équipement']);
  await direEquipement(banc.tools, elle, { arriveeId, choses: toutFourni(), transport: 'velo' });
  await confirmerEquipement(banc.tools, lui, {
    arriveeId,
    reponses: [{ code: 'telephone', avis: 'manque', note: 'Pas de carte SIM.' }],
  });
  expect(await restes()).toEqual(['Fournir ce qui lui manque : téléphone portable (« Pas de carte SIM. »)']);
  await envoyer(banc, anct(), arriveeId);
  banc.avancer({ jours: 21 });
  expect(await restes()).toEqual([
    expect.stringContaining('téléphone'),
    'Dire que son kit est reçu, ou ce qui manque',
    'Enregistrer sa prise de poste',
  ]);
  await recevoirKit(banc.tools, elle, { arriveeId });
  await enregistrerDates(banc.tools, elle, { arriveeId, priseDePosteLe: debut, departFormationLe: null });
  await confirmerEquipement(banc.tools, lui, {
    arriveeId,
    reponses: [{ code: 'telephone', avis: 'confirme', note: '' }],
  });
  expect(await restes()).toEqual([]);
});

it('the first week is ticked by what happened', async () => {
  const { arriveeId, lui, elle } = await uneArrivee(banc);
  const faites = async () => {
    const sienne = await lireSonArrivee(banc.tools.db, lui);
    if (!sienne) throw new Error('no arrival');
    return premiereSemaine(sienne, await lireFaits(banc.tools.db, lui)).map(({ fait }) => fait);
  };
  expect(new Set(await faites())).toEqual(new Set([false]));
  await commanderKit(banc.tools, lui, { arriveeId, ...UN_KIT });
  await confirmerEquipement(banc.tools, lui, {
    arriveeId,
    reponses: toutFourni().map(({ code }) => ({ code, avis: 'confirme', note: '' })),
  });
  await connaitreLeSuivi(banc.tools, lui, { arriveeId });
  await expect(connaitreLeSuivi(banc.tools, elle, { arriveeId })).rejects.toThrow(Forbidden);
  expect(await faites()).toEqual([true, true, false, false, false, false, true]);
});
