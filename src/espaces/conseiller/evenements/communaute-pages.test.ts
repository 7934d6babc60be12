import { expect, it } from 'vitest';
import { sInscrire } from '#domain/communaute/index.ts';
import { desConseillers, unEvenement } from '#tests/situations/communaute.ts';
import { anct, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { uneRessource } from '#tests/situations/ressources.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc({ environment: { COMMUNAUTE_URL: 'https://communaute.example' } });
const [un, deux] = await desConseillers(banc, 2);
if (!un || !deux) throw new Error('conseillers');
const lisible = (texte: string) => texte.replaceAll(/[\u00a0\u202f]|&nbsp;/g, ' ');
async function connecte(compte: Parameters<typeof seConnecter>[2], sur = banc) {
  const navigateur = unNavigateur(sur);
  await seConnecter(sur, navigateur, compte);
  return navigateur;
}
const SAISIE = {
  type: 'rencontre_locale',
  titre: 'Rencontre de printemps',
  debut: '2021-06-15T09:30',
  fin: '2021-06-15T12:00',
  lieu: 'Vichy, palais des congrès',
  lien: '',
  departements: '3, 63',
  places: '1',
  inscriptionJusquAu: '',
  description: 'Apportez vos idées.',
};

it('ANCT prepares an event, is told what is wrong with what was typed kept, publishes; conseillers register and wait', async () => {
  const agent = await connecte(await unCompte(banc, { role: 'anct' }));
  await agent.ouvrir('/anct/evenements/nouveau');
  const refus = await agent.poster('/anct/evenements/nouveau', { ...SAISIE, fin: '2021-06-15T08:00', places: 'dix' });
  expect(refus.statut).toBe(422);
  expect(refus.texte).toContain('value="Rencontre de printemps"');
  const fiche = await agent.envoyer('/anct/evenements/nouveau', SAISIE);
  expect(fiche.texte).toContain('Brouillon');
  expect(lisible(fiche.texte)).toContain('mardi 15 juin 2021, de 9 h 30 à 12 h 00');
  expect(fiche.texte).toContain('départements 03 et 63');
  const adresse = /\/anct\/evenements\/[\da-f-]{36}/.exec(fiche.texte)?.[0] ?? '';
  expect((await agent.envoyer(`${adresse}/publier`, {})).texte).toContain('L’événement est publié');
  const chezLui = adresse.replace('/anct/', '/conseiller/');
  const [lui, elle] = [await connecte(un.compte), await connecte(deux.compte)];
  expect((await lui.ouvrir('/conseiller/evenements')).texte).toContain('Rencontre de printemps');
  await lui.ouvrir(chezLui);
  expect((await lui.envoyer(`${chezLui}/inscrire`, {})).texte).toContain('Vous êtes inscrit.');
  expect((await elle.ouvrir(chezLui)).texte).toContain('M’inscrire en liste d’attente');
  expect((await elle.envoyer(`${chezLui}/inscrire`, {})).texte).toContain('au rang 1');
  const agenda = await lui.ouvrir(`${chezLui}/invitation`);
  expect(agenda.texte).toContain('SUMMARY:Rencontre de printemps');
  await lui.envoyer(`${chezLui}/desinscrire`, {});
  expect((await elle.ouvrir(chezLui)).texte).toContain('Vous êtes inscrit.');
  const liste = await agent.ouvrir(adresse);
  expect(lisible(liste.texte)).toContain('1 inscrit sur 1 place');
  const fichier = await agent.ouvrir(`${adresse}/inscrits/export?format=csv`);
  expect(fichier.texte).toContain('Inscrit');
  expect((await agent.ouvrir(`${adresse}/emargement`)).enTetes.get('content-type')).toContain('pdf');
});

it('interviews and events come by the same private calendar address', async () => {
  const evenementId = await unEvenement(banc, { titre: 'Formation aux outils' });
  await sInscrire(banc.tools, un.lui, { evenementId });
  const lui = await connecte(un.compte);
  await lui.ouvrir('/compte/agenda');
  const { texte } = await lui.poster('/compte/agenda', {});
  const jeton = /\/agenda\/([\w-]+)/.exec(texte.slice(texte.indexOf('<code')))?.[1] ?? '';
  const flux = await unNavigateur(banc).ouvrir(`/agenda/${jeton}`);
  expect(flux.texte).toContain('SUMMARY:Formation aux outils');
  expect((await unNavigateur(banc).ouvrir('/agenda/inconnu')).statut).toBe(404);
});

it('the préfecture of the département makes its own, only reads those of ANCT, and names nobody there', async () => {
  const national = await unEvenement(banc, { titre: 'Assises' });
  await sInscrire(banc.tools, un.lui, { evenementId: national });
  const allier = await connecte(await unCompte(banc, { role: 'prefecture', departement: '03' }));
  const page = await allier.ouvrir(`/prefecture/evenements/${national}`);
  expect(page.statut).toBe(200);
  expect(page.texte).not.toContain('<h2>Inscrits');
  for (const suite of ['/inscrits/export', '/emargement', '/presences', '/modifier'])
    expect((await allier.ouvrir(`/prefecture/evenements/${national}${suite}`)).statut).toBe(403);
  const nouveau = await allier.ouvrir('/prefecture/evenements/nouveau');
  expect(nouveau.texte).not.toContain('name="departements"');
  const fiche = await allier.envoyer('/prefecture/evenements/nouveau', { ...SAISIE, titre: 'Rencontre de l’Allier' });
  expect(fiche.texte).toContain('du département 03');
  const region = await connecte(await unCompte(banc, { role: 'prefecture', region: '84' }));
  expect((await region.ouvrir('/prefecture/evenements')).texte).not.toContain('Préparer un événement');
  expect((await region.ouvrir('/prefecture/evenements/nouveau')).statut).toBe(403);
});

it('after the event, those who came are ticked all at once; the conseiller and his structure read it', async () => {
  const evenementId = await unEvenement(banc, { titre: 'Atelier d’échanges' }, anct(), 1);
  for (const { lui } of [un, deux]) await sInscrire(banc.tools, lui, { evenementId });
  banc.avancer({ jours: 1, minutes: 200 });
  const agent = await connecte(await unCompte(banc, { role: 'anct' }));
  const adresse = `/anct/evenements/${evenementId}/presences`;
  const feuille = (await agent.ouvrir(adresse)).texte;
  const lignes = /name="lignes" value="([^"]+)"/.exec(feuille)?.[1] ?? '';
  expect(feuille.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2);
  const [premier = ''] = lignes.split(',');
  const apres = await agent.envoyer(adresse, { lignes, suite: '', presents: [premier] });
  expect(apres.texte).toContain('Les présences sont enregistrées.');
  expect(apres.texte).toContain('Absent');
  const vus = [];
  for (const { compte } of [un, deux])
    vus.push((await (await connecte(compte)).ouvrir('/conseiller/evenements?vue=passes')).texte);
  expect(vus.map((texte) => /Présence : (présent|absent)/.exec(lisible(texte))?.[1]).toSorted()).toEqual([
    'absent',
    'présent',
  ]);
  const elle = await connecte(await unCompte(banc, { role: 'structure', structureId: un.structureId }));
  const structure = await elle.ouvrir('/structure/evenements');
  expect(structure.texte).toContain('Atelier d’échanges');
  expect(structure.texte).toContain('Présent');
});

