import { describe, expect, it } from 'vitest';
import { annulerChoix, decliner } from '#domain/mise-en-relation/index.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { uneStructureActrice } from '#tests/situations/candidats.ts';
import { acteur, anct } from '#tests/situations/comptes.ts';
import { unDossierDepose, unRecrutAccepte } from '#tests/situations/conformite.ts';
import {
  uneFormationOrientee,
  unePersonneFormee,
  unePersonneInscrite,
  uneRecrue,
  unFormateur,
  unOrganisme,
} from '#tests/situations/formation.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  annulerDossier,
  compterAOrienter,
  creerOrganisme,
  dispenser,
  dispenserRecrue,
  inviterFormateur,
  lireDossierDeFormation,
  lireFormation,
  lireOrganisme,
  listerAOrienter,
  listerFormationsDeLaStructure,
  listerOrganismes,
  modifierOrganisme,
  organismePropose,
  orienter,
  orienterEnBloc,
  reorienter,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const NATION = anct().perimetre;
const statut = async (relationId: string) => (await lireFormation(tools.db, NATION, relationId))?.statut;
const courrielsDe = async (a: string) =>
  (await banc.courriels()).filter(({ destinataire }) => destinataire === a).map(({ modele }) => modele);

describe('the directory of training bodies', () => {
  it('is kept by ANCT alone, by name, with a territory', async () => {
    const { organismeId, saisie } = await unOrganisme(banc, { departements: ['63', '03'] });
    const lu = await lireOrganisme(tools.db, NATION, organismeId, '2021-02-04');
    expect(lu).toMatchObject({ nom: saisie.nom, departements: ['03', '63'], charge: 0, placesLibres: 0 });
    await expect(creerOrganisme(tools, anct(), saisie)).rejects.toMatchObject({ fields: { nom: expect.any(String) } });
    await expect(creerOrganisme(tools, acteur('support'), { ...saisie, nom: 'Autre' })).rejects.toThrow(Forbidden);
    for (const autres of [{ departements: [] }, { departements: ['ZZ'] }, { national: true }])
      await expect(unOrganisme(banc, autres)).rejects.toThrow(InvalidInput);
  });

  it('changes at any time; one who no longer takes anybody is no longer proposed', async () => {
    const { organismeId, saisie } = await unOrganisme(banc, { departements: ['48'] });
    expect(await organismePropose(tools.db, '48')).toBe(organismeId);
    await modifierOrganisme(tools, anct(), { ...saisie, organismeId, telephone: '0102030405', actif: false });
    expect(await organismePropose(tools.db, '48')).toBeNull();
    expect((await lireOrganisme(tools.db, NATION, organismeId, '2021-02-04')).telephone).toBe('0102030405');
    const autre = await unOrganisme(banc);
    await expect(
      modifierOrganisme(tools, anct(), { ...autre.saisie, organismeId, nom: autre.saisie.nom }),
    ).rejects.toThrow(InvalidInput);
  });

  it('its people get a personal link, and see their own training body only', async () => {
    const [un, autre] = [await unOrganisme(banc), await unOrganisme(banc)];
    const email = 'formatrice@demonstration.example';
    await inviterFormateur(tools, anct(), { organismeId: un.organismeId, email, prenom: 'Lou', nom: 'Essai' });
    expect(await courrielsDe(email)).toEqual(['compte.invitation']);
    const siens = await listerOrganismes(tools.db, un.acteur.perimetre, '2021-02-04');
    expect(siens.map(({ id }) => id)).toEqual([un.organismeId]);
    await expect(lireOrganisme(tools.db, un.acteur.perimetre, autre.organismeId, '2021-02-04')).rejects.toThrow(
      NotFound,
    );
  });
});

describe('the training body that the rule proposes', () => {
  it('covers the département, trains in person or mixed before remote, and is the least loaded', async () => {
    const loin = await unOrganisme(banc, { modalite: 'distance', national: true, nom: 'À distance partout' });
    expect(await organismePropose(tools.db, '15')).toBe(loin.organismeId);
    const charge = await unOrganisme(banc, { modalite: 'mixte', departements: ['15', '03'] });
    expect(await organismePropose(tools.db, '15')).toBe(charge.organismeId);
    await uneFormationOrientee(banc, { organisme: charge });
    const leger = await unOrganisme(banc, { departements: ['15'], nom: 'Zèbre' });
    expect(await organismePropose(tools.db, '15')).toBe(leger.organismeId);
  });
});

