import { expect, it } from 'vitest';
import { ajouterLieu, listerSesLieux } from '#domain/lieux/index.ts';
import { activiteDuConseiller, ecartsDesCumuls } from '#domain/statistiques/index.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { unConseillerEnPoste, uneSaisieDActivite } from '#tests/situations/activites.ts';
import { unBanc } from '#tests/support/base.ts';
import { compterSesActivites, enregistrerActivite, listerSesActivites, supprimerActivite } from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const { acteur: lui, structureId } = await unConseillerEnPoste(banc);
const { acteur: autre } = await unConseillerEnPoste(banc);
const annee = { du: '2021-01-01', au: '2021-12-31' };

it('an activity sent twice by the same device is written once, and counts once', async () => {
  const saisie = uneSaisieDActivite(banc);
  await Promise.all([enregistrerActivite(tools, lui, saisie), enregistrerActivite(tools, lui, saisie)]);
  await enregistrerActivite(tools, lui, saisie);
  expect(await compterSesActivites(tools.db, lui)).toBe(1);
  const { total } = await activiteDuConseiller(tools.db, lui, annee);
  expect(total).toMatchObject({ activites: 1, age_60_69: 1, statut_retraite: 1, theme_4: 1, canal_distance: 1 });
  expect(await ecartsDesCumuls(tools.db)).toBe(0);
});

it('the identifier of somebody else’s activity is not found, and nobody else reads or deletes it', async () => {
  const saisie = uneSaisieDActivite(banc, { note: 'Une note privée.' });
  await enregistrerActivite(tools, lui, saisie);
  await expect(enregistrerActivite(tools, autre, saisie)).rejects.toThrow(NotFound);
  await expect(supprimerActivite(tools, autre, { activiteId: saisie.id })).rejects.toThrow(NotFound);
  const { lignes } = await listerSesActivites(tools.db, autre);
  expect(lignes).toHaveLength(0);
  expect(banc.journal()).not.toContain('Une note privée');
});

it('an activity deleted counts no more, and stays so when the device sends it again', async () => {
  const saisie = uneSaisieDActivite(banc, { type: 'atelier', participants: 8, age: 'inconnu', situation: 'inconnu' });
  await enregistrerActivite(tools, autre, saisie);
  await supprimerActivite(tools, autre, { activiteId: saisie.id });
  await enregistrerActivite(tools, autre, saisie);
  await expect(supprimerActivite(tools, autre, { activiteId: saisie.id })).rejects.toThrow(NotFound);
  expect((await activiteDuConseiller(tools.db, autre, annee)).total['participants']).toBe(0);
  expect(await ecartsDesCumuls(tools.db)).toBe(0);
});

it('what is wrong is said field by field, all at once', async () => {
  const demain = ajouterJours(dateCivile(tools.clock()), 1);
  const fausse = uneSaisieDActivite(banc, {
    jour: demain,
    participants: 3,
    dejaVenus: 4,
    ou: 'nulle part',
    themes: [20],
  });
  const refus = await enregistrerActivite(tools, lui, fausse).catch((error: unknown) => error);
  expect(refus).toBeInstanceOf(InvalidInput);
  expect(refus instanceof InvalidInput && Object.keys(refus.fields).toSorted()).toEqual(
    ['age', 'dejaVenus', 'jour', 'ou', 'participants', 'situation', 'themes'].toSorted(),
  );
  await expect(enregistrerActivite(tools, lui, uneSaisieDActivite(banc, { jour: '2021-02-05' }))).rejects.toThrow(
    InvalidInput,
  );
});

it('nobody records without a running contract', async () => {
  const personne = { ...lui, id: structureId };
  await expect(enregistrerActivite(tools, personne, uneSaisieDActivite(banc))).rejects.toThrow(Refused);
  await expect(
    ajouterLieu(tools, personne, { nom: 'Médiathèque', adresse: '2 rue de l’Exemple', communeCode: '03190' }),
  ).rejects.toThrow(NotFound);
});

it('a place is shared by the colleagues who name it alike, and freezes its commune on the activity', async () => {
  const lieuId = await ajouterLieu(tools, lui, {
    nom: 'Médiathèque de l’Exemple',
    adresse: '2 rue de l’Exemple',
    communeCode: '69123',
  });
  const meme = await ajouterLieu(tools, autre, {
    nom: 'mediatheque de l’exemple',
    adresse: '2, rue de l’Exemple',
    communeCode: '69123',
  });
  expect(meme).toBe(lieuId);
  expect(await listerSesLieux(tools.db, lui)).toMatchObject([{ id: lieuId, principal: true, commune: 'Lyon' }]);
  const saisie = uneSaisieDActivite(banc, { ou: lieuId });
  await enregistrerActivite(tools, lui, saisie);
  const { lignes } = await listerSesActivites(tools.db, lui);
  expect(lignes.find(({ id }) => id === saisie.id)).toMatchObject({
    canal: 'lieu',
    nomLieu: 'Médiathèque de l’Exemple',
    commune: 'Lyon',
    nomsDesThemes: ['Équipement'],
  });
});

it('once the month is filed, what is added or deleted in it leaves a trace', async () => {
  const jour = dateCivile(tools.clock());
  const { numero } = await tools.db
    .selectFrom('candidats')
    .select('numero')
    .where('utilisateur_id', '=', autre.id)
    .executeTakeFirstOrThrow();
  await tools.db
    .insertInto('activites_mois_clos')
    .values({ conseiller: numero, mois: `${jour.slice(0, 7)}-01`, clos_le: tools.clock() })
    .execute();
  const saisie = uneSaisieDActivite(banc);
  await enregistrerActivite(tools, autre, saisie);
  await enregistrerActivite(tools, autre, saisie);
  await supprimerActivite(tools, autre, { activiteId: saisie.id });
  const traces = await tools.db.selectFrom('activites_corrections').select(['activite_id', 'geste']).execute();
  expect(traces).toEqual([
    { activite_id: saisie.id, geste: 'ajoutee' },
    { activite_id: saisie.id, geste: 'supprimee' },
  ]);
});
