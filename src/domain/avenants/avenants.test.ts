import { expect, it } from 'vitest';
import { abandonner, lirePlafond } from '#domain/concertation/index.ts';
import { lireSaConvention } from '#domain/conventions/index.ts';
import { lireBalance } from '#domain/grand-livre/index.ts';
import {
  confirmerRupture,
  declarerRupture,
  demanderRecouvrement,
  encaisserRecouvrement,
  lireChronologie,
} from '#domain/ruptures/index.ts';
import { lireEcheancier } from '#domain/versements/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { ecrirePdf } from '#platform/documents/pdf.ts';
import { desPostesLibres, unAdministrateur, uneDemandeDeRendre } from '#tests/situations/avenants.ts';
import { acteur, anct, prefecture } from '#tests/situations/comptes.ts';
import { uneStructureConforme, unRecrutAccepte } from '#tests/situations/conformite.ts';
import { ordonnateur, unContratVerse, unPostePayable, valideur } from '#tests/situations/versements.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { accepterAvenant, demanderARendre, lireAvenant, refuserAvenant, retirerAvenant } from './index.ts';
import { lireDocumentDeLAvenant } from './readings.ts';

const { perimetre } = SYSTEME;
const motif = 'Plus de locaux.';
const statuts = async ({ tools: { db } }: Banc, structureId: string) =>
  (
    await db.selectFrom('postes').select('statut').where('structure_id', '=', structureId).orderBy('numero').execute()
  ).map(({ statut }) => statut);
/** Everything that the money is made of, as it is now. */
const argent = async ({ tools }: Banc, structureId: string) => ({
  plafond: await lirePlafond(tools.db),
  balance: await lireBalance(tools.db),
  versements: await lireEcheancier(tools.db, perimetre, tools.clock(), structureId),
});
const enveloppe = async ({ tools: { db } }: Banc) =>
  (
    await db
      .selectFrom('enveloppes')
      .select('postes_attribues')
      .where('departement_code', '=', '03')
      .executeTakeFirstOrThrow()
  ).postes_attribues;
const courriels = async ({ tools: { db } }: Banc, modele: string) =>
  (await db.selectFrom('courriels').select('id').where('modele', '=', modele).execute()).length;

it('a demand changes nothing until ANCT answers; accepted, post and money return to the caps to the cent', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await unPostePayable(banc, {}, { postes: 3 });
  const avant = await argent(banc, structureId);
  const local = await enveloppe(banc);
  const avenantId = await uneDemandeDeRendre(banc, structureId);
  expect(await argent(banc, structureId)).toEqual(avant);
  expect(await courriels(banc, 'avenant.demande')).toBeGreaterThan(0);

  await accepterAvenant(banc.tools, anct(), { avenantId });
  const apres = await argent(banc, structureId);
  expect(apres.plafond.postesAttribues).toBe(avant.plafond.postesAttribues - 1);
  expect(apres.plafond.montantReserveCentimes).toBe(avant.plafond.montantReserveCentimes - 5_000_000);
  expect(await enveloppe(banc)).toBe(local - 1);
  expect({ ...apres, plafond: null }).toEqual({ ...avant, plafond: null });
  expect(await statuts(banc, structureId)).toEqual(['pourvu', 'rendu', 'vacant']);
  expect(await courriels(banc, 'avenant.accepte')).toBeGreaterThan(0);
  await expect(accepterAvenant(banc.tools, anct(), { avenantId })).rejects.toThrow('Acceptée');
});

it('a post that was paid for gives back only what is left of it, once what is owed has come', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratVerse(banc);
  const { structureId } = contrat;
  const { posteId, ruptureId } = await unPosteRompu(banc, contrat);
  const avant = await lirePlafond(banc.tools.db);
  const administrateur = await unAdministrateur(banc, structureId);
  const demander = () => demanderARendre(banc.tools, administrateur, { posteIds: [posteId], motif });
  const recouvrementId = await demanderRecouvrement(banc.tools, anct(), { ruptureId });
  await expect(demander()).rejects.toThrow('Un remboursement est attendu');
  const { centimes } = await banc.tools.db
    .selectFrom('recouvrements')
    .select('centimes')
    .where('id', '=', recouvrementId)
    .executeTakeFirstOrThrow();
  await encaisserRecouvrement(banc.tools, ordonnateur(), {
    recouvrementId,
    recuLe: dateCivile(banc.tools.clock()),
  });
  const avenantId = await demander();
  await accepterAvenant(banc.tools, anct(), { avenantId });
  const reste = 4_000_000 + centimes;
  expect((await lireAvenant(banc.tools.db, perimetre, banc.tools.clock(), avenantId)).effet).toMatchObject({
    plafond: { postes: -1, centimes: -reste },
    conventions: [{ structureId, postes: -1, centimes: -reste }],
  });
  const apres = await lirePlafond(banc.tools.db);
  expect(avant.montantReserveCentimes - apres.montantReserveCentimes).toBe(reste);
});

