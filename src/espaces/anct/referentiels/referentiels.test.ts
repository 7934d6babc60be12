import { expect, it } from 'vitest';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { unLieuPublie } from '#tests/situations/lieux.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const { acteur: lui } = await unConseillerEnPoste(banc);
const { numero } = await unLieuPublie(banc, lui, { nom: 'Tiers-lieu du Modèle' });
async function entrer(role: 'anct' | 'support') {
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, await unCompte(banc, { role }));
  await navigateur.ouvrir('/anct/referentiels');
  return navigateur;
}
const BASE = '/anct/referentiels';
const enTexte = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ');
const deposer = (qui: Awaited<ReturnType<typeof entrer>>, liste: string, contenu: string) =>
  qui.televerser(BASE, 'fichier', { nom: 'fabriques.csv', contenu }, { liste });
const FABRIQUES = `nom;adresse;code_postal;commune;code_insee
TIERS-LIEU du modèle;2 rue de l’Exemple;03000;Moulins;03190
Sans commune;1 rue;99999;Nulle part;99999
`;

it('ANCT sees line by line what a list would do, then replaces it: the label is on the place, nobody typed it', async () => {
  const elle = await entrer('anct');
  const { vers } = await deposer(elle, 'fabriques_de_territoire', FABRIQUES);
  const apercu = enTexte((await elle.ouvrir(vers ?? '')).texte);
  expect(apercu).toContain('1 organisme lu : 1 ligne laissée de côté');
  expect(apercu).toContain('ligne 3 : la commune « 99999 » n’est pas connue');
  const page = () => unNavigateur(banc).ouvrir(`/trouver-un-conseiller/lieux/${numero}`);
  expect((await page()).texte).not.toContain('Fabriques de territoire');
  const faite = await elle.envoyer(vers ?? '', {});
  expect(enTexte(faite.texte)).toContain('est remplacée : 1 organisme, aucun retiré');
  expect((await page()).texte).toContain('Fabriques de territoire');
  expect((await unNavigateur(banc).ouvrir('/api/lieux.json')).texte).toContain(
    '"formations_labels":"Fabriques de Territoire"',
  );
});

it('a file that is not such a list changes nothing, and says what it lacks', async () => {
  const elle = await entrer('anct');
  const refuse = await deposer(elle, 'france_services', FABRIQUES);
  expect(refuse.statut).toBe(422);
  expect(enTexte(refuse.texte)).toContain('id_fs');
  expect((await elle.ouvrir(BASE)).texte).toContain('Fabriques de territoire');
});

it('each list has its model; support reads the lists and replaces none', async () => {
  const sacha = await entrer('support');
  expect((await sacha.ouvrir(BASE)).texte).not.toContain('type="file"');
  expect((await deposer(sacha, 'fabriques_de_territoire', FABRIQUES)).statut).toBe(403);
  const modele = await sacha.ouvrir(`${BASE}/modele?liste=aidants_connect`);
  expect(modele.texte).toContain('id;pivot;nom');
});
