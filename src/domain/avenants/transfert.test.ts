import { expect, it } from 'vitest';
import { listerSesArrivees } from '#domain/arrivee/index.ts';
import { lirePlafond } from '#domain/concertation/index.ts';
import { lireContrat, lireRecrue } from '#domain/contrats/index.ts';
import { lireSaConvention } from '#domain/conventions/index.ts';
import { lireBalance, soldesDuPoste } from '#domain/grand-livre/index.ts';
import { declarerRupture, lireChronologie, lirePoste } from '#domain/ruptures/index.ts';
import { lireStructure } from '#domain/structures/index.ts';
import { lireEcheancier, lireRibs } from '#domain/versements/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { unAdministrateur, uneFusion, unTransfertDemande } from '#tests/situations/avenants.ts';
import { uneStructureActrice } from '#tests/situations/candidats.ts';
import { anct } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { uneStructureConforme } from '#tests/situations/conformite.ts';
import { LYON } from '#tests/situations/structures.ts';
import { laBanqueRepond, unContratVerse, unLotValide, unPostePayable } from '#tests/situations/versements.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { accepterAvenant, demanderUnTransfert, lireAvenant, repondreAuTransfert } from './index.ts';

const { perimetre } = SYSTEME;
const posteDe = async ({ tools: { db } }: Banc, contratId: string) =>
  (await db.selectFrom('contrats').select('poste_id').where('id', '=', contratId).executeTakeFirstOrThrow()).poste_id;
const sienne = (structureId: string) => ({ type: 'structure' as const, structureId });
const echeances = async ({ tools }: Banc, structureId: string) =>
  (await lireEcheancier(tools.db, perimetre, tools.clock(), structureId)).map(({ rang, statut, montant_centimes }) => ({
    rang,
    statut,
    montant_centimes,
  }));
/** What the ledger says each structure has engaged for a post. */
const engages = async ({ tools: { db } }: Banc, posteId: string) => {
  const lignes = await db.selectFrom('ecritures').selectAll().where('poste_id', '=', posteId).execute();
  const total = new Map<string, number>();
  for (const { structure_id, debit, credit, centimes } of lignes) {
    const sens = debit === 'engage' ? centimes : credit === 'engage' ? -centimes : 0;
    total.set(structure_id ?? '', (total.get(structure_id ?? '') ?? 0) + sens);
  }
  return total;
};
const balanceNulle = async ({ tools }: Banc) =>
  expect((await lireBalance(tools.db)).reduce((ecart, { debit, credit }) => ecart + debit - credit, 0)).toBe(0);

it('a filled post goes with its contract, its conseiller and what is to come; what was paid stays', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratVerse(banc);
  const { structureId: de, contratId, relationId } = contrat;
  const posteId = await posteDe(banc, contratId);
  const { structureId: vers, saisie } = await uneStructureConforme(banc, { nom: 'Communauté d’accueil' });
  const plafond = await lirePlafond(banc.tools.db);
  const avenantId = await unTransfertDemande(banc, { structureId: de, posteId }, { structureId: vers, saisie });
  const { effet } = await lireAvenant(banc.tools.db, perimetre, banc.tools.clock(), avenantId);
  expect(effet?.echeancier.map(({ centimes }) => centimes)).toEqual([1_500_000, 2_500_000]);
  expect(effet?.ecritures.map(({ credit, debit, centimes }) => [credit, debit, centimes])).toEqual([
    ['engage', 'disponible', 4_000_000],
    ['disponible', 'engage', 4_000_000],
  ]);
  await accepterAvenant(banc.tools, anct(), { avenantId });

  expect(await echeances(banc, de)).toEqual([{ rang: 1, statut: 'verse', montant_centimes: 1_000_000 }]);
  expect((await echeances(banc, vers)).map(({ montant_centimes }) => montant_centimes)).toEqual([1_500_000, 2_500_000]);
  expect(await engages(banc, posteId)).toEqual(
    new Map([
      [de, 0],
      [vers, 4_000_000],
    ]),
  );
  expect(await soldesDuPoste(banc.tools.db, posteId)).toMatchObject({ engage: 4_000_000, verse: 1_000_000 });
  await balanceNulle(banc);
  expect(await lirePlafond(banc.tools.db)).toEqual(plafond);

  // The conseiller is the other's recruit now; the first one reads him no more.
  await expect(lireRecrue(banc.tools.db, sienne(de), relationId)).rejects.toThrow();
  const { mise_en_relation_id } = await banc.tools.db
    .selectFrom('contrats')
    .select('mise_en_relation_id')
    .where('id', '=', contratId)
    .executeTakeFirstOrThrow();
  expect(await lireContrat(banc.tools.db, sienne(vers), mise_en_relation_id)).toMatchObject({
    id: contratId,
    statut: 'signe',
  });
  const termine = await banc.tools.db
    .selectFrom('mises_en_relation')
    .select('statut')
    .where('id', '=', relationId)
    .executeTakeFirstOrThrow();
  expect(termine.statut).toBe('terminee');

  // What remains of his arrival is asked of the structure that receives him.
  const arrivees = (structureId: string) =>
    listerSesArrivees(banc.tools.db, { ...SYSTEME, perimetre: sienne(structureId) });
  expect([await arrivees(de), await arrivees(vers)]).toMatchObject([[], [{ contratId, structure: saisie.nom }]]);

  // Both read the life of the post.
  for (const structureId of [de, vers]) {
    const faits = await lireChronologie(banc.tools.db, sienne(structureId), posteId);
    expect(faits.map(({ quoi }) => quoi)).toEqual(
      expect.arrayContaining(['Poste transféré', expect.stringMatching(/Contrat n° \d+ transféré/)]),
    );
  }
  await expect(lirePoste(banc.tools.db, sienne(vers), banc.tools.clock(), posteId)).resolves.toMatchObject({
    poste: { structure: saisie.nom },
  });
});

