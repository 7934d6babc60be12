import { describe, expect, it } from 'vitest';
import { rompreContrat } from '#domain/contrats/index.ts';
import type { Actor } from '#platform/actor.ts';
import { ajouterJours, dateCivile, plusJours, plusMinutes } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { desConseillers, unEvenement, uneSaisieDEvenement } from '#tests/situations/communaute.ts';
import { acteur, anct, prefecture } from '#tests/situations/comptes.ts';
import { LYON } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  agendaDesEvenements,
  annulerEvenement,
  compterEvenements,
  creerEvenement,
  lireEvenement,
  lireSonEvenement,
  listerEvenements,
  listerEvenementsAVenir,
  listerEvenementsDesConseillers,
  listerEvenementsPasses,
  listerInscrits,
  modifierEvenement,
  noterPresences,
  publierEvenement,
  quandEnClair,
  rappelerEvenements,
  seDesinscrire,
  sInscrire,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const { db } = tools;
const [un, deux, trois] = await desConseillers(banc, 3);
const [ailleurs] = await desConseillers(banc, 1);
if (!un || !deux || !trois || !ailleurs) throw new Error('conseillers');
await db
  .updateTable('structures')
  .set({ departement_code: '69', commune_code: LYON })
  .where('id', '=', ailleurs.structureId)
  .execute();

const aVenir = async (qui: Actor) => (await listerEvenementsAVenir(db, qui, tools.clock())).lignes.map(({ id }) => id);
const courriels = async (modele: string, evenementId: string) =>
  (await banc.courriels()).filter((recu) => recu.modele === modele && recu.texte.includes(evenementId));
const fautes = (essai: Promise<unknown>) =>
  essai.then(
    () => ({}),
    (raison: unknown) => Object(raison).fields,
  );
const inscrire = (qui: Actor, evenementId: string) => sInscrire(tools, qui, { evenementId });
const statut = async (qui: Actor, evenementId: string) => (await lireSonEvenement(db, qui, evenementId)).inscription;

