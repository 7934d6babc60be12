import fc from 'fast-check';
import { expect, it } from 'vitest';
import { annulerRupture, confirmerRupture, declarerRupture } from '#domain/ruptures/index.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { acteur, anct, prefecture, seConnecter } from '#tests/situations/comptes.ts';
import { placesDe, unConseillerDuTerritoire, uneArrivee, uneEquipe } from '#tests/situations/equipes.ts';
import { LYON } from '#tests/situations/structures.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import {
  accepterProposition,
  ajouterMembre,
  nommerCoordinateur,
  presencesDeSonEquipe,
  proposerMembre,
  quitterEquipe,
  refuserProposition,
  retirerMembre,
  sansDoublon,
  suivreLesMembres,
  terminerEquipe,
} from './index.ts';
import { compterEquipes, compterMembres, lireSonEquipe, listerMembres } from './readings.ts';

const recus = async (banc: Banc, modele: string) => {
  await banc.faireTravailler();
  return (await banc.courriels()).filter((un) => un.modele === modele).map((un) => un.destinataire);
};
const roles = async ({ tools: { db } }: Banc, utilisateurId: string) =>
  (
    await db
      .selectFrom('attributions')
      .select('role')
      .where('utilisateur_id', '=', utilisateurId)
      .where('retiree_le', 'is', null)
      .orderBy('role')
      .execute()
  ).map(({ role }) => role);
const aujourdhui = (banc: Banc) => dateCivile(banc.tools.clock());

it('ANCT and the préfecture of the département name a coordinateur among conseillers at work; nobody else does', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { candidatId, compte, lui } = await unConseillerDuTerritoire(banc);
  const nommer = (qui: Parameters<typeof nommerCoordinateur>[1], departements = ['03']) =>
    nommerCoordinateur(banc.tools, qui, { candidatId, departements });
  for (const qui of [prefecture('69'), prefecture('03', '63'), acteur('support'), lui])
    await expect(nommer(qui)).rejects.toThrow(Forbidden);
  await expect(nommer(anct(), ['69'])).rejects.toThrow(InvalidInput);
  await nommer(prefecture('03'));
  expect(await roles(banc, compte.id)).toEqual(['conseiller', 'coordinateur']);
  expect(await recus(banc, 'equipe.nomme')).toEqual([compte.email]);
  await expect(nommer(anct())).rejects.toThrow('coordonne déjà');
  expect(await compterEquipes(banc.tools.db, prefecture('03'), { statut: 'active' })).toBe(1);
  expect(await compterEquipes(banc.tools.db, prefecture('69'), { statut: 'active' })).toBe(0);
});

it('a team is made of conseillers of its territory, told by e-mail, from a day on', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { equipeId, chef, gens } = await uneEquipe(banc);
  const [un] = gens;
  if (!un) throw new Error('nobody');
  const ailleurs = await unConseillerDuTerritoire(banc, { communeCode: LYON, departement: '69' });
  const jour = aujourdhui(banc);
  const ajouter = (candidatId: string, du = jour, au: string | null = null) =>
    ajouterMembre(banc.tools, prefecture('03'), { equipeId, candidatId, du, au });
  await expect(ajouter(ailleurs.candidatId)).rejects.toThrow(InvalidInput);
  await expect(ajouter(chef.candidatId)).rejects.toThrow(InvalidInput);
  await expect(ajouter(un.candidatId)).rejects.toThrow('déjà dans l’équipe');
  const autre = await unConseillerDuTerritoire(banc);
  await expect(ajouter(autre.candidatId, '2021-01-01')).rejects.toThrow(InvalidInput);
  await expect(ajouter(autre.candidatId, jour, ajouterJours(jour, -1))).rejects.toThrow(InvalidInput);
  await expect(
    ajouterMembre(banc.tools, prefecture('69'), { equipeId, candidatId: ailleurs.candidatId, du: jour, au: null }),
  ).rejects.toThrow(NotFound);
  expect(await recus(banc, 'equipe.ajoute')).toEqual([un.compte.email]);
  expect((await lireSonEquipe(banc.tools.db, chef.coordinateur)).id).toBe(equipeId);
  await expect(lireSonEquipe(banc.tools.db, un.coordinateur)).rejects.toThrow(NotFound);
});

