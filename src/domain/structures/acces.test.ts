import { expect, it } from 'vitest';
import { listerMembres } from '#domain/comptes/index.ts';
import { VISITEUR } from '#platform/actor.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { acteur, lienRecu, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { uneStructureConfirmee, uneStructureInscrite, unSiret } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { demanderAcces, listerDemandesAcces, repondreAcces } from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const demande = (identifiant: string, email = 'alex@demonstration.example') => ({
  identifiant,
  prenom: 'Alex',
  nom: 'Essai',
  fonction: 'DGS',
  email,
});
const recus = async (adresse: string, voulu: string) =>
  (await banc.courriels()).filter(({ destinataire, modele }) => destinataire === adresse && modele === voulu).length;

/** An activated structure, its administrator, and somebody who asks to come in. */
async function uneDemande(email: string) {
  const { structureId, saisie } = await uneStructureActivee(banc);
  const compte = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
  const administrateur = { ...acteur('structure', { type: 'structure', structureId }), id: compte.id };
  await demanderAcces(tools, VISITEUR, demande(saisie.identifiant, email));
  const [attente] = await listerDemandesAcces(tools.db, administrateur.perimetre);
  return { administrateur, demandeId: attente?.id ?? '' };
}

it('asking for access writes to the contact once, even when the button is pressed twice at once', async () => {
  const { saisie } = await uneStructureConfirmee(banc);
  await Promise.all([1, 2].map(() => demanderAcces(tools, VISITEUR, demande(saisie.identifiant))));
  await demanderAcces(tools, VISITEUR, demande(saisie.identifiant, 'ALEX@demonstration.example'));
  expect(await recus(saisie.contactEmail, 'structure.demandeAcces')).toBe(1);
});

it('a structure that is not registered, or never was confirmed in time, has no access to give', async () => {
  await expect(demanderAcces(tools, VISITEUR, demande(unSiret()))).rejects.toThrow('vous pouvez l’inscrire');
  const { saisie } = await uneStructureInscrite(banc);
  banc.avancer({ jours: 7 });
  await expect(demanderAcces(tools, VISITEUR, demande(saisie.identifiant))).rejects.toThrow('vous pouvez l’inscrire');
});

it('accepted by an administrator, the person is invited as a member', async () => {
  const email = 'acceptee@demonstration.example';
  const { administrateur, demandeId } = await uneDemande(email);
  await repondreAcces(tools, administrateur, { demandeId, accepter: true });
  expect(await lienRecu(banc, email)).not.toBe('');
  const membre = (await listerMembres(tools.db, administrateur)).find((un) => un.email === email);
  expect(membre?.administrateur).toBe(false);
  expect(await listerDemandesAcces(tools.db, administrateur.perimetre)).toEqual([]);
  await expect(repondreAcces(tools, administrateur, { demandeId, accepter: false })).rejects.toThrow('déjà reçu');
});

it('refused, the person is told and gets no link', async () => {
  const email = 'refusee@demonstration.example';
  const { administrateur, demandeId } = await uneDemande(email);
  await repondreAcces(tools, administrateur, { demandeId, accepter: false });
  expect(await recus(email, 'structure.accesRefuse')).toBe(1);
  expect(await lienRecu(banc, email)).toBe('');
});

it('only an administrator of that structure answers', async () => {
  const { administrateur, demandeId } = await uneDemande('attente@demonstration.example');
  const membre = { ...administrateur, id: crypto.randomUUID() };
  await expect(repondreAcces(tools, membre, { demandeId, accepter: true })).rejects.toThrow(Forbidden);
  const autre = await uneDemande('autre@demonstration.example');
  await expect(repondreAcces(tools, autre.administrateur, { demandeId, accepter: true })).rejects.toThrow(NotFound);
});
