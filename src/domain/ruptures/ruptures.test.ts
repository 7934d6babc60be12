import { expect, it } from 'vitest';
import { lirePlafond } from '#domain/concertation/index.ts';
import { preparerContrat } from '#domain/contrats/index.ts';
import { lireBalance } from '#domain/grand-livre/index.ts';
import { etatDuVersement, lireEcheancier } from '#domain/versements/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { anct } from '#tests/situations/comptes.ts';
import { unRecrutAccepte } from '#tests/situations/conformite.ts';
import { desTermes, signer } from '#tests/situations/contrats.ts';
import { laBanqueRepond, ordonnateur, unContratVerse, unPostePayable, valideur } from '#tests/situations/versements.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { clorePostesVacants } from './clore.ts';
import {
  acquis,
  annulerRecouvrement,
  annulerRupture,
  confirmerRupture,
  declarerRupture,
  demanderRecouvrement,
  effetDe,
  encaisserRecouvrement,
  lireChronologie,
  lireRupturesDuContrat,
  retirerRupture,
} from './index.ts';

const { perimetre } = SYSTEME;
const aujourdhui = ({ tools }: Banc) => dateCivile(tools.clock());
const etats = async ({ tools }: Banc, structureId: string) =>
  (await lireEcheancier(tools.db, perimetre, tools.clock(), structureId)).map((un) =>
    etatDuVersement(un, tools.clock()),
  );
async function balance({ tools }: Banc) {
  const comptes = await lireBalance(tools.db);
  expect(comptes.reduce((ecart, { debit, credit }) => ecart + debit - credit, 0)).toBe(0);
  return Object.fromEntries(comptes.map(({ compte, debit, credit }) => [compte, debit - credit]));
}
type Contrat = Awaited<ReturnType<typeof unContratVerse>>;
async function uneRupture(banc: Banc, { acteur, contratId }: Pick<Contrat, 'acteur' | 'contratId'>, effetLe?: string) {
  await declarerRupture(banc.tools, acteur, {
    contratId,
    motif: 'demission',
    precisions: 'Nouvel emploi.',
    effetLe: effetLe ?? aujourdhui(banc),
  });
  const [rupture] = await lireRupturesDuContrat(banc.tools.db, perimetre, contratId);
  if (!rupture) throw new Error('no rupture');
  return rupture;
}
const statutDuPoste = async ({ tools: { db } }: Banc, contratId: string) =>
  (
    await db
      .selectFrom('postes as p')
      .innerJoin('contrats as k', 'k.poste_id', 'p.id')
      .select('p.statut')
      .where('k.id', '=', contratId)
      .executeTakeFirstOrThrow()
  ).statut;
/** Everything that a rupture may change, as it is now. */
async function tout({ tools: { db } }: Banc) {
  const de = (table: 'versements' | 'contrats' | 'postes' | 'mises_en_relation' | 'candidats') =>
    db.selectFrom(table).select(['id', 'statut']).orderBy('id').execute();
  return {
    versements: await de('versements'),
    contrats: await de('contrats'),
    postes: await de('postes'),
    relations: await de('mises_en_relation'),
    candidats: await de('candidats'),
    plafond: await lirePlafond(db),
  };
}

it('what is earned runs day by day over the twenty-four months that are funded', () => {
  expect(acquis(5_000_000, '2021-04-01', '2021-03-31')).toBe(0);
  expect(acquis(5_000_000, '2021-04-01', '2021-04-01')).toBe(6849);
  expect(acquis(5_000_000, '2021-04-01', '2022-03-31')).toBe(2_500_000);
  expect(acquis(5_000_000, '2021-04-01', '2023-03-31')).toBe(5_000_000);
  expect(acquis(5_000_000, '2021-04-01', '2030-01-01')).toBe(5_000_000);
});

it('a rupture stops the payments while it is examined; taken back, nothing has changed', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unPostePayable(banc);
  banc.avancer({ jours: 31 });
  const avant = await tout(banc);
  const { id } = await uneRupture(banc, contrat);
  expect(await etats(banc, contrat.structureId)).toEqual(['bloque', 'prevu', 'prevu']);
  await expect(uneRupture(banc, contrat)).rejects.toThrow('déjà déclarée');
  await retirerRupture(banc.tools, contrat.acteur, { ruptureId: id });
  expect(await etats(banc, contrat.structureId)).toEqual(['a_payer', 'prevu', 'prevu']);
  expect(await tout(banc)).toEqual(avant);
});

