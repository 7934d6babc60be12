import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { dateCivile } from '#platform/dates.ts';
import { unCompteDeCandidat } from '#tests/situations/candidats.ts';
import { desConseillers, unEvenement } from '#tests/situations/communaute.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { unContratPrepare } from '#tests/situations/contrats.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer as parLaPorte } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();
const entrer = (page: Page, compte: Parameters<typeof parLaPorte>[2]) => parLaPorte(banc, page, compte);
const COPIE = { name: 'contrat-signe.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 contrat signé') };
const lire = (page: Page, texte: string | RegExp) => page.getByText(texte).first().waitFor();

describe.each([
  { nom: 'on a phone of 320 pixels', options: { largeur: 320 } },
  { nom: 'without JavaScript', options: { sansJavaScript: true } },
])('$nom', ({ options }) => {
  // axe needs scripts.
  const verifier = 'sansJavaScript' in options ? async () => {} : accessible;

  it('from the signature of the contract, the kit is ordered, sent, received; the equipment is said, then confirmed', async () => {
    const { structureId, relationId, candidat } = await unContratPrepare(banc);
    const elle = await quelquUn(options);
    await entrer(elle, await unCompte(banc, { role: 'structure', structureId, administrateur: true }));
    await elle.goto(`/structure/contrats/${relationId}/signature`);
    await elle.getByLabel('Date de la signature').fill(dateCivile(banc.tools.clock()));
    await elle.getByLabel('Contrat signé').setInputFiles(COPIE);
    await elle.getByRole('button', { name: 'Enregistrer la signature' }).click();
    await lire(elle, /La signature est enregistrée/);

    const lui = await quelquUn(options);
    await entrer(lui, await compteDuConseiller(candidat));
    await lui.goto('/conseiller');
    await lire(lui, 'Votre première semaine');
    await verifier(lui);
    await lui.getByRole('link', { name: /Commandez votre kit/ }).click();
    await lui.getByLabel('Taille de la tenue').selectOption('L');
    await lui.getByLabel('Coupe droite').check({ force: true });
    await verifier(lui);
    await lui.getByRole('button', { name: 'Commander' }).click();
    await lire(lui, 'Le kit est commandé.');

    const agent = await quelquUn(options);
    await entrer(agent, await unCompte(banc, { role: 'anct' }));
    await agent.goto('/anct/arrivees?kit=commande');
    await verifier(agent);
    await agent.getByLabel(new RegExp(`Choisir le kit .*${candidat.saisie.nom}`)).check({ force: true });
    await agent.getByRole('button', { name: 'Enregistrer l’envoi des kits choisis' }).click();
    await agent.getByLabel('Référence commune').fill('8R-PARCOURS');
    await verifier(agent);
    await agent.getByRole('button', { name: /Enregistrer 1.envoi/ }).click();
    await lire(agent, /1.envoi enregistré/);
    await verifier(agent);

    await elle.goto('/structure');
    await elle.getByRole('link', { name: /Préparez l’arrivée/ }).click();
    await lire(elle, '8R-PARCOURS');
    await verifier(elle);
    await elle.getByRole('link', { name: 'Dire où en est son équipement' }).click();
    for (const chose of ['Ordinateur portable', 'Téléphone portable', 'Salle de travail', 'Tenue portée'])
      await elle.getByLabel(new RegExp(`^${chose}(?!.*jour prévu)`)).selectOption('fourni');
    await elle.getByLabel(/^Voiture ou autre(?!.*jour prévu)/).selectOption('fourni');
    await elle.getByRole('button', { name: 'Enregistrer' }).click();
    await lire(elle, 'Dites comment le conseiller se déplace.');
    await verifier(elle);
    await elle.getByLabel(/Comment se déplace-t-il/).selectOption('velo');
    await elle.getByRole('button', { name: 'Enregistrer' }).click();
    await lire(elle, 'L’équipement est enregistré.');

    await lui.goto('/conseiller/arrivee');
    await lui.getByRole('button', { name: 'Le kit est reçu, complet' }).click();
    await lire(lui, 'Le kit est reçu.');
    await lui.getByRole('link', { name: 'Dire ce que j’ai, ce qui me manque' }).click();
    await lui.getByLabel(/^Ordinateur portable(?!.*un mot)/).selectOption('confirme');
    await lui.getByLabel(/^Téléphone portable(?!.*un mot)/).selectOption('manque');
    await lui.getByLabel(/^Téléphone portable.*un mot/).fill('Sans carte SIM');
    await verifier(lui);
    await lui.getByRole('button', { name: 'Enregistrer mes réponses' }).click();
    await lire(lui, 'Vos réponses sont enregistrées.');
    await verifier(lui);
    await elle.goto('/structure/arrivees');
    await verifier(elle);
    await elle.getByRole('link', { name: new RegExp(candidat.saisie.nom) }).click();
    await lire(elle, /Fournir ce qui lui manque/);
    await lire(elle, /Sans carte SIM/);
  }, 120_000);

  it('an event is full: the second conseiller waits, and has the place that the first gives back', async () => {
    const [premier, second] = await desConseillers(banc, 2);
    if (!premier || !second) throw new Error('conseillers');
    const titre = `Rencontre ${options.largeur ?? 'sobre'}`;
    await unEvenement(banc, { titre, places: 1 });
    const [lui, elle] = [await quelquUn(options), await quelquUn(options)];
    await entrer(lui, premier.compte);
    await entrer(elle, second.compte);
    await ouvrir(lui, titre);
    await verifier(lui);
    await lui.getByRole('button', { name: 'M’inscrire' }).click();
    await lire(lui, 'Vous êtes inscrit.');
    await verifier(lui);
    await ouvrir(elle, titre);
    await lire(elle, /Cet événement est complet/);
    await elle.getByRole('button', { name: 'M’inscrire en liste d’attente' }).click();
    await lire(elle, /en liste d’attente, au rang 1/);
    await verifier(elle);
    await lui.getByRole('button', { name: 'Me désinscrire' }).click();
    await lire(lui, /Vous n’êtes plus inscrit/);
    await elle.reload();
    await lire(elle, 'Vous êtes inscrit.');
    await banc.faireTravailler();
    const recus = (await banc.courriels()).filter(({ destinataire }) => destinataire === second.compte.email);
    if (!recus.some(({ objet }) => objet.startsWith('Une place s’est libérée'))) throw new Error('no e-mail');
  }, 120_000);
});

async function ouvrir(page: Page, titre: string): Promise<void> {
  await page.goto('/conseiller/evenements');
  await page.getByRole('link', { name: titre }).click();
}

/** The account of the person recruited, in his role of conseiller. */
async function compteDuConseiller(candidat: Parameters<typeof unCompteDeCandidat>[1]) {
  const compte = await unCompteDeCandidat(banc, candidat);
  await banc.tools.db
    .updateTable('attributions')
    .set({ retiree_le: banc.tools.clock() })
    .where('utilisateur_id', '=', compte.id)
    .where('role', '=', 'candidat')
    .execute();
  return compte;
}
