import { expect, it } from 'vitest';
import { rompreContrat } from '#domain/contrats/index.ts';
import { transaction } from '#platform/db/guard.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { desConseillers, unEvenement, uneSaisieDEvenement } from '#tests/situations/communaute.ts';
import { anct } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';
import { annulerEvenement, lireEvenement, modifierEvenement, seDesinscrire, sInscrire } from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const conseillers = await desConseillers(banc, 10);

/** Rules may refuse; a deadlock, a broken check or any other failure is a defect. */
async function tousEnsemble(gestes: readonly (() => Promise<unknown>)[]) {
  const fins = await Promise.allSettled(gestes.map((geste) => geste()));
  const refus = fins.flatMap((fin) => (fin.status === 'rejected' ? [fin.reason] : []));
  expect(refus.filter((raison) => !(raison instanceof Refused || raison instanceof NotFound)).map(String)).toEqual([]);
}
const etat = async (evenementId: string) => {
  const { inscrits, enAttente, places } = await lireEvenement(tools.db, anct(), evenementId);
  return { inscrits, enAttente, places };
};

it('of ten conseillers who register at once for three places, each three times, three have a place and seven wait', async () => {
  const evenementId = await unEvenement(banc, { places: 3 });
  const gestes = conseillers.map(
    ({ lui }) =>
      () =>
        sInscrire(tools, lui, { evenementId }),
  );
  await tousEnsemble([...gestes, ...gestes, ...gestes]);
  expect(await etat(evenementId)).toEqual({ inscrits: 3, enAttente: 7, places: 3 });
  const rangs = await tools.db
    .selectFrom('inscriptions_evenements')
    .select(['rang', 'statut'])
    .where('evenement_id', '=', evenementId)
    .orderBy('rang')
    .execute();
  expect(new Set(rangs.map(({ rang }) => rang)).size).toBe(10);
  expect(rangs.slice(0, 3).every(({ statut }) => statut === 'inscrite')).toBe(true);
});

it('people who come, leave, a change of places and the end of a contract at once leave no place free while somebody waits', async () => {
  const evenementId = await unEvenement(banc, { places: 2 });
  for (const { lui } of conseillers.slice(0, 6)) await sInscrire(tools, lui, { evenementId });
  const partant = conseillers[1];
  await tousEnsemble([
    ...conseillers.slice(0, 4).map(
      ({ lui }) =>
        () =>
          seDesinscrire(tools, lui, { evenementId }),
    ),
    ...conseillers.slice(6).map(
      ({ lui }) =>
        () =>
          sInscrire(tools, lui, { evenementId }),
    ),
    () => modifierEvenement(tools, anct(), { evenementId, ...uneSaisieDEvenement(banc, { places: 3 }) }),
    () =>
      transaction(tools.db, (tx) =>
        rompreContrat({ tx, actor: anct(), now: tools.clock(), tools }, partant?.contratId ?? '', {
          motif: 'demission',
          vacantJusquAu: '2023-12-31',
        }),
      ),
  ]);
  const { inscrits, enAttente, places } = await etat(evenementId);
  expect(inscrits).toBeLessThanOrEqual(places ?? 0);
  expect(enAttente === 0 || inscrits === places).toBe(true);
  await tousEnsemble([
    () => annulerEvenement(tools, anct(), { evenementId, motif: 'Salle fermée.' }),
    ...conseillers.map(
      ({ lui }) =>
        () =>
          sInscrire(tools, lui, { evenementId }),
    ),
  ]);
  expect((await lireEvenement(tools.db, anct(), evenementId)).statut).toBe('annule');
});