it('the last day of a contract is inside it, and two months ahead at the most', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unPostePayable(banc);
  const declarer = (effetLe: string) => uneRupture(banc, contrat, effetLe);
  await expect(declarer('2021-03-01')).rejects.toMatchObject({
    fields: { effetLe: expect.stringContaining('commence') },
  });
  await expect(declarer('2030-01-01')).rejects.toMatchObject({
    fields: { effetLe: expect.stringContaining('termine') },
  });
  await expect(declarer('2021-12-01')).rejects.toMatchObject({
    fields: { effetLe: expect.stringContaining('deux mois') },
  });
  const { id } = await declarer(ajouterJours(aujourdhui(banc), 40));
  await expect(confirmerRupture(banc.tools, anct(), { ruptureId: id })).rejects.toThrow('pas encore rompu');
});

it('confirmed, the schedule stops, the post may be filled again for three months, what was paid in excess is asked back', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratVerse(banc);
  const { id } = await uneRupture(banc, contrat);
  await expect(confirmerRupture(banc.tools, contrat.acteur, { ruptureId: id })).rejects.toThrow('rupture.confirmer');
  await confirmerRupture(banc.tools, anct(), { ruptureId: id });
  expect(await etats(banc, contrat.structureId)).toEqual(['verse', 'annule', 'annule']);
  const [rupture] = await lireRupturesDuContrat(banc.tools.db, perimetre, contrat.contratId);
  const effet = rupture && effetDe(rupture);
  expect(effet).toMatchObject({ verseCentimes: 1_000_000, resteCentimes: 4_000_000 });
  expect(await statutDuPoste(banc, contrat.contratId)).toBe('vacant');
  const role = await banc.tools.db
    .selectFrom('attributions')
    .select('retiree_le')
    .where('role', '=', 'conseiller')
    .execute();
  expect(role.every(({ retiree_le }) => retiree_le !== null)).toBe(true);

  const trop = effet?.tropVerseCentimes ?? 0;
  const recouvrementId = await demanderRecouvrement(banc.tools, anct(), { ruptureId: id });
  await expect(demanderRecouvrement(banc.tools, anct(), { ruptureId: id })).rejects.toThrow('déjà demandé');
  expect(await balance(banc)).toMatchObject({ a_recouvrer: trop, verse: 1_000_000 - trop, engage: 0 });
  await expect(
    encaisserRecouvrement(banc.tools, ordonnateur(), { recouvrementId, recuLe: '2030-01-01' }),
  ).rejects.toMatchObject({ fields: { recuLe: expect.any(String) } });
  await encaisserRecouvrement(banc.tools, valideur(), { recouvrementId, recuLe: aujourdhui(banc) });
  expect(await balance(banc)).toMatchObject({ a_recouvrer: 0, disponible: 20_000_000_000 - 1_000_000 + trop });
  await expect(annulerRupture(banc.tools, anct(), { ruptureId: id, motif: 'Erreur.' })).rejects.toThrow('déjà reçu');
});

it('cancelled after it was confirmed, everything is exactly as before, to the cent', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratVerse(banc);
  const avant = { ...(await tout(banc)), balance: await balance(banc) };
  const { id } = await uneRupture(banc, contrat);
  await confirmerRupture(banc.tools, anct(), { ruptureId: id });
  await demanderRecouvrement(banc.tools, anct(), { ruptureId: id });
  await annulerRupture(banc.tools, anct(), { ruptureId: id, motif: 'Le contrat continue.' });
  expect({ ...(await tout(banc)), balance: await balance(banc) }).toEqual(avant);
  const ecritures = await banc.tools.db.selectFrom('ecritures').select('cause').orderBy('numero').execute();
  expect(ecritures.at(-1)?.cause).toBe('rupture.annuler');
});

it('a recovery given up leaves what was paid paid', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratVerse(banc);
  const { id } = await uneRupture(banc, contrat);
  await confirmerRupture(banc.tools, anct(), { ruptureId: id });
  const avant = await balance(banc);
  const recouvrementId = await demanderRecouvrement(banc.tools, anct(), { ruptureId: id });
  await annulerRecouvrement(banc.tools, anct(), { recouvrementId });
  expect(await balance(banc)).toEqual(avant);
  await demanderRecouvrement(banc.tools, anct(), { ruptureId: id });
});

