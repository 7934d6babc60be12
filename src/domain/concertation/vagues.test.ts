import { expect, it } from 'vitest';
import { ecrireOdt } from '#platform/documents/odt.ts';
import { ecrirePdf } from '#platform/documents/pdf.ts';
import { acteur, anct, prefecture } from '#tests/situations/comptes.ts';
import { uneStructureAvecAvis, uneVagueOuverte } from '#tests/situations/concertation.ts';
import { LYON, uneStructureConfirmee } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  ajouterLigneBareme,
  cloturerVague,
  decider,
  fixerEnveloppe,
  lireBareme,
  lirePlafond,
  lireVague,
  MONTANT_MAX_CENTIMES,
  MONTANT_POSTE_CENTIMES,
  modifierVague,
  ouvrirVague,
  POSTES_MAX,
  preparerVague,
  previsualiserCloture,
  procesVerbal,
  rendreAvis,
  resumerCloture,
} from './index.ts';

const reglages = { ouvreLe: '2021-02-04', limiteAvisLe: '2021-02-19', decisionALaCloture: true };
const decision = { sens: 'retenue', nombrePostes: 1, doublonNumero: null, motif: 'Projet retenu.' };

it('the caps and the first line of the barème in the database are the figures of the guide', async () => {
  const { tools } = await unBanc({ pendantLeTest: true });
  expect(await lirePlafond(tools.db)).toMatchObject({
    postesMax: POSTES_MAX,
    montantMaxCentimes: MONTANT_MAX_CENTIMES,
  });
  expect((await lireBareme(tools.db)).map(({ montant_centimes }) => montant_centimes)).toEqual([
    MONTANT_POSTE_CENTIMES,
  ]);
  expect(POSTES_MAX * MONTANT_POSTE_CENTIMES).toBe(MONTANT_MAX_CENTIMES);
});

it('a wave is prepared, changed, opened and closed by ANCT alone, one at a time', async () => {
  const { tools } = await unBanc({ pendantLeTest: true });
  await expect(preparerVague(tools, acteur('support'), reglages)).rejects.toThrow('concertation.preparerVague');
  await expect(preparerVague(tools, anct(), { ...reglages, limiteAvisLe: '2021-02-01' })).rejects.toThrow('après');
  const vagueId = await preparerVague(tools, anct(), reglages);
  const suivante = await preparerVague(tools, anct(), reglages);
  await modifierVague(tools, anct(), { vagueId, ...reglages, limiteAvisLe: '2021-02-26' });
  await ouvrirVague(tools, anct(), { vagueId });
  await expect(ouvrirVague(tools, anct(), { vagueId: suivante })).rejects.toThrow('déjà ouverte');
  await expect(ouvrirVague(tools, anct(), { vagueId })).rejects.toThrow('maintenant « Ouverte »');
  await expect(cloturerVague(tools, acteur('support'), { vagueId })).rejects.toThrow('vague.cloturer');
  await cloturerVague(tools, anct(), { vagueId });
  expect(await lireVague(tools.db, vagueId)).toMatchObject({
    numero: 1,
    limite_avis_le: '2021-02-26',
    statut: 'cloturee',
  });
  await expect(modifierVague(tools, anct(), { vagueId, ...reglages })).rejects.toThrow('clôturée');
  await ouvrirVague(tools, anct(), { vagueId: suivante });
});

it('a wave that decides nothing says so before it is closed, and does nothing', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const vagueId = await uneVagueOuverte(banc, { decisionALaCloture: false });
  const { structureId } = await uneStructureAvecAvis(banc);
  const rien = { retenus: [], refuses: [], examens: [], doublons: [], debordements: [] };
  expect(await previsualiserCloture(banc.tools.db, vagueId, banc.tools.clock())).toEqual(rien);
  expect(await cloturerVague(banc.tools, anct(), { vagueId })).toEqual(rien);
  await decider(banc.tools, anct(), { structureId, ...decision });
});