it('a coordinateur proposes; the conseiller accepts, refuses, or belongs to the team after fifteen days of silence', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { equipeId, chef } = await uneEquipe(banc, 0);
  const gens = [
    await unConseillerDuTerritoire(banc),
    await unConseillerDuTerritoire(banc),
    await unConseillerDuTerritoire(banc),
  ];
  for (const { candidatId } of gens) await proposerMembre(banc.tools, chef.coordinateur, { equipeId, candidatId });
  expect(await recus(banc, 'equipe.proposition')).toHaveLength(3);
  const places = await placesDe(banc, equipeId);
  const place = (rang: number) => places.find(({ conseiller }) => conseiller === gens[rang]?.conseiller)?.id ?? '';
  const [oui, non, silence] = gens;
  if (!oui || !non || !silence) throw new Error('nobody');
  // Nobody counts before he answers, and nobody answers for another.
  expect(await presencesDeSonEquipe(banc.tools.db, chef.coordinateur)).toEqual([]);
  await expect(accepterProposition(banc.tools, non.lui, { membreId: place(0) })).rejects.toThrow(NotFound);
  await accepterProposition(banc.tools, oui.lui, { membreId: place(0) });
  await refuserProposition(banc.tools, non.lui, { membreId: place(1) });
  await expect(quitterEquipe(banc.tools, non.lui, { membreId: place(1) })).rejects.toThrow(Refused);
  banc.avancer({ jours: 14 });
  await suivreLesMembres.handle(banc.tools, {});
  expect((await placesDe(banc, equipeId)).map(({ statut }) => statut).toSorted()).toEqual([
    'present',
    'propose',
    'refuse',
  ]);
  banc.avancer({ jours: 1 });
  await suivreLesMembres.handle(banc.tools, {});
  await suivreLesMembres.handle(banc.tools, {});
  const presences = await presencesDeSonEquipe(banc.tools.db, chef.coordinateur);
  expect(presences.map(({ conseiller }) => conseiller)).toEqual([oui.conseiller, silence.conseiller].toSorted());
  expect(presences.find(({ conseiller }) => conseiller === silence.conseiller)?.du).toBe(aujourdhui(banc));
  expect(await recus(banc, 'equipe.acceptee')).toEqual([chef.compte.email, chef.compte.email]);
  expect(await recus(banc, 'equipe.refusee')).toEqual([chef.compte.email]);
});

it('whoever leaves counts until that day included; whoever comes back has periods that never overlap', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { equipeId, chef, gens } = await uneEquipe(banc, 2);
  const [un, deux] = gens;
  if (!un || !deux) throw new Error('nobody');
  const arrivee = aujourdhui(banc);
  const [sienne] = (await placesDe(banc, equipeId)).filter(({ conseiller }) => conseiller === un.conseiller);
  banc.avancer({ jours: 10 });
  await quitterEquipe(banc.tools, un.lui, { membreId: sienne?.id ?? '' });
  expect(await recus(banc, 'equipe.quittee')).toEqual([chef.compte.email]);
  // The same day, he is put back; then taken out by the coordinateur.
  await uneArrivee(banc, equipeId, un);
  banc.avancer({ jours: 20 });
  const retour = (await placesDe(banc, equipeId)).find(
    ({ conseiller, statut }) => conseiller === un.conseiller && statut === 'present',
  );
  await expect(retirerMembre(banc.tools, deux.coordinateur, { membreId: retour?.id ?? '' })).rejects.toThrow(NotFound);
  await retirerMembre(banc.tools, chef.coordinateur, { membreId: retour?.id ?? '' });
  const depart = aujourdhui(banc);
  expect(await presencesDeSonEquipe(banc.tools.db, chef.coordinateur, retour?.id)).toEqual([
    { conseiller: un.conseiller, du: arrivee, au: depart },
  ]);
  await expect(presencesDeSonEquipe(banc.tools.db, chef.coordinateur, crypto.randomUUID())).rejects.toThrow(NotFound);
  expect(await compterMembres(banc.tools.db, { id: equipeId }, banc.tools.clock(), false)).toBe(1);
  expect(await compterMembres(banc.tools.db, { id: equipeId }, banc.tools.clock(), true)).toBe(3);
  expect(await recus(banc, 'equipe.retire')).toEqual([un.compte.email]);
});

it('a place given until a date ends that day, by itself', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { equipeId } = await uneEquipe(banc, 0);
  const { candidatId } = await unConseillerDuTerritoire(banc);
  const du = aujourdhui(banc);
  const au = ajouterJours(du, 5);
  await ajouterMembre(banc.tools, anct(), { equipeId, candidatId, du, au });
  banc.avancer({ jours: 5 });
  await suivreLesMembres.handle(banc.tools, {});
  expect(await placesDe(banc, equipeId)).toMatchObject([{ statut: 'present' }]);
  banc.avancer({ jours: 1 });
  await suivreLesMembres.handle(banc.tools, {});
  expect(await placesDe(banc, equipeId)).toMatchObject([{ statut: 'parti', du, au, fin: 'terme' }]);
});