describe('referring a recruit', () => {
  it('introduces everybody to everybody, and nobody twice', async () => {
    const organisme = await unOrganisme(banc);
    const recrue = await uneRecrue(banc);
    const { relationId } = recrue;
    const formationId = await orienter(tools, anct(), { relationId, organismeId: organisme.organismeId });
    expect(await courrielsDe(organisme.saisie.email)).toEqual(['formation.presentationOrganisme']);
    expect(await courrielsDe(recrue.candidat.saisie.email)).toContain('formation.presentation');
    expect(await courrielsDe(recrue.saisie.contactEmail)).toContain('formation.presentation');
    expect(await lireDossierDeFormation(tools.db, organisme.acteur.perimetre, formationId)).toMatchObject({
      statut: 'orientee',
      nom: recrue.candidat.saisie.nom,
      structure: recrue.saisie.nom,
    });
    await expect(orienter(tools, anct(), { relationId, organismeId: null })).rejects.toThrow('a déjà un dossier');
  });

  it('waits for the acceptance of the recruit and of the subsidy, and is done by ANCT', async () => {
    const { organismeId } = await unOrganisme(banc);
    const depose = await unDossierDepose(banc);
    await expect(orienter(tools, anct(), { relationId: depose.relationId, organismeId })).rejects.toThrow(
      'n’est pas encore acceptée',
    );
    const recrue = await uneRecrue(banc);
    await annulerChoix(tools, recrue.acteur, { candidatId: recrue.candidat.candidatId, motif: '' });
    await expect(orienter(tools, anct(), { relationId: recrue.relationId, organismeId })).rejects.toThrow(
      'n’a pas encore accepté',
    );
    for (const qui of [acteur('support'), recrue.acteur, unFormateur(organismeId), acteur('prefecture')])
      await expect(orienter(tools, qui, { relationId: recrue.relationId, organismeId })).rejects.toThrow(Forbidden);
  });

  it('refuses a training body that takes nobody any more', async () => {
    const { organismeId } = await unOrganisme(banc, { actif: false });
    const { relationId } = await uneRecrue(banc);
    await expect(orienter(tools, anct(), { relationId, organismeId })).rejects.toThrow('ne reçoit plus');
  });

  it('two people who refer the same recruit at once make one file', async () => {
    const { organismeId } = await unOrganisme(banc);
    const { relationId } = await uneRecrue(banc);
    const fins = await Promise.allSettled(
      Array.from({ length: 6 }, () => orienter(tools, anct(), { relationId, organismeId })),
    );
    expect(fins.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const fin of fins) if (fin.status === 'rejected') expect(fin.reason).toBeInstanceOf(Refused);
  });

  it('in one go, follows the proposal for each, and says who is left and why', async () => {
    const neuf = await unBanc({ pendantLeTest: true });
    const premiere = await uneRecrue(neuf, { postes: 3 });
    const autres = [
      await unRecrutAccepte(neuf, premiere.structureId),
      await unRecrutAccepte(neuf, premiere.structureId),
    ];
    const relationIds = [premiere, ...autres].map(({ relationId }) => relationId);
    const sansOrganisme = await orienterEnBloc(neuf.tools, anct(), { relationIds });
    expect(sansOrganisme.orientees).toBe(0);
    expect(sansOrganisme.refus.every((raison) => raison.startsWith('Aucun organisme'))).toBe(true);
    await unOrganisme(neuf, { nom: 'Un' });
    await unOrganisme(neuf, { nom: 'Deux' });
    const page = await listerAOrienter(neuf.tools.db, NATION);
    expect(page.lignes.map(({ organismePropose: propose }) => propose)).toEqual(['Deux', 'Deux', 'Deux']);
    const [, , parti] = [premiere, ...autres];
    await annulerChoix(neuf.tools, premiere.acteur, { candidatId: parti?.candidat.candidatId ?? '', motif: '' });
    const bilan = await orienterEnBloc(neuf.tools, anct(), { relationIds });
    expect(bilan).toEqual({ orientees: 2, refus: [expect.stringContaining('n’a pas encore accepté')] });
    const lues = await Promise.all(relationIds.map((id) => lireFormation(neuf.tools.db, NATION, id)));
    expect(lues.map((lue) => lue?.organisme ?? '').toSorted()).toEqual(['', 'Deux', 'Un']);
    expect(await compterAOrienter(neuf.tools.db, NATION)).toBe(0);
  });

  it('to another training body: the former is told and sees the person no more', async () => {
    const { formationId, organisme, relationId } = await uneFormationOrientee(banc);
    const autre = await unOrganisme(banc);
    const motif = 'Plus de place avant l’été.';
    await expect(reorienter(tools, anct(), { formationId, organismeId: organisme.organismeId, motif })).rejects.toThrow(
      'déjà confiée',
    );
    await reorienter(tools, anct(), { formationId, organismeId: autre.organismeId, motif });
    expect(await courrielsDe(organisme.saisie.email)).toContain('formation.annulation');
    expect(await courrielsDe(autre.saisie.email)).toContain('formation.presentationOrganisme');
    expect((await lireFormation(tools.db, NATION, relationId))?.organisme).toBe(autre.saisie.nom);
    await expect(lireDossierDeFormation(tools.db, organisme.acteur.perimetre, formationId)).rejects.toThrow(NotFound);
  });
});

