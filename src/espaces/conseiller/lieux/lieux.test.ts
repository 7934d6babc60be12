import { expect, it } from 'vitest';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { seConnecter } from '#tests/situations/comptes.ts';
import { UNE_FICHE_DE_LIEU } from '#tests/situations/lieux.ts';
import { unOrganisme } from '#tests/situations/referentiels.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { tablesQuiContiennent } from '#tests/support/fouille.ts';

const banc = await unBanc();
const lisible = (texte: string) => texte.replaceAll(/[\u00a0\u202f]|&nbsp;/g, ' ').replaceAll('&#x27;', "'");
const enTexte = (html: string) =>
  lisible(html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

// Both in post before either signs in: the days that a contract needs would outlast a session.
const comptes = [(await unConseillerEnPoste(banc)).compte, (await unConseillerEnPoste(banc)).compte] as const;
async function seConnecterComme(compte: (typeof comptes)[number]) {
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, compte);
  return navigateur;
}
const lui = await seConnecterComme(comptes[0]);
const elle = await seConnecterComme(comptes[1]);
const NOUVEAU = {
  nom: 'Médiathèque du Modèle',
  adresse: '2 rue de l’Exemple',
  commune: 'Moulins (03000)',
  communeCode: '03190',
};
const { position: _, communeCode: __, itinerant: ___, publie: ____, codePostal: _____, ...FICHE } = UNE_FICHE_DE_LIEU;
const FICHE_REMPLIE = {
  ...FICHE,
  ...NOUVEAU,
  ...{ codePostal: '03000', position: '46.56, 3.33', itinerant: 'non', publie: 'oui' },
};
const ajouter = (qui: typeof lui, valeurs: Readonly<Record<string, string>>) =>
  qui.ouvrir('/conseiller/lieux').then(() => qui.poster('/conseiller/lieux', valeurs));

it('a conseiller adds a place, and is told why the public does not see it, until it does', async () => {
  const { vers } = await ajouter(lui, NOUVEAU);
  const page = enTexte((await lui.ouvrir(vers ?? '')).texte);
  expect(page).toContain('Ce lieu n’est pas publié');
  expect(page).toContain('aucun service n’est coché : dites ce que l’on y trouve');
  expect(enTexte((await lui.ouvrir('/conseiller/lieux')).texte)).toContain('Médiathèque du Modèle');
  await lui.ouvrir(`${vers}/corriger`);
  const corrigee = await lui.envoyer(`${vers}/corriger`, FICHE_REMPLIE);
  expect(enTexte(corrigee.texte)).toContain('La fiche est corrigée.');
  expect(corrigee.texte).toMatch(/href="\/trouver-un-conseiller\/lieux\/\d+"/);
  const prerempli = (await lui.ouvrir(`${vers}/corriger`)).texte;
  expect(prerempli).toMatch(/name="position"[^>]*value="46.56, 3.33"/);
});

it('the week is given once for the working days; what contradicts itself is said at its day', async () => {
  const { vers } = await ajouter(lui, { ...NOUVEAU, nom: 'Maison du Modèle', adresse: '40 rue de l’Exemple' });
  await lui.ouvrir(`${vers}/horaires`);
  const semaine = { lundi1de: '09:00', lundi1a: '12:00', lundi2a: '17:00', commeLundi: 'oui', fermeFeries: 'oui' };
  const faux = await lui.poster(`${vers}/horaires`, { ...semaine, lundi2de: '11:00' });
  expect(faux.statut).toBe(422);
  expect(enTexte(faux.texte)).toContain('Lundi : deux horaires se chevauchent');
  const juste = await lui.envoyer(`${vers}/horaires`, { ...semaine, lundi2de: '14:00' });
  expect(enTexte(juste.texte)).toContain('Du lundi au vendredi : de 9 h à 12 h et de 14 h à 17 h');
  await lui.ouvrir(`${vers}/fermetures`);
  const fermeture = await lui.envoyer(`${vers}/fermetures`, { du: '2021-08-02', au: '2021-08-15' });
  expect(enTexte(fermeture.texte)).toContain('fermé du 2 août 2021 au 15 août 2021');
  const fermetureId = /name="fermetureId" value="([^"]+)"/.exec(fermeture.texte)?.[1] ?? '';
  const retiree = await lui.envoyer(`${vers}/fermetures/retirer`, { fermetureId });
  expect(enTexte(retiree.texte)).toContain('Aucune fermeture n’est prévue.');
});

it('a colleague who describes the same place is asked whether it is the same, and joins it', async () => {
  await ajouter(lui, { ...NOUVEAU, nom: 'Salle commune', adresse: '7 rue du Modèle' });
  const memeAdresse = { ...NOUVEAU, nom: 'Salle des associations', adresse: '7, RUE du Modèle' };
  const demande = await ajouter(elle, memeAdresse);
  expect(demande.statut).toBe(422);
  expect(enTexte(demande.texte)).toContain('Salle commune');
  const semblable = /name="semblable"[^>]*value="([\da-f-]{36})"/.exec(demande.texte)?.[1] ?? '';
  const rejoint = await elle.envoyer('/conseiller/lieux', { ...memeAdresse, semblable });
  expect(enTexte(rejoint.texte)).toContain('« Salle commune » est dans vos lieux.');
  const apart = await elle.envoyer('/conseiller/lieux', { ...memeAdresse, semblable: 'autre' });
  expect(enTexte(apart.texte)).toContain('« Salle des associations » est dans vos lieux.');
});