it('what a closing leaves beyond an envelope is decided by the next one, when there is room', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { tools } = banc;
  const vagueId = await uneVagueOuverte(banc);
  await fixerEnveloppe(tools, anct(), { departementCode: '03', postes: 1 });
  const { structureId } = await uneStructureAvecAvis(banc, { postes: 2 });
  const attente = await uneStructureConfirmee(banc, { communeCode: LYON });
  const plan = await previsualiserCloture(tools.db, vagueId, tools.clock());
  expect(plan.debordements).toMatchObject([{ structureId, raison: 'enveloppe du département dépassée' }]);
  expect(await resumerCloture(tools.db, plan)).toMatchObject([
    { code: '03', enveloppe: 1, attribues: 0, postes: 0, debordements: 1, sansAvis: 0 },
    { code: '69', enveloppe: null, sansAvis: 1 },
  ]);
  await cloturerVague(tools, anct(), { vagueId });
  await fixerEnveloppe(tools, anct(), { departementCode: '03', postes: 2 });
  const suivante = await uneVagueOuverte(banc);
  await rendreAvis(tools, prefecture('69'), {
    structureId: attente.structureId,
    sens: 'defavorable',
    nombrePostes: null,
    motif: 'Non.',
  });
  const fait = await cloturerVague(tools, anct(), { vagueId: suivante });
  expect(fait.retenus.map((retenu) => retenu.structureId)).toEqual([structureId]);
  expect(fait.refuses).toHaveLength(1);
});

it('a missing line of the barème leaves the file waiting, and says why', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { tools } = banc;
  const vagueId = await uneVagueOuverte(banc);
  const { structureId } = await uneStructureAvecAvis(banc);
  await tools.db.deleteFrom('bareme').execute();
  await expect(decider(tools, anct(), { structureId, ...decision })).rejects.toThrow('ajoutez une ligne au barème');
  const plan = await previsualiserCloture(tools.db, vagueId, tools.clock());
  expect(plan.debordements.map(({ raison }) => raison)).toEqual(['aucun montant dans le barème']);
  const ligne = { nature: null, montantCentimes: 5_000_000, valableDu: '2021-02-04', source: 'Essai' };
  await expect(ajouterLigneBareme(tools, anct(), { ...ligne, departementCode: 'ZZ' })).rejects.toMatchObject({
    fields: { departementCode: expect.any(String) },
  });
  await ajouterLigneBareme(tools, anct(), { ...ligne, departementCode: '03' });
  await decider(tools, anct(), { structureId, ...decision });
});

it('when the national cap is reached, the refusal says that nothing is left', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { tools } = banc;
  await tools.db.updateTable('plafonds').set({ postes_max: 2 }).execute();
  const premiere = await uneStructureAvecAvis(banc);
  const seconde = await uneStructureAvecAvis(banc);
  await decider(tools, anct(), { structureId: premiere.structureId, ...decision });
  const deux = { structureId: seconde.structureId, ...decision, nombrePostes: 2 };
  await expect(decider(tools, anct(), deux)).rejects.toThrow('il reste 1\u00a0poste');
  await decider(tools, anct(), { ...deux, nombrePostes: 1 });
  const troisieme = await uneStructureAvecAvis(banc);
  await expect(decider(tools, anct(), { structureId: troisieme.structureId, ...decision })).rejects.toThrow(
    'il ne reste aucun poste',
  );
});

it('the minutes of a wave hold each decision under its département, what came after apart, and can be printed and edited', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { tools } = banc;
  const vagueId = await uneVagueOuverte(banc);
  await fixerEnveloppe(tools, anct(), { departementCode: '03', postes: 3 });
  await uneStructureAvecAvis(banc, { nom: 'Mairie retenue', postes: 2 });
  await uneStructureAvecAvis(banc, { nom: 'Mairie de Lyon', communeCode: LYON, departement: '69', postes: 1 });
  const tard = await uneStructureAvecAvis(banc, { nom: 'Mairie de trop', postes: 2 });
  await cloturerVague(tools, anct(), { vagueId });
  banc.avancer({ jours: 1 });
  await decider(tools, anct(), { structureId: tard.structureId, ...decision });
  const document = await procesVerbal(tools.db, vagueId, tools.clock());
  const titres = document.blocs.flatMap((bloc) => (bloc.type === 'titre' ? [bloc.texte] : []));
  expect(titres).toEqual([
    'Synthèse',
    'Décisions par département',
    'Allier',
    'Rhône',
    'Décisions prises après la clôture',
    'Allier',
  ]);
  const texte = JSON.stringify(document.blocs).replaceAll('\u00a0', ' ');
  expect(texte).toContain('3 structures retenues, 4 postes attribués, 200 000 € réservés.');
  expect(texte).toContain(
    'Total : 2 postes attribués, 100 000 €. Depuis le début du dispositif : 3 sur une enveloppe de 3 postes.',
  );
  expect(texte).toContain('Mairie de trop');
  for (const fichier of [ecrirePdf(document), ecrireOdt(document)])
    expect((await new Response(fichier).arrayBuffer()).byteLength).toBeGreaterThan(1000);
});
