import { expect, it } from 'vitest';
import { lirePlafond } from '#domain/concertation/index.ts';
import { desPostesLibres, unAdministrateur, uneDemandeDeRendre } from '#tests/situations/avenants.ts';
import { unCandidat, unChoix } from '#tests/situations/candidats.ts';
import { anct } from '#tests/situations/comptes.ts';
import { uneStructureConforme } from '#tests/situations/conformite.ts';
import { unBanc } from '#tests/support/base.ts';
import { accepterAvenant, demanderARendre, refuserAvenant, retirerAvenant } from './index.ts';

const FOIS = 6;
const reussis = async (gestes: readonly (() => Promise<unknown>)[]) =>
  (await Promise.allSettled(gestes.map((geste) => geste()))).filter(({ status }) => status === 'fulfilled').length;

it('the same post asked for at the same moment is one demand, and several answers are one', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await uneStructureConforme(banc, { postes: 2 });
  const administrateur = await unAdministrateur(banc, structureId);
  const [poste] = await desPostesLibres(banc, structureId);
  const demander = () => demanderARendre(banc.tools, administrateur, { posteIds: [poste?.id ?? ''], motif: 'Non.' });
  expect(await reussis(Array.from({ length: FOIS }, () => demander))).toBe(1);
  const { id: avenantId } = await banc.tools.db.selectFrom('avenants').select('id').executeTakeFirstOrThrow();
  const avant = await lirePlafond(banc.tools.db);
  const reponses = Array.from({ length: FOIS }, () => () => accepterAvenant(banc.tools, anct(), { avenantId }));
  const autres = [
    () => refuserAvenant(banc.tools, anct(), { avenantId, motif: 'Non.' }),
    () => retirerAvenant(banc.tools, administrateur, { avenantId }),
  ];
  expect(await reussis([...reponses, ...autres])).toBe(1);
  const { statut } = await banc.tools.db.selectFrom('avenants').select('statut').executeTakeFirstOrThrow();
  const { postesAttribues, montantReserveCentimes } = await lirePlafond(banc.tools.db);
  const rendus = statut === 'acceptee' ? 1 : 0;
  expect(avant.postesAttribues - postesAttribues).toBe(rendus);
  expect(avant.montantReserveCentimes - montantReserveCentimes).toBe(rendus * 5_000_000);
});

it('a post is given back or somebody is chosen for it, never both', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await uneStructureConforme(banc, { postes: 2 });
  const avenantId = await uneDemandeDeRendre(banc, structureId);
  const { candidatId } = await unCandidat(banc);
  const choisi = () => unChoix(banc, structureId, candidatId);
  expect(await reussis([() => accepterAvenant(banc.tools, anct(), { avenantId }), choisi])).toBe(1);
  const perdus = await banc.tools.db
    .selectFrom('postes as p')
    .innerJoin('mises_en_relation as m', 'm.poste_id', 'p.id')
    .select('p.id')
    .where('p.statut', '=', 'rendu')
    .execute();
  expect(perdus).toEqual([]);
});
