import { expect, it } from 'vitest';
import { ajouterLigneBareme, lirePlafond } from '#domain/concertation/index.ts';
import { periodesDuContrat, taches as tachesDesContrats } from '#domain/contrats/index.ts';
import { lireSaConvention } from '#domain/conventions/index.ts';
import { lireBalance } from '#domain/grand-livre/index.ts';
import {
  clorePostesVacants,
  confirmerRupture,
  declarerRupture,
  effetDe,
  envoyerSolde,
  lireChronologie,
  lirePoste,
  lireRupturesDuContrat,
} from '#domain/ruptures/index.ts';
import { lireEcheancier } from '#domain/versements/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { faireDurer, unAdministrateur, unAvisFavorable, unRenouvellementAccorde } from '#tests/situations/avenants.ts';
import { acteur, anct, prefecture } from '#tests/situations/comptes.ts';
import { unContratVerse, unPostePayable } from '#tests/situations/versements.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import {
  accepterAvenant,
  demanderDesPostes,
  demanderUnRenouvellement,
  lireAvenant,
  rendreAvisSurAvenant,
} from './index.ts';
import { lireDocumentDeLAvenant } from './readings.ts';

const { perimetre } = SYSTEME;
const aujourdhui = ({ tools }: Banc) => dateCivile(tools.clock());
const lePoste = async ({ tools: { db } }: Banc, contratId: string) =>
  db
    .selectFrom('postes as p')
    .innerJoin('contrats as k', 'k.poste_id', 'p.id')
    .select(['p.id', 'p.statut', 'p.montant_centimes', 'p.renouvele_le', 'p.vacant_jusqu_au', 'k.fin', 'k.debut'])
    .where('k.id', '=', contratId)
    .executeTakeFirstOrThrow();
const echeances = async ({ tools }: Banc, structureId: string) =>
  (await lireEcheancier(tools.db, perimetre, tools.clock(), structureId)).map(
    ({ prevu_le, montant_centimes }) => `${prevu_le} ${montant_centimes / 100}`,
  );
const balanceNulle = async ({ tools }: Banc) =>
  expect((await lireBalance(tools.db)).reduce((ecart, { debit, credit }) => ecart + debit - credit, 0)).toBe(0);
const uneNuit = async (banc: Banc) => {
  for (const tache of tachesDesContrats) await tache.handle(banc.tools, {});
};

/** A contract signed on 7 March 2021 for 24 months, five months before its end. */
async function unContratQuiFinit(banc: Banc) {
  const contrat = await unPostePayable(banc);
  const poste = await lePoste(banc, contrat.contratId);
  banc.avancer({ jours: 600 });
  return { ...contrat, posteId: poste.id };
}

it('prolonged, a contract lasts until 36 months at the most, and no euro moves', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratQuiFinit(banc);
  const avant = [await echeances(banc, contrat.structureId), await lireBalance(banc.tools.db)];
  const { fin, debut } = await lePoste(banc, contrat.contratId);
  await expect(faireDurer(banc, 'prolonger', contrat, 37)).rejects.toMatchObject({
    fields: { dureeMois: expect.any(String) },
  });
  await expect(faireDurer(banc, 'prolonger', contrat, 24)).rejects.toMatchObject({
    fields: { dureeMois: expect.any(String) },
  });
  await expect(faireDurer(banc, 'prolonger', contrat, 30, ajouterJours(aujourdhui(banc), 1))).rejects.toMatchObject({
    fields: { signeLe: expect.stringContaining('pas encore passée') },
  });
  await faireDurer(banc, 'prolonger', contrat, 30);
  await faireDurer(banc, 'prolonger', contrat, 36);
  const prolonge = await lePoste(banc, contrat.contratId);
  expect(prolonge.fin).toBe(ajouterJours(`${Number(debut.slice(0, 4)) + 3}${debut.slice(4)}`, -1));
  expect((prolonge.fin ?? '') > (fin ?? '')).toBe(true);
  expect([await echeances(banc, contrat.structureId), await lireBalance(banc.tools.db)]).toEqual(avant);
  const mails = (await banc.courriels()).filter(({ modele }) => modele === 'contrat.prolonge');
  expect(mails.length).toBeGreaterThan(2);
});