it('what one corrects, the other is told once, and reads what stood before', async () => {
  const { vers } = await ajouter(lui, { ...NOUVEAU, nom: 'Lieu partagé', adresse: '9 rue du Modèle' });
  const demande = await ajouter(elle, { ...NOUVEAU, nom: 'Lieu partagé', adresse: '9 rue du Modèle' });
  const semblable = /name="semblable"[^>]*value="([\da-f-]{36})"/.exec(demande.texte)?.[1] ?? '';
  await elle.envoyer('/conseiller/lieux', { ...NOUVEAU, nom: 'Lieu partagé', adresse: '9 rue du Modèle', semblable });
  await banc.faireTravailler();
  const prevenues = async () => (await banc.courriels()).filter(({ modele }) => modele === 'lieux.corrige').length;
  const avant = await prevenues();
  for (const telephone of ['0100000001', '0100000002']) {
    await lui.ouvrir(`${vers}/corriger`);
    await lui.envoyer(`${vers}/corriger`, {
      ...{ ...FICHE_REMPLIE, nom: 'Lieu partagé', adresse: '9 rue du Modèle', telephone },
    });
  }
  await banc.faireTravailler();
  expect(await prevenues()).toBe(avant + 1);
  expect(enTexte((await elle.ouvrir(vers ?? '')).texte)).toContain('Téléphone avant : 01 00 00 00 01');
});

it('he says when he is there, which place is his main one, and that he leaves', async () => {
  const { vers } = await ajouter(elle, { ...NOUVEAU, nom: 'Lieu de passage', adresse: '11 rue du Modèle' });
  await elle.ouvrir(`${vers}/permanences`);
  const faite = await elle.envoyer(`${vers}/permanences`, {
    ...{ jour: '2', debut: '09:00', fin: '12:00', du: '2021-06-01', au: '' },
  });
  expect(enTexte(faite.texte)).toContain('Mardi de 9 h à 12 h, à partir du 1er juin 2021');
  const inversee = await elle.poster(`${vers}/permanences`, {
    ...{ jour: '2', debut: '12:00', fin: '09:00', du: '2021-06-01', au: '' },
  });
  expect(inversee.statut).toBe(422);
  expect(enTexte((await elle.envoyer(`${vers}/principal`, {})).texte)).toContain('(lieu principal)');
  expect(enTexte((await elle.envoyer(`${vers}/quitter`, {})).texte)).toContain('n’est plus dans les vôtres');
  expect((await elle.ouvrir(vers ?? '')).statut).toBe(404);
});

it('he chooses what the public knows of him: nothing by default, and nothing again when he changes his mind', async () => {
  const { texte } = await lui.ouvrir('/conseiller/fiche');
  expect(texte).toMatch(/name="surLaCarte"(?![^>]*checked)/);
  const fiche = { courriel: 'pro@demonstration.example', telephone: '', aidantsConnect: 'formation' };
  const sansDate = await lui.poster('/conseiller/fiche', { ...fiche, surLaCarte: 'oui', aidantsConnectLe: '' });
  expect(enTexte(sansDate.texte)).toContain('Dites depuis quelle date.');
  await lui.envoyer('/conseiller/fiche', { ...fiche, surLaCarte: 'oui', aidantsConnectLe: '2021-02-01' });
  expect((await lui.ouvrir('/conseiller/fiche')).texte).toContain('pro@demonstration.example');
  await lui.envoyer('/conseiller/fiche', { ...fiche, aidantsConnectLe: '2021-02-01' });
  expect((await lui.ouvrir('/conseiller/fiche')).texte).not.toContain('pro@demonstration.example');
});

it('he sends somebody elsewhere with a sheet, of which nothing is kept', async () => {
  const numero = await unOrganisme(banc, { liste: 'france_services', nom: 'France services du Modèle' });
  const liste = await lui.ouvrir('/conseiller/orienter?code=03190&quoi=france_services');
  expect(liste.texte).toContain(`href="/conseiller/orienter/organisme-${numero}"`);
  const ou = `/conseiller/orienter/organisme-${numero}`;
  await lui.ouvrir(ou);
  const apporter = 'Une pièce canariApporter';
  const feuille = await lui.poster(ou, { apporter, format: 'page' });
  expect(feuille.statut).toBe(200);
  expect(enTexte(feuille.texte)).toContain('À apporter Une pièce canariApporter');
  const pdf = await lui.poster(ou, { apporter, format: 'pdf' });
  expect(pdf.enTetes.get('content-type')).toContain('application/pdf');
  expect(pdf.texte.slice(0, 5)).toBe('%PDF-');
  expect(await tablesQuiContiennent(banc, 'canariApporter')).toEqual([]);
  expect(enTexte(feuille.texte)).not.toContain('Jours fériés');
  expect(await tablesQuiContiennent(banc, 'France services du Modèle')).toEqual(['referentiels']);
});
