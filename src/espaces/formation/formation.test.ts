import { describe, expect, it } from 'vitest';
import { demanderPieces, lireDossierDeFormation, referenceEcrite } from '#domain/formation/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { anct, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import {
  uneFormationOrientee,
  unePersonneEnFormation,
  unePersonneFormee,
  unePersonneInscrite,
  unePersonnePositionnee,
  uneSession,
  unOrganisme,
} from '#tests/situations/formation.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const { tools } = banc;
const organisme = await unOrganisme(banc, { nom: 'Atelier des savoirs' });
const navigateur = unNavigateur(banc);
const compte = await unCompte(banc, { role: 'organisme_de_formation', organismeId: organisme.organismeId });
const accueil = await seConnecter(banc, navigateur, compte);
const lire = (formationId: string) => lireDossierDeFormation(tools.db, anct().perimetre, formationId);
const personne = (formationId: string) => `/formation/personnes/${formationId}`;

describe('the space of a training body', () => {
  it('opens with a second factor, on its own home page', () => {
    expect(accueil.statut).toBe(200);
    expect(accueil.texte).toContain('Atelier des savoirs');
    expect(accueil.texte).toContain('Personne n’attend de test de positionnement.');
  });

  it('shows whom to position, whom to enrol, where there is room', async () => {
    const orientee = await uneFormationOrientee(banc, { organisme });
    const positionnee = await unePersonnePositionnee(banc, { organisme });
    await uneSession(banc, organisme, { places: 4 });
    const { texte } = await navigateur.ouvrir('/formation');
    expect(texte).toContain(orientee.candidat.saisie.nom);
    expect(texte).toContain(positionnee.candidat.saisie.nom);
    expect(texte).toContain('4\u00a0places libres');
    const liste = await navigateur.ouvrir('/formation/personnes?statut=orientee');
    expect(liste.texte).toContain(orientee.candidat.saisie.nom);
    expect(liste.texte).not.toContain(positionnee.candidat.saisie.nom);
    const { numero } = await lire(orientee.formationId);
    const parNumero = await navigateur.ouvrir(`/formation/personnes?recherche=${referenceEcrite(numero)}`);
    expect(parNumero.texte).toContain(orientee.candidat.saisie.nom);
    expect(parNumero.texte).toContain('1\u00a0personne<');
  });

  it('positions somebody, enrols him, and takes what is wrong with a sentence', async () => {
    const { formationId } = await uneFormationOrientee(banc, { organisme });
    const { sessionId } = await uneSession(banc, organisme, { parcours: 350 });
    const page = `${personne(formationId)}/positionnement`;
    await navigateur.ouvrir(page);
    const vide = await navigateur.poster(page, { parcours: '', faitLe: '' });
    expect([vide.statut, vide.texte.includes('Choisissez le parcours.')]).toEqual([422, true]);
    await navigateur.poster(page, { parcours: '350', faitLe: dateCivile(tools.clock()) });
    const inscription = await navigateur.ouvrir(`${personne(formationId)}/inscription`);
    expect(inscription.texte).toContain(`value="${sessionId}"`);
    await navigateur.poster(`${personne(formationId)}/inscription`, { sessionId });
    expect(await lire(formationId)).toMatchObject({ statut: 'inscrite', session_id: sessionId });
    const ailleurs = await navigateur.poster(`${personne(formationId)}/inscription`, { sessionId: 'x' });
    expect(ailleurs.statut).toBe(422);
    await navigateur.ouvrir(`${personne(formationId)}/retrait`);
    await navigateur.poster(`${personne(formationId)}/retrait`, { motif: 'Report.' });
    expect((await navigateur.ouvrir(personne(formationId))).texte).toContain('À inscrire');
  });

  it('opens a session, changes it, moves one of its days, closes it', async () => {
    await navigateur.ouvrir('/formation/sessions/nouvelle');
    const saisie = { parcours: '105', debut: '2021-03-01', modalite: 'mixte', lieu: 'Moulins', places: '8' };
    const refus = await navigateur.poster('/formation/sessions/nouvelle', { ...saisie, debut: '06/03/2021' });
    expect([refus.statut, refus.texte.includes('n’est pas un jour ouvré')]).toEqual([422, true]);
    const { vers } = await navigateur.poster('/formation/sessions/nouvelle', saisie);
    const session = await navigateur.ouvrir(vers ?? '');
    expect(session.texte).toContain('une journée par semaine au plus');
    await navigateur.ouvrir(`${vers}/deplacer`);
    await navigateur.poster(`${vers}/deplacer`, { jour: '2021-03-01', vers: '2021-03-03' });
    await navigateur.ouvrir(`${vers}/modifier`);
    await navigateur.poster(`${vers}/modifier`, { modalite: 'distance', lieu: '', places: '9' });
    await navigateur.ouvrir(vers ?? '');
    await navigateur.poster(`${vers}/clore`, {});
    const close = (await navigateur.ouvrir(vers ?? '')).texte;
    for (const dit of ['du 3 mars 2021', '0 sur 9', 'Inscriptions closes']) expect(close).toContain(dit);
    expect((await navigateur.ouvrir('/formation/sessions?parcours=105')).texte).toContain('0 sur 9');
    await navigateur.ouvrir(vers ?? '');
    await navigateur.poster(`${vers}/annuler`, {});
    expect((await navigateur.ouvrir(vers ?? '')).texte).toContain('Annulée');
  });

  it('notes the attendance of a day on one sheet, and prints the sheet of the week', async () => {
    const { formationId, sessionId, debut } = await unePersonneInscrite(banc, { organisme, dans: 0 });
    const feuille = `/formation/sessions/${sessionId}/jours/${debut}`;
    expect((await navigateur.ouvrir(feuille)).texte).toMatch(/<option value="present" selected/);
    expect((await navigateur.poster(feuille, {})).statut).toBe(409);
    await navigateur.poster(feuille, { [`matin_${formationId}`]: 'present', [`apres_midi_${formationId}`]: 'excuse' });
    expect((await navigateur.ouvrir(`/formation/sessions/${sessionId}`)).texte).toContain('présences notées');
    expect((await navigateur.ouvrir(personne(formationId))).texte).toContain('3,5 heures suivies');
    expect((await navigateur.ouvrir(`/formation/sessions/${sessionId}/jours/2021-12-25`)).statut).toBe(404);
    const pdf = await navigateur.ouvrir(`/formation/sessions/${sessionId}/emargement?semaine=${debut}`);
    expect([pdf.statut, pdf.texte.slice(0, 5)]).toEqual([200, '%PDF-']);
  });

  it('interrupts, takes up again, ends, and records the results', async () => {
    const { formationId, sessionId } = await unePersonneEnFormation(banc, { organisme });
    const base = personne(formationId);
    await navigateur.ouvrir(`${base}/interruption`);
    await navigateur.poster(`${base}/interruption`, { motif: 'Arrêt de travail.' });
    const reprise = await navigateur.ouvrir(`${base}/reprise`);
    expect(reprise.texte).toContain('(sa session)');
    await navigateur.poster(`${base}/reprise`, { sessionId });
    await navigateur.ouvrir(`${base}/fin`);
    await navigateur.poster(`${base}/fin`, { termineeLe: dateCivile(tools.clock()) });
    await navigateur.ouvrir(`${base}/resultats`);
    const saisie = { resultat: 'reussi', passeLe: dateCivile(tools.clock()) };
    const faux = await navigateur.poster(`${base}/resultats`, { ...saisie, code: 'P-1' });
    expect([faux.statut, (await lire(formationId)).ccp1]).toEqual([422, null]);
    await navigateur.poster(`${base}/resultats`, { ...saisie, code: 'P-ABCD1234' });
    const { texte } = await navigateur.ouvrir(base);
    for (const dit of ['Terminée', 'Réussi', 'P-ABCD1234', 'Arrêt de travail.']) expect(texte).toContain(dit);
    const pdf = await navigateur.ouvrir(`${base}/attestation`);
    expect(pdf.texte.slice(0, 5)).toBe('%PDF-');
  });

  it('deposits certificates, and says file by file what was kept', async () => {
    const { formationId } = await unePersonneFormee(banc, { organisme });
    const { numero, nom } = await lire(formationId);
    await navigateur.ouvrir('/formation/certificats');
    const contenu = '%PDF-1.7 certificat';
    const bon = await navigateur.televerser('/formation/certificats', 'certificats', {
      nom: `${referenceEcrite(numero)}.pdf`,
      contenu,
    });
    expect(bon.texte).toContain('1\u00a0certificat déposé');
    expect(bon.texte).toContain(nom);
    const perdu = await navigateur.televerser('/formation/certificats', 'certificats', { nom: 'x.pdf', contenu });
    expect(perdu.texte).toContain('ne porte pas de numéro de dossier');
    expect((await navigateur.ouvrir(`${personne(formationId)}/certificat`)).texte).toBe(contenu);
  });

  it('asks the structure, reads the answer with its files, asks again or closes', async () => {
    const { formationId, structureId } = await uneFormationOrientee(banc, { organisme });
    await navigateur.ouvrir(`${personne(formationId)}/demande`);
    await navigateur.poster(`${personne(formationId)}/demande`, { objet: 'Accord de l’OPCO' });
    const elle = unNavigateur(banc);
    await seConnecter(banc, elle, await unCompte(banc, { role: 'structure', structureId }));
    const chezElle = await elle.ouvrir('/structure/formation');
    expect(chezElle.texte).toContain('1\u00a0réponse attendue de vous');
    expect(chezElle.texte).toContain(organisme.saisie.email);
    const demande = chezElle.texte.match(/\/structure\/formation\/demandes\/[\da-f-]{36}/)?.[0] ?? '';
    await elle.ouvrir(demande);
    const vide = await elle.poster(demande, { reponse: '' });
    expect(vide.statut).toBe(422);
    const fichier = { nom: 'accord.pdf', contenu: '%PDF-1.7 accord' };
    await elle.televerser(demande, 'fichiers', fichier, { reponse: 'Voici l’accord.' });
    expect((await elle.ouvrir(demande)).texte).toContain('Voici l’accord.');
    const lue = await navigateur.ouvrir(personne(formationId));
    expect(lue.texte).toContain('Voici l’accord.');
    const adresse = lue.texte.match(/\/formation\/demandes\/fichiers\/[\da-f-]{36}/)?.[0] ?? '';
    expect((await navigateur.ouvrir(adresse)).texte).toBe(fichier.contenu);
    const id = demande.split('/').at(-1) ?? '';
    await navigateur.ouvrir(`/formation/demandes/${id}/completer`);
    await navigateur.poster(`/formation/demandes/${id}/completer`, { motif: 'La page 2 manque.' });
    expect((await elle.ouvrir(demande)).texte).toContain('La page 2 manque.');
    await navigateur.ouvrir(personne(formationId));
    await navigateur.poster(`/formation/demandes/${id}/clore`, {});
    expect((await navigateur.ouvrir(personne(formationId))).texte).toContain('Close');
  });

  it('does not find the people, sessions nor requests of another training body', async () => {
    const ailleurs = await unePersonneInscrite(banc);
    const objet = 'Une pièce';
    const demandeId = await demanderPieces(tools, ailleurs.organisme.acteur, {
      formationId: ailleurs.formationId,
      objet,
    });
    for (const adresse of [
      personne(ailleurs.formationId),
      `${personne(ailleurs.formationId)}/positionnement`,
      `/formation/sessions/${ailleurs.sessionId}`,
      `/formation/demandes/${demandeId}/completer`,
    ])
      expect((await navigateur.ouvrir(adresse)).statut, adresse).toBe(404);
    expect((await navigateur.ouvrir('/formation/personnes')).texte).not.toContain(ailleurs.candidat.saisie.nom);
  });

  it('its list of people needs as many queries whatever their number', async () => {
    const requetes = () => banc.compterRequetes(() => navigateur.ouvrir('/formation/personnes'));
    const avant = await requetes();
    for (let rang = 0; rang < 3; rang += 1) await uneFormationOrientee(banc, { organisme });
    expect(await requetes()).toBe(avant);
  });
});
