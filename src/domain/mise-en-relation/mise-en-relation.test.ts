import { describe, expect, it } from 'vitest';
import { effacerSonProfil, modifierProfil, repondreDisponibilite } from '#domain/candidats/index.ts';
import { abandonner } from '#domain/concertation/index.ts';
import {
  accepter,
  accepterInvitation,
  annulerChoix,
  compterColonnes,
  decliner,
  ecarter,
  inviterCandidat,
  lireCoordonnees,
  lirePlace,
  listerAExaminer,
  listerRangees,
  listerSesReponses,
  manifesterInteret,
  reexaminer,
  revenir,
  souhaiterRecruter,
} from '#domain/mise-en-relation/index.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import {
  unCandidat,
  unCandidatInscrit,
  unChoix,
  uneStructureActrice,
  unInteret,
  unProfil,
} from '#tests/situations/candidats.ts';
import { anct, prefecture } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { LYON } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { resumerEntonnoir } from './entonnoir.ts';

const banc = await unBanc();
const { tools } = banc;
const VICHY = '03310'; // some 52 km from Moulins
const POINTE_A_PITRE = '97120';

const laPlace = (structureId: string) =>
  lirePlace(tools.db, uneStructureActrice(structureId).perimetre, structureId, tools.clock());
const trouves = async (structureId: string, filtres = {}) =>
  (await listerAExaminer(tools.db, await laPlace(structureId), filtres)).lignes.map(({ id }) => id);
const statut = async (relationId: string) =>
  (
    await tools.db
      .selectFrom('mises_en_relation')
      .select('statut')
      .where('id', '=', relationId)
      .executeTakeFirstOrThrow()
  ).statut;
const recus = async (adresse: string) =>
  (await banc.courriels()).filter(({ destinataire }) => destinataire === adresse).map(({ modele }) => modele);

describe('matching', () => {
  it('finds those whose radius holds the place of work, nearest first', async () => {
    const { structureId } = await uneStructureActivee(banc);
    const loin = await unCandidat(banc, { communeCode: VICHY, rayonKm: 100 });
    const pres = await unCandidat(banc, { rayonKm: 5 });
    const troploin = await unCandidat(banc, { communeCode: VICHY, rayonKm: 40 });
    const partout = await unCandidat(banc, { communeCode: LYON, rayonKm: null });
    const ids = await trouves(structureId);
    const rang = (id: string) => ids.indexOf(id);
    expect(ids).not.toContain(troploin.candidatId);
    expect(rang(pres.candidatId)).toBeLessThan(rang(loin.candidatId));
    expect(rang(loin.candidatId)).toBeLessThan(rang(partout.candidatId));
  });

  it('a change of mobility or of availability is seen by the very next request', async () => {
    const { structureId } = await uneStructureActivee(banc);
    const candidat = await unCandidat(banc, { communeCode: VICHY, rayonKm: 40 });
    expect(await trouves(structureId)).not.toContain(candidat.candidatId);
    await modifierProfil(tools, candidat.acteur, { ...unProfil(banc), communeCode: VICHY, rayonKm: 100 });
    expect(await trouves(structureId)).toContain(candidat.candidatId);
    await repondreDisponibilite(tools, candidat.acteur, { disponible: false });
    expect(await trouves(structureId)).not.toContain(candidat.candidatId);
    await repondreDisponibilite(tools, candidat.acteur, { disponible: true });
    expect(await trouves(structureId)).toContain(candidat.candidatId);
  });

  it('keeps those available when the structure starts, or today when that date is past', async () => {
    const { structureId, saisie } = await uneStructureActivee(banc);
    const avant = await unCandidat(banc, { disponibleLe: saisie.demarrageLe });
    const apres = await unCandidat(banc, { disponibleLe: '2021-06-01' });
    const ids = await trouves(structureId);
    expect(ids).toContain(avant.candidatId);
    expect(ids).not.toContain(apres.candidatId);
  });

  it('overseas never matches across the sea, unless the candidate said « France entière »', async () => {
    const guadeloupe = await uneStructureActivee(banc, { communeCode: POINTE_A_PITRE, departement: '971' });
    const metropole = await uneStructureActivee(banc);
    const voisin = await unCandidat(banc, { communeCode: POINTE_A_PITRE, rayonKm: 100 });
    const mobile = await unCandidat(banc, { communeCode: LYON, rayonKm: null });
    expect(await trouves(guadeloupe.structureId)).toEqual(
      expect.arrayContaining([voisin.candidatId, mobile.candidatId]),
    );
    expect(await trouves(metropole.structureId)).not.toContain(voisin.candidatId);
  });

  it('nobody unconfirmed, unavailable or chosen elsewhere is found; nor is anybody when every post is taken', async () => {
    const une = await uneStructureActivee(banc, { postes: 1 });
    const autre = await uneStructureActivee(banc);
    const nonConfirme = await unCandidatInscrit(banc);
    const choisi = await unCandidat(banc);
    expect(await trouves(une.structureId)).not.toContain(nonConfirme.candidatId);
    await unChoix(banc, une.structureId, choisi.candidatId);
    expect(await trouves(autre.structureId)).not.toContain(choisi.candidatId);
    expect(await trouves(une.structureId)).toEqual([]);
  });

  it('sorts and filters by what is asked', async () => {
    const { structureId } = await uneStructureActivee(banc);
    const expert = await unCandidat(banc, { experience: 'plus_de_trois_ans', diplome: 'BTS' });
    expect((await trouves(structureId, { tri: 'experience' }))[0]).toBe(expert.candidatId);
    expect((await trouves(structureId, { tri: 'recent' }))[0]).toBeDefined();
    expect(await trouves(structureId, { experience: 'plus_de_trois_ans' })).toEqual([expert.candidatId]);
    expect(await trouves(structureId, { diplome: true })).toEqual([expert.candidatId]);
    expect(await trouves(structureId, { distance: 10 })).toContain(expert.candidatId);
    expect(await trouves(structureId, { pix: 1 })).toEqual([]);
    expect(await trouves(structureId, { cv: true })).toEqual([]);
    for (const tri of ['disponibilite', 'pix', 'distance'])
      expect((await trouves(structureId, { tri })).length, tri).toBeGreaterThan(0);
  });
});

