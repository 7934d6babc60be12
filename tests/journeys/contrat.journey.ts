import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { inscrire, orienter, ouvrirSession, positionner } from '#domain/formation/index.ts';
import { declarerPublication, rediger } from '#domain/offres/index.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { unCompteDeCandidat } from '#tests/situations/candidats.ts';
import { anct, unCompte } from '#tests/situations/comptes.ts';
import { conformer, unDossierDepose } from '#tests/situations/conformite.ts';
import { unOrganisme } from '#tests/situations/formation.ts';
import { REFERENCE, UNE_FICHE } from '#tests/situations/offres.ts';
import type { Banc } from '#tests/support/base.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';

const COPIE = { name: 'contrat-signe.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 contrat signé') };

/** Typographic spaces are those of a page: a sentence is read whatever its spaces. */
const phrase = (texte: string) => new RegExp(texte.replaceAll(/[.()?]/g, '\\$&').replaceAll(' ', '\\s'));
const lire = (page: Page, texte: string) => page.getByText(phrase(texte)).first().waitFor();

/** Changes some terms of the contract and saves it. */
async function preparer(page: Page, relationId: string, termes: Readonly<Record<string, string>>) {
  await page.goto(`/structure/contrats/${relationId}/termes`);
  for (const [libelle, valeur] of Object.entries(termes)) await page.getByLabel(libelle).fill(valeur);
  await page.getByRole('checkbox', { name: 'Le conseiller travaille à temps plein' }).check({ force: true });
  await page.getByRole('button', { name: 'Enregistrer le contrat' }).click();
  await lire(page, 'Le contrat est enregistré.');
}

/** Tries to record a signature of the date given: refused with the sentence, the date kept in its field. */
async function estRefusee(page: Page, relationId: string, le: string, ...phrases: readonly string[]) {
  await page.goto(`/structure/contrats/${relationId}/signature`);
  await page.getByLabel('Date de la signature').fill(le);
  await page.getByLabel('Contrat signé').setInputFiles(COPIE);
  await page.getByRole('button', { name: 'Enregistrer la signature' }).click();
  for (const une of phrases) await lire(page, une);
  expect(await page.getByLabel('Date de la signature').inputValue()).toBe(le);
}

async function publierLaFiche({ tools }: Banc, structureId: string, elle: Parameters<typeof rediger>[1]) {
  await rediger(tools, elle, { structureId, ...UNE_FICHE });
  const publieeLe = dateCivile(tools.clock());
  await declarerPublication(tools, elle, { structureId, reference: REFERENCE, publieeLe, urgenceMotif: null });
}

/** Enrolled in a session of 280 hours that begins on the date given. Answers its last day. */
async function former(banc: Banc, relationId: string, debut: string): Promise<string> {
  const { tools } = banc;
  const { organismeId, acteur } = await unOrganisme(banc);
  const formationId = await orienter(tools, anct(), { relationId, organismeId });
  await positionner(tools, acteur, { formationId, parcours: 280, faitLe: dateCivile(tools.clock()) });
  const session = { parcours: 280, modalite: 'presentiel', lieu: 'Moulins', debut, places: 10 };
  const sessionId = await ouvrirSession(tools, acteur, session);
  await inscrire(tools, acteur, { formationId, sessionId });
  const { fin } = await tools.db
    .selectFrom('sessions_formation')
    .select('fin')
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return fin;
}