describe('an event', () => {
  it('is a draft that its organiser alone sees, then published to those whom it concerns', async () => {
    const allier = prefecture('03');
    const evenementId = await creerEvenement(tools, allier, uneSaisieDEvenement(banc));
    expect(await aVenir(un.lui)).not.toContain(evenementId);
    await expect(lireEvenement(db, prefecture('69'), evenementId)).rejects.toThrow(NotFound);
    expect((await lireEvenement(db, anct(), evenementId)).departements).toEqual(['03']);
    await publierEvenement(tools, allier, { evenementId });
    expect(await aVenir(un.lui)).toContain(evenementId);
    expect(await aVenir(ailleurs.lui)).not.toContain(evenementId);
    await expect(inscrire(ailleurs.lui, evenementId)).rejects.toThrow(NotFound);
    const national = await unEvenement(banc);
    expect(await aVenir(ailleurs.lui)).toContain(national);
    const duRhone = await unEvenement(banc, { departements: ['69', '63'] });
    expect(await aVenir(un.lui)).not.toContain(duRhone);
    expect(await aVenir(ailleurs.lui)).toContain(duRhone);
  });

  it('is made by ANCT and by the préfecture of one département; a préfecture changes its own only', async () => {
    const saisie = uneSaisieDEvenement(banc);
    for (const qui of [un.lui, un.elle, acteur('support'), prefecture('03', '63')])
      await expect(creerEvenement(tools, qui, saisie)).rejects.toThrow(Forbidden);
    const national = await unEvenement(banc);
    const sien = await unEvenement(banc, {}, prefecture('03'));
    for (const geste of [
      () => annulerEvenement(tools, prefecture('03'), { evenementId: national, motif: 'Non.' }),
      () => modifierEvenement(tools, prefecture('03'), { evenementId: national, ...saisie }),
    ])
      await expect(geste()).rejects.toThrow(Forbidden);
    await expect(annulerEvenement(tools, prefecture('69'), { evenementId: sien, motif: 'Non.' })).rejects.toThrow(
      NotFound,
    );
    await annulerEvenement(tools, anct(), { evenementId: sien, motif: 'Doublon.' });
  });

  it('says what is wrong, field by field', async () => {
    const refuse = async (autres: Parameters<typeof uneSaisieDEvenement>[1], champ: string, qui = anct()) =>
      expect(await fautes(creerEvenement(tools, qui, uneSaisieDEvenement(banc, autres)))).toHaveProperty(champ);
    const debut = plusJours(tools.clock(), 10);
    await refuse({ debut: plusJours(tools.clock(), -1) }, 'debut');
    await refuse({ fin: plusMinutes(debut, -10) }, 'fin');
    await refuse({ fin: plusJours(debut, 6) }, 'fin');
    await refuse({ lieu: '', lien: '' }, 'lieu');
    for (const lien of ['javascript:alert(1)', 'http://visio.example', 'visio', 'https://visio'])
      await refuse({ lien }, 'lien');
    await refuse({ inscriptionJusquAu: ajouterJours(dateCivile(debut), 1) }, 'inscriptionJusquAu');
    await refuse({ departements: ['03', '00'] }, 'departements');
    await refuse({ type: 'rencontre_nationale' }, 'type', prefecture('03'));
  });

  it('once published, keeps its départements and its places; another date or place is told to those registered', async () => {
    const allier = prefecture('03');
    const evenementId = await unEvenement(banc, { places: 2 }, allier);
    await inscrire(un.lui, evenementId);
    await inscrire(deux.lui, evenementId);
    const saisie = uneSaisieDEvenement(banc, { places: 2 });
    expect(
      await fautes(modifierEvenement(tools, anct(), { evenementId, ...saisie, departements: ['69'] })),
    ).toHaveProperty('departements');
    expect(await fautes(modifierEvenement(tools, allier, { evenementId, ...saisie, places: 1 }))).toHaveProperty(
      'places',
    );
    await modifierEvenement(tools, allier, { evenementId, ...saisie, description: 'Autre ordre du jour.' });
    expect(await courriels('evenement.changement', evenementId)).toEqual([]);
    await modifierEvenement(tools, allier, { evenementId, ...saisie, lieu: 'Vichy' });
    const prevenus = await courriels('evenement.changement', evenementId);
    expect(prevenus.map(({ destinataire }) => destinataire).toSorted()).toEqual(
      [un.compte.email, deux.compte.email].toSorted(),
    );
    expect(prevenus[0]?.texte).toContain('Vichy');
  });

  it('cancelled, tells everybody who was registered or waited, withdraws it from their calendars, and stays readable to them', async () => {
    const evenementId = await unEvenement(banc, { places: 1 });
    await inscrire(un.lui, evenementId);
    await inscrire(deux.lui, evenementId);
    await annulerEvenement(tools, anct(), { evenementId, motif: 'Salle fermée.' });
    const prevenus = await courriels('evenement.annulation', evenementId);
    expect(prevenus.map(({ destinataire }) => destinataire).toSorted()).toEqual(
      [un.compte.email, deux.compte.email].toSorted(),
    );
    expect(prevenus[0]?.texte).toContain('Salle fermée.');
    expect(await agendaDesEvenements(tools, un.compte.id)).not.toContainEqual(
      expect.objectContaining({ id: evenementId }),
    );
    expect((await lireSonEvenement(db, un.lui, evenementId)).statut).toBe('annule');
    await expect(lireSonEvenement(db, trois.lui, evenementId)).rejects.toThrow(NotFound);
    await expect(inscrire(un.lui, evenementId)).rejects.toThrow(Refused);
  });
});

