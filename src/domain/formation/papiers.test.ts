import { describe, expect, it } from 'vitest';
import { effacerSonProfil } from '#domain/candidats/index.ts';
import type { Document } from '#platform/documents/document.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { uneStructureActrice } from '#tests/situations/candidats.ts';
import { acteur, anct } from '#tests/situations/comptes.ts';
import { unEnvoi } from '#tests/situations/conformite.ts';
import {
  uneFormationOrientee,
  unePersonneEnFormation,
  unePersonneFormee,
  unePersonneInscrite,
  unOrganisme,
} from '#tests/situations/formation.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  attestationDeFormation,
  cloreDemande,
  demanderPieces,
  deposerCertificats,
  enregistrerCcp1,
  enregistrerPix,
  feuilleDEmargement,
  heuresEcrites,
  lireCertificat,
  lireDemande,
  lireDossierDeFormation,
  lireFichierDeDemande,
  listerDemandes,
  numeroDansLeNom,
  redemander,
  reorienter,
  repondreDemande,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const NATION = anct().perimetre;
const numero = async (formationId: string) => (await lireDossierDeFormation(tools.db, NATION, formationId)).numero;
const certificat = async (nom: string, contenu = '%PDF-1.7 un certificat inventé') => ({
  ...(await unEnvoi(banc, contenu, nom)),
  champ: 'certificats',
});
const enTexte = ({ titre, sousTitre, blocs }: Document) => JSON.stringify([titre, sousTitre, blocs]);

describe('certificates deposited together', () => {
  it.each([
    ['F-128.pdf', 128],
    ['Certificat f128 Élodie.pdf', 128],
    ['attestation_2021_F_0007.pdf', 7],
    ['F-12345678901.pdf', undefined],
    ['certificat 128.pdf', undefined],
    ['pdf-12.pdf', undefined],
  ])('« %s » names the file %s', (nom, attendu) => {
    expect(numeroDansLeNom(nom)).toBe(attendu);
  });

  it('each goes to the file whose number it carries; what was not matched is said, and not kept', async () => {
    const formee = await unePersonneFormee(banc);
    const { organisme, formationId, candidat } = formee;
    const inscrite = await unePersonneInscrite(banc, { organisme });
    const etrangere = await unePersonneFormee(banc);
    const [sien, pasFinie, autrui] = [
      await numero(formationId),
      await numero(inscrite.formationId),
      await numero(etrangere.formationId),
    ];
    const bilan = await deposerCertificats(tools, organisme.acteur, [
      await certificat(`F-${sien}.pdf`),
      await certificat(`bis F-${sien}.pdf`),
      await certificat('sans numéro.pdf'),
      await certificat(`F-${pasFinie}.pdf`),
      await certificat(`F-${autrui}.pdf`),
      await certificat('F-999999.pdf', 'MZ pas un PDF'),
    ]);
    expect(bilan.deposes).toEqual([
      { fichier: `F-${sien}.pdf`, personne: expect.stringContaining(candidat.saisie.nom) },
    ]);
    expect(bilan.refuses.map(({ raison }) => raison)).toEqual([
      expect.stringContaining('Un autre fichier'),
      expect.stringContaining('ne porte pas de numéro'),
      expect.stringContaining('n’est pas terminée'),
      expect.stringContaining('Aucun de vos dossiers'),
      expect.stringContaining('Aucun de vos dossiers'),
    ]);
    const { octets } = await lireCertificat(tools, candidat.acteur, formationId);
    expect(Buffer.from(octets).toString()).toContain('un certificat inventé');
    for (const qui of [etrangere.candidat.acteur, etrangere.organisme.acteur, anct(), acteur('prefecture')])
      await expect(lireCertificat(tools, qui, formationId)).rejects.toThrow(NotFound);
  });

  it('is a PDF by its bytes, and a new one takes the place of the former', async () => {
    const { organisme, formationId } = await unePersonneFormee(banc);
    const nom = `F-${await numero(formationId)}.pdf`;
    const faux = await deposerCertificats(tools, organisme.acteur, [await certificat(nom, 'MZ')]);
    expect(faux.refuses[0]?.raison).toContain('format PDF');
    await deposerCertificats(tools, organisme.acteur, [await certificat(nom)]);
    const { certificat_cle: premiere } = await lireDossierDeFormation(tools.db, NATION, formationId);
    await deposerCertificats(tools, organisme.acteur, [await certificat(nom, '%PDF-1.7 le bon')]);
    await banc.faireTravailler();
    expect(await tools.coffre.lire(premiere ?? '')).toBeUndefined();
    const { octets } = await lireCertificat(tools, organisme.acteur, formationId);
    expect(Buffer.from(octets).toString()).toContain('le bon');
    await expect(deposerCertificats(tools, anct(), [])).rejects.toThrow(Forbidden);
    await expect(deposerCertificats(tools, organisme.acteur, [])).rejects.toThrow(InvalidInput);
  });
});

