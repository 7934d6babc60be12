import { expect, it } from 'vitest';
import { ajouterLieu } from '#domain/lieux/index.ts';
import { activiteDuConseiller, ecartsDesCumuls } from '#domain/statistiques/index.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { InvalidInput } from '#platform/errors.ts';
import { unConseillerEnPoste, uneSaisieDActivite } from '#tests/situations/activites.ts';
import { LYON, MOULINS } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { aujourdhuiPour, corrigerActivite, enregistrerActivite, lireSaSaisie } from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const { acteur: lui } = await unConseillerEnPoste(banc);
const annee = { du: '2021-01-01', au: '2021-12-31' };
const seul = { age: 'inconnu', situation: 'inconnu', themes: [] as number[] };
const ligne = (id: string) =>
  tools.db.selectFrom('activites').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const refus = async (geste: Promise<unknown>) => {
  const error = await geste.catch((une: unknown) => une);
  return error instanceof InvalidInput ? Object.keys(error.fields).toSorted() : error;
};

it('people sent elsewhere are counted by body, without any theme, and never more than were there', async () => {
  const base = { ...seul, type: 'redirection' as const, participants: 3 };
  const saisie = uneSaisieDActivite(banc, { ...base, redirections: { caf: 2, cpam: 3, mairie: 0 } });
  await enregistrerActivite(tools, lui, saisie);
  expect(await ligne(saisie.id)).toMatchObject({ redirections: { caf: 2, cpam: 3 }, mandats: null, themes: [] });
  const { total } = await activiteDuConseiller(tools.db, lui, annee);
  expect(total).toMatchObject({ type_redirection: 1, vers_caf: 2, vers_cpam: 3, vers_mairie: 0 });
  expect(await refus(enregistrerActivite(tools, lui, uneSaisieDActivite(banc, base)))).toEqual(['vers_administration']);
  const trop = uneSaisieDActivite(banc, { ...base, redirections: { caf: 4 } });
  expect(await refus(enregistrerActivite(tools, lui, trop))).toEqual(['vers_caf']);
});

it('mandates concluded with Aidants Connect are counted by nature, and nothing else of them is kept', async () => {
  const base = { ...seul, type: 'mandat' as const };
  const saisie = uneSaisieDActivite(banc, { ...base, mandats: { logement: 1, argent: 1 } });
  await enregistrerActivite(tools, lui, saisie);
  const { total } = await activiteDuConseiller(tools.db, lui, annee);
  expect(total).toMatchObject({ type_mandat: 1, mandat_logement: 1, mandat_argent: 1, mandat_social: 0 });
  expect(await refus(enregistrerActivite(tools, lui, uneSaisieDActivite(banc, base)))).toEqual(['mandat_papiers']);
});

it('any activity may say where people were sent, and what was mandated; a correction finds both again', async () => {
  const saisie = uneSaisieDActivite(banc, { redirections: { france_services: 1 }, mandats: { social: 1 } });
  await enregistrerActivite(tools, lui, saisie);
  const { valeurs } = await lireSaSaisie(tools.db, lui, saisie.id);
  expect(valeurs).toMatchObject({ vers_france_services: '1', vers_caf: '', mandat_social: '1', type: 'individuel' });
  await corrigerActivite(tools, lui, { ...saisie, type: 'redirection', themes: [], mandats: {} });
  expect(await ligne(saisie.id)).toMatchObject({ type: 'redirection', mandats: null });
  expect(await ecartsDesCumuls(tools.db)).toBe(0);
});

it('another kind of activity still needs a theme', async () => {
  const saisie = uneSaisieDActivite(banc, { themes: [] });
  expect(await refus(enregistrerActivite(tools, lui, saisie))).toEqual(['themes']);
});

it('at home or on the road the commune can be said, that of the structure otherwise, and a correction keeps it', async () => {
  const dite = uneSaisieDActivite(banc, { ou: 'itinerant', communeCode: LYON });
  await enregistrerActivite(tools, lui, dite);
  expect(await ligne(dite.id)).toMatchObject({ canal: 'itinerant', commune_code: LYON, departement_code: '69' });
  expect((await lireSaSaisie(tools.db, lui, dite.id)).valeurs).toMatchObject({
    commune: 'Lyon (69001)',
    communeCode: LYON,
  });
  await corrigerActivite(tools, lui, { ...dite, communeCode: '', dureeMinutes: 45 });
  expect(await ligne(dite.id)).toMatchObject({ commune_code: LYON, duree_minutes: 45 });
  await corrigerActivite(tools, lui, { ...dite, ou: 'domicile' });
  expect(await ligne(dite.id)).toMatchObject({ canal: 'domicile', commune_code: LYON });
  const tue = uneSaisieDActivite(banc, { ou: 'domicile' });
  await enregistrerActivite(tools, lui, tue);
  expect(await ligne(tue.id)).toMatchObject({ commune_code: MOULINS, departement_code: '03' });
  const fausse = uneSaisieDActivite(banc, { ou: 'domicile', communeCode: '00000' });
  expect(await refus(enregistrerActivite(tools, lui, fausse))).toEqual(['commune']);
});

it('in a place of his, or at a distance, no other commune can be said', async () => {
  const ou = await ajouterLieu(tools, lui, { nom: 'Halle', adresse: '1 rue de l’Exemple', communeCode: MOULINS });
  for (const endroit of [ou, 'distance']) {
    const saisie = uneSaisieDActivite(banc, { ou: endroit, communeCode: LYON });
    await enregistrerActivite(tools, lui, saisie);
    expect((await ligne(saisie.id)).commune_code).toBe(MOULINS);
  }
});

it.each([
  { ou: 'La Réunion', code: '974', commune: '97411', quand: 'late in the evening in Paris', utc: '20:30', decale: 1 },
  { ou: 'Guadeloupe', code: '971', commune: '97105', quand: 'past midnight in Paris', utc: '23:30', decale: -1 },
])('in $ou, when it is $quand, today is the day of the conseiller', async ({ code, commune, utc, decale }) => {
  const ici = await unBanc({ pendantLeTest: true });
  const { acteur, structureId } = await unConseillerEnPoste(ici);
  await ici.tools.db
    .updateTable('structures')
    .set({ departement_code: code, commune_code: commune })
    .where('id', '=', structureId)
    .execute();
  // The clock of the bench stands at nine in the morning, in UTC.
  const [heures = 0, minutes = 0] = utc.split(':').map(Number);
  ici.avancer({ minutes: (heures - 9) * 60 + minutes });
  const attendu = ajouterJours(dateCivile(ici.tools.clock()), decale);
  expect(await aujourdhuiPour(ici.tools.db, acteur, ici.tools.clock())).toBe(attendu);
  await enregistrerActivite(ici.tools, acteur, uneSaisieDActivite(ici, { jour: attendu }));
  const demain = uneSaisieDActivite(ici, { jour: ajouterJours(attendu, 1) });
  expect(await refus(enregistrerActivite(ici.tools, acteur, demain))).toEqual(['jour']);
});
