import { expect, it } from 'vitest';
import { VISITEUR } from '#platform/actor.ts';
import { verifierAudit } from '#platform/audit.ts';
import { Refused } from '#platform/errors.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import {
  demander,
  lienDe,
  participationsDe,
  remplissageDe,
  unAtelierPublie,
  unePersonne,
  uneSaisieDAtelier,
} from '#tests/situations/ateliers.ts';
import { surPostgresql, unBanc } from '#tests/support/base.ts';
import { annulerParticipation, confirmerParticipation, inscrireParticipant, modifierAtelier } from './index.ts';

const ENSEMBLE = 200;

/** Rules may refuse; a deadlock, a check of the base or any other failure is a defect. */
async function tousEnsemble(gestes: readonly (() => Promise<unknown>)[]) {
  const fins = await Promise.allSettled(gestes.map((geste) => geste()));
  const refus = fins.flatMap((fin) => (fin.status === 'rejected' ? [fin.reason] : []));
  expect(refus.filter((raison) => !(raison instanceof Refused)).map(String)).toEqual([]);
}
const compter = async (...suite: Parameters<typeof participationsDe>) =>
  Object.fromEntries(
    [...Map.groupBy(await participationsDe(...suite), ({ statut }) => statut)].map(([statut, siens]) => [
      statut,
      siens.length,
    ]),
  );

it(`of ${ENSEMBLE} people at once for the last three places, three have one and the others wait`, async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { acteur: lui } = await unConseillerEnPoste(banc);
  const atelierId = await unAtelierPublie(banc, lui, { places: 5 });
  await inscrireParticipant(banc.tools, lui, { atelierId, qui: unePersonne({ nombre: 2 }) });
  await tousEnsemble(
    Array.from(
      { length: ENSEMBLE },
      (_, rang) => () =>
        demander(banc, atelierId, unePersonne({ email: '', telephone: `06${String(rang).padStart(8, '0')}` })),
    ),
  );
  expect(await compter(banc, atelierId)).toEqual({ inscrite: 4, attente: ENSEMBLE - 3 });
  expect(await remplissageDe(banc, atelierId)).toMatchObject({ places_prises: 5, en_attente: ENSEMBLE - 3 });
  expect((await verifierAudit(banc.tools.db)).valide).toBe(true);
}, 60_000);

// The embedded database does one thing at a time: only a server can show what happens at once.
it.runIf(surPostgresql)(
  'registrations, confirmations, cancellations and changes at once: places are never exceeded, nothing is stuck (PostgreSQL)',
  async () => {
    const banc = await unBanc({ pendantLeTest: true });
    const { tools } = banc;
    const { acteur: lui } = await unConseillerEnPoste(banc);
    const atelierId = await unAtelierPublie(banc, lui, { places: 6 });
    const [viennent, hesitent] = [
      Array.from({ length: 6 }, () => unePersonne()),
      Array.from({ length: 6 }, () => unePersonne()),
    ];
    for (const qui of viennent) await inscrireParticipant(tools, lui, { atelierId, qui });
    for (const qui of hesitent) await demander(banc, atelierId, qui);
    const [liens, aConfirmer] = [
      await Promise.all(viennent.map(({ email }) => lienDe(banc, email))),
      await Promise.all(hesitent.map(({ email }) => lienDe(banc, email))),
    ];
    const changer = (places: number) => () =>
      modifierAtelier(tools, lui, {
        ...uneSaisieDAtelier(banc, { places }),
        atelierId,
        portee: 'celui_ci',
      }).catch((error: unknown) => {
        if (String(error).includes('invalid input')) throw new Refused('places already taken');
        throw error;
      });
    await tousEnsemble([
      ...liens.slice(0, 4).map((jeton) => () => annulerParticipation(tools, VISITEUR, { jeton })),
      ...aConfirmer.map((jeton) => () => confirmerParticipation(tools, VISITEUR, { jeton })),
      ...Array.from({ length: 20 }, () => () => demander(banc, atelierId, unePersonne({ nombre: 2 }))),
      changer(8),
      changer(4),
    ]);
    const { places, places_prises } = await remplissageDe(banc, atelierId);
    const prises = (await participationsDe(banc, atelierId))
      .filter(({ tient_place }) => tient_place)
      .reduce((total, { nombre }) => total + nombre, 0);
    expect(places_prises).toBe(prises);
    expect(prises).toBeLessThanOrEqual(places);
    expect((await verifierAudit(tools.db)).valide).toBe(true);
  },
  60_000,
);