it('somebody who erases himself leaves no certificate behind', async () => {
  const { organisme, formationId, candidat } = await unePersonneFormee(banc);
  await deposerCertificats(tools, organisme.acteur, [await certificat(`F-${await numero(formationId)}.pdf`)]);
  const { certificat_cle: cle } = await lireDossierDeFormation(tools.db, NATION, formationId);
  await effacerSonProfil(tools, candidat.acteur, {});
  await banc.faireTravailler();
  expect(await tools.coffre.lire(cle ?? '')).toBeUndefined();
  const reste = await lireDossierDeFormation(tools.db, NATION, formationId);
  expect(reste).toMatchObject({ statut: 'terminee', nom: '', certificat_nom: null, email: null });
});

describe('what a training body asks of a structure', () => {
  it('is answered with text and files, asked again when it does not do, then closed', async () => {
    const { formationId, organisme, structureId, saisie } = await uneFormationOrientee(banc);
    const elle = uneStructureActrice(structureId);
    const demandeId = await demanderPieces(tools, organisme.acteur, { formationId, objet: 'Numéro de l’OPCO' });
    const repondre = async (reponse: string, ...envois: Awaited<ReturnType<typeof unEnvoi>>[]) =>
      repondreDemande(tools, elle, { demandeId, reponse }, envois);
    await expect(repondre('', await unEnvoi(banc))).rejects.toThrow(InvalidInput);
    await expect(repondre('Voici', await unEnvoi(banc, 'MZ'))).rejects.toThrow(InvalidInput);
    await repondre('Voici.', await unEnvoi(banc, '%PDF-1.7 accord', 'accord.pdf'));
    await expect(repondre('Encore.')).rejects.toThrow(Refused);
    const { fichiers, statut } = await lireDemande(tools.db, elle.perimetre, demandeId);
    expect([statut, fichiers.map(({ nom }) => nom)]).toEqual(['repondue', ['accord.pdf']]);
    const fichierId = fichiers[0]?.id ?? '';
    expect((await lireFichierDeDemande(tools, organisme.acteur, fichierId)).nom).toBe('accord.pdf');
    for (const qui of [anct(), (await unOrganisme(banc)).acteur, acteur('candidat', { type: 'personne' })])
      await expect(lireFichierDeDemande(tools, qui, fichierId)).rejects.toThrow(NotFound);
    await redemander(tools, organisme.acteur, { demandeId, motif: 'La page 2 manque.' });
    expect(await listerDemandes(tools.db, elle.perimetre, { statut: 'attendue' })).toHaveLength(1);
    await repondre('La page 2.');
    await cloreDemande(tools, organisme.acteur, { demandeId });
    await expect(redemander(tools, organisme.acteur, { demandeId, motif: 'Trop tard.' })).rejects.toThrow(Refused);
    const modeles = (await banc.courriels()).filter(({ destinataire }) =>
      [organisme.saisie.email, saisie?.contactEmail].includes(destinataire),
    );
    expect(modeles.filter(({ modele }) => modele === 'formation.demande').length).toBeGreaterThanOrEqual(1);
    expect(modeles.filter(({ modele }) => modele === 'formation.reponse').length).toBeGreaterThanOrEqual(1);
  });

  it('closes by itself when the training is given to another training body', async () => {
    const { formationId, organisme } = await uneFormationOrientee(banc);
    const demandeId = await demanderPieces(tools, organisme.acteur, { formationId, objet: 'Une pièce' });
    const { organismeId } = await unOrganisme(banc);
    await reorienter(tools, anct(), { formationId, organismeId, motif: 'Plus près.' });
    expect((await lireDemande(tools.db, NATION, demandeId)).statut).toBe('close');
  });

  it('is between these two only', async () => {
    const { formationId, organisme, structureId } = await uneFormationOrientee(banc);
    const [autre, voisine] = [await unOrganisme(banc), await uneFormationOrientee(banc)];
    const demander = (qui: Parameters<typeof demanderPieces>[1]) =>
      demanderPieces(tools, qui, { formationId, objet: 'Une pièce' });
    for (const qui of [anct(), uneStructureActrice(structureId)])
      await expect(demander(qui)).rejects.toThrow(Forbidden);
    await expect(demander(autre.acteur)).rejects.toThrow(NotFound);
    const demandeId = await demander(organisme.acteur);
    const saisie = { demandeId, reponse: 'Voici.' };
    await expect(repondreDemande(tools, organisme.acteur, saisie, [])).rejects.toThrow(Forbidden);
    await expect(repondreDemande(tools, uneStructureActrice(voisine.structureId), saisie, [])).rejects.toThrow(
      NotFound,
    );
    await expect(cloreDemande(tools, uneStructureActrice(structureId), { demandeId })).rejects.toThrow(Forbidden);
    await expect(cloreDemande(tools, autre.acteur, { demandeId })).rejects.toThrow(NotFound);
    await expect(redemander(tools, anct(), { demandeId, motif: 'Non.' })).rejects.toThrow(Forbidden);
  });
});

