import { expect, it } from 'vitest';
import { VISITEUR } from '#platform/actor.ts';
import { uneSaisie, uneStructureConfirmee, uneStructureInscrite, unSiret } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { suivreConfirmations } from './confirmer.ts';
import {
  confirmerInscription,
  corriger,
  demanderAcces,
  estInscrite,
  inscrire,
  lireHistorique,
  lireLien,
  lireStructure,
  redemanderConfirmation,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const allier = {
  id: crypto.randomUUID(),
  nom: 'Préfecture',
  role: 'prefecture',
  perimetre: { type: 'departements', codes: ['03'] },
} as const;
const rhone = { ...allier, perimetre: { type: 'departements', codes: ['69'] } } as const;
const statut = async (id: string) => (await lireStructure(tools.db, { type: 'nation' }, id)).statut;

it('a registration waits for its confirmation, and one e-mail carries the link', async () => {
  const { structureId, saisie } = await uneStructureInscrite(banc);
  expect(await statut(structureId)).toBe('a_confirmer');
  const recus = (await banc.courriels()).filter(({ destinataire }) => destinataire === saisie.contactEmail);
  expect(recus.map(({ modele }) => modele)).toEqual(['structure.confirmation']);
});

it('confirming puts the file in the préfecture’s queue; the second time says that it is done', async () => {
  const { structureId, jeton } = await uneStructureInscrite(banc);
  expect(await lireLien(tools.db, jeton, tools.clock())).toMatchObject({ etat: 'valable' });
  await confirmerInscription(tools, VISITEUR, { jeton });
  expect(await statut(structureId)).toBe('a_instruire');
  await expect(confirmerInscription(tools, VISITEUR, { jeton })).rejects.toThrow('En attente d’avis');
  expect(await lireLien(tools.db, jeton, tools.clock())).toMatchObject({ etat: 'utilise' });
  expect((await lireHistorique(tools.db, { type: 'nation' }, structureId)).map(({ geste }) => geste)).toEqual([
    'inscrire',
    'confirmer',
  ]);
});

it('the same SIRET cannot be registered twice, whether one after the other or at once', async () => {
  const identifiant = unSiret();
  const essais = await Promise.allSettled(
    Array.from({ length: 5 }, () => inscrire(tools, VISITEUR, uneSaisie(banc, { identifiant }))),
  );
  expect(essais.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(inscrire(tools, VISITEUR, uneSaisie(banc, { identifiant }))).rejects.toThrow('déjà inscrite');
  expect(await estInscrite(tools.db, identifiant, tools.clock())).toBe(true);
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

it('asking for access to a registered structure writes to its contact once', async () => {
  const { saisie } = await uneStructureConfirmee(banc);
  const demande = {
    identifiant: saisie.identifiant,
    prenom: 'Alex',
    nom: 'Essai',
    fonction: 'DGS',
    email: 'alex@demonstration.example',
  };
  await demanderAcces(tools, VISITEUR, demande);
  await demanderAcces(tools, VISITEUR, demande);
  expect(
    (await banc.courriels()).filter(
      ({ destinataire, modele }) => destinataire === saisie.contactEmail && modele === 'structure.demandeAcces',
    ),
  ).toHaveLength(1);
});

it('the préfecture corrects a file of its département only, and the history keeps what stood before', async () => {
  const { structureId, saisie } = await uneStructureConfirmee(banc);
  const correction = {
    ...{ structureId, siret: saisie.identifiant, nom: 'Nom corrigé', motif: 'Faute de frappe' },
    ...{
      contactCivilite: 'madame',
      contactPrenom: 'Camille',
      contactNom: 'Exemple',
      contactFonction: 'Maire',
      contactEmail: saisie.contactEmail,
      contactTelephone: '0100000000',
    },
  };
  await expect(corriger(tools, rhone, correction)).rejects.toThrow('structure');
  await corriger(tools, allier, correction);
  expect((await lireStructure(tools.db, allier.perimetre, structureId)).nom).toBe('Nom corrigé');
  expect((await lireHistorique(tools.db, allier.perimetre, structureId)).at(-1)).toMatchObject({
    geste: 'corriger',
    champs: ['nom', 'nom_tri', 'contact_fonction'],
  });
  await expect(corriger(tools, allier, correction)).rejects.toThrow('Rien n’a changé');
  const autre = await uneStructureConfirmee(banc);
  await expect(corriger(tools, allier, { ...correction, siret: autre.saisie.identifiant })).rejects.toThrow(
    'autre dossier',
  );
});

it('a link ends after seven days: reminded once, then the registration expires and frees its SIRET', async () => {
  const { structureId, saisie, jeton } = await uneStructureInscrite(banc);
  await banc.avancer({ jours: 6 });
  const relancer = () => suivreConfirmations.handle(tools, {});
  await relancer();
  await relancer();
  expect(
    (await banc.courriels()).filter(
      ({ destinataire, modele }) => destinataire === saisie.contactEmail && modele === 'structure.relanceConfirmation',
    ),
  ).toHaveLength(1);
  await banc.avancer({ jours: 8 });
  await expect(confirmerInscription(tools, VISITEUR, { jeton })).rejects.toThrow('plus valable');
  expect(await estInscrite(tools.db, saisie.identifiant, tools.clock())).toBe(false);
  await inscrire(tools, VISITEUR, uneSaisie(banc, { identifiant: saisie.identifiant }));
  expect(await statut(structureId)).toBe('expiree');
});
