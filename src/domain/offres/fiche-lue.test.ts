import { expect, it } from 'vitest';
import { seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { REFERENCE, UNE_FICHE, uneFicheEcrite, uneOffre } from '#tests/situations/offres.ts';
import { LYON } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
async function quelquUn(compte: Parameters<typeof unCompte>[1]) {
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, await unCompte(banc, compte));
  return navigateur;
}
const prefet = await quelquUn({ role: 'prefecture', departement: '03' });
const voisin = await quelquUn({ role: 'prefecture', departement: '69' });
const region = await quelquUn({ role: 'prefecture', region: '84' });
const pilote = await quelquUn({ role: 'anct' });
const support = await quelquUn({ role: 'support' });

it('the préfecture and ANCT find the fiche de poste in the file of the structure, read it and print it', async () => {
  const { structureId } = await uneOffre(banc, { nom: 'Commune lisible' });
  for (const [qui, espace] of [
    [prefet, 'prefecture'],
    [region, 'prefecture'],
    [pilote, 'anct'],
    [support, 'anct'],
  ] as const) {
    const adresse = `/${espace}/structures/${structureId}`;
    const { texte } = await qui.ouvrir(adresse);
    expect(texte).toContain(`href="${adresse}/fiche-de-poste"`);
    const lue = await qui.ouvrir(`${adresse}/fiche-de-poste`);
    for (const fait of [...Object.values(UNE_FICHE), REFERENCE, 'Publiée', 'à partir du 6 mars 2021'])
      expect(lue.texte).toContain(fait);
    const papier = await qui.ouvrir(`${adresse}/fiche-de-poste/fichier`);
    expect(papier.enTetes.get('content-type')).toBe('application/pdf');
    expect(papier.texte.slice(0, 4)).toBe('%PDF');
  }
});

it('outside the territory it is not there, page and paper, as one that is not written', async () => {
  const { structureId } = await uneFicheEcrite(banc, { communeCode: LYON, departement: '69' });
  const sansFiche = await uneStructureActivee(banc);
  for (const suite of ['fiche-de-poste', 'fiche-de-poste/fichier']) {
    expect((await prefet.ouvrir(`/prefecture/structures/${structureId}/${suite}`)).statut).toBe(404);
    expect((await voisin.ouvrir(`/prefecture/structures/${structureId}/${suite}`)).statut).toBe(200);
    expect((await prefet.ouvrir(`/prefecture/structures/${sansFiche.structureId}/${suite}`)).statut).toBe(404);
  }
  expect((await prefet.ouvrir(`/prefecture/structures/${sansFiche.structureId}`)).texte).not.toContain(
    'fiche-de-poste',
  );
});
