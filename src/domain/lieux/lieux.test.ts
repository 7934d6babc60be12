import { expect, it } from 'vitest';
import { corrigerActivite, enregistrerActivite, lireSaSaisie } from '#domain/activites/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { unConseillerEnPoste, uneSaisieDActivite } from '#tests/situations/activites.ts';
import { anct } from '#tests/situations/comptes.ts';
import { SEMAINE_USUELLE, UNE_FICHE_DE_LIEU, unLieuPublie } from '#tests/situations/lieux.ts';
import { LYON, unSiret } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  ajouterFermeture,
  ajouterLieu,
  ajouterPermanence,
  choisirPrincipal,
  choisirSaFiche,
  compterLieux,
  corrigerLieu,
  fermerLieu,
  fixerHoraires,
  fusionnerLieux,
  lieuxSemblables,
  lireHistorique,
  lireHoraires,
  lireLieu,
  lireLieuPublic,
  lireSaFiche,
  listerLieux,
  listerSesLieux,
  listerSesPermanences,
  oublierSaFiche,
  parcourirLieux,
  quitterLieu,
  rejoindreLieu,
  retirerFermeture,
  retirerPermanence,
  rouvrirLieu,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const { acteur: lui, structureId } = await unConseillerEnPoste(banc);
const { acteur: elle, compte: sonCompte, structureId: autreStructure } = await unConseillerEnPoste(banc);
const prefecture = (...codes: string[]) => ({
  ...SYSTEME,
  role: 'prefecture' as const,
  perimetre: { type: 'departements' as const, codes },
});
const structure = (id: string) => ({
  ...SYSTEME,
  role: 'structure' as const,
  perimetre: { type: 'structure' as const, structureId: id },
});
const maintenant = () => tools.clock();
const SEMAINE = SEMAINE_USUELLE.map((plages) => [...plages]);

it('the same name, the same address or the same SIRET is proposed; « another » creates beside', async () => {
  const siret = unSiret();
  const { lieuId } = await unLieuPublie(banc, lui, { nom: 'Mairie', adresse: '1, place du Marché', siret });
  const alike = async (nom: string, adresse: string, communeCode: string, leSiret?: string) =>
    (await lieuxSemblables(tools.db, { nom, adresse, communeCode, siret: leSiret ?? null })).map(({ id }) => id);
  expect(await alike('MAIRIE', '9 rue du Puits', '03190')).toContain(lieuId);
  expect(await alike('Salle des fêtes', '1 Place du marche', '03190')).toContain(lieuId);
  expect(await alike('Salle', '4 rue', LYON, siret)).toEqual([lieuId]);
  expect(await alike('Mairie', '1 place du Marché', LYON)).toEqual([]);
  const meme = { nom: 'Mairie', adresse: '1 place du Marché', communeCode: '03190' };
  expect(await ajouterLieu(tools, elle, meme)).toBe(lieuId);
  const autre = await ajouterLieu(tools, elle, { ...meme, autre: true });
  expect(autre).not.toBe(lieuId);
  await quitterLieu(tools, elle, { lieuId: autre });
  await fermerLieu(tools, anct(), { lieuId: autre, motif: 'Doublon.' });
  expect(await alike('Mairie', 'ailleurs', '03190')).toEqual([lieuId]);
});

it('whoever receives there corrects it, what stood before is kept, the others are told once a day', async () => {
  const { lieuId } = await unLieuPublie(banc, lui, { nom: 'Maison des services' });
  await rejoindreLieu(tools, elle, { lieuId });
  const fiche = { ...UNE_FICHE_DE_LIEU, nom: 'Maison des services', adresse: '7 rue de l’Exemple' };
  const recus = async () =>
    (await banc.courriels()).filter(
      ({ modele, objet }) => modele === 'lieux.corrige' && objet.startsWith('Maison des services'),
    );
  expect(await corrigerLieu(tools, lui, { lieuId, ...fiche, telephone: '0400000000' })).toContain('telephone');
  expect(await corrigerLieu(tools, lui, { lieuId, ...fiche, telephone: '0400000000' })).toEqual([]);
  await corrigerLieu(tools, lui, { lieuId, ...fiche, telephone: '0400000001' });
  expect((await recus()).map(({ destinataire }) => destinataire)).toEqual([sonCompte.email]);
  banc.avancer({ jours: 1 });
  await fixerHoraires(tools, lui, { lieuId, semaine: SEMAINE.map((plages) => plages.slice(0, 1)), fermeFeries: true });
  expect(await recus()).toHaveLength(2);
  const faits = await lireHistorique(tools.db, lieuId);
  expect(faits.map(({ quoi }) => quoi)).toEqual([
    ...['Lieu ajouté', 'Un conseiller y reçoit désormais', 'Fiche corrigée', 'Horaires changés'],
    ...['Un conseiller y reçoit désormais', 'Fiche corrigée', 'Fiche corrigée', 'Horaires changés'],
  ]);
  expect(faits.at(-2)?.details).toEqual(['Téléphone avant : 04\u00a000\u00a000\u00a000\u00a000']);
  expect(faits.at(-1)?.details).toEqual(['Horaires avant : Mo-Fr 09:00-12:00,14:00-17:00; PH off']);
  await expect(tools.db.deleteFrom('lieux_historique').execute()).rejects.toThrow();
});

