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
  expect(fichier).toContain('Ce fichier;Thème;Internet');
  expect(fichier).toContain('Totaux;Activités;1');

  const supprimee = await lui.envoyer('/conseiller/activites/supprimer', { activiteId: usuelle.id });
  expect(lisible(supprimee.texte)).toContain('Rien n’est encore enregistré');
});

it('a conseiller counts the ages of a workshop, corrects it, duplicates it, and nobody else can', async () => {
  const { compte } = await unConseillerEnPoste(banc);
  const lui = await connecte(compte);
  const page = (await lui.ouvrir('/conseiller/activites/nouvelle')).texte;
  const champ = (nom: string, texte = page) => new RegExp(`name="${nom}"[^>]*value="([^"]*)"`).exec(texte)?.[1] ?? '';
  const atelier = {
    ...{ id: champ('id'), type: 'atelier', themes: ['5', '6'], ou: 'itinerant', jour: champ('jour'), duree: '90' },
    ...{ participants: '6', dejaVenus: '2', age: 'inconnu', situation: 'inconnu', note: 'Pour moi seul' },
    ...{ age_60_69: '4', age_70: '3', statut_retraite: '6', suiteIndividuel: '2', materiel: ['tablette'] },
  };
  const trop = await lui.poster('/conseiller/activites/nouvelle', atelier);
  expect(trop.statut).toBe(422);
  expect(trop.texte).toContain('Les nombres donnés pour l’âge dépassent celui des personnes présentes.');
  expect(trop.texte).toMatch(/name="age_70"[^>]*value="3"/);
  await lui.envoyer('/conseiller/activites/nouvelle', { ...atelier, age_70: '1' });

  const correction = `/conseiller/activites/${atelier.id}/corriger`;
  const prerempli = (await lui.ouvrir(correction)).texte;
  expect(prerempli).toMatch(/name="age_60_69"[^>]*value="4"/);
  expect(prerempli).toContain('Pour moi seul');
  const corrigee = await lui.envoyer(correction, { ...atelier, age_60_69: '', age_70: '', participants: '7' });
  expect(lisible(corrigee.texte)).toContain('L’activité est corrigée');

  const copie = (await lui.ouvrir(`/conseiller/activites/${atelier.id}/dupliquer`)).texte;
  expect(copie).not.toContain('Pour moi seul');
  expect(champ('participants', copie)).toBe('7');
  expect(champ('id', copie)).not.toBe(atelier.id);
  const double = { ...atelier, id: champ('id', copie), age_60_69: '', age_70: '', participants: '7', note: '' };
  for (const _ of [1, 2]) await lui.envoyer(`/conseiller/activites/${atelier.id}/dupliquer`, double);
  expect(lisible((await lui.ouvrir('/conseiller/activites')).texte)).toContain('2 activités');

  const autre = await connecte((await unConseillerEnPoste(banc)).compte);
  expect((await autre.ouvrir(correction)).statut).toBe(404);
  await autre.ouvrir('/conseiller/activites/nouvelle');
  expect((await autre.poster(correction, double)).statut).toBe(404);
  expect((await autre.ouvrir(`/conseiller/activites/${atelier.id}/dupliquer`)).statut).toBe(404);
});

it('a draft found again is another entry on each page that shows it: two sent are two kept', async () => {
  const lui = await connecte((await unConseillerEnPoste(banc)).compte);
  const adresse = '/conseiller/activites/nouvelle';
  const champ = (nom: string, texte: string) => new RegExp(`name="${nom}"[^>]*value="([^"]*)"`).exec(texte)?.[1] ?? '';
  const { texte } = await lui.ouvrir(adresse);
  const saisie = {
    ...{ type: 'individuel', ou: 'distance', jour: champ('jour', texte), duree: '45', participants: '1' },
    ...{ dejaVenus: '1', age: 'inconnu', situation: 'inconnu', note: '' },
  };
  const refus = await lui.poster(adresse, { ...saisie, id: champ('id', texte) });
  expect(champ('id', refus.texte)).toBe(champ('id', texte));
  const [une, deux] = [(await lui.ouvrir(adresse)).texte, (await lui.ouvrir(adresse)).texte];
  expect(champ('dejaVenus', une)).toBe('1');
  for (const page of [une, deux]) await lui.envoyer(adresse, { ...saisie, themes: '4', id: champ('id', page) });
  expect(lisible((await lui.ouvrir('/conseiller/activites')).texte)).toContain('2 activités');
});

it('whoever sends people elsewhere says to whom, and in which commune when several bear the name', async () => {
  const lui = await connecte((await unConseillerEnPoste(banc)).compte);
  const adresse = '/conseiller/activites/nouvelle';
  const { texte } = await lui.ouvrir(adresse);
  const champ = (nom: string) => new RegExp(`name="${nom}"[^>]*value="([^"]*)"`).exec(texte)?.[1] ?? '';
  const saisie = {
    ...{ id: champ('id'), type: 'redirection', ou: 'itinerant', jour: champ('jour'), duree: '15', participants: '1' },
    ...{ dejaVenus: '0', age: 'inconnu', situation: 'inconnu', note: '', commune: 'Saint-Denis', communeCode: '' },
  };
  const plusieurs = await lui.poster(adresse, { ...saisie, vers_caf: '1' });
  expect(plusieurs.statut).toBe(422);
  expect(plusieurs.texte).toContain('La Réunion');
  const rien = await lui.poster(adresse, { ...saisie, communeCode: '97411' });
  expect(rien.statut).toBe(422);
  expect(lisible(rien.texte)).toContain('Dites vers qui vous avez orienté');
  expect(rien.texte).toMatch(/<details open="" class="volet" data-pour="type=redirection">/);
  const faite = await lui.envoyer(adresse, { ...saisie, communeCode: '97411', vers_caf: '1', mandat_argent: '1' });
  expect(lisible(faite.texte)).toContain('En itinérance, Saint-Denis');
  const copie = (await lui.ouvrir(`/conseiller/activites/${saisie.id}/dupliquer`)).texte;
  expect(copie).toMatch(/name="vers_caf"[^>]*value="1"/);
  expect(copie).toMatch(/name="mandat_argent"[^>]*value="1"/);
  expect(copie).toMatch(/name="communeCode"[^>]*value="97411"/);
});