it('the payment after the transfer is made to the structure that receives', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const premier = await unPostePayable(banc);
  const second = await unPostePayable(banc, {}, { nom: 'Commune d’accueil' });
  const posteId = await posteDe(banc, premier.contratId);
  const avenantId = await unTransfertDemande(banc, { structureId: premier.structureId, posteId }, second);
  await accepterAvenant(banc.tools, anct(), { avenantId });
  banc.avancer({ jours: 170 });
  expect((await laBanqueRepond(banc, await unLotValide(banc))).verses).toBe(3);
  const verses = async (structureId: string) =>
    (await echeances(banc, structureId))
      .filter(({ statut }) => statut === 'verse')
      .map(({ montant_centimes }) => montant_centimes);
  // What was due before the transfer is the first structure's; what came after is the second's, beside its own.
  expect(await verses(premier.structureId)).toEqual([1_000_000]);
  expect((await verses(second.structureId)).sort()).toEqual([1_000_000, 1_500_000]);
  await balanceNulle(banc);
  // Its convention says what it now has, the other's what is left.
  expect(await lireSaConvention(banc.tools.db, perimetre, second.structureId)).toMatchObject({ statut: 'signee' });
  const { documents } = await lireAvenant(banc.tools.db, perimetre, banc.tools.clock(), avenantId);
  expect(documents.map(({ id }) => id).sort()).toEqual([premier.structureId, second.structureId].sort());
});

it('nothing is transferred without the other’s agreement, nor while something is under way on the post', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unPostePayable(banc);
  const posteId = await posteDe(banc, contrat.contratId);
  const accueil = await uneStructureConforme(banc);
  const sansDossier = await uneStructureActivee(banc);
  const administrateur = await unAdministrateur(banc, contrat.structureId);
  await expect(
    demanderUnTransfert(banc.tools, administrateur, { posteId, siret: contrat.saisie.identifiant, motif: 'x' }),
  ).rejects.toMatchObject({ fields: { siret: expect.any(String) } });
  const premiere = await unTransfertDemande(banc, { ...contrat, posteId }, sansDossier);
  await expect(accepterAvenant(banc.tools, anct(), { avenantId: premiere })).rejects.toThrow('pas encore acceptée');
  await expect(unTransfertDemande(banc, { ...contrat, posteId }, accueil)).rejects.toThrow('porte déjà sur le poste');
  const { retirerAvenant } = await import('./index.ts');
  await retirerAvenant(banc.tools, administrateur, { avenantId: premiere });

  const avenantId = await unTransfertDemande(banc, { ...contrat, posteId }, accueil, false);
  await expect(accepterAvenant(banc.tools, anct(), { avenantId })).rejects.toThrow('pas encore donné son accord');
  await expect(repondreAuTransfert(banc.tools, administrateur, { avenantId, accord: true, motif: '' })).rejects.toThrow(
    `avenant ${avenantId}`,
  );
  await repondreAuTransfert(banc.tools, await unAdministrateur(banc, accueil.structureId), {
    avenantId,
    accord: true,
    motif: '',
  });
  await declarerRupture(banc.tools, contrat.acteur, {
    contratId: contrat.contratId,
    motif: 'demission',
    precisions: '',
    effetLe: ajouterJours(dateCivile(banc.tools.clock()), 30),
  });
  await expect(accepterAvenant(banc.tools, anct(), { avenantId })).rejects.toThrow('Une rupture');
});