it('a post is renewed with the préfecture’s avis and ANCT’s decision: its money is granted, engaged once the contract is', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratQuiFinit(banc);
  const { structureId, posteId } = contrat;
  await ajouterLigneBareme(banc.tools, anct(), {
    departementCode: null,
    nature: null,
    montantCentimes: 3_000_001,
    valableDu: aujourdhui(banc),
    source: 'Circulaire d’essai',
  });
  const avant = await lirePlafond(banc.tools.db);
  const [unique] = [await unAdministrateur(banc, structureId)];
  const avenantId = await demanderUnRenouvellement(banc.tools, unique, { posteIds: [posteId], motif: 'Besoin.' });
  await expect(accepterAvenant(banc.tools, anct(), { avenantId })).rejects.toThrow('préfecture n’a pas encore donné');
  expect((await banc.courriels()).filter(({ modele }) => modele === 'avenant.avisAttendu')).toEqual([]);
  await unAvisFavorable(banc, avenantId);
  const { effet } = await lireAvenant(banc.tools.db, perimetre, banc.tools.clock(), avenantId);
  expect(effet?.echeancier.map(({ centimes }) => centimes)).toEqual([600_000, 900_000, 1_500_001]);
  await accepterAvenant(banc.tools, anct(), { avenantId });
  const apres = await lirePlafond(banc.tools.db);
  expect(apres.postesAttribues).toBe(avant.postesAttribues);
  expect(apres.montantReserveCentimes - avant.montantReserveCentimes).toBe(3_000_001);
  expect(await lePoste(banc, contrat.contratId)).toMatchObject({ montant_centimes: 8_000_001, statut: 'pourvu' });

  await faireDurer(banc, 'renouveler', contrat, 24);
  const { fin, renouvele_le } = await lePoste(banc, contrat.contratId);
  expect(renouvele_le).toBeNull();
  const [, periode] = await periodesDuContrat(banc.tools.db, contrat.contratId);
  const debut = periode?.debut ?? '';
  expect(debut.slice(5)).toBe((await lePoste(banc, contrat.contratId)).debut.slice(5));
  expect(fin).toBe(ajouterJours(`${Number(debut.slice(0, 4)) + 2}${debut.slice(4)}`, -1));
  const lignes = await echeances(banc, structureId);
  expect(lignes.slice(3).map((une) => une.split(' ')[1])).toEqual(['6000', '9000', '15000.01']);
  expect(lignes.every((une, rang) => rang < 3 || une > debut)).toBe(true);
  await balanceNulle(banc);
  await expect(faireDurer(banc, 'renouveler', contrat, 24)).rejects.toThrow('n’est pas renouvelé');
});

it('a renewal granted and never signed leaves the post vacant for three months, with its money, then it lapses', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratQuiFinit(banc);
  const avant = await lirePlafond(banc.tools.db);
  await unRenouvellementAccorde(banc, contrat.structureId, contrat.posteId);
  banc.avancer({ jours: 160 });
  await uneNuit(banc);
  const poste = await banc.tools.db
    .selectFrom('postes')
    .selectAll()
    .where('id', '=', contrat.posteId)
    .executeTakeFirstOrThrow();
  expect(poste).toMatchObject({ statut: 'vacant', montant_centimes: 10_000_000 });
  expect((poste.vacant_jusqu_au ?? '') > aujourdhui(banc)).toBe(true);
  banc.avancer({ jours: 100 });
  await clorePostesVacants.handle(banc.tools, {});
  const clos = await lirePlafond(banc.tools.db);
  // Two posts, one of them with its first period engaged: only what was granted again comes back with the post.
  expect(clos.postesAttribues).toBe(avant.postesAttribues - 1);
  expect(avant.montantReserveCentimes - clos.montantReserveCentimes).toBe(0);
});

it('broken in its second period, a contract keeps all of the first and earns the second by the day', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratQuiFinit(banc);
  await unRenouvellementAccorde(banc, contrat.structureId, contrat.posteId);
  await faireDurer(banc, 'renouveler', contrat, 24);
  const [, periode] = await periodesDuContrat(banc.tools.db, contrat.contratId);
  const effetLe = ajouterJours(periode?.debut ?? '', 72);
  banc.avancer({ jours: 300 });
  await declarerRupture(banc.tools, contrat.acteur, {
    contratId: contrat.contratId,
    motif: 'demission',
    precisions: '',
    effetLe,
  });
  const [rupture] = await lireRupturesDuContrat(banc.tools.db, perimetre, contrat.contratId);
  if (!rupture) throw new Error('no rupture');
  // 5 000 000 of the first period, and 73 days of the 731 or 730 of the second.
  const attendu = effetDe(rupture).acquisCentimes;
  expect(attendu).toBeGreaterThan(5_000_000 + 490_000);
  expect(attendu).toBeLessThan(5_000_000 + 510_000);
  await confirmerRupture(banc.tools, anct(), { ruptureId: rupture.id });
  await balanceNulle(banc);
});