it('a post that nobody is recruited on in three months lapses: what it did not spend returns to the programme', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratVerse(banc);
  const { id } = await uneRupture(banc, contrat);
  await confirmerRupture(banc.tools, anct(), { ruptureId: id });
  const avant = await lirePlafond(banc.tools.db);
  await clorePostesVacants.handle(banc.tools, {});
  expect(await lirePlafond(banc.tools.db)).toEqual(avant);
  banc.avancer({ jours: 93 });
  await clorePostesVacants.handle(banc.tools, {});
  await clorePostesVacants.handle(banc.tools, {});
  const apres = await lirePlafond(banc.tools.db);
  expect(apres.postesAttribues).toBe(avant.postesAttribues - 1);
  expect(avant.montantReserveCentimes - apres.montantReserveCentimes).toBe(4_000_000);
  expect(await statutDuPoste(banc, contrat.contratId)).toBe('clos');
  expect((await banc.courriels()).some(({ modele }) => modele === 'poste.clos')).toBe(true);
  await expect(annulerRupture(banc.tools, anct(), { ruptureId: id, motif: 'Trop tard.' })).rejects.toThrow(
    'plus vacant',
  );
});

it('somebody else recruited on the post has what it has left, from the signature of the new contract', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratVerse(banc);
  const { id } = await uneRupture(banc, contrat);
  await confirmerRupture(banc.tools, anct(), { ruptureId: id });
  const { poste_id: posteId } = await banc.tools.db
    .selectFrom('contrats')
    .select('poste_id')
    .where('id', '=', contrat.contratId)
    .executeTakeFirstOrThrow();
  // The other post of the structure is given back, so that the choice falls on this one.
  await banc.tools.db.updateTable('postes').set({ statut: 'rendu' }).where('id', '!=', posteId).execute();
  const { relationId } = await unRecrutAccepte(banc, contrat.structureId);
  await preparerContrat(banc.tools, contrat.acteur, { relationId, ...desTermes(banc) });
  await signer(banc, { ...contrat, relationId });
  const nouveaux = (await lireEcheancier(banc.tools.db, perimetre, banc.tools.clock(), contrat.structureId)).filter(
    ({ contrat_id }) => contrat_id !== contrat.contratId,
  );
  expect(nouveaux.map(({ montant_centimes }) => montant_centimes)).toEqual([800_000, 1_200_000, 2_000_000]);
  expect(nouveaux.every(({ poste_id }) => poste_id === posteId)).toBe(true);
  expect(await balance(banc)).toMatchObject({ verse: 1_000_000, engage: 4_000_000 });
  await expect(annulerRupture(banc.tools, anct(), { ruptureId: id, motif: 'Trop tard.' })).rejects.toThrow(
    'autre contrat',
  );
  const faits = await lireChronologie(banc.tools.db, perimetre, posteId);
  expect(faits.map(({ quoi }) => quoi.replace(/ n° \d+/, ''))).toEqual(
    expect.arrayContaining([
      'Contrat signé',
      expect.stringContaining('Versement fait'),
      'Rupture déclarée',
      'Contrat rompu',
      'Contrat signé',
    ]),
  );
});

it('what the bank takes back after a rupture is counted again: less is asked back, and cancelled it is due anew', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratVerse(banc);
  const { id: ruptureId } = await uneRupture(banc, contrat);
  await confirmerRupture(banc.tools, anct(), { ruptureId });
  await demanderRecouvrement(banc.tools, anct(), { ruptureId });
  const avant = await balance(banc);
  const lot = await banc.tools.db.selectFrom('lots').select('id').executeTakeFirstOrThrow();
  const bilan = await laBanqueRepond(banc, lot.id, 'MD06');
  expect(bilan).toMatchObject({ rejetes: 1, problemes: [] });
  // The money is the programme's again, nothing is asked back any more.
  expect(await balance(banc)).toMatchObject({
    verse: 0,
    a_recouvrer: 0,
    disponible: (avant['disponible'] ?? 0) + 1_000_000,
  });
  await expect(demanderRecouvrement(banc.tools, anct(), { ruptureId })).rejects.toThrow('rien à rembourser');
  expect((await laBanqueRepond(banc, lot.id, 'MD06')).connus).toBe(1);
  await annulerRupture(banc.tools, anct(), { ruptureId, motif: 'Erreur.' });
  expect(await balance(banc)).toMatchObject({ verse: 0, du: 1_000_000, engage: 4_000_000 });
});

it('once the structure has paid back, what the bank takes back as well is told, and left', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratVerse(banc);
  const { id: ruptureId } = await uneRupture(banc, contrat);
  await confirmerRupture(banc.tools, anct(), { ruptureId });
  const recouvrementId = await demanderRecouvrement(banc.tools, anct(), { ruptureId });
  await encaisserRecouvrement(banc.tools, ordonnateur(), { recouvrementId, recuLe: aujourdhui(banc) });
  const lot = await banc.tools.db.selectFrom('lots').select('id').executeTakeFirstOrThrow();
  const avant = await balance(banc);
  const bilan = await laBanqueRepond(banc, lot.id, 'MD06');
  expect(bilan.problemes[0]?.motif).toContain('déjà remboursé');
  expect(await balance(banc)).toEqual(avant);
});
