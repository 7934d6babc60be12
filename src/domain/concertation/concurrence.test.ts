import { expect, it } from 'vitest';
import { Refused } from '#platform/errors.ts';
import { anct, prefecture } from '#tests/situations/comptes.ts';
import { uneStructureAvecAvis, uneVagueOuverte } from '#tests/situations/concertation.ts';
import { LYON, uneStructureConfirmee } from '#tests/situations/structures.ts';
import { surPostgresql, unBanc } from '#tests/support/base.ts';
import {
  cloturerVague,
  decider,
  fixerEnveloppe,
  lirePlafond,
  rendreAvis,
  rendreAvisEnBloc,
  retirerAvis,
  retirerAvisEnBloc,
} from './index.ts';

// The embedded database does one thing at a time: only a server can show what happens at once.
const aLaFois = it.runIf(surPostgresql);
const motif = 'En même temps.';
const decision = { sens: 'retenue', nombrePostes: 1, doublonNumero: null, motif };

/** Rules may refuse; a deadlock, a check of the database or any other failure is a defect. */
async function tousEnsemble(gestes: readonly (() => Promise<unknown>)[]) {
  const fins = await Promise.allSettled(gestes.map((geste) => geste()));
  const refus = fins.flatMap((fin) => (fin.status === 'rejected' ? [fin.reason] : []));
  expect(refus.filter((raison) => !(raison instanceof Refused)).map(String)).toEqual([]);
  return { faits: fins.length - refus.length, refus: refus.map(String) };
}

aLaFois('two agents who decide the same file: one decides, the other is told (PostgreSQL)', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId, saisie } = await uneStructureAvecAvis(banc);
  const { faits, refus } = await tousEnsemble([
    () => decider(banc.tools, anct(), { structureId, ...decision }),
    () => decider(banc.tools, anct(), { structureId, ...decision, sens: 'refusee', nombrePostes: null }),
  ]);
  expect([faits, refus.length]).toEqual([1, 1]);
  expect(refus[0]).toContain('Ce dossier est maintenant');
  const decisions = (await banc.courriels()).filter(
    ({ destinataire, texte }) => destinataire === saisie.contactEmail && texte.includes(motif),
  );
  expect(decisions).toHaveLength(1);
});

aLaFois('two files called each other’s duplicate: one is kept (PostgreSQL)', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  for (let essai = 0; essai < 10; essai += 1) {
    const a = await uneStructureAvecAvis(banc);
    const b = await uneStructureAvecAvis(banc);
    const doublon = { sens: 'doublon', nombrePostes: null, motif };
    const { faits } = await tousEnsemble([
      () => decider(banc.tools, anct(), { ...doublon, structureId: a.structureId, doublonNumero: b.numero }),
      () => decider(banc.tools, anct(), { ...doublon, structureId: b.structureId, doublonNumero: a.numero }),
    ]);
    expect(faits).toBe(1);
  }
});

aLaFois('a wave closed twice at once is closed once (PostgreSQL)', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const vagueId = await uneVagueOuverte(banc);
  await uneStructureAvecAvis(banc, { postes: 2 });
  const cloturer = () => cloturerVague(banc.tools, anct(), { vagueId });
  expect((await tousEnsemble([cloturer, cloturer, cloturer])).faits).toBe(1);
  expect((await lirePlafond(banc.tools.db)).postesAttribues).toBe(2);
});

aLaFois(
  'avis, decisions, envelopes and the closing of the wave, all at once: nothing waits for ever, nothing is exceeded (PostgreSQL)',
  async () => {
    const banc = await unBanc({ pendantLeTest: true });
    const { tools } = banc;
    const vagueId = await uneVagueOuverte(banc);
    const allier = [];
    const rhone = [];
    for (let i = 0; i < 20; i += 1) {
      allier.push(await uneStructureAvecAvis(banc, { postes: 1 }));
      rhone.push(await uneStructureAvecAvis(banc, { postes: 1, communeCode: LYON, departement: '69' }));
    }
    const neuves = await Promise.all(Array.from({ length: 10 }, () => uneStructureConfirmee(banc)));
    const lot = await rendreAvisEnBloc(tools, prefecture('03'), {
      ids: neuves.map(({ structureId }) => structureId),
      sens: 'favorable',
      postes: 1,
      motif,
    });
    await tools.db.updateTable('plafonds').set({ postes_max: 25 }).execute();
    await fixerEnveloppe(tools, anct(), { departementCode: '03', postes: 12 });
    const avis = { sens: 'defavorable', nombrePostes: null, motif };
    await tousEnsemble([
      ...rhone.map(
        ({ structureId }) =>
          () =>
            decider(tools, anct(), { structureId, ...decision }),
      ),
      ...allier.slice(0, 8).map(
        ({ structureId }) =>
          () =>
            rendreAvis(tools, prefecture('03'), { structureId, ...avis }),
      ),
      ...allier.slice(8, 12).map(
        ({ structureId }) =>
          () =>
            retirerAvis(tools, prefecture('03'), { structureId }),
      ),
      () => cloturerVague(tools, anct(), { vagueId }),
      () => retirerAvisEnBloc(tools, prefecture('03'), { lotId: lot.lotId }),
      () => fixerEnveloppe(tools, anct(), { departementCode: '03', postes: 10 }),
      () => fixerEnveloppe(tools, anct(), { departementCode: '69', postes: 15 }),
    ]);
    const plafond = await lirePlafond(tools.db);
    const postes = await tools.db.selectFrom('postes').select('id').execute();
    expect(postes).toHaveLength(plafond.postesAttribues);
    expect(plafond.postesAttribues).toBeLessThanOrEqual(25);
    const enveloppes = await tools.db.selectFrom('enveloppes').selectAll().execute();
    expect(enveloppes.reduce((total, { postes_attribues }) => total + postes_attribues, 0)).toBe(postes.length);
    const statuts = await tools.db
      .selectFrom('structures as s')
      .leftJoin('avis as a', (join) => join.onRef('a.structure_id', '=', 's.id').on('a.retire_le', 'is', null))
      .select(['s.statut', 'a.id as avisId'])
      .execute();
    expect(
      statuts.filter(
        ({ statut, avisId }) =>
          (statut === 'avis_rendu') !== (avisId !== null) && ['avis_rendu', 'a_instruire'].includes(statut),
      ),
    ).toEqual([]);
  },
  60_000,
);
