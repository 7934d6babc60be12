import { expect, it } from 'vitest';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';
import { type Navigateur, unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const lisible = (texte: string) => texte.replaceAll(/[\u00a0\u202f]|&nbsp;/g, ' ');
const BASE = '/conseiller/activites';
const champ = (nom: string, texte: string) => new RegExp(`name="${nom}"[^>]*value="([^"]*)"`).exec(texte)?.[1] ?? '';

async function connecte(compte: Parameters<typeof seConnecter>[2]) {
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, compte);
  return navigateur;
}

/** Records a usual activity as the form gives it; answers its identifier. */
async function enregistrer(lui: Navigateur, autres: Readonly<Record<string, string | string[]>> = {}) {
  const { texte } = await lui.ouvrir(`${BASE}/nouvelle`);
  const id = champ('id', texte);
  await lui.envoyer(`${BASE}/nouvelle`, {
    ...{ id, type: 'individuel', themes: '4', ou: 'distance', jour: champ('jour', texte), duree: '45' },
    ...{ participants: '1', dejaVenus: '0', age: 'inconnu', situation: 'inconnu', note: '', ...autres },
  });
  return id;
}

it('what he does often is one gesture above the form, day and note apart; what was left half-way is offered', async () => {
  const lui = await connecte((await unConseillerEnPoste(banc)).compte);
  const id = await enregistrer(lui, { themes: ['5', '6'], duree: '90', note: 'Pour moi seul' });
  const garde = await lui.envoyer(`${BASE}/${id}/favori`, { nom: 'Permanence du mardi' });
  expect(lisible(garde.texte)).toContain('« Permanence du mardi » est dans vos favoris');
  const lien = /href="([^"]*\?favori=[^"]*)"/.exec((await lui.ouvrir(`${BASE}/nouvelle`)).texte)?.[1] ?? '';
  const rempli = (await lui.ouvrir(lien)).texte;
  expect(rempli).toMatch(/<option value="90" selected=""/);
  expect(rempli).toMatch(/value="5"[^>]*checked|checked=""[^>]*value="5"/);
  expect(rempli).not.toContain('Pour moi seul');
  expect(champ('id', rempli)).not.toBe(id);

  await lui.poster(`${BASE}/nouvelle`, { type: 'atelier', jour: '2021-02-10', note: 'À finir' });
  expect(lisible((await lui.ouvrir(BASE)).texte)).toContain('Atelier du 10/02/2021.');
  const fini = await lui.envoyer(`${BASE}/brouillon`, {});
  expect(fini.texte).not.toContain('Une saisie n’est pas terminée');
});

it('a deletion can be undone on the page that follows, with the filters of the list; the files have them too', async () => {
  const gens = [await unConseillerEnPoste(banc), await unConseillerEnPoste(banc)] as const;
  const [lui, autre] = [await connecte(gens[0].compte), await connecte(gens[1].compte)];
  const id = await enregistrer(lui, { note: 'Note de la première' });
  await enregistrer(lui, { type: 'atelier', participants: '4', note: 'Note de la seconde' });
  const suite = await lui.envoyer(`${BASE}/supprimer`, { activiteId: id, retour: '?type=individuel&autre=x' });
  expect(lisible(suite.texte)).toContain('Annuler la suppression');
  expect(champ('retour', suite.texte)).toBe('?type=individuel');
  expect((await autre.ouvrir(`${BASE}?supprimee=${id}`)).texte).not.toContain('Annuler la suppression');
  const revenue = await lui.envoyer(`${BASE}/retablir`, { activiteId: id, retour: '?type=individuel' });
  expect(lisible(revenue.texte)).toContain('L’activité est revenue');
  expect(lisible(revenue.texte)).toContain('1 activité');
  const { texte: fichier } = await lui.ouvrir(`${BASE}/export?format=csv&type=atelier`);
  expect(fichier).toContain('Note de la seconde');
  expect(fichier).not.toContain('Note de la première');
});

it('a structure keeps a tag, its conseiller puts it on an activity, and merging keeps it there', async () => {
  const { compte, structureId } = await unConseillerEnPoste(banc);
  const lui = await connecte(compte);
  const elle = await connecte(await unCompte(banc, { role: 'structure', structureId, administrateur: true }));
  await elle.ouvrir('/structure/tags');
  for (const nom of ['Semaine bleue', 'Seniors']) await elle.envoyer('/structure/tags', { nom });
  const liste = (await elle.ouvrir('/structure/tags')).texte;
  const numero = (nom: string) => new RegExp(`/structure/tags/(\\d+)">${nom}`).exec(liste)?.[1] ?? '';
  expect((await elle.poster('/structure/tags', { nom: 'seniors' })).texte).toContain('Un tag porte déjà ce nom');
  await enregistrer(lui, { tags: [numero('Seniors')] });
  expect((await lui.ouvrir(`${BASE}/nouvelle`)).texte).toContain('Seniors (structure)');
  await elle.ouvrir(`/structure/tags/${numero('Seniors')}/fusion`);
  await elle.envoyer(`/structure/tags/${numero('Seniors')}/fusion`, { vers: numero('Semaine bleue') });
  expect((await lui.ouvrir(`${BASE}?tag=${numero('Semaine bleue')}`)).texte).toContain('<strong>1\u00a0activité');
  await banc.faireTravailler();
  const page = lisible((await elle.ouvrir(`/structure/tags/${numero('Semaine bleue')}`)).texte);
  expect(page).toContain('1 activité le porte.');
  await elle.envoyer(`/structure/tags/${numero('Semaine bleue')}`, { nom: 'Semaine bleue 2021' });
  expect(lisible((await lui.ouvrir(BASE)).texte)).toContain('Semaine bleue 2021');
  expect((await lui.ouvrir(`/conseiller/tags/${numero('Semaine bleue')}`)).statut).toBe(404);
});
