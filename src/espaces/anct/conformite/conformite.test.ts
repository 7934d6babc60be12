import { describe, expect, it } from 'vitest';
import { lireDossier } from '#domain/conformite/index.ts';
import { anct, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { unDossierDepose, unDossierOuvert } from '#tests/situations/conformite.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const connecte = async (demande: Parameters<typeof unCompte>[1]) => {
  const navigateur = unNavigateur(banc);
  const compte = await unCompte(banc, demande);
  await seConnecter(banc, navigateur, compte);
  return { navigateur, compte };
};
const agent = await connecte({ role: 'anct' });
const support = await connecte({ role: 'support' });

describe('the instruction, by the pages', () => {
  it('goes from the queue to the decision, piece by piece', async () => {
    const { dossierId } = await unDossierDepose(banc, { nom: 'Commune à instruire' });
    const { navigateur } = agent;
    const base = `/anct/conformite/${dossierId}`;
    expect((await navigateur.ouvrir('/anct/conformite')).texte).toContain('Commune à instruire');
    expect((await navigateur.ouvrir(base)).texte).toContain('Examinez d’abord chaque pièce');
    const { pieces } = await lireDossier(banc.tools, anct(), dossierId);
    for (const { nature } of pieces) {
      const reponse = await navigateur.poster(`${base}/pieces/${nature}/accepter`, {});
      expect(reponse.vers).toBe(base);
    }
    await navigateur.ouvrir(base);
    await navigateur.poster(`${base}/conforme`, {});
    expect((await navigateur.ouvrir(base)).texte).toContain('Demande acceptée');
  });

  it('asks for a motive before anything is to be corrected, and keeps what was typed', async () => {
    const { dossierId } = await unDossierDepose(banc);
    const { navigateur } = agent;
    const page = `/anct/conformite/${dossierId}/pieces/rib`;
    await navigateur.ouvrir(page);
    const vide = await navigateur.poster(page, { motif: '' });
    expect(vide.statut).toBe(422);
    expect(vide.texte).toContain('Dites ce qu’il faut corriger.');
    await navigateur.poster(page, { motif: 'Le RIB est illisible.' });
    await navigateur.ouvrir(`/anct/conformite/${dossierId}/complement`);
    await navigateur.poster(`/anct/conformite/${dossierId}/complement`, { texte: 'Merci.' });
    expect((await navigateur.ouvrir(`/anct/conformite/${dossierId}`)).texte).toContain('Corrections demandées');
  });

  it('gives several files to a colleague, and writes to several structures', async () => {
    const [un, deux] = [
      await unDossierDepose(banc, { nom: 'Première' }),
      await unDossierDepose(banc, { nom: 'Seconde' }),
    ];
    const { navigateur, compte } = agent;
    const adresse = `?ids=${un.dossierId}&ids=${deux.dossierId}`;
    const page = await navigateur.ouvrir(`/anct/conformite/en-bloc/confier${adresse}`);
    expect(page.texte).toContain('Confier 2\u00a0demandes');
    const ids = `${un.dossierId},${deux.dossierId}`;
    expect((await navigateur.poster('/anct/conformite/en-bloc/confier', { ids, a: compte.id })).statut).toBe(303);
    expect((await lireDossier(banc.tools, anct(), un.dossierId)).assigne_a).toBe(compte.id);
    await navigateur.ouvrir(`/anct/conformite/en-bloc/ecrire${adresse}`);
    await navigateur.poster('/anct/conformite/en-bloc/ecrire', { ids, texte: 'Bonnes fêtes.' });
    expect((await lireDossier(banc.tools, anct(), deux.dossierId)).messages.at(-1)?.texte).toBe('Bonnes fêtes.');
    expect((await navigateur.poster('/anct/conformite/en-bloc/ecrire', { ids: '', texte: 'x' })).statut).toBe(409);
  });

  it('shows its support where the file is, without pieces, identities nor buttons', async () => {
    const { dossierId } = await unDossierDepose(banc);
    const { texte } = await support.navigateur.ouvrir(`/anct/conformite/${dossierId}`);
    expect(texte).not.toMatch(/Aline|conformite\/fichiers|Accepter/);
    expect((await support.navigateur.ouvrir(`/anct/conformite/${dossierId}/note`)).statut).toBe(403);
  });
});

describe('the demande de subvention, by the pages of the structure', () => {
  it('says what is missing, takes files, and refuses with a sentence what is not one', async () => {
    const { structureId } = await unDossierOuvert(banc);
    const { navigateur } = await connecte({ role: 'structure', structureId });
    const page = await navigateur.ouvrir('/structure/subvention');
    expect(page.texte).toContain('Il reste 6\u00a0éléments à fournir');
    const piece = '/structure/subvention/pieces/rib';
    await navigateur.ouvrir(piece);
    const refus = await navigateur.televerser(piece, 'fichiers', { nom: 'x.exe', contenu: 'MZ' });
    expect(refus.statut).toBe(422);
    expect(refus.texte).toContain('n’est pas au format PDF, JPEG, PNG');
    await navigateur.televerser(piece, 'fichiers', { nom: 'rib.pdf', contenu: '%PDF-1.7 rib' });
    expect((await navigateur.ouvrir('/structure/subvention')).texte).toContain('rib.pdf');
  });

  it('before any interest, leads to the candidates', async () => {
    const { structureId } = await uneStructureActivee(banc);
    const { navigateur } = await connecte({ role: 'structure', structureId });
    expect((await navigateur.ouvrir('/structure/subvention')).texte).toContain('dès que vous vous dites intéressé');
    expect((await navigateur.ouvrir('/structure/subvention/representants')).statut).toBe(404);
  });
});