describe('interest', () => {
  it('reveals contact details, tells the candidate, and hides them again when undone', async () => {
    const { structureId } = await uneStructureActivee(banc);
    const { candidatId, saisie, acteur } = await unCandidat(banc);
    const elle = uneStructureActrice(structureId);
    await expect(lireCoordonnees(tools.db, elle, candidatId)).rejects.toThrow(NotFound);
    await manifesterInteret(tools, elle, { candidatId });
    expect((await lireCoordonnees(tools.db, elle, candidatId)).email).toBe(saisie.email);
    expect(await recus(saisie.email)).toContain('miseEnRelation.interet');
    expect((await listerSesReponses(tools.db, acteur)).map(({ statut: etat }) => etat)).toEqual(['interessee']);
    await reexaminer(tools, elle, { candidatId });
    await expect(lireCoordonnees(tools.db, elle, candidatId)).rejects.toThrow(NotFound);
    expect(await trouves(structureId)).toContain(candidatId);
  });

  it('is told to nobody when a profile is set aside unseen, and answered honestly after an interest', async () => {
    const { structureId } = await uneStructureActivee(banc);
    const [discret, prevenu] = [await unCandidat(banc), await unCandidat(banc)];
    const elle = uneStructureActrice(structureId);
    await ecarter(tools, elle, { candidatId: discret.candidatId, motif: '' });
    expect(await recus(discret.saisie.email)).not.toContain('miseEnRelation.sansSuite');
    await unInteret(banc, structureId, prevenu.candidatId);
    await ecarter(tools, elle, { candidatId: prevenu.candidatId, motif: 'Le poste est pourvu.' });
    expect(await recus(prevenu.saisie.email)).toContain('miseEnRelation.sansSuite');
    const place = await laPlace(structureId);
    expect((await compterColonnes(tools.db, place, {})).get('pas_interessee')).toBe(2);
  });

  it('belongs to structures that find the candidate: others do not know that he exists', async () => {
    const { structureId } = await uneStructureActivee(banc, { communeCode: LYON, departement: '69' });
    const { candidatId } = await unCandidat(banc, { rayonKm: 5 });
    await expect(unInteret(banc, structureId, candidatId)).rejects.toThrow(NotFound);
  });

  it('a name is searched among visible ones only', async () => {
    const { structureId } = await uneStructureActivee(banc);
    const { candidatId } = await unCandidat(banc, { nom: 'Zébulon-Unique' });
    const place = await laPlace(structureId);
    const chercher = async () =>
      (await listerRangees(tools.db, place, ['interessee', 'pas_interessee'], 'zebulon')).lignes.map(({ nom }) => nom);
    expect(await chercher()).toEqual([]);
    await unInteret(banc, structureId, candidatId);
    expect(await chercher()).toEqual(['Zébulon-Unique']);
    await ecarter(tools, uneStructureActrice(structureId), { candidatId, motif: '' });
    expect(await chercher()).toEqual([]);
  });
});