describe('papers', () => {
  it('the sheet of attendance of a week has each of its days, and what is noted', async () => {
    const { sessionId, debut, organisme, candidat } = await unePersonneEnFormation(banc);
    const now = tools.clock();
    const feuille = enTexte(await feuilleDEmargement(tools.db, organisme.acteur, { sessionId, semaine: debut, now }));
    expect(feuille).toContain('4 février 2021');
    expect(feuille).toContain('5 février 2021');
    expect(feuille).toContain(candidat.saisie.nom);
    expect(feuille.match(/Présent/g)).toHaveLength(2);
    const semaine = '2030-01-01';
    await expect(feuilleDEmargement(tools.db, organisme.acteur, { sessionId, semaine, now })).rejects.toThrow(NotFound);
  });

  it('the certificate of training says the path, the hours, the examination; for those it concerns only', async () => {
    const { formationId, organisme, candidat, structureId } = await unePersonneFormee(banc);
    const passeLe = '2021-02-04';
    await enregistrerCcp1(tools, organisme.acteur, { formationId, resultat: 'reussi', passeLe });
    await enregistrerPix(tools, organisme.acteur, { formationId, code: 'P-ABCD1234' });
    for (const qui of [organisme.acteur, candidat.acteur, uneStructureActrice(structureId)]) {
      const texte = enTexte(await attestationDeFormation(tools.db, qui, formationId, tools.clock()));
      expect(texte).toContain('280 heures, deux mois');
      expect(texte).toContain('7 heures');
      expect(texte).toContain('Réussi');
      expect(texte).toContain('P-ABCD1234');
    }
    const autre = await unePersonneEnFormation(banc);
    for (const qui of [autre.candidat.acteur, autre.organisme.acteur, uneStructureActrice(autre.structureId)])
      await expect(attestationDeFormation(tools.db, qui, formationId, tools.clock())).rejects.toThrow(NotFound);
    await expect(
      attestationDeFormation(tools.db, autre.organisme.acteur, autre.formationId, tools.clock()),
    ).rejects.toThrow(NotFound);
    expect(heuresEcrites(29)).toBe('101,5 heures');
  });
});