it('when the contract of a coordinateur ends, his role and his team end; a rupture cancelled brings both back', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { equipeId, chef, gens } = await uneEquipe(banc, 1);
  const { ruptureId } = await rompre(banc, chef);
  expect(await roles(banc, chef.compte.id)).toEqual([]);
  expect(await recus(banc, 'equipe.terminee')).toEqual([chef.compte.email]);
  expect(await placesDe(banc, equipeId)).toMatchObject([{ statut: 'parti', fin: 'equipe', au: aujourdhui(banc) }]);
  await annulerRupture(banc.tools, anct(), { ruptureId, motif: 'Il reste.' });
  expect(await roles(banc, chef.compte.id)).toEqual(['conseiller', 'coordinateur']);
  expect(await placesDe(banc, equipeId)).toMatchObject([{ statut: 'present', au: null }]);
  expect(
    (await listerMembres(banc.tools.db, { id: equipeId }, banc.tools.clock(), { tous: false })).lignes,
  ).toHaveLength(1);
  // Somebody whose own contract is broken leaves the teams he was in, until the rupture is cancelled.
  const [un] = gens;
  if (!un) throw new Error('nobody');
  const sienne = await rompre(banc, un);
  expect(await placesDe(banc, equipeId)).toMatchObject([{ statut: 'parti', fin: 'contrat' }]);
  await annulerRupture(banc.tools, anct(), { ruptureId: sienne.ruptureId, motif: 'Lui aussi.' });
  expect(await placesDe(banc, equipeId)).toMatchObject([{ statut: 'present', fin: null }]);
});

async function rompre(banc: Banc, { elle, contratId }: Awaited<ReturnType<typeof unConseillerDuTerritoire>>) {
  await declarerRupture(banc.tools, elle, {
    contratId,
    motif: 'demission',
    precisions: '',
    effetLe: aujourdhui(banc),
  });
  const { id: ruptureId } = await banc.tools.db
    .selectFrom('ruptures')
    .select('id')
    .where('contrat_id', '=', contratId)
    .executeTakeFirstOrThrow();
  await confirmerRupture(banc.tools, anct(), { ruptureId });
  return { ruptureId };
}

it('a coordination ends by decision of who named it or of the coordinateur himself, and another may then begin', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { equipeId, chef } = await uneEquipe(banc, 1);
  await expect(terminerEquipe(banc.tools, prefecture('69'), { equipeId })).rejects.toThrow(NotFound);
  await terminerEquipe(banc.tools, chef.coordinateur, { equipeId });
  expect(await roles(banc, chef.compte.id)).toEqual(['conseiller']);
  await expect(terminerEquipe(banc.tools, anct(), { equipeId })).rejects.toThrow(Refused);
  await nommerCoordinateur(banc.tools, anct(), { candidatId: chef.candidatId, departements: ['03', '63'] });
  expect(await roles(banc, chef.compte.id)).toEqual(['conseiller', 'coordinateur']);
});

it('the list of the team takes a few statements, whatever its size', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { chef } = await uneEquipe(banc, 3);
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, chef.compte);
  const { db } = banc.tools;
  const { id } = await lireSonEquipe(db, chef.coordinateur);
  expect(await banc.compterRequetes(() => listerMembres(db, { id }, banc.tools.clock(), { tous: true }))).toBe(1);
});

it('periods of the same person are merged when they touch or overlap, whatever their order: each day once', () => {
  const jour = (rang: number) => ajouterJours('2021-01-01', rang);
  const presence = fc
    .record({
      conseiller: fc.integer({ min: 1, max: 3 }),
      debut: fc.nat({ max: 60 }),
      duree: fc.integer({ min: -1, max: 20 }),
    })
    .map(({ conseiller, debut, duree }) => ({ conseiller, du: jour(debut), au: jour(debut + duree) }));
  fc.assert(
    fc.property(fc.array(presence, { maxLength: 12 }), (presences) => {
      const unies = sansDoublon(presences);
      for (const conseiller of [1, 2, 3])
        for (let rang = 0; rang < 85; rang += 1) {
          const couvre = (une: { conseiller: number; du: string; au: string }) =>
            une.conseiller === conseiller && une.du <= jour(rang) && jour(rang) <= une.au;
          expect(unies.filter(couvre).length).toBe(presences.some(couvre) ? 1 : 0);
        }
    }),
    { numRuns: 100 },
  );
});