describe('somebody who already holds the certificate', () => {
  it('is exempted by ANCT before any training body is chosen, or by the training body that finds it out', async () => {
    const { relationId } = await uneRecrue(banc);
    await dispenserRecrue(tools, anct(), { relationId, motif: 'Titulaire du CCP1.' });
    expect(await statut(relationId)).toBe('dispensee');
    const orientee = await uneFormationOrientee(banc);
    const { formationId } = orientee;
    const motif = 'Titulaire du titre.';
    await expect(dispenser(tools, uneStructureActrice(orientee.structureId), { formationId, motif })).rejects.toThrow(
      Forbidden,
    );
    await expect(dispenser(tools, acteur('support'), { formationId, motif })).rejects.toThrow(Forbidden);
    await dispenser(tools, orientee.organisme.acteur, { formationId, motif });
    expect(await statut(orientee.relationId)).toBe('dispensee');
  });
});

describe('a training stops', () => {
  it('when the choice falls: the training body is told, the place is free, the structure sees it no more', async () => {
    const inscrite = await unePersonneInscrite(banc);
    const { relationId, formationId, sessionId } = inscrite;
    await decliner(tools, inscrite.candidat.acteur, { relationId, motif: '' });
    expect(await statut(relationId)).toBeUndefined();
    expect(await courrielsDe(inscrite.organisme.saisie.email)).toContain('formation.annulation');
    const { session_id } = await lireDossierDeFormation(tools.db, NATION, formationId);
    expect([session_id, sessionId]).toEqual([null, expect.any(String)]);
    const laStructure = uneStructureActrice(inscrite.structureId);
    expect(await listerFormationsDeLaStructure(tools.db, laStructure.perimetre)).toEqual([]);
  });

  it('when ANCT says so, with a motive; the recruit may then be referred anew', async () => {
    const { formationId, relationId, organisme } = await uneFormationOrientee(banc);
    await expect(annulerDossier(tools, organisme.acteur, { formationId, motif: 'Non' })).rejects.toThrow(Forbidden);
    await expect(annulerDossier(tools, anct(), { formationId, motif: ' ' })).rejects.toThrow(InvalidInput);
    await annulerDossier(tools, anct(), { formationId, motif: 'Erreur de dossier.' });
    expect(await statut(relationId)).toBeUndefined();
    await orienter(tools, anct(), { relationId, organismeId: organisme.organismeId });
    expect(await statut(relationId)).toBe('orientee');
  });

  it('but one that is over stays acquired', async () => {
    const formee = await unePersonneFormee(banc);
    await annulerChoix(tools, uneStructureActrice(formee.structureId), {
      candidatId: formee.candidat.candidatId,
      motif: '',
    });
    expect(await statut(formee.relationId)).toBe('terminee');
  });
});
