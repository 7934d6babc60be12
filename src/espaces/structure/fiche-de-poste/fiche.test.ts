import { expect, it } from 'vitest';
import { abandonner } from '#domain/concertation/index.ts';
import { acteur, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { REFERENCE, UNE_FICHE } from '#tests/situations/offres.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const FICHE = '/structure/fiche-de-poste';

async function quelquUn(options: Parameters<typeof uneStructureActivee>[1] = {}) {
  const structure = await uneStructureActivee(banc, options);
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, await unCompte(banc, { role: 'structure', structureId: structure.structureId }));
  return { ...structure, navigateur };
}
const telecharger = async (navigateur: ReturnType<typeof unNavigateur>, format: string) => {
  const reponse = await navigateur.ouvrir(`${FICHE}/fichier?format=${format}`);
  return { debut: reponse.texte.slice(0, 4), type: reponse.enTetes.get('content-type'), reponse };
};

it('opens filled from the registration, is changed, saved, and found again', async () => {
  const { navigateur, saisie } = await quelquUn();
  const page = await navigateur.ouvrir(FICHE);
  expect(page.texte).toContain(saisie.missions);
  expect(page.texte).toContain(saisie.contactEmail);
  expect(page.texte).toContain('publiée aujourd’hui, elle permet de signer le contrat à partir du 6 mars 2021');
  const suite = await navigateur.envoyer(FICHE, { ...UNE_FICHE, profil: 'De la bonne humeur.' });
  expect(suite.texte).toContain('La fiche de poste est enregistrée.');
  expect(suite.texte).toContain('De la bonne humeur.');
  expect(suite.texte).toContain('À publier');
});

it('sent with a hole, it says which and keeps what was typed', async () => {
  const { navigateur } = await quelquUn();
  await navigateur.ouvrir(FICHE);
  const refus = await navigateur.poster(FICHE, { ...UNE_FICHE, missions: '', profil: 'Une perle.' });
  expect(refus.statut).toBe(422);
  expect(refus.texte).toContain('Décrivez les missions confiées au conseiller.');
  expect(refus.texte).toContain('Une perle.');
});

it('is downloaded as PDF, ODT and DOCX, before and after it is saved', async () => {
  const { navigateur } = await quelquUn();
  for (const _ of ['model', 'saved']) {
    expect(await telecharger(navigateur, 'pdf')).toMatchObject({ debut: '%PDF', type: 'application/pdf' });
    for (const [format, type] of [
      ['odt', 'application/vnd.oasis.opendocument.text'],
      ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ] as const) {
      const fichier = await telecharger(navigateur, format);
      expect(fichier).toMatchObject({ debut: 'PK\u0003\u0004', type });
      expect(fichier.reponse.enTetes.get('content-disposition')).toContain(`fiche-de-poste.${format}`);
    }
    await navigateur.ouvrir(FICHE);
    await navigateur.poster(FICHE, UNE_FICHE);
  }
});

it('the publication is declared by pasting the address of the offer; the first signature is told here and at home', async () => {
  const { navigateur } = await quelquUn({ demarrageLe: '2021-05-01' });
  expect((await navigateur.ouvrir('/structure')).texte).toContain('Publiez la fiche de poste');
  await navigateur.ouvrir(FICHE);
  await navigateur.poster(FICHE, UNE_FICHE);
  const suite = await navigateur.envoyer(`${FICHE}/publication`, {
    reference: `https://www.emploi-territorial.fr/offre/${REFERENCE.toLowerCase()}-conseiller`,
    publieeLe: '2021-02-02',
    urgenceMotif: '',
  });
  for (const phrase of ['L’offre est publiée', 'Le contrat peut être signé à partir du 4 mars 2021', REFERENCE])
    expect(suite.texte).toContain(phrase);
  const accueil = (await navigateur.ouvrir('/structure')).texte;
  expect(accueil).not.toContain('Publiez la fiche de poste');
  expect(accueil).toContain('Le contrat peut être signé à partir du 4 mars 2021');
});

it('a wrong reference or a date to come is told on its field', async () => {
  const { navigateur } = await quelquUn();
  await navigateur.ouvrir(FICHE);
  await navigateur.poster(FICHE, UNE_FICHE);
  const envoyer = (autres: object) =>
    navigateur.poster(`${FICHE}/publication`, {
      reference: REFERENCE,
      publieeLe: '2021-02-04',
      urgenceMotif: '',
      ...autres,
    });
  expect((await envoyer({ reference: 'O123' })).texte).toContain('Cette référence n’est pas complète');
  expect((await envoyer({ publieeLe: '2021-02-20' })).texte).toContain('Cette date n’est pas encore passée');
});

it('declared before it is written, it says what to do first', async () => {
  const { navigateur } = await quelquUn();
  await navigateur.ouvrir(`${FICHE}/publication`);
  const refus = await navigateur.poster(`${FICHE}/publication`, {
    reference: REFERENCE,
    publieeLe: '2021-02-04',
    urgenceMotif: '',
  });
  expect(refus.statut).toBe(409);
  expect(refus.texte).toContain('Écrivez et enregistrez d’abord la fiche de poste');
  expect(refus.texte).toContain(REFERENCE);
});

it('a private structure publishes with one button, and waits for nothing', async () => {
  const { navigateur } = await quelquUn({ type: 'association' });
  expect((await navigateur.ouvrir(FICHE)).texte).toContain('sans attendre de délai de publication');
  const ecrite = await navigateur.envoyer(FICHE, UNE_FICHE);
  expect(ecrite.texte).toContain('action="/structure/fiche-de-poste/publier"');
  expect(ecrite.texte).not.toContain('emploi-territorial.fr');
  expect((await navigateur.envoyer(`${FICHE}/publier`, {})).texte).toContain(
    'L’offre est publiée depuis le 4 février 2021',
  );
});

it('is withdrawn from this site', async () => {
  const { navigateur } = await quelquUn({ type: 'association' });
  await navigateur.ouvrir(FICHE);
  await navigateur.poster(FICHE, UNE_FICHE);
  await navigateur.poster(`${FICHE}/publier`, {});
  const suite = await navigateur.envoyer(`${FICHE}/retirer`, {});
  expect(suite.texte).toContain('L’offre n’est plus visible des candidats.');
  expect(suite.texte).toContain('Retirée');
});

it('once the posts are given back, it no longer leads to a page that is gone, and says why', async () => {
  const { navigateur, structureId } = await quelquUn({ type: 'association' });
  await navigateur.ouvrir(FICHE);
  await navigateur.poster(FICHE, UNE_FICHE);
  expect((await navigateur.envoyer(`${FICHE}/publier`, {})).texte).toContain('voir sa page');
  const { id } = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
  const administrateur = { ...acteur('structure', { type: 'structure', structureId }), id };
  await abandonner(banc.tools, administrateur, { structureId, motif: 'Plus de locaux.' });
  const { texte } = await navigateur.ouvrir(FICHE);
  expect(texte).not.toContain('voir sa page');
  expect(texte).toContain('les candidats ne la voient plus');
});
