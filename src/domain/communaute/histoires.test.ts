import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifierAudit } from '#platform/audit.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { desConseillers, unEvenement, uneSaisieDEvenement } from '#tests/situations/communaute.ts';
import { anct } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';
import { modifierEvenement, seDesinscrire, sInscrire } from './index.ts';

const CONSEILLERS = 4;
const banc = await unBanc();
const { tools } = banc;
const conseillers = await desConseillers(banc, CONSEILLERS);

const geste = fc.oneof(
  { weight: 5, arbitrary: fc.record({ quoi: fc.constant('inscrire' as const), qui: fc.nat(CONSEILLERS - 1) }) },
  { weight: 3, arbitrary: fc.record({ quoi: fc.constant('desinscrire' as const), qui: fc.nat(CONSEILLERS - 1) }) },
  { weight: 1, arbitrary: fc.record({ quoi: fc.constant('places' as const), qui: fc.integer({ min: 1, max: 3 }) }) },
);
const histoire = fc.record({
  places: fc.integer({ min: 1, max: 2 }),
  gestes: fc.array(geste, { minLength: 4, maxLength: 9 }),
});
type Geste = (typeof geste extends fc.Arbitrary<infer G> ? G : never) & object;

/** What must be: who has a place, and who waits, in the order in which they asked. */
class Modele {
  inscrits: number[] = [];
  attente: number[] = [];
  places: number;
  constructor(places: number) {
    this.places = places;
  }
  jouer({ quoi, qui }: Geste): void {
    if (quoi === 'places' && qui >= this.inscrits.length) this.places = qui;
    if (quoi === 'inscrire' && !this.inscrits.includes(qui) && !this.attente.includes(qui))
      (this.inscrits.length < this.places ? this.inscrits : this.attente).push(qui);
    if (quoi === 'desinscrire') {
      this.inscrits = this.inscrits.filter((un) => un !== qui);
      this.attente = this.attente.filter((un) => un !== qui);
    }
    while (this.attente.length > 0 && this.inscrits.length < this.places) this.inscrits.push(this.attente.shift() ?? 0);
  }
}

async function jouer(evenementId: string, { quoi, qui }: Geste): Promise<void> {
  const lui = conseillers[qui]?.lui ?? anct();
  const faire = {
    inscrire: () => sInscrire(tools, lui, { evenementId }),
    desinscrire: () => seDesinscrire(tools, lui, { evenementId }),
    places: () => modifierEvenement(tools, anct(), { evenementId, ...uneSaisieDEvenement(banc, { places: qui }) }),
  }[quoi];
  await faire().catch((raison: unknown) => {
    const attendue = [Refused, NotFound, InvalidInput].some((sorte) => raison instanceof sorte);
    if (!attendue) throw raison;
  });
}

async function lire(evenementId: string) {
  const lignes = await tools.db
    .selectFrom('inscriptions_evenements as i')
    .innerJoin('candidats as c', 'c.numero', 'i.conseiller')
    .select(['i.statut', 'c.utilisateur_id'])
    .where('i.evenement_id', '=', evenementId)
    .orderBy('i.rang')
    .execute();
  const ceux = (statut: string) =>
    lignes
      .filter((ligne) => ligne.statut === statut)
      .map(({ utilisateur_id }) => conseillers.findIndex(({ compte }) => compte.id === utilisateur_id));
  return { inscrits: ceux('inscrite'), attente: ceux('en_attente') };
}

it('whatever everybody does, places are never exceeded and those who wait are called in their order', async () => {
  const vus = { pleins: 0, appeles: 0 };
  await fc.assert(
    fc.asyncProperty(histoire, async ({ places, gestes }) => {
      const evenementId = await unEvenement(banc, { places });
      const modele = new Modele(places);
      for (const un of gestes) {
        const attendaient = modele.attente.length;
        await jouer(evenementId, un);
        modele.jouer(un);
        const { inscrits, attente } = await lire(evenementId);
        expect(inscrits.length).toBeLessThanOrEqual(modele.places);
        expect(inscrits.toSorted()).toEqual(modele.inscrits.toSorted());
        expect(attente).toEqual(modele.attente);
        if (attente.length > 0) vus.pleins += 1;
        if (un.quoi === 'desinscrire' && attente.length < attendaient) vus.appeles += 1;
      }
    }),
    { numRuns: 200 },
  );
  // These stories did meet full events, and people called.
  expect(vus.pleins).toBeGreaterThan(50);
  expect(vus.appeles).toBeGreaterThan(10);
  expect((await verifierAudit(tools.db)).valide).toBe(true);
}, 300_000);