async function unPosteRompu(banc: Banc, { acteur: elle, contratId }: Awaited<ReturnType<typeof unContratVerse>>) {
  const { tools } = banc;
  await declarerRupture(tools, elle, {
    contratId,
    motif: 'demission',
    precisions: '',
    effetLe: dateCivile(tools.clock()),
  });
  const { id: ruptureId, poste_id: posteId } = await tools.db
    .selectFrom('ruptures')
    .select(['id', 'poste_id'])
    .executeTakeFirstOrThrow();
  await confirmerRupture(tools, anct(), { ruptureId });
  return { posteId, ruptureId };
}

it('a convention that is not signed by both is written again with the posts that stay', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await uneStructureConforme(banc, { postes: 3 });
  const lire = () => lireSaConvention(banc.tools.db, perimetre, structureId);
  const premiere = await lire();
  const avenantId = await uneDemandeDeRendre(banc, structureId);
  await accepterAvenant(banc.tools, anct(), { avenantId });
  const seconde = await lire();
  expect(seconde?.id).not.toBe(premiere?.id);
  expect(seconde).toMatchObject({ statut: 'a_signer', nombre_postes: 2, montant_centimes: 10_000_000 });
  await expect(lireDocumentDeLAvenant(banc.tools.db, perimetre, { avenantId })).rejects.toThrow('document of avenant');
});

it('one that is signed is amended: each avenant starts from what the former left, and its PDF never changes', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId, conventionId } = await unPostePayable(banc, {}, { postes: 3 });
  const administrateur = await unAdministrateur(banc, structureId);
  const rendre = async () => {
    const avenantId = await uneDemandeDeRendre(banc, structureId, administrateur);
    await accepterAvenant(banc.tools, anct(), { avenantId });
    return avenantId;
  };
  const texte = async (avenantId: string) =>
    JSON.stringify((await lireDocumentDeLAvenant(banc.tools.db, perimetre, { avenantId })).document).replaceAll(
      /[\u00a0\u202f]/g,
      ' ',
    );
  const premier = await rendre();
  const ecrit = await texte(premier);
  expect(ecrit).toContain('de 150 000 € pour 3 postes, est ramené à 100 000 € pour 2 postes');
  const second = await rendre();
  expect(await texte(second)).toContain('de 100 000 € pour 2 postes, est ramené à 50 000 € pour 1 poste');
  banc.avancer({ jours: 400 });
  expect(await texte(premier)).toBe(ecrit);
  const { document } = await lireDocumentDeLAvenant(banc.tools.db, perimetre, { avenantId: premier });
  expect(await new Response(ecrirePdf(document)).text()).toContain('%PDF');
  expect(await lireSaConvention(banc.tools.db, perimetre, structureId)).toMatchObject({
    id: conventionId,
    statut: 'signee',
    nombre_postes: 3,
  });
});

it('only a vacant post that nobody is chosen for is given back, once, and it is looked at again on acceptance', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await unPostePayable(banc, {}, { postes: 3 });
  const ailleurs = await uneStructureConforme(banc);
  const administrateur = await unAdministrateur(banc, structureId);
  const demander = (...posteIds: string[]) => demanderARendre(banc.tools, administrateur, { posteIds, motif });
  const postes = await banc.tools.db
    .selectFrom('postes')
    .select(['id', 'statut', 'structure_id'])
    .orderBy('numero')
    .execute();
  const pourvu = postes.find(({ statut }) => statut === 'pourvu')?.id ?? '';
  const autre = postes.find(({ structure_id }) => structure_id === ailleurs.structureId)?.id ?? '';
  const [deux, trois] = await desPostesLibres(banc, structureId);
  if (!deux || !trois) throw new Error('no free posts');
  await expect(demander(pourvu)).rejects.toThrow('Seul un poste vacant');
  await expect(demander(autre)).rejects.toThrow('Seul un poste vacant');
  await expect(demander(deux.id, pourvu)).rejects.toThrow('Seul un poste vacant');
  const avenantId = await demander(deux.id, trois.id);
  await expect(demander(trois.id)).rejects.toThrow('porte déjà sur le poste 3');

  await unRecrutAccepte(banc, structureId);
  const avant = await argent(banc, structureId);
  await expect(accepterAvenant(banc.tools, anct(), { avenantId })).rejects.toThrow('Une personne est choisie');
  expect(await argent(banc, structureId)).toEqual(avant);
  expect(await statuts(banc, structureId)).toEqual(['pourvu', 'vacant', 'vacant']);
  await retirerAvenant(banc.tools, administrateur, { avenantId });
  await expect(demander(deux.id)).rejects.toThrow('Une personne est choisie pour le poste 2');
  await demander(trois.id);
});

