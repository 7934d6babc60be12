import { expect, it } from 'vitest';
import { lirePlafond } from '#domain/concertation/index.ts';
import { lireBalance } from '#domain/grand-livre/index.ts';
import { declarerRupture } from '#domain/ruptures/index.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { faireDurer, unAdministrateur, unAvisFavorable, unTransfertDemande } from '#tests/situations/avenants.ts';
import { anct } from '#tests/situations/comptes.ts';
import { uneStructureConforme } from '#tests/situations/conformite.ts';
import { unLotSoumis, unPostePayable, validerTelQuel } from '#tests/situations/versements.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { accepterAvenant, demanderDesPostes, demanderUnRenouvellement } from './index.ts';

const LAST = 3;
/** What each gesture did: nothing but a refusal in a sentence, or what is another's now, may stop one. */
async function tenter(...gestes: readonly (() => Promise<unknown>)[]) {
  const bilans = await Promise.allSettled(gestes.map((geste) => geste()));
  for (const bilan of bilans)
    if (bilan.status === 'rejected' && !(bilan.reason instanceof NotFound))
      expect(bilan.reason).toBeInstanceOf(Refused);
  return bilans.filter(({ status }) => status === 'fulfilled').length;
}
const balanceNulle = async ({ tools }: Banc) =>
  expect((await lireBalance(tools.db)).reduce((ecart, { debit, credit }) => ecart + debit - credit, 0)).toBe(0);
const posteDe = async ({ tools: { db } }: Banc, contratId: string) =>
  (await db.selectFrom('contrats').select('poste_id').where('id', '=', contratId).executeTakeFirstOrThrow()).poste_id;

it('posts asked for at the same moment by many are granted until the last one, and not one more', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const demandes: string[] = [];
  for (let rang = 0; rang < LAST + 4; rang += 1) {
    const { structureId } = await uneStructureConforme(banc, { postes: 1 });
    const qui = await unAdministrateur(banc, structureId);
    const avenantId = await demanderDesPostes(banc.tools, qui, { nombrePostes: 1, motif: 'Besoin.' });
    await unAvisFavorable(banc, avenantId);
    demandes.push(avenantId);
  }
  await banc.tools.db
    .updateTable('plafonds')
    .set((eb) => ({ postes_max: eb('postes_attribues', '+', LAST) }))
    .execute();
  const accordees = await tenter(
    ...demandes.map((avenantId) => () => accepterAvenant(banc.tools, anct(), { avenantId })),
  );
  expect(accordees).toBe(LAST);
  expect((await lirePlafond(banc.tools.db)).postesRestants).toBe(0);
});

it('a transfer and whatever else happens to the post at the same moment leave it exact', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const accueil = await uneStructureConforme(banc);
  for (const autre of ['rupture', 'lot', 'prolongation', 'deux fois'] as const) {
    const contrat = await unPostePayable(banc);
    const posteId = await posteDe(banc, contrat.contratId);
    const avenantId = await unTransfertDemande(banc, { ...contrat, posteId }, accueil);
    banc.avancer({ jours: 31 });
    const lotId = await unLotSoumis(banc);
    const accepter = () => accepterAvenant(banc.tools, anct(), { avenantId });
    const gestes = {
      rupture: () =>
        declarerRupture(banc.tools, contrat.acteur, {
          contratId: contrat.contratId,
          motif: 'demission',
          precisions: '',
          effetLe: ajouterJours(dateCivile(banc.tools.clock()), 20),
        }),
      lot: () => validerTelQuel(banc, lotId),
      prolongation: () => faireDurer(banc, 'prolonger', contrat, 30),
      'deux fois': accepter,
    };
    await tenter(accepter, gestes[autre], accepter);
    await balanceNulle(banc);
    const { structure_id } = await banc.tools.db
      .selectFrom('postes')
      .select('structure_id')
      .where('id', '=', posteId)
      .executeTakeFirstOrThrow();
    const contrats = await banc.tools.db
      .selectFrom('contrats as k')
      .innerJoin('mises_en_relation as m', 'm.id', 'k.mise_en_relation_id')
      .select(['k.structure_id', 'm.structure_id as relation', 'm.poste_id'])
      .where('k.poste_id', '=', posteId)
      .execute();
    // The post, its contract and its relation are always of the same structure.
    expect(contrats).toEqual([{ structure_id, relation: structure_id, poste_id: posteId }]);
    await validerTelQuel(banc, lotId).catch(() => {});
  }
});

it('a post renewed by several hands is renewed once, and its contract too', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unPostePayable(banc);
  const posteId = await posteDe(banc, contrat.contratId);
  banc.avancer({ jours: 600 });
  const avant = await lirePlafond(banc.tools.db);
  const avenantId = await demanderUnRenouvellement(banc.tools, await unAdministrateur(banc, contrat.structureId), {
    posteIds: [posteId],
    motif: 'Encore.',
  });
  await unAvisFavorable(banc, avenantId);
  const accepter = () => accepterAvenant(banc.tools, anct(), { avenantId });
  expect(await tenter(accepter, accepter, accepter)).toBe(1);
  expect((await lirePlafond(banc.tools.db)).montantReserveCentimes - avant.montantReserveCentimes).toBe(5_000_000);
  const signer = () => faireDurer(banc, 'renouveler', contrat, 24);
  expect(await tenter(signer, signer, signer)).toBe(1);
  expect(await banc.tools.db.selectFrom('versements').select('id').where('periode', '=', 2).execute()).toHaveLength(3);
  await balanceNulle(banc);
});
