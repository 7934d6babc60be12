import { expect, it } from 'vitest';
import { lireBalance } from '#domain/grand-livre/index.ts';
import { declarerRupture } from '#domain/ruptures/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { anct } from '#tests/situations/comptes.ts';
import {
  laBanqueRepond,
  ordonnateur,
  unLotSoumis,
  unLotValide,
  unPostePayable,
  validerTelQuel,
  valideur,
} from '#tests/situations/versements.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { constaterLesEcheances } from './echoir.ts';
import { abandonnerLot, preparerLot, retenirVersements, retournerLot } from './index.ts';

const FOIS = 8;
const ensemble = async (...gestes: readonly (() => Promise<unknown>)[]) =>
  (await Promise.allSettled(gestes.map((geste) => geste()))).filter(({ status }) => status === 'fulfilled').length;
const fois = <Resultat>(geste: () => Promise<Resultat>) => Array.from({ length: FOIS }, () => geste);
async function solde({ tools }: Banc, compte: string) {
  const comptes = await lireBalance(tools.db);
  expect(comptes.reduce((ecart, { debit, credit }) => ecart + debit - credit, 0)).toBe(0);
  const { debit = 0, credit = 0 } = comptes.find((un) => un.compte === compte) ?? {};
  return debit - credit;
}
async function payable(banc: Banc) {
  const poste = await unPostePayable(banc);
  banc.avancer({ jours: 31 });
  return poste;
}

it('a payment enters one batch, whoever prepares it at the same moment', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  await payable(banc);
  const jusquAu = dateCivile(banc.tools.clock());
  expect(await ensemble(...fois(() => preparerLot(banc.tools, ordonnateur(), { jusquAu })))).toBe(1);
  expect(await banc.tools.db.selectFrom('lots_lignes').select('id').execute()).toHaveLength(1);
});

it('a debt is written once, whoever sees its day come', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  await payable(banc);
  await Promise.all(fois(() => constaterLesEcheances.handle(banc.tools, {})).map((geste) => geste()));
  expect(await solde(banc, 'du')).toBe(1_000_000);
});

it('several people validate a batch at once: the orders are given once', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  await payable(banc);
  const lotId = await unLotSoumis(banc);
  expect(await ensemble(...fois(() => validerTelQuel(banc, lotId)))).toBe(1);
  expect(await solde(banc, 'en_banque')).toBe(1_000_000);
});

it('a batch is validated, sent back or given up: one of them', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  await payable(banc);
  const lotId = await unLotSoumis(banc);
  await ensemble(
    () => validerTelQuel(banc, lotId),
    () => retournerLot(banc.tools, valideur(), { lotId, motif: 'Non.' }),
    () => abandonnerLot(banc.tools, ordonnateur(), { lotId }),
  );
  const { statut } = await banc.tools.db
    .selectFrom('versements')
    .select('statut')
    .where('rang', '=', 1)
    .executeTakeFirstOrThrow();
  expect(await solde(banc, 'en_banque')).toBe(statut === 'emis' ? 1_000_000 : 0);
});

it('a validation against a rupture or a hold-back: either the order was given before, or it is not given', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { acteur, contratId } = await payable(banc);
  const lotId = await unLotSoumis(banc);
  const { poste_id: posteId } = await banc.tools.db
    .selectFrom('versements')
    .select('poste_id')
    .executeTakeFirstOrThrow();
  await ensemble(
    () => validerTelQuel(banc, lotId),
    () =>
      declarerRupture(banc.tools, acteur, {
        contratId,
        motif: 'demission',
        precisions: '',
        effetLe: dateCivile(banc.tools.clock()),
      }),
    () => retenirVersements(banc.tools, anct(), { posteId, motif: 'Attendre.' }),
  );
  const emises = await banc.tools.db.selectFrom('lots_lignes').select('id').where('etat', '=', 'emise').execute();
  expect(await solde(banc, 'en_banque')).toBe(emises.length * 1_000_000);
});

it('the answer of the bank sent several times at once pays once', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  await payable(banc);
  const lotId = await unLotValide(banc);
  const bilans = await Promise.all(fois(() => laBanqueRepond(banc, lotId)).map((geste) => geste()));
  expect(bilans.reduce((total, { verses }) => total + verses, 0)).toBe(1);
  expect(await solde(banc, 'verse')).toBe(1_000_000);
});

it('the database itself refuses a second live order for a payment, an overdrawn account, a row that changes', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  await payable(banc);
  const lotId = await unLotValide(banc);
  const { db } = banc.tools;
  const ligne = await db.selectFrom('lots_lignes').selectAll().where('lot_id', '=', lotId).executeTakeFirstOrThrow();
  const autre = await db
    .insertInto('lots')
    .values({
      statut: 'en_preparation',
      statut_le: banc.tools.clock(),
      cree_le: banc.tools.clock(),
      prepare_par: crypto.randomUUID(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: _, ...copie } = ligne;
  await expect(
    db
      .insertInto('lots_lignes')
      .values({ ...copie, lot_id: autre.id, reference: 'V9-9' })
      .execute(),
  ).rejects.toThrow('lots_lignes_une_vivante');
  const ecriture = await db
    .selectFrom('ecritures')
    .selectAll()
    .where('cause', '=', 'versement.emettre')
    .executeTakeFirstOrThrow();
  const { numero: _numero, ...meme } = ecriture;
  await expect(db.insertInto('ecritures').values(meme).execute()).rejects.toThrow('ecritures_cause');
  await expect(
    db
      .insertInto('ecritures')
      .values({ ...meme, cause: 'autre.chose' })
      .execute(),
  ).rejects.toThrow('découvert');
  await expect(
    db
      .insertInto('ecritures')
      .values({ ...meme, cause: 'autre.chose', credit: 'disponible', debit: 'engage', centimes: 1 })
      .execute(),
  ).rejects.toThrow('dépasse son montant');
  await expect(db.updateTable('ecritures').set({ centimes: 1 }).execute()).rejects.toThrow('ne se modifie pas');
  await expect(db.deleteFrom('ecritures').execute()).rejects.toThrow('ne se modifie pas');
});
