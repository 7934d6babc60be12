import { expect, it } from 'vitest';
import { VISITEUR } from '#platform/actor.ts';
import {
  NOUMEA,
  uneSaisie,
  uneStructureConfirmee,
  uneStructureInscrite,
  unSiret,
} from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  confirmerInscription,
  estInscrite,
  inscrire,
  lireHistorique,
  lireLien,
  lireStructure,
  redemanderConfirmation,
} from './index.ts';
import { suivreConfirmations } from './suivre-confirmations.ts';

const banc = await unBanc();
const { tools } = banc;
const recus = async (adresse: string, voulu: string) =>
  (await banc.courriels()).filter(({ destinataire, modele }) => destinataire === adresse && modele === voulu).length;
const statut = async (id: string) => (await lireStructure(tools.db, { type: 'nation' }, id)).statut;

it('a registration waits for its confirmation, and one e-mail carries the link', async () => {
  const { structureId, saisie } = await uneStructureInscrite(banc);
  expect(await statut(structureId)).toBe('a_confirmer');
  const recus = (await banc.courriels()).filter(({ destinataire }) => destinataire === saisie.contactEmail);
  expect(recus.map(({ modele }) => modele)).toEqual(['structure.confirmation']);
});

it('confirming puts the file in the préfecture’s queue; the second time finds it done', async () => {
  const { structureId, jeton, saisie } = await uneStructureInscrite(banc);
  expect(await lireLien(tools.db, jeton, tools.clock())).toMatchObject({ etat: 'valable' });
  await confirmerInscription(tools, VISITEUR, { jeton });
  expect(await statut(structureId)).toBe('a_instruire');
  await confirmerInscription(tools, VISITEUR, { jeton });
  expect(await lireLien(tools.db, jeton, tools.clock())).toMatchObject({ etat: 'utilise', enCours: true });
  expect(await recus(saisie.contactEmail, 'structure.inscriptionConfirmee')).toBe(1);
  expect((await lireHistorique(tools.db, { type: 'nation' }, structureId)).map(({ geste }) => geste)).toEqual([
    'inscrire',
    'confirmer',
  ]);
});