it('nobody else corrects, nor gives hours, nor leaves a place that is not his', async () => {
  const { lieuId } = await unLieuPublie(banc, lui);
  for (const geste of [
    () => corrigerLieu(tools, elle, { lieuId, ...UNE_FICHE_DE_LIEU }),
    () => fixerHoraires(tools, elle, { lieuId, semaine: SEMAINE, fermeFeries: true }),
    () => ajouterFermeture(tools, elle, { lieuId, du: '2021-08-02', au: '2021-08-15' }),
    () => ajouterPermanence(tools, elle, { lieuId, jour: 1, debut: 540, fin: 720, du: '2021-02-04', au: null }),
    () => quitterLieu(tools, elle, { lieuId }),
    () => choisirPrincipal(tools, elle, { lieuId }),
    () => lireLieu(tools.db, elle, lieuId),
  ])
    await expect(geste()).rejects.toThrow(NotFound);
  await expect(fermerLieu(tools, lui, { lieuId, motif: 'Non.' })).rejects.toThrow(Forbidden);
  await expect(fusionnerLieux(tools, lui, { doublonId: lieuId, gardeId: lieuId })).rejects.toThrow();
});

it('what a directory would refuse is refused when it is typed, field by field', async () => {
  const { lieuId } = await unLieuPublie(banc, lui);
  const refus = (autres: object) =>
    corrigerLieu(tools, lui, { lieuId, ...UNE_FICHE_DE_LIEU, ...autres }).catch((error: unknown) => error);
  for (const fausse of [
    ...[{ siret: '99900000000002' }, { telephone: '+3212345678' }, { site: 'exemple.fr' }, { adresse: '1 rue <b>' }],
    ...[
      { ficheAccesLibre: 'https://acceslibre.example/lieu' },
      { resume: '=1+1' },
      { modalites: [] },
      { nom: '@toto' },
    ],
    ...[{ resume: 'a'.repeat(281) }, { codePostal: '69001' }, { position: { latitude: 48.8, longitude: 2.3 } }],
  ])
    expect(await refus(fausse), JSON.stringify(fausse)).toBeInstanceOf(InvalidInput);
  await corrigerLieu(tools, lui, { lieuId, ...UNE_FICHE_DE_LIEU, position: { latitude: 46.57, longitude: 3.34 } });
  expect(await lireLieu(tools.db, lui, lieuId)).toMatchObject({ position: 'lieu', latitude: 46.57 });
});