describe('the choice', () => {
  it('keeps a post for one candidate, tells him and the others interested', async () => {
    const [une, autre] = [await uneStructureActivee(banc), await uneStructureActivee(banc)];
    const { candidatId, saisie, acteur } = await unCandidat(banc);
    await unInteret(banc, autre.structureId, candidatId);
    const relationId = await unChoix(banc, une.structureId, candidatId);
    expect(await recus(saisie.email)).toContain('miseEnRelation.choix');
    expect(await recus(autre.saisie.contactEmail)).toContain('miseEnRelation.choisiAilleurs');
    await expect(souhaiterRecruter(tools, uneStructureActrice(autre.structureId), { candidatId })).rejects.toThrow(
      'vient d’être choisi par une autre structure',
    );
    await accepter(tools, acteur, { relationId });
    expect(await statut(relationId)).toBe('recrutement_accepte');
    expect(await recus(une.saisie.contactEmail)).toContain('miseEnRelation.acceptee');
  });

  it('never exceeds the free posts', async () => {
    const { structureId } = await uneStructureActivee(banc, { postes: 1 });
    const [premier, second] = [await unCandidat(banc), await unCandidat(banc)];
    await unInteret(banc, structureId, second.candidatId);
    await unChoix(banc, structureId, premier.candidatId);
    await expect(
      souhaiterRecruter(tools, uneStructureActrice(structureId), { candidatId: second.candidatId }),
    ).rejects.toThrow('Tous vos postes');
  });

  it('cancelled, frees everything and tells everyone', async () => {
    const [une, autre] = [await uneStructureActivee(banc, { postes: 1 }), await uneStructureActivee(banc)];
    const { candidatId, saisie } = await unCandidat(banc);
    await unInteret(banc, autre.structureId, candidatId);
    const relationId = await unChoix(banc, une.structureId, candidatId);
    await annulerChoix(tools, uneStructureActrice(une.structureId), { candidatId, motif: 'Le poste est repoussé.' });
    expect(await statut(relationId)).toBe('interessee');
    expect(await recus(saisie.email)).toContain('miseEnRelation.choixAnnule');
    expect(await recus(autre.saisie.contactEmail)).toContain('miseEnRelation.denouveauLibre');
    await souhaiterRecruter(tools, uneStructureActrice(autre.structureId), { candidatId });
  });

  it('declined, hides the contact details again; the candidate may come back on it', async () => {
    const { structureId, saisie } = await uneStructureActivee(banc, { postes: 1 });
    const { candidatId, acteur } = await unCandidat(banc);
    const relationId = await unChoix(banc, structureId, candidatId);
    await decliner(tools, acteur, { relationId, motif: '' });
    const elle = uneStructureActrice(structureId);
    await expect(lireCoordonnees(tools.db, elle, candidatId)).rejects.toThrow(NotFound);
    expect(await recus(saisie.contactEmail)).toContain('miseEnRelation.declinee');
    expect((await laPlace(structureId)).postesLibres).toBe(1);
    await revenir(tools, acteur, { relationId });
    expect((await lireCoordonnees(tools.db, elle, candidatId)).id).toBe(candidatId);
  });

  it('somebody else’s relation does not exist for a candidate', async () => {
    const { structureId } = await uneStructureActivee(banc);
    const [lui, autre] = [await unCandidat(banc), await unCandidat(banc)];
    const relationId = await unChoix(banc, structureId, lui.candidatId);
    await expect(accepter(tools, autre.acteur, { relationId })).rejects.toThrow(NotFound);
  });

  it('falls when the candidate is no longer available or erases himself, and when the structure renounces', async () => {
    const { structureId, saisie } = await uneStructureActivee(banc, { postes: 3 });
    const [absent, efface, reste] = [await unCandidat(banc), await unCandidat(banc), await unCandidat(banc)];
    for (const { candidatId } of [absent, efface, reste]) await unChoix(banc, structureId, candidatId);
    await repondreDisponibilite(tools, absent.acteur, { disponible: false });
    await effacerSonProfil(tools, efface.acteur, {});
    expect((await laPlace(structureId)).postesLibres).toBe(2);
    expect((await recus(saisie.contactEmail)).filter((modele) => modele === 'miseEnRelation.retiree')).toHaveLength(2);
    await abandonner(tools, anct(), { structureId, motif: 'Projet abandonné.' });
    expect(await recus(reste.saisie.email)).toContain('miseEnRelation.choixAnnule');
    await expect(unInteret(banc, structureId, absent.candidatId)).rejects.toThrow(Refused);
  });
});

describe('one’s own candidate', () => {
  it('registers by the link of the structure and goes straight to étape 4', async () => {
    const { structureId } = await uneStructureActivee(banc, { communeCode: LYON, departement: '69' });
    const elle = uneStructureActrice(structureId);
    await inviterCandidat(tools, elle, { email: 'connue@demonstration.example' });
    const courriel = (await banc.courriels()).find(({ modele }) => modele === 'miseEnRelation.invitation');
    const invitation = courriel?.texte.match(/invitation\/(\S+)/)?.[1] ?? '';
    const { candidatId, saisie } = await unCandidat(banc, { rayonKm: 5, invitation });
    expect((await lireCoordonnees(tools.db, elle, candidatId)).email).toBe(saisie.email);
    await souhaiterRecruter(tools, elle, { candidatId });
    const dejaInscrit = await unCandidat(banc, { rayonKm: 5 });
    await accepterInvitation(tools, dejaInscrit.acteur, { jeton: invitation });
    expect((await lireCoordonnees(tools.db, elle, dejaInscrit.candidatId)).id).toBe(dejaInscrit.candidatId);
  });
});

it('the funnel of a territory counts, and names nobody', async () => {
  const resume = await resumerEntonnoir(tools.db, prefecture('69').perimetre);
  expect(resume.structures).toBeGreaterThan(0);
  expect(resume.choisis).toBe(1);
});
