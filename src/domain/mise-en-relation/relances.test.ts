import { expect, it } from 'vitest';
import { unCandidat, unInteret } from '#tests/situations/candidats.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { LYON } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { annoncerNouveaux, relancerRencontres } from './relances.ts';

const banc = await unBanc();
const { tools } = banc;
const recus = async (modele: string) =>
  (await banc.courriels())
    .filter((courriel) => courriel.modele === modele)
    .map(({ destinataire, objet }) => `${destinataire} ${objet}`);

it('every Monday, structures with a free post learn how many new candidates they find, each member once', async () => {
  const une = await uneStructureActivee(banc);
  await uneStructureActivee(banc, { communeCode: LYON, departement: '69' });
  const membre = await unCompte(banc, { role: 'structure', structureId: une.structureId });
  for (let rang = 0; rang < 2; rang += 1) await unCandidat(banc, { rayonKm: 10 });
  await annoncerNouveaux.handle(tools, {});
  await annoncerNouveaux.handle(tools, {});
  expect((await recus('miseEnRelation.nouveauxCandidats')).sort()).toEqual(
    [une.saisie.contactEmail, membre.email]
      .map((adresse) => `${adresse} 2\u00a0nouveaux candidats autour de vous`)
      .sort(),
  );
  banc.avancer({ jours: 8 });
  await annoncerNouveaux.handle(tools, {});
  expect(await recus('miseEnRelation.nouveauxCandidats')).toHaveLength(2);
});

it('structures interested in nobody are reminded before the fifteen days, then the day after; the others are left alone', async () => {
  const seule = await uneStructureActivee(banc, { nom: 'Structure sans candidat' });
  const active = await uneStructureActivee(banc);
  await unInteret(banc, active.structureId, (await unCandidat(banc)).candidatId);
  for (let jour = 1; jour <= 20; jour += 1) {
    banc.avancer({ jours: 1 });
    await relancerRencontres.handle(tools, {});
  }
  const rappels = await recus('miseEnRelation.rencontrez');
  expect(rappels.filter((rappel) => rappel.startsWith(seule.saisie.contactEmail))).toHaveLength(2);
  expect(rappels.filter((rappel) => rappel.startsWith(active.saisie.contactEmail))).toEqual([]);
});