it('leaving a place ends the permanences, keeps the activities, and another place becomes the main one', async () => {
  const { acteur: seul } = await unConseillerEnPoste(banc);
  const premier = await unLieuPublie(banc, seul);
  const second = await unLieuPublie(banc, seul);
  await choisirPrincipal(tools, seul, { lieuId: premier.lieuId });
  const saisie = uneSaisieDActivite(banc, { ou: premier.lieuId });
  await enregistrerActivite(tools, seul, saisie);
  const du = dateCivile(maintenant());
  await ajouterPermanence(tools, seul, { lieuId: premier.lieuId, jour: 2, debut: 540, fin: 720, du, au: null });
  const ailleurs = { lieuId: second.lieuId, jour: 2, debut: 600, fin: 660, du, au: null };
  await expect(ajouterPermanence(tools, seul, ailleurs)).rejects.toThrow(Refused);
  await ajouterPermanence(tools, seul, { ...ailleurs, debut: 720, fin: 780 });
  banc.avancer({ jours: 10 });
  await quitterLieu(tools, seul, { lieuId: premier.lieuId });
  expect(await listerSesLieux(tools.db, seul)).toMatchObject([{ id: second.lieuId, principal: true }]);
  const siennes = await listerSesPermanences(tools.db, seul, maintenant());
  expect(siennes.map(({ lieu_id }) => lieu_id)).toEqual([second.lieuId]);
  const passee = await tools.db
    .selectFrom('lieux_permanences')
    .select('au')
    .where('lieu_id', '=', premier.lieuId)
    .execute();
  expect(passee).toEqual([{ au: ajouterJours(dateCivile(maintenant()), -1) }]);
  expect((await lireSaSaisie(tools.db, seul, saisie.id)).nomLieu).toBe(premier.nom);
  await retirerPermanence(tools, seul, { lieuId: second.lieuId, permanenceId: siennes[0]?.id ?? '' });
  expect(await listerSesPermanences(tools.db, seul, maintenant())).toEqual([]);
  await rejoindreLieu(tools, seul, { lieuId: premier.lieuId });
  expect((await lireHistorique(tools.db, premier.lieuId)).map(({ quoi }) => quoi)).toContain(
    'Un conseiller n’y reçoit plus',
  );
});

it('closings never overlap, and go when they are taken back', async () => {
  const { lieuId } = await unLieuPublie(banc, lui);
  await ajouterFermeture(tools, lui, { lieuId, du: '2021-08-02', au: '2021-08-15' });
  await expect(ajouterFermeture(tools, lui, { lieuId, du: '2021-08-15', au: '2021-08-20' })).rejects.toThrow(Refused);
  const [fermeture] = await tools.db
    .selectFrom('lieux_fermetures')
    .select('id')
    .where('lieu_id', '=', lieuId)
    .execute();
  await expect(retirerFermeture(tools, elle, { lieuId, fermetureId: fermeture?.id ?? '' })).rejects.toThrow(NotFound);
  await retirerFermeture(tools, lui, { lieuId, fermetureId: fermeture?.id ?? '' });
  expect((await lireHoraires(tools.db, lieuId, true)).fermetures).toEqual([]);
});

it('two records of one place become one: people and hours move, activities keep the place of the day, its page leads on', async () => {
  const garde = await unLieuPublie(banc, lui, { nom: 'Mairie de Moulins', telephone: '' });
  const doublon = await unLieuPublie(banc, elle, { nom: 'Hôtel de ville', telephone: '0400000009' });
  await rejoindreLieu(tools, elle, { lieuId: garde.lieuId });
  await choisirPrincipal(tools, elle, { lieuId: doublon.lieuId });
  await ajouterPermanence(tools, elle, {
    lieuId: doublon.lieuId,
    jour: 3,
    debut: 540,
    fin: 720,
    du: '2021-02-04',
    au: null,
  });
  const saisie = uneSaisieDActivite(banc, { ou: doublon.lieuId });
  await enregistrerActivite(tools, elle, saisie);
  const deux = { doublonId: doublon.lieuId, gardeId: garde.lieuId };
  await expect(fusionnerLieux(tools, prefecture('69'), deux)).rejects.toThrow(NotFound);
  await expect(fusionnerLieux(tools, prefecture('03', '63'), deux)).rejects.toThrow(Forbidden);
  await fusionnerLieux(tools, prefecture('03'), deux);
  await expect(fusionnerLieux(tools, prefecture('03'), deux)).rejects.toThrow(Refused);

  const siens = await listerSesLieux(tools.db, elle);
  expect(siens.find(({ principal }) => principal)?.id).toBe(garde.lieuId);
  expect(siens.map(({ id }) => id)).not.toContain(doublon.lieuId);
  expect(await listerSesPermanences(tools.db, elle, maintenant())).toMatchObject([{ lieu_id: garde.lieuId, jour: 3 }]);
  expect(await lireLieu(tools.db, anct(), garde.lieuId)).toMatchObject({ telephone: '0400000009' });
  expect(await lireLieuPublic(tools.db, doublon.numero, maintenant())).toEqual({ vers: garde.numero });
  const { lieu } = await tools.db
    .selectFrom('activites')
    .select('lieu')
    .where('id', '=', saisie.id)
    .executeTakeFirstOrThrow();
  expect(lieu).toBe(doublon.numero);
  await corrigerActivite(tools, elle, { ...saisie, dureeMinutes: 45 });
  expect((await lireSaSaisie(tools.db, elle, saisie.id)).nomLieu).toBe('Hôtel de ville');
  await expect(rouvrirLieu(tools, anct(), { lieuId: doublon.lieuId })).rejects.toThrow(Refused);
  const mail = (await banc.courriels()).find(({ modele }) => modele === 'lieux.fusionne');
  expect(mail).toMatchObject({ destinataire: sonCompte.email });
  expect((await lireHistorique(tools.db, garde.lieuId)).at(-1)?.quoi).toContain('fusionné');
});