// Each story begins on 4 February 2021.
describe.each([
  { nom: 'a phone of 320 pixels', options: { largeur: 320 }, scene: await uneScene() },
  { nom: 'no JavaScript', options: { sansJavaScript: true }, scene: await uneScene() },
])('on $nom', ({ options, scene: { banc, quelquUn } }) => {
  it('a contract is refused by each rule, in words that say when it may be signed, then signed', async () => {
    // axe needs scripts.
    const verifier = 'sansJavaScript' in options ? async () => {} : accessible;
    const depose = await unDossierDepose(banc);
    const { structureId, relationId, candidat, acteur } = depose;
    const elle = await quelquUn(options);
    const elleMeme = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
    await entrer(banc, elle, elleMeme);

    // The terms: full time, from 24 to 36 months, the minimum wage at least. What was typed stays.
    await elle.goto('/structure/contrats');
    await elle.getByRole('link', { name: candidat.saisie.nom }).click();
    await elle.getByRole('link', { name: 'Préparer le contrat' }).click();
    const champs = { 'Date de début': '2021-04-05', 'Durée en mois': '12', 'Rémunération brute': '1 000' };
    for (const [libelle, valeur] of Object.entries(champs)) await elle.getByLabel(libelle).fill(valeur);
    await elle.getByLabel('Lieux d’exercice').fill('Mairie et médiathèque.');
    await elle.getByRole('button', { name: 'Enregistrer le contrat' }).click();
    await lire(elle, 'Le conseiller travaille à temps plein : cochez cette case.');
    await elle.getByRole('checkbox', { name: 'Le conseiller travaille à temps plein' }).check({ force: true });
    await elle.getByRole('button', { name: 'Enregistrer le contrat' }).click();
    await lire(elle, 'Le contrat dure de 24 à 36 mois (guide employeur, calendrier).');
    await lire(elle, 'la rémunération brute ne peut pas être inférieure au SMIC : 1 554,58 €');
    await verifier(elle);
    for (const [libelle, valeur] of Object.entries({ ...champs, 'Lieux d’exercice': 'Mairie et médiathèque.' }))
      expect(await elle.getByLabel(libelle).inputValue()).toBe(valeur);
    await preparer(elle, relationId, { ...champs, 'Durée en mois': '24', 'Rémunération brute': '1 700' });

    // Nothing is ready: each reason at once, on the page of the contract and when a signature is recorded all the same.
    const raisons = [
      'La demande de subvention n’est pas encore acceptée : le contrat se signe ensuite (guide, étape 7).',
      'La fiche de poste n’est pas publiée : publiez-la un mois au moins avant la signature (guide, étape 2).',
      'Indiquez la date de la délibération qui autorise le recrutement : elle précède la signature (guide, étape 7).',
    ];
    await lire(elle, 'Ce contrat ne peut pas encore être signé');
    for (const raison of raisons) await lire(elle, raison);
    await verifier(elle);
    await estRefusee(elle, relationId, '2021-02-04', ...raisons);
    await verifier(elle);

    // Published on 4 February, accepted on the 24th, voted on 12 March: each says from which day.
    await publierLaFiche(banc, structureId, acteur);
    banc.avancer({ jours: 20 });
    await entrer(banc, elle, elleMeme);
    await conformer(banc, depose);
    const delai =
      'La fiche de poste doit être publiée un mois avant la signature (guide, étape 2) : première date possible, le 6 mars 2021.';
    await estRefusee(elle, relationId, '2021-02-24', delai);
    banc.avancer({ jours: 20 });
    await entrer(banc, elle, elleMeme);
    await preparer(elle, relationId, {
      'Numéro de la délibération': 'D-2021-12',
      'Date de la délibération': '2021-03-12',
    });
    const deliberation =
      'La délibération est datée du 12 mars 2021 : le contrat ne peut pas être signé avant (guide, étape 7).';
    await estRefusee(
      elle,
      relationId,
      '2021-02-20',
      'La demande de subvention a été acceptée le 24 février 2021 : le contrat se signe à partir de cette date (guide, étape 7).',
      delai,
      deliberation,
    );
    await estRefusee(elle, relationId, '2021-03-08', 'Le contrat ne peut pas être signé le 8 mars 2021.', deliberation);
    await estRefusee(elle, relationId, '2021-03-17', 'Cette date n’est pas encore passée');

    // A beginning before the signature, then a training outside the contract.
    await preparer(elle, relationId, { 'Date de début': '2021-03-14' });
    const commence = 'Le contrat commence le 14 mars 2021, avant sa signature : repoussez sa date de début.';
    await estRefusee(elle, relationId, '2021-03-16', commence);
    await preparer(elle, relationId, { 'Date de début': '2021-04-05' });
    const fin = await former(banc, relationId, '2021-03-22');
    const formation = `La formation, prévue à partir du 22 mars 2021 jusqu’au ${dateLongue(fin)}, doit tenir dans la durée du contrat (guide, étape 6) : changez ses dates.`;
    await estRefusee(elle, relationId, '2021-03-16', formation);

    // Everything is in order: signed, and the post is the conseiller's.
    await preparer(elle, relationId, { 'Date de début': '2021-03-22' });
    await lire(elle, 'Ce contrat peut être signé');
    await verifier(elle);
    const compte = await unCompteDeCandidat(banc, candidat);
    await elle.getByRole('link', { name: 'Enregistrer la signature' }).click();
    await elle.getByLabel('Date de la signature').fill('2021-03-16');
    await elle.getByLabel('Contrat signé').setInputFiles(COPIE);
    await elle.getByRole('button', { name: 'Enregistrer la signature' }).click();
    await lire(elle, 'La signature est enregistrée : bienvenue à votre conseiller.');
    await verifier(elle);
    expect(await elle.getByRole('link', { name: 'Modifier le contrat' }).count()).toBe(0);

    const lui = await quelquUn(options);
    await entrer(banc, lui, compte);
    await lire(lui, 'Votre recherche est terminée');
    expect(await lui.getByRole('link', { name: 'Me rendre de nouveau disponible' }).count()).toBe(0);
    await verifier(lui);
    await lui.getByRole('link', { name: 'Passer à mon espace de conseiller numérique' }).click();
    await lui.getByRole('button', { name: 'Utiliser cet accès' }).click();
    await lui.getByRole('heading', { name: 'Vous commencez le 22 mars 2021' }).waitFor();
    expect(new URL(lui.url()).pathname).toBe('/conseiller');
    await verifier(lui);
    const [copie] = await Promise.all([
      lui.waitForEvent('download'),
      lui.getByRole('link', { name: 'Télécharger mon contrat signé (PDF)' }).click(),
    ]);
    expect(await readFile(await copie.path())).toEqual(COPIE.buffer);
  });
});