describe('registrations', () => {
  it('take the places, then the ranks of the waiting list; a place given back calls the first and tells him', async () => {
    const evenementId = await unEvenement(banc, { places: 1 });
    expect(await inscrire(un.lui, evenementId)).toBe('inscrite');
    expect(await inscrire(deux.lui, evenementId)).toBe('en_attente');
    expect(await inscrire(trois.lui, evenementId)).toBe('en_attente');
    expect((await lireSonEvenement(db, trois.lui, evenementId)).rangDAttente).toBe(2);
    await expect(inscrire(un.lui, evenementId)).rejects.toThrow(Refused);
    expect(await courriels('evenement.place', evenementId)).toEqual([]);
    await seDesinscrire(tools, un.lui, { evenementId });
    expect([await statut(deux.lui, evenementId), await statut(trois.lui, evenementId)]).toEqual([
      'inscrite',
      'en_attente',
    ]);
    expect((await courriels('evenement.place', evenementId)).map(({ destinataire }) => destinataire)).toEqual([
      deux.compte.email,
    ]);
    // Back, he is the last of those who wait.
    expect(await inscrire(un.lui, evenementId)).toBe('en_attente');
    await seDesinscrire(tools, deux.lui, { evenementId });
    expect([await statut(trois.lui, evenementId), await statut(un.lui, evenementId)]).toEqual([
      'inscrite',
      'en_attente',
    ]);
  });

  it('are called when the organiser makes more places', async () => {
    const evenementId = await unEvenement(banc, { places: 1 });
    for (const { lui } of [un, deux, trois]) await inscrire(lui, evenementId);
    await modifierEvenement(tools, anct(), { evenementId, ...uneSaisieDEvenement(banc, { places: 2 }) });
    expect([await statut(deux.lui, evenementId), await statut(trois.lui, evenementId)]).toEqual([
      'inscrite',
      'en_attente',
    ]);
    await modifierEvenement(tools, anct(), { evenementId, ...uneSaisieDEvenement(banc, { places: null }) });
    expect(await statut(trois.lui, evenementId)).toBe('inscrite');
  });

  it('close at their date and when the event begins; leaving is possible until then', async () => {
    const aujourdhui = dateCivile(tools.clock());
    const evenementId = await unEvenement(banc, { inscriptionJusquAu: aujourdhui }, anct(), 2);
    await inscrire(un.lui, evenementId);
    banc.avancer({ jours: 1 });
    await expect(inscrire(deux.lui, evenementId)).rejects.toThrow(Refused);
    await seDesinscrire(tools, un.lui, { evenementId });
    const autre = await unEvenement(banc, {}, anct(), 1);
    await inscrire(un.lui, autre);
    banc.avancer({ jours: 1, minutes: 1 });
    await expect(inscrire(deux.lui, autre)).rejects.toThrow(Refused);
    await expect(seDesinscrire(tools, un.lui, { evenementId: autre })).rejects.toThrow(Refused);
  });

  it('are for the conseillers whose contract covers that day', async () => {
    const tard = await unEvenement(banc, {}, anct(), 900);
    await expect(inscrire(un.lui, tard)).rejects.toThrow(Refused);
    const evenementId = await unEvenement(banc);
    for (const qui of [un.elle, anct(), prefecture('03')])
      await expect(inscrire(qui, evenementId)).rejects.toThrow(Forbidden);
    await expect(seDesinscrire(tools, un.lui, { evenementId })).rejects.toThrow(NotFound);
  });

  it('of somebody whose contract ends go to those who wait', async () => {
    const [partant, reste] = await desConseillers(banc, 2);
    if (!partant || !reste) throw new Error('conseillers');
    const evenementId = await unEvenement(banc, { places: 1 });
    await inscrire(partant.lui, evenementId);
    await inscrire(reste.lui, evenementId);
    await transaction(db, (tx) =>
      rompreContrat({ tx, actor: anct(), now: tools.clock(), tools }, partant.contratId, {
        motif: 'demission',
        vacantJusquAu: '2023-12-31',
      }),
    );
    expect(await statut(reste.lui, evenementId)).toBe('inscrite');
    expect((await listerInscrits(db, evenementId, 'inscrite')).map(({ statut: le }) => le)).toEqual(['inscrite']);
  });
});

