import { expect, it } from 'vitest';
import { ecrituresDuPoste, lireBalance, soldesDuPoste } from '#domain/grand-livre/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { anct } from '#tests/situations/comptes.ts';
import { unContratSigne } from '#tests/situations/contrats.ts';
import {
  ordonnateur,
  unLotSoumis,
  unLotValide,
  unPostePayable,
  unRib,
  validerTelQuel,
  valideur,
} from '#tests/situations/versements.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { constaterLesEcheances } from './echoir.ts';
import {
  abandonnerLot,
  compterVersements,
  ecarterDuLot,
  empreinteDesLignes,
  enregistrerRetour,
  etatDuVersement,
  leverRetenue,
  lireEcheancier,
  lireLot,
  ouvrirFichierDuLot,
  preparerLot,
  retenirVersements,
  retournerLot,
  SANS_FILTRE,
  saisirRib,
  soumettreLot,
  validerLot,
} from './index.ts';

const { perimetre } = SYSTEME;
const echeancierDe = ({ tools }: Banc, structureId: string) =>
  lireEcheancier(tools.db, perimetre, tools.clock(), structureId);
const etats = async (banc: Banc, structureId: string) =>
  (await echeancierDe(banc, structureId)).map((versement) => etatDuVersement(versement, banc.tools.clock()));
const posteDe = async (banc: Banc, structureId: string) => (await echeancierDe(banc, structureId))[0]?.poste_id ?? '';
async function balance({ tools }: Banc) {
  const comptes = await lireBalance(tools.db);
  expect(comptes.reduce((ecart, { debit, credit }) => ecart + debit - credit, 0)).toBe(0);
  return Object.fromEntries(comptes.map(({ compte, debit, credit }) => [compte, debit - credit]));
}
const references = async ({ tools }: Banc, lotId: string) =>
  (
    await tools.db.selectFrom('lots_lignes').select(['reference', 'centimes']).where('lot_id', '=', lotId).execute()
  ).map((une) => ({ ...une, le: dateCivile(tools.clock()) }));

it('a signed contract engages the amount of its post and plans 20, 30 and 50 % at one, six and twelve months', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await unContratSigne(banc);
  expect(
    (await echeancierDe(banc, structureId)).map(({ montant_centimes, prevu_le }) => [montant_centimes, prevu_le]),
  ).toEqual([
    [1_000_000, '2021-04-07'],
    [1_500_000, '2021-09-07'],
    [2_500_000, '2022-03-07'],
  ]);
  expect(await balance(banc)).toMatchObject({
    dotation: -20_000_000_000,
    disponible: 19_995_000_000,
    engage: 5_000_000,
  });
  expect(await etats(banc, structureId)).toEqual(['prevu', 'prevu', 'prevu']);
});

it('a payment whose date has come says what stops it, and its structure is told; the debt is the same read or written', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId, acteur } = await unContratSigne(banc);
  banc.avancer({ jours: 31 });
  expect(await etats(banc, structureId)).toEqual(['bloque', 'prevu', 'prevu']);
  const [premier] = await echeancierDe(banc, structureId);
  expect(premier?.blocages).toEqual(['convention_non_signee', 'rib_manquant']);
  const posteId = await posteDe(banc, structureId);
  expect(await soldesDuPoste(banc.tools.db, posteId)).toMatchObject({ du: 0 });
  await banc.faireTravailler();
  await constaterLesEcheances.handle(banc.tools, {});
  await constaterLesEcheances.handle(banc.tools, {});
  expect(await soldesDuPoste(banc.tools.db, posteId)).toMatchObject({ du: 1_000_000, engage: 4_000_000 });
  const [courriel] = (await banc.courriels()).filter(({ modele }) => modele === 'versement.bloque');
  expect(courriel?.texte).toContain('La convention n’est pas signée');
  expect(courriel?.texte).toContain('Indiquez le compte');
  await saisirRib(banc.tools, acteur, {
    titulaire: 'Trésorerie',
    iban: 'FR14 2004 1010 0505 0001 3M02 606',
    bic: 'psstfrpplil',
  });
  expect((await echeancierDe(banc, structureId))[0]?.blocages).toEqual(['convention_non_signee', 'rib_a_valider']);
});

it('one prepares a batch, another validates it, the file leaves, the bank answers: paid once, whatever is sent again', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await unPostePayable(banc);
  banc.avancer({ jours: 31 });
  const lui = ordonnateur();
  const lotId = await unLotSoumis(banc, lui);
  await expect(preparerLot(banc.tools, lui, { jusquAu: '2021-12-31' })).rejects.toThrow();
  await expect(validerTelQuel(banc, lotId, { ...valideur(), id: lui.id })).rejects.toThrow('une autre personne');
  await expect(validerTelQuel(banc, lotId, lui)).rejects.toThrow('lot.valider');
  await expect(validerLot(banc.tools, valideur(), { lotId, vu: 'autre chose' })).rejects.toThrow('a changé');
  await validerTelQuel(banc, lotId);
  await expect(validerTelQuel(banc, lotId)).rejects.toThrow();
  expect(await balance(banc)).toMatchObject({ en_banque: 1_000_000, du: 0 });
  const fichier = await ouvrirFichierDuLot(banc.tools, lui, lotId);
  expect(fichier.flux).toContain('<InstdAmt Ccy="EUR">10000.00</InstdAmt>');
  expect(fichier.flux).toContain('FR1420041010050500013M02606');

  const lignes = (await references(banc, lotId)).map((une) => ({ ...une, accepte: true }));
  expect(await enregistrerRetour(banc.tools, lui, { lignes })).toMatchObject({ verses: 1, connus: 0 });
  expect(await enregistrerRetour(banc.tools, lui, { lignes })).toMatchObject({ verses: 0, connus: 1 });
  expect(
    await enregistrerRetour(banc.tools, lui, {
      lignes: lignes.flatMap((une) => [
        { ...une, reference: 'V0-1' },
        { ...une, centimes: 1 },
      ]),
    }),
  ).toMatchObject({ verses: 0, problemes: [{ reference: 'V0-1' }, { motif: expect.stringContaining('montant') }] });
  expect(await etats(banc, structureId)).toEqual(['verse', 'prevu', 'prevu']);
  expect(await lireLot(banc.tools.db, perimetre, banc.tools.clock(), lotId)).toMatchObject({ statut: 'solde' });
  expect((await ouvrirFichierDuLot(banc.tools, lui, lotId)).flux).toBe(fichier.flux);
  expect(await balance(banc)).toMatchObject({ verse: 1_000_000, en_banque: 0, engage: 4_000_000 });
  const causes = (await ecrituresDuPoste(banc.tools.db, perimetre, await posteDe(banc, structureId))).map(
    ({ cause }) => cause,
  );
  expect(causes).toEqual(['contrat.signe', 'versement.echoir', 'versement.emettre', 'versement.verser']);
});