it('posts are added after the concertation, within caps and envelope, as many as ANCT grants', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await unPostePayable(banc);
  const administrateur = await unAdministrateur(banc, structureId);
  const avant = await lirePlafond(banc.tools.db);
  const avenantId = await demanderDesPostes(banc.tools, administrateur, { nombrePostes: 3, motif: 'Besoin.' });
  await expect(demanderDesPostes(banc.tools, administrateur, { nombrePostes: 1, motif: 'x' })).rejects.toThrow(
    'déjà en cours',
  );
  for (const autre of [
    acteur('support'),
    { ...prefecture('03'), perimetre: { type: 'departements' as const, codes: ['03', '63'] } },
  ])
    await expect(
      rendreAvisSurAvenant(banc.tools, autre, { avenantId, avis: 'favorable', nombrePostes: 2, motif: 'x' }),
    ).rejects.toThrow('avenant.rendreAvis');
  await expect(
    rendreAvisSurAvenant(banc.tools, prefecture('69'), { avenantId, avis: 'favorable', nombrePostes: 2, motif: 'x' }),
  ).rejects.toThrow(`avenant ${avenantId}`);
  await expect(
    rendreAvisSurAvenant(banc.tools, prefecture('03'), { avenantId, avis: 'favorable', nombrePostes: 4, motif: 'x' }),
  ).rejects.toMatchObject({ fields: { nombrePostes: expect.any(String) } });
  await rendreAvisSurAvenant(banc.tools, prefecture('03'), {
    avenantId,
    avis: 'favorable',
    nombrePostes: 2,
    motif: 'x',
  });
  await expect(accepterAvenant(banc.tools, anct(), { avenantId, nombrePostes: 4 })).rejects.toThrow('autant ou moins');
  await accepterAvenant(banc.tools, anct(), { avenantId, nombrePostes: 2 });
  const apres = await lirePlafond(banc.tools.db);
  expect(apres.postesAttribues - avant.postesAttribues).toBe(2);
  expect(apres.montantReserveCentimes - avant.montantReserveCentimes).toBe(10_000_000);
  const postes = await banc.tools.db
    .selectFrom('postes')
    .select(['numero', 'statut'])
    .where('structure_id', '=', structureId)
    .orderBy('numero')
    .execute();
  expect(postes.map(({ numero }) => numero)).toEqual([1, 2, 3, 4]);
  const { document } = await lireDocumentDeLAvenant(banc.tools.db, perimetre, { avenantId });
  const texte = JSON.stringify(document).replaceAll(/[\u00a0\u202f]/g, ' ');
  expect(texte).toContain('de 100 000 € pour 2 postes, est porté à 200 000 € pour 4 postes');
  expect(await lireSaConvention(banc.tools.db, perimetre, structureId)).toMatchObject({ statut: 'signee' });
});

it('at its term a contract ends, its post is closed, and its closing balance says where every euro went', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratVerse(banc);
  const posteId = (await lePoste(banc, contrat.contratId)).id;
  const avant = await lirePlafond(banc.tools.db);
  banc.avancer({ jours: 800 });
  await uneNuit(banc);
  const lu = await lirePoste(banc.tools.db, perimetre, banc.tools.clock(), posteId);
  expect(lu.poste.statut).toBe('clos');
  // One payment was made, the two others are due and remain so: nothing comes back but the post.
  expect(lu.comptes).toMatchObject({ accorde: 5_000_000, verse: 1_000_000, rembourse: 0, rendu: 0 });
  expect(lu.comptes.engage + lu.comptes.du).toBe(4_000_000);
  expect((await lirePlafond(banc.tools.db)).postesAttribues).toBe(avant.postesAttribues - 1);
  const { flux } = await envoyerSolde({ tools: banc.tools, actor: anct() }, posteId);
  expect(await new Response(flux as BodyInit).text()).toContain('%PDF');
  const faits = await lireChronologie(banc.tools.db, perimetre, posteId);
  expect(faits.at(-1)?.quoi).toMatch(/terminé/);
});
