import { expect, it } from 'vitest';
import { lireSonAtelier } from '#domain/ateliers/index.ts';
import { ouvrirAbonnement } from '#platform/agenda/abonnements.ts';
import { dateCivile, heureCivile, plusMinutes } from '#platform/dates.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { participationsDe, unAtelierPublie, unePersonne } from '#tests/situations/ateliers.ts';
import { seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const { tools } = banc;
const { compte, acteur, structureId } = await unConseillerEnPoste(banc);
const lisible = (texte: string) => texte.replaceAll(/[\u00a0\u202f]|&nbsp;/g, ' ');

async function connecte(qui: Parameters<typeof seConnecter>[2]) {
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, qui);
  return navigateur;
}
const lui = await connecte(compte);
const elle = await connecte(await unCompte(banc, { role: 'structure', structureId, administrateur: true }));
const BASE = '/conseiller/ateliers';

it('a conseiller prepares, publishes, registers somebody, ticks who came and records the activity', async () => {
  const debut = plusMinutes(tools.clock(), 120);
  const saisie = {
    ...{ titre: 'Ses premiers courriels', themes: ['6'], niveau: 'debutant', ou: 'distance' },
    ...{ lien: 'https://visio.example/salle', debut: `${dateCivile(debut)}T${heureCivile(debut)}`, duree: '60' },
    ...{ places: '5', fermetureHeures: '0', acces: 'public', aApporter: '', telephone: '', rythme: 'une_fois' },
    jusquAu: '',
  };
  await lui.ouvrir(`${BASE}/nouveau`);
  const vide = await lui.poster(`${BASE}/nouveau`, { ...saisie, titre: '' });
  expect(vide.statut).toBe(422);
  const { vers = '' } = await lui.poster(`${BASE}/nouveau`, saisie);
  const atelier = vers ?? '';
  expect(lisible((await lui.ouvrir(atelier)).texte)).toContain('En préparation');
  expect(lisible((await lui.envoyer(`${atelier}/publier`, {})).texte)).toContain('1 atelier publié');
  const qui = { prenom: 'Camille', nom: 'Exemple', email: '', telephone: '06 12 34 56 78', nombre: '2' };
  const inscription = await lui.envoyer(`${atelier}/inscrire`, { ...qui, consentement: 'oui' });
  expect(lisible(inscription.texte)).toContain('La personne a une place.');
  expect(lisible(inscription.texte)).toContain('À prévenir par téléphone');
  expect((await lui.poster(`${atelier}/inscrire`, { ...qui, consentement: 'oui' })).statut).toBe(409);

  banc.avancer({ minutes: 150 });
  const presences = lisible((await lui.ouvrir(`${atelier}/presences`)).texte);
  expect(presences).toContain('Camille Exemple, personne 2 sur 2');
  const id = /name="venues"[^>]*value="([\da-f-]{36}):1"/.exec(presences)?.[1] ?? '';
  const faite = await lui.envoyer(`${atelier}/presences`, { venues: [`${id}:1`], nonInscrits: '3' });
  expect(faite.texte).toMatch(/name="participants"[^>]*value="4"/);
  const tous = await lui.envoyer(`${atelier}/presences`, { nonInscrits: '3', tous: 'oui' });
  expect(tous.texte).toMatch(/name="participants"[^>]*value="5"/);
  const champ = (nom: string) => new RegExp(`name="${nom}"[^>]*value="([^"]*)"`).exec(tous.texte)?.[1] ?? '';
  const enregistree = await lui.envoyer(`${atelier}/activite`, {
    ...{ id: champ('id'), type: 'atelier', themes: ['6'], ou: 'distance', jour: champ('jour'), duree: '60' },
    ...{ participants: '5', dejaVenus: '0', age: 'inconnu', situation: 'inconnu', note: '' },
  });
  expect(lisible(enregistree.texte)).toContain('L’activité est enregistrée');
  expect(lisible((await lui.ouvrir('/conseiller/activites')).texte)).toContain('<td>Atelier</td>');
  expect((await lui.poster(`${atelier}/activite`, { id: champ('id') })).statut).toBe(422);
});

