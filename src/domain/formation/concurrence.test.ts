import { expect, it } from 'vitest';
import { decliner } from '#domain/mise-en-relation/index.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { anct } from '#tests/situations/comptes.ts';
import {
  unePersonneInscrite,
  unePersonnePositionnee,
  uneRecrue,
  uneSession,
  unOrganisme,
} from '#tests/situations/formation.ts';
import { unBanc } from '#tests/support/base.ts';
import { annulerSession, cloreSession, desinscrire, inscrire, lireSession, reprendre } from './index.ts';

/** Rules may refuse; a deadlock, a broken check or any other failure is a defect. */
async function tousEnsemble(gestes: readonly (() => Promise<unknown>)[]) {
  const fins = await Promise.allSettled(gestes.map((geste) => geste()));
  const refus = fins.flatMap((fin) => (fin.status === 'rejected' ? [fin.reason] : []));
  expect(refus.filter((raison) => !(raison instanceof Refused || raison instanceof NotFound)).map(String)).toEqual([]);
  return fins.length - refus.length;
}

it('of twelve people enrolled at once for the last three places, three hold', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const organisme = await unOrganisme(banc);
  const { structureId } = await uneRecrue(banc, { postes: 20 });
  const personnes = [];
  for (let rang = 0; rang < 12; rang += 1)
    personnes.push(await unePersonnePositionnee(banc, { organisme, structureId }));
  const { sessionId } = await uneSession(banc, organisme, { places: 3 });
  const gestes = personnes.map(
    ({ formationId }) =>
      () =>
        inscrire(banc.tools, organisme.acteur, { formationId, sessionId }),
  );
  expect(await tousEnsemble([...gestes, ...gestes, ...gestes])).toBeGreaterThanOrEqual(3);
  expect((await lireSession(banc.tools.db, anct().perimetre, sessionId)).personnes).toHaveLength(3);
}, 60_000);

it('moves, returns, withdrawals and cancellations at once never overfill a session nor get stuck', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { tools } = banc;
  const organisme = await unOrganisme(banc);
  const lui = organisme.acteur;
  const { structureId } = await uneRecrue(banc, { postes: 20 });
  const inscrites = [];
  for (let rang = 0; rang < 6; rang += 1) inscrites.push(await unePersonneInscrite(banc, { organisme, structureId }));
  const [une, autre] = [
    await uneSession(banc, organisme, { places: 2 }),
    await uneSession(banc, organisme, { places: 2 }),
  ];
  await tousEnsemble([
    ...inscrites.flatMap(({ formationId, relationId, candidat }, rang) => [
      () => inscrire(tools, lui, { formationId, sessionId: rang % 2 ? une.sessionId : autre.sessionId }),
      () => inscrire(tools, lui, { formationId, sessionId: rang % 2 ? autre.sessionId : une.sessionId }),
      () => reprendre(tools, lui, { formationId, sessionId: une.sessionId }),
      ...(rang === 0 ? [() => decliner(tools, candidat.acteur, { relationId, motif: '' })] : []),
      ...(rang === 1 ? [() => desinscrire(tools, lui, { formationId, motif: 'Report.' })] : []),
    ]),
    () => cloreSession(tools, lui, { sessionId: une.sessionId }),
    () => annulerSession(tools, lui, { sessionId: autre.sessionId }),
  ]);
  for (const { sessionId } of [une, autre]) {
    const { personnes, statut } = await lireSession(tools.db, anct().perimetre, sessionId);
    expect(personnes.length).toBeLessThanOrEqual(2);
    if (statut === 'annulee') expect(personnes).toEqual([]);
  }
}, 60_000);