it('a vacant post goes to another département within its envelope, and the caps do not move', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await uneStructureConforme(banc, { postes: 2 });
  const rhone = await uneStructureConforme(banc);
  // It is in the Rhône since a merger: its own posts went there with it.
  await accepterAvenant(banc.tools, anct(), {
    avenantId: await uneFusion(banc, rhone.structureId, { communeCode: LYON }),
  });
  const { identifiant } = await lireStructure(banc.tools.db, perimetre, rhone.structureId);
  const libre = await banc.tools.db
    .selectFrom('postes')
    .select('id')
    .where('structure_id', '=', structureId)
    .where('numero', '=', 2)
    .executeTakeFirstOrThrow();
  const enveloppe = async (code: string) =>
    (
      await banc.tools.db
        .selectFrom('enveloppes')
        .select('postes_attribues')
        .where('departement_code', '=', code)
        .executeTakeFirstOrThrow()
    ).postes_attribues;
  const avant = [await enveloppe('03'), await enveloppe('69'), await lirePlafond(banc.tools.db)] as const;
  const avenantId = await unTransfertDemande(
    banc,
    { structureId, posteId: libre.id },
    { ...rhone, saisie: { identifiant } },
  );
  await accepterAvenant(banc.tools, anct(), { avenantId });
  expect(await enveloppe('03')).toBe(avant[0] - 1);
  expect(await enveloppe('69')).toBe(avant[1] + 1);
  expect(await lirePlafond(banc.tools.db)).toEqual(avant[2]);
});

it('communes merge: the structure takes its new identity, the subsidy follows and waits for the new account', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unPostePayable(banc);
  const { structureId } = contrat;
  const avenantId = await uneFusion(banc, structureId);
  await accepterAvenant(banc.tools, anct(), { avenantId });
  const structure = await lireStructure(banc.tools.db, perimetre, structureId);
  expect(structure).toMatchObject({ nom: 'Commune nouvelle de Modèle-sur-Besbre', statut: 'activee' });
  expect((await lireRibs(banc.tools.db, perimetre, structureId)).map(({ statut }) => statut)).toEqual(['remplace']);
  banc.avancer({ jours: 31 });
  const [premier] = await lireEcheancier(banc.tools.db, perimetre, banc.tools.clock(), structureId);
  expect(premier?.blocages).toContain('rib_manquant');
  const historique = await banc.tools.db
    .selectFrom('structures_historique')
    .select(['geste', 'avant'])
    .where('structure_id', '=', structureId)
    .where('geste', '=', 'changerIdentite')
    .execute();
  expect(historique).toHaveLength(1);
  await balanceNulle(banc);
});

it('when the new commune is registered already, every post goes to it and the former registration is closed', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const absorbee = await unPostePayable(banc, {}, { postes: 2 });
  const nouvelle = await uneStructureConforme(banc, { postes: 1 });
  const avenantId = await uneFusion(banc, absorbee.structureId, { siret: nouvelle.saisie.identifiant });
  await expect(accepterAvenant(banc.tools, anct(), { avenantId })).rejects.toThrow('accord');
  await repondreAuTransfert(banc.tools, await unAdministrateur(banc, nouvelle.structureId), {
    avenantId,
    accord: true,
    motif: '',
  });
  await accepterAvenant(banc.tools, anct(), { avenantId });
  const postes = await banc.tools.db
    .selectFrom('postes')
    .select(['numero', 'statut'])
    .where('structure_id', '=', nouvelle.structureId)
    .orderBy('numero')
    .execute();
  expect(postes.map(({ statut }) => statut)).toEqual(['vacant', 'pourvu', 'vacant']);
  expect((await lireStructure(banc.tools.db, perimetre, absorbee.structureId)).statut).toBe('fusionnee');
  expect(await echeances(banc, absorbee.structureId)).toEqual([]);
  expect(uneStructureActrice(nouvelle.structureId).perimetre).toEqual(sienne(nouvelle.structureId));
  await balanceNulle(banc);
});
