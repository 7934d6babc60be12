import { expect, it } from 'vitest';
import { preparerContrat } from '#domain/contrats/index.ts';
import { CLES_DES_MODELES } from '#espaces/public/modeles/modeles.ts';
import { seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { desTermes, uneRecrue } from '#tests/situations/contrats.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();

it.each(CLES_DES_MODELES)('anybody may take away the model « %s », to print or to edit', async (modele) => {
  const visiteur = unNavigateur(banc);
  expect((await visiteur.ouvrir('/modeles')).texte).toContain(`modele=${modele}&amp;format=odt`);
  for (const format of ['pdf', 'odt', 'docx']) {
    const reponse = await visiteur.ouvrir(`/modeles/fichier?modele=${modele}&format=${format}`);
    expect(reponse.statut).toBe(200);
    expect(reponse.enTetes.get('content-disposition')).toContain(`modele-${modele}.${format}`);
    expect(reponse.texte.slice(0, 2)).toBe(format === 'pdf' ? '%P' : 'PK');
  }
});

it('a structure finds its models filled with its recruit, before the contract is prepared and after; another finds nothing', async () => {
  const [ailleurs, recrue] = [await uneRecrue(banc), await uneRecrue(banc)];
  const elle = unNavigateur(banc);
  await seConnecter(banc, elle, await unCompte(banc, { role: 'structure', structureId: recrue.structureId }));
  const adresse = `/structure/contrats/${recrue.relationId}`;
  expect((await elle.ouvrir(adresse)).texte).toContain('Modèles pré-remplis');
  for (const document of ['contrat', 'deliberation'])
    expect((await elle.ouvrir(`${adresse}/modele?document=${document}&format=docx`)).statut).toBe(200);
  await preparerContrat(banc.tools, recrue.acteur, { relationId: recrue.relationId, ...desTermes(banc) });
  expect((await elle.ouvrir(`${adresse}/modele?format=pdf`)).texte.slice(0, 4)).toBe('%PDF');
  expect((await elle.ouvrir(`/structure/contrats/${ailleurs.relationId}/modele`)).statut).toBe(404);
});
