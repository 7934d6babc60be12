import { expect, it } from 'vitest';
import { abandonner } from '#domain/concertation/index.ts';
import { lireStructure } from '#domain/structures/index.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { anct, prefecture, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { laStructure, REFERENCE, UNE_FICHE, uneFicheEcrite, uneOffre } from '#tests/situations/offres.ts';
import { unBanc } from '#tests/support/base.ts';
import { paragraphes } from './document.ts';
import {
  declarerPublication,
  documentDeLaFiche,
  ficheProposee,
  lireFiche,
  listerOffres,
  rediger,
  retirer,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const lire = (structureId: string) => lireFiche(tools.db, anct().perimetre, structureId);
const publication = (structureId: string, autres: object = {}) => ({
  structureId,
  reference: REFERENCE,
  publieeLe: '2021-02-04',
  urgenceMotif: null,
  ...autres,
});

it('the model is filled from the need that the structure declared', async () => {
  const { structureId, saisie } = await uneStructureActivee(banc, { demarrageLe: '2021-04-01' });
  const proposee = ficheProposee(await lireStructure(tools.db, anct().perimetre, structureId));
  expect(proposee.missions).toContain(saisie.missions);
  expect(proposee.missions).toContain('gratuites pour les usagers');
  expect(proposee.lieux).toBe(saisie.lieux);
  expect(proposee.conditions).toContain('1er avril 2021');
  expect(proposee.candidatures_email).toBe(saisie.contactEmail);
});

it('it is written, then written again in place of what stood before', async () => {
  const { structureId, acteur } = await uneFicheEcrite(banc);
  expect(await lire(structureId)).toMatchObject({
    statut: 'brouillon',
    intitule: UNE_FICHE.intitule,
    publiee_le: null,
  });
  await rediger(tools, acteur, { structureId, ...UNE_FICHE, profil: 'De la pédagogie.' });
  expect(await lire(structureId)).toMatchObject({ statut: 'brouillon', profil: 'De la pédagogie.' });
});

it('two people who write at the same time leave one fiche de poste', async () => {
  const { structureId } = await uneStructureActivee(banc);
  await Promise.all(
    ['A', 'B'].map((intitule) => rediger(tools, laStructure(structureId), { structureId, ...UNE_FICHE, intitule })),
  );
  const fiches = await tools.db
    .selectFrom('fiches_de_poste')
    .select('id')
    .where('structure_id', '=', structureId)
    .execute();
  expect(fiches).toHaveLength(1);
});

it('the publication is declared with its reference and its date, withdrawn, and declared again', async () => {
  const { structureId, acteur } = await uneFicheEcrite(banc);
  await declarerPublication(tools, acteur, publication(structureId));
  expect(await lire(structureId)).toMatchObject({
    statut: 'publiee',
    reference_emploi_territorial: REFERENCE,
    publiee_le: '2021-02-04',
  });
  await retirer(tools, acteur, { structureId });
  expect(await lire(structureId)).toMatchObject({ statut: 'retiree', publiee_le: '2021-02-04' });
  await expect(retirer(tools, acteur, { structureId })).rejects.toThrow(/Retirée/);
  await declarerPublication(tools, acteur, publication(structureId, { publieeLe: '2021-02-03' }));
  expect(await lire(structureId)).toMatchObject({ statut: 'publiee', publiee_le: '2021-02-03' });
});

it('another reference was not seen on emploi-territorial.fr yet; the same one still was', async () => {
  const { structureId, acteur } = await uneOffre(banc);
  const vue = new Date('2021-02-04T10:00:00Z');
  await tools.db
    .updateTable('fiches_de_poste')
    .set({ constatee_le: vue })
    .where('structure_id', '=', structureId)
    .execute();
  await declarerPublication(tools, acteur, publication(structureId, { publieeLe: '2021-02-02' }));
  expect((await lire(structureId))?.constatee_le).toEqual(vue);
  await declarerPublication(tools, acteur, publication(structureId, { reference: 'O003210201000429' }));
  expect((await lire(structureId))?.constatee_le).toBeNull();
});

it.each([
  [{ reference: null }, 'reference', /Donnez la référence/],
  [{ publieeLe: null }, 'publieeLe', /Indiquez la date/],
  [{ publieeLe: '2021-02-05' }, 'publieeLe', /pas encore passée/],
  [{ publieeLe: '2021-01-31' }, 'publieeLe', /saisie le 1er février 2021/],
])('a publication that cannot be is refused with what to do (%#)', async (fausse, champ, phrase) => {
  const { structureId, acteur } = await uneFicheEcrite(banc);
  const refus = await declarerPublication(tools, acteur, publication(structureId, fausse)).catch((e: unknown) => e);
  expect(refus).toBeInstanceOf(InvalidInput);
  expect(refus).toMatchObject({ fields: { [champ]: expect.stringMatching(phrase) } });
  expect((await lire(structureId))?.statut).toBe('brouillon');
});

it('an offer is published once it is written', async () => {
  const { structureId } = await uneStructureActivee(banc);
  await expect(declarerPublication(tools, laStructure(structureId), publication(structureId))).rejects.toThrow(
    /Écrivez et enregistrez d’abord/,
  );
});

it('a private structure publishes here, today, without reference nor delay', async () => {
  const { structureId, acteur } = await uneFicheEcrite(banc, { type: 'association' });
  await declarerPublication(tools, acteur, publication(structureId, { reference: null, publieeLe: null }));
  expect(await lire(structureId)).toMatchObject({
    statut: 'publiee',
    reference_emploi_territorial: null,
    publiee_le: '2021-02-04',
  });
});

it('nobody but the structure itself writes or publishes; the others read in their perimeter', async () => {
  const { structureId } = await uneOffre(banc);
  const etrangere = laStructure((await uneStructureActivee(banc)).structureId);
  const gestes = [
    (qui: typeof etrangere) => rediger(tools, qui, { structureId, ...UNE_FICHE }),
    (qui: typeof etrangere) => declarerPublication(tools, qui, publication(structureId)),
    (qui: typeof etrangere) => retirer(tools, qui, { structureId }),
  ];
  for (const geste of gestes) {
    await expect(geste(etrangere)).rejects.toThrow(NotFound);
    await expect(geste(prefecture('69'))).rejects.toThrow(NotFound);
    await expect(geste(prefecture('03'))).rejects.toThrow(Forbidden);
    await expect(geste(anct())).rejects.toThrow(Forbidden);
  }
  expect(await lireFiche(tools.db, etrangere.perimetre, structureId)).toBeUndefined();
  expect(await lireFiche(tools.db, prefecture('69').perimetre, structureId)).toBeUndefined();
  expect(await lireFiche(tools.db, prefecture('03').perimetre, structureId)).toMatchObject({ statut: 'publiee' });
});

it('a structure that gave its posts back no longer writes nor publishes', async () => {
  const { structureId, acteur } = await uneFicheEcrite(banc);
  const { id } = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
  await abandonner(tools, { ...acteur, id }, { structureId, motif: 'Plus de locaux.' });
  await expect(rediger(tools, acteur, { structureId, ...UNE_FICHE })).rejects.toThrow(Refused);
  await expect(declarerPublication(tools, acteur, publication(structureId))).rejects.toThrow(Refused);
});

it('the document says the mentions of an offer and how to apply', async () => {
  const { structureId, saisie } = await uneStructureActivee(banc);
  const structure = await lireStructure(tools.db, anct().perimetre, structureId);
  const document = documentDeLaFiche({
    structure,
    fiche: ficheProposee(structure),
    postes: 2,
    site: 'https://exemple.gouv.fr',
    now: tools.clock(),
  });
  const texte = JSON.stringify(document);
  for (const mention of [saisie.nom, saisie.contactEmail, 'L. 332-24', 'https://exemple.gouv.fr/devenir-conseiller'])
    expect(texte).toContain(mention);
  expect(document.blocs.filter(({ type }) => type === 'liste').length).toBeGreaterThan(1);
});

it('lines that begin with a dash are a list, the others paragraphs', () => {
  expect(paragraphes('Avant :\n- un ;\n- deux.\n\nAprès\n-5 degrés\n- seul')).toEqual([
    { type: 'paragraphe', texte: 'Avant :' },
    { type: 'liste', elements: ['un ;', 'deux.'] },
    { type: 'paragraphe', texte: 'Après' },
    { type: 'paragraphe', texte: '-5 degrés' },
    { type: 'liste', elements: ['seul'] },
  ]);
});

it('offers follow one another page after page, the latest first, none twice and none forgotten', async () => {
  const region = { region: '11' };
  const publiees: string[] = [];
  for (let rang = 0; rang < 53; rang += 1) {
    const { structureId } = await uneOffre(banc, { communeCode: '75056', departement: '75', postes: 1 });
    publiees.push(structureId);
  }
  const premiere = await listerOffres(tools.db, region);
  expect(premiere.lignes).toHaveLength(50);
  const seconde = await listerOffres(tools.db, region, premiere.suivante ?? '');
  const numeros = [...premiere.lignes, ...seconde.lignes].map(({ numero }) => numero);
  expect(new Set(numeros).size).toBe(publiees.length);
  expect(numeros).toEqual([...numeros].sort((a, b) => b - a));
  const retour = await listerOffres(tools.db, region, seconde.precedente ?? '');
  expect(retour.lignes.map(({ numero }) => numero)).toEqual(premiere.lignes.map(({ numero }) => numero));
});
