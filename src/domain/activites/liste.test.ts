import { expect, it } from 'vitest';
import { ajouterLieu } from '#domain/lieux/index.ts';
import { activiteDuConseiller, ecartsDesCumuls } from '#domain/statistiques/index.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { NotFound } from '#platform/errors.ts';
import { unConseillerEnPoste, uneSaisieDActivite } from '#tests/situations/activites.ts';
import { MOULINS } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  compterSesActivites,
  creerTag,
  enregistrerActivite,
  lireFiltresDesSiennes,
  lireSupprimee,
  listerSesActivites,
  retablirActivite,
  supprimerActivite,
} from './index.ts';
import { oublierNotes } from './supprimer.ts';

const banc = await unBanc();
const { tools } = banc;
const { acteur: autre } = await unConseillerEnPoste(banc);
const { acteur: lui } = await unConseillerEnPoste(banc);
banc.avancer({ jours: 9 });
const aujourdhui = dateCivile(tools.clock());
const hier = ajouterJours(aujourdhui, -1);
const ou = await ajouterLieu(tools, lui, { nom: 'Halle', adresse: '1 rue de l’Exemple', communeCode: MOULINS });
const tag = await creerTag(tools, lui, { nom: 'Jeudis' });
const saisies = {
  lieu: uneSaisieDActivite(banc, { ou, note: 'Rappeler à propos de l’ÉTÉ à 100 %' }),
  hier: uneSaisieDActivite(banc, { jour: hier, themes: [6], tags: [tag] }),
  orientation: uneSaisieDActivite(banc, { type: 'redirection', themes: [], redirections: { caf: 1 } }),
};
for (const saisie of Object.values(saisies)) await enregistrerActivite(tools, lui, saisie);
await enregistrerActivite(tools, autre, uneSaisieDActivite(banc));

it.each([
  ['', ['lieu', 'hier', 'orientation']],
  [`?du=${aujourdhui}`, ['lieu', 'orientation']],
  [`?au=${hier}`, ['hier']],
  ['?type=redirection', ['orientation']],
  ['?theme=6', ['hier']],
  [`?ou=${ou}`, ['lieu']],
  ['?ou=distance', ['hier', 'orientation']],
  [`?tag=${tag}`, ['hier']],
  ['?texte=ete', ['lieu']],
  ['?texte=100%20%25', ['lieu']],
  ['?texte=%25', ['lieu']],
  ['?texte=_', []],
  [`?theme=4&ou=${ou}&texte=rappeler`, ['lieu']],
  ['?du=jamais&type=rien&theme=99&ou=../x&tag=a', ['lieu', 'hier', 'orientation']],
])('the list asked by « %s » holds what it says, its count too', async (adresse, attendues) => {
  const filtres = lireFiltresDesSiennes(new URLSearchParams(adresse));
  const { lignes } = await listerSesActivites(tools.db, lui, filtres);
  const noms = lignes.map(({ id }) => Object.entries(saisies).find(([, saisie]) => saisie.id === id)?.[0]);
  expect(noms.toSorted()).toEqual([...attendues].toSorted());
  expect(await compterSesActivites(tools.db, lui, filtres)).toBe(attendues.length);
});

it('a page of the list takes one statement, whatever its filters', async () => {
  const filtres = lireFiltresDesSiennes(new URLSearchParams(`?theme=4&ou=${ou}&texte=rappeler&tag=${tag}`));
  expect(await banc.compterRequetes(() => listerSesActivites(tools.db, lui, filtres))).toBe(1);
});

it('what was taken away comes back for an hour, for him alone, and counts again', async () => {
  const { id } = saisies.hier;
  const annee = { du: '2021-01-01', au: '2021-12-31' };
  await supprimerActivite(tools, lui, { activiteId: id });
  expect((await activiteDuConseiller(tools.db, lui, annee)).total['activites']).toBe(2);
  expect(await lireSupprimee(tools.db, autre, id, tools.clock())).toBeUndefined();
  await expect(retablirActivite(tools, autre, { activiteId: id })).rejects.toThrow(NotFound);
  expect(await lireSupprimee(tools.db, lui, id, tools.clock())).toMatchObject({ id });
  await retablirActivite(tools, lui, { activiteId: id });
  expect((await activiteDuConseiller(tools.db, lui, annee)).total['activites']).toBe(3);
  await expect(retablirActivite(tools, lui, { activiteId: id })).rejects.toThrow(NotFound);
  await supprimerActivite(tools, lui, { activiteId: id });
  banc.avancer({ minutes: 61 });
  expect(await lireSupprimee(tools.db, lui, id, tools.clock())).toBeUndefined();
  await expect(retablirActivite(tools, lui, { activiteId: id })).rejects.toThrow(NotFound);
  expect(await ecartsDesCumuls(tools.db)).toBe(0);
});

it('the note of what was taken away is forgotten the night after, and that of no other', async () => {
  await supprimerActivite(tools, lui, { activiteId: saisies.lieu.id });
  const gardee = uneSaisieDActivite(banc, { note: 'Une note qui reste' });
  await enregistrerActivite(tools, lui, gardee);

  const note = async (id: string) =>
    (await tools.db.selectFrom('activites').select('note').where('id', '=', id).executeTakeFirstOrThrow()).note;
  await oublierNotes.handle(tools, {});
  expect(await note(saisies.lieu.id)).not.toBeNull();
  banc.avancer({ jours: 1 });
  await oublierNotes.handle(tools, {});
  expect(await note(saisies.lieu.id)).toBeNull();
  expect(await note(gardee.id)).toBe('Une note qui reste');
  expect(await ecartsDesCumuls(tools.db)).toBe(0);
});