it('those registered are reminded the day before, once; those who wait are not', async () => {
  const evenementId = await unEvenement(banc, { places: 1 }, anct(), 3);
  await inscrire(un.lui, evenementId);
  await inscrire(deux.lui, evenementId);
  const rappeles = async () =>
    (await courriels('evenement.rappel', evenementId)).map(({ destinataire }) => destinataire);
  banc.avancer({ jours: 1 });
  await rappelerEvenements.handle(tools, {});
  expect(await rappeles()).toEqual([]);
  banc.avancer({ jours: 1 });
  for (const _ of [1, 2]) await rappelerEvenements.handle(tools, {});
  expect(await rappeles()).toEqual([un.compte.email]);
});

it('attendance is noted all at once after the event, by its organiser; the conseiller and his structure read it', async () => {
  const allier = prefecture('03');
  const evenementId = await unEvenement(banc, {}, allier, 1);
  await inscrire(un.lui, evenementId);
  await inscrire(deux.lui, evenementId);
  const [premier, second] = await listerInscrits(db, evenementId, 'inscrite');
  const noter = (qui: Actor, presents: string[], absents: string[] = []) =>
    noterPresences(tools, qui, { evenementId, presents, absents });
  await expect(noter(allier, [])).rejects.toThrow(Refused);
  banc.avancer({ jours: 1, minutes: 180 });
  await expect(noter(prefecture('69'), [])).rejects.toThrow(NotFound);
  await expect(noter(allier, [crypto.randomUUID()])).rejects.toThrow(NotFound);
  await noter(allier, [premier?.id ?? '', second?.id ?? '']);
  await noter(allier, [premier?.id ?? ''], [second?.id ?? '']);
  const presences = await listerInscrits(db, evenementId, 'inscrite');
  expect(presences.map(({ presence }) => presence)).toEqual(['present', 'absent']);
  const passes = [
    ...(await listerEvenementsPasses(db, un.lui, tools.clock())).lignes,
    ...(await listerEvenementsPasses(db, deux.lui, tools.clock())).lignes,
  ].filter(({ id }) => id === evenementId);
  expect(passes.map(({ presence }) => presence).toSorted()).toEqual(['absent', 'present']);
  const structure = (await listerEvenementsDesConseillers(db, un.elle.perimetre)).lignes;
  expect(structure.filter(({ presence }) => presence !== null).length).toBeGreaterThanOrEqual(2);
  const voisine = (await listerEvenementsDesConseillers(db, ailleurs.elle.perimetre)).lignes;
  expect(voisine).toEqual([]);
});

it('hours are those of Paris, and those of the territories overseas in words, the day before where it is still yesterday', () => {
  const debut = new Date('2021-04-06T07:30:00Z');
  const fin = new Date('2021-04-06T10:00:00Z');
  const lisible = (texte: string) => texte.replaceAll('\u00a0', ' ');
  expect(lisible(quandEnClair({ debut, fin }))).toBe('mardi 6 avril 2021, de 9 h 30 à 12 h 00 (heure de Paris)');
  expect(lisible(quandEnClair({ debut, fin }, ['03', '971', '987']))).toBe(
    'mardi 6 avril 2021, de 9 h 30 à 12 h 00 (heure de Paris ; au début, il est 3 h 30 en Guadeloupe et 21 h 30 la veille en Polynésie française)',
  );
  expect(lisible(quandEnClair({ debut, fin: plusJours(fin, 1) }))).toContain(
    'du mardi 6 avril 2021 à 9 h 30 au mercredi',
  );
});

it('lists need as many queries whatever the number of events and of people registered', async () => {
  const compter = (qui: Actor) =>
    banc.compterRequetes(async () => {
      await listerEvenements(db, anct(), { etat: 'a_venir' }, tools.clock());
      await compterEvenements(db, anct(), { etat: 'a_venir' }, tools.clock());
      await listerEvenementsAVenir(db, qui, tools.clock());
      await listerEvenementsPasses(db, qui, tools.clock());
    });
  const avant = await compter(un.lui);
  for (const _ of [1, 2, 3]) await inscrire(un.lui, await unEvenement(banc));
  expect(await compter(un.lui)).toBe(avant);
  expect(avant).toBe(4);
});