it('each gesture belongs to one role: an administrator asks and takes back, ANCT answers with a motive', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await uneStructureConforme(banc, { postes: 2 });
  const administrateur = await unAdministrateur(banc, structureId);
  const [poste] = await desPostesLibres(banc, structureId);
  if (!poste) throw new Error('no free post');
  const posteIds = [poste.id];
  const membre = { ...administrateur, id: acteur('structure').id };
  await expect(demanderARendre(banc.tools, membre, { posteIds, motif })).rejects.toThrow('Seul un administrateur');
  const ecartes = [prefecture('03'), ordonnateur(), valideur(), acteur('support'), acteur('conseiller')];
  for (const autre of [...ecartes, anct()])
    await expect(demanderARendre(banc.tools, autre, { posteIds, motif })).rejects.toThrow('avenant.demanderARendre');
  const avenantId = await uneDemandeDeRendre(banc, structureId, administrateur);
  for (const autre of [...ecartes, administrateur]) {
    await expect(accepterAvenant(banc.tools, autre, { avenantId })).rejects.toThrow('avenant.accepter');
    await expect(refuserAvenant(banc.tools, autre, { avenantId, motif })).rejects.toThrow('avenant.refuser');
  }
  const voisin = await uneStructureConforme(banc);
  const sonAdministrateur = await unAdministrateur(banc, voisin.structureId);
  await expect(retirerAvenant(banc.tools, sonAdministrateur, { avenantId })).rejects.toThrow(`avenant ${avenantId}`);
  await expect(refuserAvenant(banc.tools, anct(), { avenantId, motif: ' ' })).rejects.toThrow();
  await refuserAvenant(banc.tools, anct(), { avenantId, motif: 'Un recrutement est en cours.' });
  await expect(retirerAvenant(banc.tools, administrateur, { avenantId })).rejects.toThrow('Refusée');
  expect(await courriels(banc, 'avenant.refuse')).toBeGreaterThan(0);
  expect(await statuts(banc, structureId)).toEqual(['vacant', 'vacant']);
});

it('the life of the post tells what was asked, by whom, and what was answered', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { structureId } = await uneStructureConforme(banc, { postes: 2 });
  const [poste] = await desPostesLibres(banc, structureId);
  banc.avancer({ jours: 1 });
  const avenantId = await uneDemandeDeRendre(banc, structureId);
  banc.avancer({ jours: 1 });
  await accepterAvenant(banc.tools, anct(), { avenantId });
  const faits = await lireChronologie(banc.tools.db, perimetre, poste?.id ?? '');
  expect(faits.map(({ quoi, qui }) => `${quoi}, ${qui}`.replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([
    'Poste attribué, 50 000 €, l’ANCT',
    'Demande n° 1 : rendre ce poste, la structure',
    'Demande n° 1 acceptée : poste rendu, 50 000 € reviennent au programme, l’ANCT',
  ]);
});

it('a structure that renounces gives a post already paid for back first: the caps never get spent money back', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const contrat = await unContratVerse(banc);
  const { structureId } = contrat;
  const { posteId } = await unPosteRompu(banc, contrat);
  const renoncer = () => abandonner(banc.tools, anct(), { structureId, motif });
  const avant = await lirePlafond(banc.tools.db);
  await expect(renoncer()).rejects.toThrow('a déjà porté un contrat');
  const administrateur = await unAdministrateur(banc, structureId);
  const avenantId = await demanderARendre(banc.tools, administrateur, { posteIds: [posteId], motif });
  await accepterAvenant(banc.tools, anct(), { avenantId });
  await renoncer();
  const apres = await lirePlafond(banc.tools.db);
  expect(avant.montantReserveCentimes - apres.montantReserveCentimes).toBe(4_000_000 + 5_000_000);
  expect(avant.postesAttribues - apres.postesAttribues).toBe(2);
});
