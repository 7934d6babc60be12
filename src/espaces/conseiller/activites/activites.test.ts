import { expect, it } from 'vitest';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const lisible = (texte: string) => texte.replaceAll(/[\u00a0\u202f]|&nbsp;/g, ' ');

async function connecte(compte: Parameters<typeof seConnecter>[2]) {
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, compte);
  return navigateur;
}

it('a conseiller names his place, records a usual activity by its themes alone, and everybody concerned reads the sums', async () => {
  const { compte, structureId } = await unConseillerEnPoste(banc);
  const lui = await connecte(compte);
  expect((await lui.ouvrir('/conseiller/lieux')).texte).toContain('Ajoutez les lieux où vous recevez');
  const lieu = await lui.envoyer('/conseiller/lieux', {
    nom: 'Médiathèque de l’Exemple',
    adresse: '2 rue de l’Exemple',
    commune: 'Moulins (03000)',
    communeCode: '03190',
  });
  expect(lisible(lieu.texte)).toContain('est dans vos lieux');

  const page = lisible((await lui.ouvrir('/conseiller/activites/nouvelle')).texte);
  const champ = (nom: string) => new RegExp(`name="${nom}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? '';
  const ou = /value="([\da-f-]{36})"[^>]*checked|checked=""[^>]*value="([\da-f-]{36})"/.exec(page);
  const usuelle = {
    id: champ('id'),
    type: 'individuel',
    ou: ou?.[1] ?? ou?.[2] ?? '',
    jour: champ('jour'),
    duree: '30',
    participants: '1',
    dejaVenus: '0',
    age: 'inconnu',
    situation: 'inconnu',
    note: '',
  };
  const vide = await lui.poster('/conseiller/activites/nouvelle', usuelle);
  expect(vide.statut).toBe(422);
  expect(vide.texte).toContain('Cochez au moins un thème.');
  const envoi = await lui.envoyer('/conseiller/activites/nouvelle', { ...usuelle, themes: '5' });
  expect(lisible(envoi.texte)).toContain('L’activité est enregistrée.');
  expect(lisible(envoi.texte)).toContain('Médiathèque de l’Exemple, Moulins');

  expect(lisible((await lui.ouvrir('/conseiller/statistiques')).texte)).toContain('Internet');
  const elle = await connecte(await unCompte(banc, { role: 'structure', structureId, administrateur: true }));
  const anct = await connecte(await unCompte(banc, { role: 'anct' }));
  const allier = await connecte(await unCompte(banc, { role: 'prefecture', departement: '03' }));
  const rhone = await connecte(await unCompte(banc, { role: 'prefecture', departement: '69' }));
  for (const [navigateur, base] of [
    [elle, '/structure/statistiques'],
    [anct, '/anct/statistiques?theme=5'],
    [allier, '/prefecture/statistiques?type=individuel'],
  ] as const)
    expect(lisible((await navigateur.ouvrir(base)).texte)).toContain('Dans un lieu d’accueil');
  expect(lisible((await rhone.ouvrir('/prefecture/statistiques')).texte)).toContain(
    'Aucune activité n’est enregistrée',
  );
  const { texte: fichier } = await anct.ouvrir('/anct/statistiques/export?format=csv&theme=5');
  expect(fichier).toContain('Filtres;Thème;Internet');
  expect(fichier).toContain('Totaux;Activités;1');

  const supprimee = await lui.envoyer('/conseiller/activites/supprimer', { activiteId: usuelle.id });
  expect(lisible(supprimee.texte)).toContain('Rien n’est encore enregistré');
});