it('a place closed is proposed no more, its people are told why; opened again, they are back', async () => {
  const { lieuId } = await unLieuPublie(banc, elle, { nom: 'Préfabriqué' });
  await fermerLieu(tools, prefecture('03'), { lieuId, motif: 'Le bâtiment est vendu.' });
  expect((await listerSesLieux(tools.db, elle)).map(({ id }) => id)).not.toContain(lieuId);
  expect((await banc.courriels()).filter(({ modele }) => modele === 'lieux.ferme').at(-1)?.texte).toContain(
    'Le bâtiment est vendu.',
  );
  await expect(rejoindreLieu(tools, lui, { lieuId })).rejects.toThrow(NotFound);
  await expect(fermerLieu(tools, anct(), { lieuId, motif: 'Encore.' })).rejects.toThrow(Refused);
  await rouvrirLieu(tools, prefecture('03'), { lieuId });
  expect((await listerSesLieux(tools.db, elle)).map(({ id }) => id)).toContain(lieuId);
});

it('a structure reads the places of its own conseillers, a préfecture those of its territory, each with its filters', async () => {
  const { lieuId } = await unLieuPublie(banc, elle, { nom: 'Lieu lyonnais', communeCode: LYON, services: ['emploi'] });
  const lus = async (qui: Parameters<typeof listerLieux>[1], filtres = {}) => {
    const noms: string[] = [];
    for await (const { nom } of parcourirLieux(tools.db, qui, filtres)) noms.push(nom);
    expect(await compterLieux(tools.db, qui, filtres)).toBe(noms.length);
    return noms;
  };
  expect(await lus(structure(autreStructure))).toContain('Lieu lyonnais');
  expect(await lus(structure(structureId))).not.toContain('Lieu lyonnais');
  await expect(lireLieu(tools.db, structure(structureId), lieuId)).rejects.toThrow(NotFound);
  expect(await lus(prefecture('69'))).toEqual(['Lieu lyonnais']);
  expect(await lus(prefecture('03'))).not.toContain('Lieu lyonnais');
  expect(await lus(anct(), { recherche: 'lyon', service: 'emploi', etat: 'publie' })).toEqual(['Lieu lyonnais']);
  expect(await lus(anct(), { recherche: 'lyon', etat: 'masque' })).toEqual([]);
  const nation = { ...anct(), perimetre: { type: 'aucun' as const } };
  expect(await lus(nation)).toEqual([]);
  expect(await banc.compterRequetes(() => listerLieux(tools.db, anct(), {}))).toBe(1);
});

it('a conseiller says himself what the public may know of him; erased, nothing stays', async () => {
  expect(await lireSaFiche(tools.db, elle)).toBeUndefined();
  const fiche = {
    surLaCarte: true,
    courriel: 'camille@demonstration.example',
    telephone: '0600000000',
    aidantsConnect: 'aidant' as const,
    aidantsConnectLe: '2021-03-01',
  };
  await choisirSaFiche(tools, elle, fiche);
  expect(await lireSaFiche(tools.db, elle)).toMatchObject({ sur_la_carte: true, telephone: '0600000000' });
  await choisirSaFiche(tools, elle, { ...fiche, surLaCarte: false });
  expect(await lireSaFiche(tools.db, elle)).toMatchObject({ sur_la_carte: false, courriel: '', telephone: '' });
  for (const fausse of [{ aidantsConnectLe: '' }, { aidantsConnectLe: '2099-01-01' }])
    await expect(choisirSaFiche(tools, elle, { ...fiche, ...fausse })).rejects.toThrow(InvalidInput);
  const { id } = await tools.db
    .selectFrom('candidats')
    .select('id')
    .where('utilisateur_id', '=', elle.id)
    .executeTakeFirstOrThrow();
  await transaction(tools.db, (tx) => oublierSaFiche({ tx, now: maintenant(), actor: SYSTEME, tools }, id));
  expect(await lireSaFiche(tools.db, elle)).toBeUndefined();
});