it('conseillers search the library; ANCT publishes, changes and withdraws there', async () => {
  const agent = await connecte(await unCompte(banc, { role: 'anct' }));
  const lui = await connecte(un.compte);
  const saisie = { titre: 'Fiche réflexe', resume: 'Que faire ?', sujet: 'metier', type: 'lien', url: 'pas un lien' };
  await agent.ouvrir('/anct/ressources/nouvelle');
  const refus = await agent.poster('/anct/ressources/nouvelle', saisie);
  expect(refus.statut).toBe(422);
  expect(refus.texte).toContain('value="Fiche réflexe"');
  await agent.envoyer('/anct/ressources/nouvelle', { ...saisie, url: 'https://fiches.example/reflexe' });
  await uneRessource(banc);
  const trouvee = await lui.ouvrir('/conseiller/ressources?recherche=reflexe&sujet=metier');
  expect(trouvee.texte).toContain('https://fiches.example/reflexe');
  expect(trouvee.texte).not.toContain('Animer un atelier sur les courriels');
  const adresse = /\/anct\/ressources\/[\da-f-]{36}/.exec(
    (await agent.ouvrir('/anct/ressources?recherche=reflexe')).texte,
  )?.[0];
  await agent.ouvrir(adresse ?? '');
  await agent.envoyer(`${adresse}/retirer`, {});
  expect((await lui.ouvrir('/conseiller/ressources?recherche=reflexe')).texte).toContain(
    'Aucune ressource ne correspond',
  );
});

it('the community platform is linked when it is configured, and nothing is shown when it is not', async () => {
  const lui = await connecte(un.compte);
  for (const page of ['/conseiller', '/conseiller/evenements', '/conseiller/ressources'])
    expect((await lui.ouvrir(page)).texte).toContain('href="https://communaute.example"');
  const sans = await unBanc({ pendantLeTest: true });
  const [autre] = await desConseillers(sans, 1);
  const elle = await connecte(autre?.compte ?? un.compte, sans);
  for (const page of ['/conseiller', '/conseiller/evenements', '/conseiller/ressources'])
    expect((await elle.ouvrir(page)).texte).not.toContain('plateforme communautaire');
});

it('each page needs as many queries whatever the number of events, of people and of resources', async () => {
  const evenementId = await unEvenement(banc, {}, anct(), 20);
  const mesurer = async () => {
    const [agent, lui, elle] = [
      await connecte(await unCompte(banc, { role: 'anct' })),
      await connecte(un.compte),
      await connecte(await unCompte(banc, { role: 'structure', structureId: un.structureId })),
    ];
    return [
      await banc.compterRequetes(() => agent.ouvrir('/anct/evenements')),
      await banc.compterRequetes(() => agent.ouvrir(`/anct/evenements/${evenementId}`)),
      await banc.compterRequetes(() => lui.ouvrir('/conseiller/evenements')),
      await banc.compterRequetes(() => lui.ouvrir('/conseiller/ressources')),
      await banc.compterRequetes(() => elle.ouvrir('/structure/evenements')),
    ];
  };
  const avant = await mesurer();
  for (const { lui } of [un, deux]) await sInscrire(banc.tools, lui, { evenementId });
  for (const _ of [1, 2, 3]) {
    await unEvenement(banc);
    await uneRessource(banc);
  }
  expect(await mesurer()).toEqual(avant);
  expect(avant).toEqual([3, 4, 3, 4, 3]);
});