it('the same SIRET cannot be registered twice, whether one after the other or at once', async () => {
  const identifiant = unSiret();
  const essais = await Promise.allSettled(
    ['Anne', 'Bruno', 'Chantal', 'Denis', 'Elsa'].map((contactPrenom) =>
      inscrire(tools, VISITEUR, uneSaisie(banc, { identifiant, contactPrenom })),
    ),
  );
  expect(essais.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(inscrire(tools, VISITEUR, uneSaisie(banc, { identifiant }))).rejects.toThrow('déjà inscrite');
  expect(await estInscrite(tools.db, identifiant, tools.clock())).toBe(true);
});

it('the same declaration sent twice, even at once, is one registration and one e-mail', async () => {
  const saisie = uneSaisie(banc);
  const essais = await Promise.all([1, 2, 3].map(() => inscrire(tools, VISITEUR, saisie)));
  expect(new Set(essais.map(({ structureId }) => structureId)).size).toBe(1);
  expect(await recus(saisie.contactEmail, 'structure.confirmation')).toBe(1);
});

it('a start date of yesterday is refused, today is not', async () => {
  const refusee = uneSaisie(banc, { demarrageLe: '2021-02-03' });
  await expect(inscrire(tools, VISITEUR, refusee)).rejects.toThrow('à partir du 04/02/2021');
  await inscrire(tools, VISITEUR, uneSaisie(banc, { demarrageLe: '2021-02-04' }));
});

it('a RIDET only registers an establishment of Nouvelle-Calédonie', async () => {
  const ridet = { identifiant: '1234567' };
  await expect(inscrire(tools, VISITEUR, uneSaisie(banc, ridet))).rejects.toThrow('Nouvelle-Calédonie');
  await inscrire(tools, VISITEUR, uneSaisie(banc, { ...ridet, communeCode: NOUMEA }));
});

it('asking for the link again says nothing of what is known, and sends one only when there is something to confirm', async () => {
  const { saisie } = await uneStructureInscrite(banc);
  const avant = (await banc.courriels()).length;
  await redemanderConfirmation(tools, VISITEUR, {
    identifiant: saisie.identifiant,
    email: 'autre@demonstration.example',
  });
  expect(await banc.courriels()).toHaveLength(avant);
  await redemanderConfirmation(tools, VISITEUR, {
    identifiant: saisie.identifiant,
    email: saisie.contactEmail.toUpperCase(),
  });
  expect(await banc.courriels()).toHaveLength(avant + 1);
});

it('a link ends after seven days: reminded once two days before, then the registration expires and frees its SIRET', async () => {
  const { structureId, saisie, jeton } = await uneStructureInscrite(banc);
  const chaqueMatin = () => suivreConfirmations.handle(tools, {});
  banc.avancer({ jours: 4 });
  await chaqueMatin();
  expect(await recus(saisie.contactEmail, 'structure.relanceConfirmation')).toBe(0);
  banc.avancer({ jours: 1 });
  await chaqueMatin();
  await chaqueMatin();
  expect(await recus(saisie.contactEmail, 'structure.relanceConfirmation')).toBe(1);
  expect(await estInscrite(tools.db, saisie.identifiant, tools.clock())).toBe(true);
  banc.avancer({ jours: 2 });
  expect(await lireLien(tools.db, jeton, tools.clock())).toMatchObject({ etat: 'perime' });
  await expect(confirmerInscription(tools, VISITEUR, { jeton })).rejects.toThrow('plus valable');
  expect(await estInscrite(tools.db, saisie.identifiant, tools.clock())).toBe(false);
  await chaqueMatin();
  expect(await statut(structureId)).toBe('expiree');
  expect(await lireLien(tools.db, jeton, tools.clock())).toMatchObject({ etat: 'expiree' });
  await expect(confirmerInscription(tools, VISITEUR, { jeton })).rejects.toThrow('inscrivez-vous de nouveau');
});

it('a new registration takes the SIRET of one never confirmed, without waiting for the morning', async () => {
  const { structureId, saisie } = await uneStructureInscrite(banc);
  banc.avancer({ jours: 7 });
  await inscrire(tools, VISITEUR, uneSaisie(banc, { identifiant: saisie.identifiant }));
  expect(await statut(structureId)).toBe('expiree');
});

it('a link asked for again gives seven more days, and each link confirms', async () => {
  const { structureId, saisie, jeton } = await uneStructureInscrite(banc);
  banc.avancer({ jours: 6 });
  await redemanderConfirmation(tools, VISITEUR, { identifiant: saisie.identifiant, email: saisie.contactEmail });
  banc.avancer({ jours: 5 });
  await suivreConfirmations.handle(tools, {});
  expect(await lireLien(tools.db, jeton, tools.clock())).toMatchObject({ etat: 'perime' });
  const second = (await banc.courriels())
    .filter(({ destinataire, modele }) => destinataire === saisie.contactEmail && modele === 'structure.confirmation')
    .at(-1)
    ?.texte.match(/confirmation\/(\S+)/)?.[1];
  await confirmerInscription(tools, VISITEUR, { jeton: second });
  expect(await statut(structureId)).toBe('a_instruire');
});

it('asking for a link when there is nothing left to confirm is answered by e-mail, once a day', async () => {
  const { saisie } = await uneStructureConfirmee(banc);
  const demande = { identifiant: saisie.identifiant, email: saisie.contactEmail };
  await redemanderConfirmation(tools, VISITEUR, demande);
  await redemanderConfirmation(tools, VISITEUR, demande);
  expect(await recus(saisie.contactEmail, 'structure.rienAConfirmer')).toBe(1);
});