it('his agenda and that of his structure say how many come, never who', async () => {
  const atelierId = await unAtelierPublie(banc, acteur, {
    titre: 'Atelier de la semaine',
    debut: plusMinutes(tools.clock(), 60),
  });
  const page = `${BASE}/${atelierId}`;
  await lui.ouvrir(`${page}/inscrire`);
  const qui = unePersonne({ nom: 'Canaridor' });
  await lui.poster(`${page}/inscrire`, { ...qui, nombre: '1', consentement: 'oui' });
  expect(await participationsDe(banc, atelierId)).toHaveLength(1);
  for (const navigateur of [lui, elle])
    for (const vue of ['semaine', 'mois']) {
      const base = navigateur === lui ? '/conseiller/agenda' : '/structure/agenda';
      const { texte } = await navigateur.ouvrir(`${base}?vue=${vue}`);
      expect(lisible(texte)).toContain('Atelier de la semaine');
      expect(lisible(texte)).toContain('Places prises : 1 sur 10');
      expect(texte).not.toContain('Canaridor');
    }
  const jeton = await ouvrirAbonnement(tools, acteur, {});
  const { texte: ics } = await unNavigateur(banc).ouvrir(`/agenda/${jeton}`);
  expect(ics).toContain('Atelier de la semaine');
  expect(ics).toContain(
    '1 place prise sur 10'
      .replaceAll(' ', '\u00a0')
      .replace('\u00a0sur\u00a0', ' sur ')
      .replace('place\u00a0prise', 'place prise'),
  );
  expect(ics).not.toContain('Canaridor');
  await lui.ouvrir('/compte/agenda');
  await lui.poster('/compte/agenda/fermer', {});
  expect((await unNavigateur(banc).ouvrir(`/agenda/${jeton}`)).statut).toBe(404);
});

it('his home page says what waits; another conseiller reads nothing of his', async () => {
  const debut = plusMinutes(tools.clock(), 60);
  const atelierId = await unAtelierPublie(banc, acteur, { titre: 'À ne pas oublier', debut, fermetureHeures: 0 });
  banc.avancer({ jours: 1 });
  const lui2 = await connecte(compte);
  const accueil = lisible((await lui2.ouvrir('/conseiller')).texte);
  expect(accueil).toContain('À ne pas oublier');
  const autre = await connecte((await unConseillerEnPoste(banc)).compte);
  for (const suite of [
    '',
    '/participants',
    '/modifier',
    '/annuler',
    '/presences',
    '/activite',
    '/inscrire',
    '/semblable',
  ])
    expect((await autre.ouvrir(`${BASE}/${atelierId}${suite}`)).statut, suite).toBe(404);
  expect((await lireSonAtelier(tools.db, acteur, atelierId)).statut).toBe('publie');
});

it('the lists of workshops need as many queries whatever their number', async () => {
  const lui3 = await connecte(compte);
  const mesurer = () => banc.compterRequetes(() => lui3.ouvrir(BASE));
  const avant = await mesurer();
  await unAtelierPublie(banc, acteur, { rythme: 'semaine', jusquAu: '2021-08-30' });
  expect(await mesurer()).toBe(avant);
});

it('the list leaves as a file, with the counts and nobody’s name', async () => {
  const elleVient = unePersonne({ nom: 'Canaridor' });
  const atelierId = await unAtelierPublie(banc, acteur, { titre: 'À exporter' });
  const lui4 = await connecte(compte);
  await lui4.ouvrir(`${BASE}/${atelierId}/inscrire`);
  await lui4.poster(`${BASE}/${atelierId}/inscrire`, { ...elleVient, nombre: '1', consentement: 'oui' });
  const { texte } = await lui4.ouvrir(`${BASE}/export?format=csv&vue=a_venir`);
  expect(texte).toMatch(/À exporter;.*;10;1;0;Publié/);
  expect(texte).not.toContain('Canaridor');
});
