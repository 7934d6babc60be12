import { describe, expect, it } from 'vitest';
import { lireFormation } from '#domain/formation/index.ts';
import { unCompteDeCandidat } from '#tests/situations/candidats.ts';
import { anct, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { uneFormationOrientee, unePersonneFormee, uneRecrue, unOrganisme } from '#tests/situations/formation.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const connecte = async (demande: Parameters<typeof unCompte>[1]) => {
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, await unCompte(banc, demande));
  return navigateur;
};
const agent = await connecte({ role: 'anct' });
const support = await connecte({ role: 'support' });
const statut = async (relationId: string) => (await lireFormation(banc.tools.db, anct().perimetre, relationId))?.statut;

describe('training, by the pages of ANCT', () => {
  it('the directory: adds a training body, changes it, invites its people, filters by département', async () => {
    const saisie = {
      nom: 'Les Assembleurs d’essai',
      email: 'assembleurs@demonstration.example',
      telephone: '01 02 03 04 05',
      modalite: 'mixte',
      departements: '63, 2a',
      actif: 'oui',
    };
    const nouveau = '/anct/formation/organismes/nouveau';
    await agent.ouvrir(nouveau);
    const faux = await agent.poster(nouveau, { ...saisie, departements: '63, ZZ' });
    expect([faux.statut, faux.texte.includes('n’est pas le code d’un département')]).toEqual([422, true]);
    const { vers } = await agent.poster(nouveau, saisie);
    expect((await agent.ouvrir(vers ?? '')).texte).toContain('value="Les Assembleurs d’essai"');
    await agent.poster(vers ?? '', { ...saisie, departements: '', national: 'oui', modalite: 'distance' });
    expect((await agent.ouvrir('/anct/formation/organismes?departement=69')).texte).toContain('Toute la France');
    await agent.ouvrir(`${vers}/inviter`);
    await agent.poster(`${vers}/inviter`, {
      prenom: 'Lou',
      nom: 'Essai',
      email: 'lou-essai@demonstration.example',
    });
    const page = await agent.ouvrir(vers ?? '');
    expect(page.texte).toContain('invitation envoyée');
    expect((await support.ouvrir(vers ?? '')).texte).not.toMatch(/Inviter quelqu’un|Retirer l’accès/);
    expect((await support.ouvrir(nouveau)).statut).toBe(403);
    await agent.ouvrir(vers ?? '');
    await agent.poster(vers ?? '', { ...saisie, departements: '63', actif: '' });
  });

  it('refers one recruit, the proposal chosen in advance, or several at once', async () => {
    const { organismeId, saisie } = await unOrganisme(banc, { nom: 'Proposé' });
    const [une, deux, trois] = [await uneRecrue(banc), await uneRecrue(banc), await uneRecrue(banc)];
    const file = await agent.ouvrir('/anct/formation');
    expect(file.texte).toContain(une.candidat.saisie.nom);
    expect(file.texte).toContain(saisie.nom);
    const page = `/anct/formation/recrues/${une.relationId}`;
    expect((await agent.ouvrir(page)).texte).toMatch(new RegExp(`value="${organismeId}" selected`));
    await agent.poster(page, { organismeId });
    expect(await statut(une.relationId)).toBe('orientee');
    expect((await agent.ouvrir(page)).statut).toBe(404);
    await agent.ouvrir('/anct/formation');
    expect((await agent.poster('/anct/formation/orienter', {})).statut).toBe(409);
    const reponse = await agent.envoyer('/anct/formation/orienter', { ids: [deux.relationId, une.relationId] });
    expect(reponse.texte).toContain('1\u00a0personne orientée');
    expect(reponse.texte).toContain('a déjà un dossier de formation');
    await agent.ouvrir(`/anct/formation/recrues/${trois.relationId}/dispense`);
    await agent.poster(`/anct/formation/recrues/${trois.relationId}/dispense`, { motif: 'Titulaire.' });
    expect(await statut(trois.relationId)).toBe('dispensee');
    await support.ouvrir('/anct/formation');
    expect((await support.poster('/anct/formation/orienter', { ids: [deux.relationId] })).statut).toBe(403);
  });

  it('says who is where, body by body, and lets it be downloaded', async () => {
    const { candidat, organisme, formationId, relationId } = await uneFormationOrientee(banc);
    const adresse = `/anct/formation/suivi?organisme=${organisme.organismeId}`;
    const page = await agent.ouvrir(adresse);
    expect(page.texte).toContain(candidat.saisie.nom);
    expect(page.texte).toContain('1\u00a0formation<');
    const csv = await agent.ouvrir(`${adresse.replace('suivi?', 'suivi/export?')}&format=csv`);
    expect(csv.texte).toContain(candidat.saisie.nom);
    expect(csv.texte.trim().split('\n')).toHaveLength(2);
    const dossier = `/anct/formation/suivi/${formationId}`;
    expect((await support.ouvrir(dossier)).texte).not.toContain('Changer d’organisme');
    const autre = await unOrganisme(banc);
    const reorienter = await agent.ouvrir(`${dossier}/reorienter`);
    expect(reorienter.texte).toContain(autre.saisie.nom);
    expect(reorienter.texte).not.toContain(`value="${organisme.organismeId}"`);
    await agent.poster(`${dossier}/reorienter`, { organismeId: autre.organismeId, motif: 'Plus près.' });
    expect((await agent.ouvrir(dossier)).texte).toContain('Plus près.');
    await agent.ouvrir(`${dossier}/annulation`);
    await agent.poster(`${dossier}/annulation`, { motif: 'Erreur.' });
    expect(await statut(relationId)).toBeUndefined();
  });
});

describe('training, by the pages of those whom it concerns', () => {
  it('the structure and the person read the same thing, and download the certificate of training', async () => {
    const formee = await unePersonneFormee(banc);
    const elle = await connecte({ role: 'structure', structureId: formee.structureId });
    const lui = unNavigateur(banc);
    await seConnecter(banc, lui, await unCompteDeCandidat(banc, formee.candidat));
    const pages = [
      [elle, '/structure/formation'],
      [lui, '/candidat/formation'],
    ] as const;
    for (const [navigateur, adresse] of pages) {
      const { texte } = await navigateur.ouvrir(adresse);
      for (const dit of [formee.organisme.saisie.nom, '280 heures, deux mois', 'Terminée'])
        expect(texte).toContain(dit);
      const pdf = await navigateur.ouvrir(`${adresse}/${formee.formationId}/attestation`);
      expect(pdf.texte.slice(0, 5)).toBe('%PDF-');
    }
  });

  it('before anything is decided, says what comes', async () => {
    const recrue = await uneRecrue(banc);
    const elle = await connecte({ role: 'structure', structureId: recrue.structureId });
    expect((await elle.ouvrir('/structure/formation')).texte).toContain('l’ANCT oriente alors la personne');
    const lui = unNavigateur(banc);
    await seConnecter(banc, lui, await unCompteDeCandidat(banc, recrue.candidat));
    expect((await lui.ouvrir('/candidat/formation')).texte).toContain('vous oriente vers un organisme de formation');
  });
});
