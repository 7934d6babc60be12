import { expect, it } from 'vitest';
import { effacerSonProfil, repondreDisponibilite } from '#domain/candidats/index.ts';
import { abandonner } from '#domain/concertation/index.ts';
import type { Actor } from '#platform/actor.ts';
import { verifierAudit } from '#platform/audit.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { unCandidat, uneStructureActrice, unInteret } from '#tests/situations/candidats.ts';
import { anct } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { type Banc, surPostgresql, unBanc } from '#tests/support/base.ts';
import { accepter, annulerChoix, decliner, souhaiterRecruter } from './index.ts';

const ENSEMBLE = 200;

/** Rules may refuse, somebody may just have erased himself; a deadlock, a unique index or any other failure is a defect. */
async function tousEnsemble(gestes: readonly (() => Promise<unknown>)[]) {
  const fins = await Promise.allSettled(gestes.map((geste) => geste()));
  const refus = fins.flatMap((fin) => (fin.status === 'rejected' ? [fin.reason] : []));
  expect(refus.filter((raison) => !(raison instanceof Refused || raison instanceof NotFound)).map(String)).toEqual([]);
  return fins.length - refus.length;
}
const choix = async ({ tools }: Banc) =>
  (await tools.db.selectFrom('mises_en_relation').select('id').where('poste_id', 'is not', null).execute()).length;

it(`of ${ENSEMBLE} choices of the same candidate at once, one holds`, async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { candidatId } = await unCandidat(banc);
  const structures: Actor[] = [];
  for (let rang = 0; rang < 20; rang += 1) {
    const { structureId } = await uneStructureActivee(banc, { postes: 10 });
    await unInteret(banc, structureId, candidatId);
    structures.push(uneStructureActrice(structureId));
  }
  const gestes = Array.from({ length: ENSEMBLE }, (_, rang) => () => {
    const elle = structures[rang % structures.length];
    return elle ? souhaiterRecruter(banc.tools, elle, { candidatId }) : Promise.reject(new Error('no structure'));
  });
  expect(await tousEnsemble(gestes)).toBe(1);
  expect(await choix(banc)).toBe(1);
  expect((await verifierAudit(banc.tools.db)).valide).toBe(true);
}, 60_000);

it(`of ${ENSEMBLE} candidates chosen at once for the last two posts, two hold`, async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await uneStructureActivee(banc, { postes: 2 });
  const candidats: string[] = [];
  for (let rang = 0; rang < 20; rang += 1) {
    const { candidatId } = await unCandidat(banc);
    await unInteret(banc, structureId, candidatId);
    candidats.push(candidatId);
  }
  const elle = uneStructureActrice(structureId);
  const gestes = Array.from(
    { length: ENSEMBLE },
    (_, rang) => () => souhaiterRecruter(banc.tools, elle, { candidatId: candidats[rang % candidats.length] ?? '' }),
  );
  expect(await tousEnsemble(gestes)).toBe(2);
  expect(await choix(banc)).toBe(2);
}, 60_000);

// The embedded database does one thing at a time: only a server can show what happens at once.
it.runIf(surPostgresql)(
  'everybody at once on the same people: rules refuse, nothing is stuck (PostgreSQL)',
  async () => {
    const banc = await unBanc({ pendantLeTest: true });
    const { tools } = banc;
    for (let essai = 0; essai < 8; essai += 1) {
      const [une, autre] = [
        await uneStructureActivee(banc, { postes: 1 }),
        await uneStructureActivee(banc, { postes: 1 }),
      ];
      const [premier, second] = [await unCandidat(banc), await unCandidat(banc)];
      const relations = new Map<string, string>();
      for (const { structureId } of [une, autre])
        for (const { candidatId } of [premier, second])
          relations.set(`${structureId}${candidatId}`, await unInteret(banc, structureId, candidatId));
      const elles = [une, autre].map(({ structureId }) => uneStructureActrice(structureId));
      const relationId = relations.get(`${une.structureId}${premier.candidatId}`) ?? '';
      await tousEnsemble([
        ...elles.flatMap((elle) =>
          [premier, second].flatMap(({ candidatId }) => [
            () => souhaiterRecruter(tools, elle, { candidatId }),
            () => annulerChoix(tools, elle, { candidatId, motif: '' }),
          ]),
        ),
        () => accepter(tools, premier.acteur, { relationId }),
        () => decliner(tools, premier.acteur, { relationId, motif: '' }),
        () => repondreDisponibilite(tools, second.acteur, { disponible: false }),
        () => effacerSonProfil(tools, second.acteur, {}),
        () => abandonner(tools, anct(), { structureId: autre.structureId, motif: 'Renonce.' }),
      ]);
      const gardes = await tools.db
        .selectFrom('mises_en_relation')
        .select(['candidat_id', 'statut'])
        .where('poste_id', 'is not', null)
        .execute();
      expect(new Set(gardes.map(({ candidat_id }) => candidat_id)).size).toBe(gardes.length);
      await tools.db
        .updateTable('mises_en_relation')
        .set({ statut: 'interessee', poste_id: null })
        .where('poste_id', 'is not', null)
        .execute();
    }
    expect((await verifierAudit(tools.db)).valide).toBe(true);
  },
  60_000,
);