it('a rejected payment is due again; a closed account asks for another one, checked by somebody else', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId, acteur } = await unPostePayable(banc);
  banc.avancer({ jours: 31 });
  const lotId = await unLotValide(banc);
  const lignes = (await references(banc, lotId)).map((une) => ({ ...une, accepte: false, code: 'AC04' }));
  expect(await enregistrerRetour(banc.tools, ordonnateur(), { lignes })).toMatchObject({ rejetes: 1 });
  expect(await enregistrerRetour(banc.tools, ordonnateur(), { lignes })).toMatchObject({ rejetes: 0, connus: 1 });
  expect(await etats(banc, structureId)).toEqual(['bloque', 'prevu', 'prevu']);
  expect((await banc.courriels()).find(({ modele }) => modele === 'versement.rejete')?.texte).toContain('clos');
  await unRib(banc, acteur);
  const second = await unLotValide(banc);
  const [nouvelle] = await references(banc, second);
  expect(nouvelle?.reference).not.toBe(lignes[0]?.reference);
  await enregistrerRetour(banc.tools, ordonnateur(), { lignes: lignes.map((une) => ({ ...une, accepte: true })) });
  expect(await etats(banc, structureId)).toEqual(['emis', 'prevu', 'prevu']);
  await enregistrerRetour(banc.tools, ordonnateur(), {
    lignes: (await references(banc, second)).map((une) => ({ ...une, accepte: true })),
  });
  expect(await balance(banc)).toMatchObject({ verse: 1_000_000, du: 0, en_banque: 0 });
  // The bank may take back what it had paid.
  await enregistrerRetour(banc.tools, ordonnateur(), {
    lignes: (await references(banc, second)).map((une) => ({ ...une, accepte: false, code: 'MS03' })),
  });
  expect(await balance(banc)).toMatchObject({ verse: 0, du: 1_000_000 });
});

it('what something stops after the batch was shown makes it to be read again, then leaves the batch', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await unPostePayable(banc);
  banc.avancer({ jours: 31 });
  const lotId = await unLotSoumis(banc);
  const { payables } = await lireLot(banc.tools.db, perimetre, banc.tools.clock(), lotId);
  const posteId = await posteDe(banc, structureId);
  await retenirVersements(banc.tools, anct(), { posteId, motif: 'Le compte rendu de mars manque.' });
  await expect(retenirVersements(banc.tools, anct(), { posteId, motif: 'Encore.' })).rejects.toThrow('déjà');
  await expect(validerLot(banc.tools, valideur(), { lotId, vu: empreinteDesLignes(payables) })).rejects.toThrow(
    'a changé',
  );
  await expect(validerTelQuel(banc, lotId)).rejects.toThrow('Plus aucun versement');
  await retournerLot(banc.tools, valideur(), { lotId, motif: 'Un versement est retenu.' });
  expect((await banc.courriels()).some(({ modele }) => modele === 'rib.valide')).toBe(true);
  expect(await abandonnerLot(banc.tools, ordonnateur(), { lotId })).toBe(1);
  await leverRetenue(banc.tools, anct(), { posteId });
  expect(await etats(banc, structureId)).toEqual(['a_payer', 'prevu', 'prevu']);
  await validerTelQuel(banc, await unLotSoumis(banc));
});

it('a payment left out of a batch says why and waits for another; an empty batch is not handed over', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await unPostePayable(banc);
  banc.avancer({ jours: 31 });
  const lotId = await preparerLot(banc.tools, ordonnateur(), { jusquAu: dateCivile(banc.tools.clock()) });
  const { payables } = await lireLot(banc.tools.db, perimetre, banc.tools.clock(), lotId);
  await ecarterDuLot(banc.tools, ordonnateur(), {
    lotId,
    ligneIds: payables.map(({ id }) => id),
    motif: 'À vérifier.',
  });
  await expect(soumettreLot(banc.tools, ordonnateur(), { lotId })).rejects.toThrow('vide');
  expect(await etats(banc, structureId)).toEqual(['a_payer', 'prevu', 'prevu']);
  expect(
    await compterVersements(banc.tools.db, perimetre, banc.tools.clock(), { ...SANS_FILTRE, etat: 'a_payer' }),
  ).toEqual({ nombre: 1, centimes: 1_000_000 });
});
