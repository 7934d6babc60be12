import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ajouterLieu } from '#domain/lieux/index.ts';
import { activiteDuConseiller, ecartsDesCumuls } from '#domain/statistiques/index.ts';
import { transaction } from '#platform/db/guard.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { exporter } from '#platform/export/exporter.ts';
import { unConseillerEnPoste, uneLigneDeTableau, uneSaisieDActivite, unTableau } from '#tests/situations/activites.ts';
import { MOULINS } from '#tests/situations/structures.ts';
import { surPostgresql, unBanc } from '#tests/support/base.ts';
import { oublierImports } from './annuler-import.ts';
import {
  abandonnerImport,
  annulerImport,
  cloreMois,
  colonnesDeSonImport,
  compterSesActivites,
  corrigerActivite,
  creerTag,
  enregistrerActivite,
  importerActivites,
  LIGNES_MAX,
  lireFichier,
  lireSonImport,
  listerSesActivites,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const gens = [await unConseillerEnPoste(banc), await unConseillerEnPoste(banc), await unConseillerEnPoste(banc)];
const [autre, lui, tierce] = gens.map(({ acteur }) => acteur);
if (!autre || !lui || !tierce) throw new Error('nobody');
const annee = { du: '2021-01-01', au: '2021-12-31' };
const JOUR = '2021-08-20';
banc.avancer({ jours: 60 });

const lire = async (lignes: readonly Readonly<Record<string, string>>[], qui = lui, nom = 'suivi.csv') =>
  lireFichier(tools, qui, { path: await unTableau(banc, lignes), nom });
const ligne = (autres: Readonly<Record<string, string>> = {}) => uneLigneDeTableau({ Jour: JOUR, ...autres });
const bilan = async (importId: string, qui = lui) => (await lireSonImport(tools.db, qui, importId)).bilan;

it('a spreadsheet is read without writing anything, then written whole, with everything that it says', async () => {
  await ajouterLieu(tools, lui, { nom: 'Médiathèque', adresse: '1 rue de l’Exemple', communeCode: MOULINS });
  await creerTag(tools, lui, { nom: 'Jeudis' });
  const lignes = [
    ligne({ Lieu: 'mediatheque', 'De 60 à 69 ans': '1', Retraité: '1', Note: 'Pour moi seul', Tags: 'jeudis' }),
    ligne({
      ...{ Activité: 'Atelier', Thèmes: 'Courriels, smartphone', Lieu: 'En itinérance', Personnes: '8' },
      ...{ 'Durée (minutes)': '1 h 30', Commune: 'Lyon (69001)', 'Déjà venues': '2', '70 ans et plus': '5' },
      ...{ Matériel: 'Tablette, téléphone', 'Viendront à un atelier': '3', Orientations: 'CAF : 2, mairie' },
    }),
    ligne({
      Activité: 'Mandat Aidants Connect',
      Thèmes: '',
      Jour: '20/08/2021',
      'Mandats Aidants Connect': 'Logement',
    }),
  ];
  const importId = await lire(lignes);
  expect(await compterSesActivites(tools.db, lui)).toBe(0);
  expect(await bilan(importId)).toMatchObject({ lignes: 3, bonnes: 3, dejaLa: 0, nombreDeProblemes: 0 });
  expect(await importerActivites(tools, lui, { importId })).toBe(3);
  const { lignes: ecrites } = await listerSesActivites(tools.db, lui);
  const une = (type: string) => ecrites.find((ecrite) => ecrite.type === type);
  expect(une('individuel')).toMatchObject({ nomLieu: 'Médiathèque', age_60_69: 1, note: 'Pour moi seul' });
  expect(une('individuel')?.nomsDesTags).toEqual(['Jeudis']);
  expect(une('atelier')).toMatchObject({
    ...{ commune: 'Lyon', duree_minutes: 90, deja_venus: 2, age_70: 5, age_inconnu: 3, suite_atelier: 3 },
    ...{
      redirections: { caf: 2, mairie: 1 },
      nomsDesThemes: ['Courriels', 'Smartphone'],
      materiel: ['tablette', 'telephone'],
    },
  });
  expect(une('mandat')).toMatchObject({ mandats: { logement: 1 }, jour: JOUR });
  expect((await activiteDuConseiller(tools.db, lui, annee)).total).toMatchObject({ activites: 3, participants: 10 });
  expect(await ecartsDesCumuls(tools.db)).toBe(0);
  const { lignes: attente } = await tools.db
    .selectFrom('imports_activites')
    .select('lignes')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  expect(attente).toBeNull();
});

it('the same file again is told, and doubles nothing; the same rows with one more write that one', async () => {
  const lignes = [ligne({ Jour: '2021-08-21' }), ligne({ Jour: '2021-08-21' }), ligne({ Jour: '2021-08-22' })];
  const path = await unTableau(banc, lignes);
  const premier = await lireFichier(tools, lui, { path, nom: 'avril.csv' });
  expect(await importerActivites(tools, lui, { importId: premier })).toBe(3);
  await expect(importerActivites(tools, lui, { importId: premier })).rejects.toThrow(Refused);
  const second = await lireFichier(tools, lui, { path, nom: 'avril.csv' });
  const lu = await lireSonImport(tools.db, lui, second);
  expect(lu.bilan).toMatchObject({ bonnes: 0, dejaLa: 3 });
  expect(lu.dejaLe).toEqual(tools.clock());
  await expect(importerActivites(tools, lui, { importId: second })).rejects.toThrow(Refused);
  const plus = await lire([...lignes, ligne({ Jour: '2021-08-21' })]);
  expect(await bilan(plus)).toMatchObject({ bonnes: 1, dejaLa: 3 });
  expect(await importerActivites(tools, lui, { importId: plus })).toBe(1);
});

it('what a hand recorded is not imported again, and one person’s rows are not another’s', async () => {
  await enregistrerActivite(tools, tierce, uneSaisieDActivite(banc, { jour: JOUR, themes: [5] }));
  const lignes = [ligne(), ligne(), ligne({ Thèmes: 'Courriels' })];
  expect(await bilan(await lire(lignes, tierce), tierce)).toMatchObject({ bonnes: 2, dejaLa: 1 });
  const importId = await lire([ligne({ Jour: '2021-08-21' })], tierce);
  expect(await importerActivites(tools, tierce, { importId })).toBe(1);
});

it('everything to correct is said line by line, and nothing is imported while one line is wrong', async () => {
  const importId = await lire([
    ligne({ Jour: '31/02/2021', Personnes: 'deux' }),
    ligne({ Activité: 'Réunion', 'Durée (minutes)': '900' }),
    ligne({ Thèmes: 'Cuisine', Lieu: 'Chez moi', Tags: 'Inconnu', Matériel: 'Fax' }),
    ligne({ Jour: '2031-04-20' }),
    ligne({ Personnes: '3', 'De 60 à 69 ans': '4', Activité: 'Atelier' }),
    ligne({ Thèmes: '', Orientations: 'La poste : 2' }),
    ligne({ Lieu: 'À domicile', Commune: 'Nulle-Part (99999)' }),
    ligne({ 'De 60 à 69 ans': '1', '70 ans et plus': '1' }),
    ligne({ Activité: 'Orientation vers une autre structure', Thèmes: '' }),
    ligne(),
  ]);
  const { problemes, bilan: dit } = await lireSonImport(tools.db, lui, importId);
  expect(problemes.map(({ ligne: numero, colonne }) => `${numero} ${colonne}`)).toEqual([
    '2 Jour',
    '2 Personnes',
    '3 Activité',
    '3 Durée (minutes)',
    '4 Lieu',
    '4 Tags',
    '4 Thèmes',
    '4 Matériel',
    '5 Jour',
    '6 Moins de 12 ans',
    '7 Orientations',
    '8 Commune',
    '9 70 ans et plus',
    '10 Orientations',
  ]);
  expect(dit).toMatchObject({ lignes: 10, nombreDeProblemes: 14 });
  await expect(importerActivites(tools, lui, { importId })).rejects.toThrow(Refused);
  for (const { raison } of problemes) expect(raison).toMatch(/^[A-ZÀÉ«].*\.$/);
});

it('a filed month takes no import, line by line; and an import is undone as a whole until one of its months is', async () => {
  const { numero: conseiller } = await tools.db
    .selectFrom('candidats')
    .select('numero')
    .where('utilisateur_id', '=', autre.id)
    .executeTakeFirstOrThrow();
  const clore = (mois: string) =>
    transaction(tools.db, (tx) => cloreMois({ tx, actor: autre, now: tools.clock(), tools }, { conseiller, mois }));
  const lignes = [ligne(), ligne({ Jour: '2021-08-22', Activité: 'Atelier', Personnes: '4' })];
  const importId = await lire(lignes, autre);
  await expect(importerActivites(tools, lui, { importId })).rejects.toThrow(NotFound);
  expect(await importerActivites(tools, autre, { importId })).toBe(2);
  const { lignes: ecrites } = await listerSesActivites(tools.db, autre);
  const atelier = ecrites.find(({ type }) => type === 'atelier');
  await corrigerActivite(tools, autre, {
    ...uneSaisieDActivite(banc, { type: 'atelier', participants: 5, age: 'inconnu', situation: 'inconnu' }),
    ...{ id: atelier?.id ?? '', jour: '2021-08-23' },
  });
  await expect(annulerImport(tools, lui, { importId })).rejects.toThrow(NotFound);
  expect(await annulerImport(tools, autre, { importId })).toBe(2);
  expect(await compterSesActivites(tools.db, autre)).toBe(0);
  expect(await ecartsDesCumuls(tools.db)).toBe(0);
  await expect(annulerImport(tools, autre, { importId })).rejects.toThrow(Refused);

  const encore = await lire(lignes, autre);
  const pendant = await lireSonImport(tools.db, autre, encore);
  expect(pendant.bilan).toMatchObject({ bonnes: 2, dejaLa: 0 });
  await importerActivites(tools, autre, { importId: encore });
  const enRetard = await lire([ligne({ Jour: '2021-08-24' })], autre);
  await clore('2021-08-01');
  await expect(annulerImport(tools, autre, { importId: encore })).rejects.toThrow(
    /suivi de ce mois \(août 2021\) est remis/,
  );
  await expect(importerActivites(tools, autre, { importId: enRetard })).rejects.toThrow(Refused);
  const { problemes } = await lireSonImport(tools.db, autre, await lire([ligne({ Jour: '2021-08-25' })], autre));
  expect(problemes).toMatchObject([{ ligne: 2, colonne: 'Jour' }]);
  expect(await compterSesActivites(tools.db, autre)).toBe(2);
});

it('the model, filled as it is, is read in each format that can be; a file that is not such a table is told', async () => {
  const colonnes = await colonnesDeSonImport(tools.db, lui);
  for (const format of ['csv', 'xlsx'] as const) {
    const lignes = (async function* () {
      for (const rang of [0, 1] as const)
        yield Object.fromEntries(colonnes.map((une) => [une.titre, une.exemples[rang]]));
    })();
    const titres = colonnes.map(({ titre }) => ({ titre, valeur: (une: Record<string, string>) => une[titre] ?? '' }));
    const { flux } = exporter({ format, titre: 'modele', colonnes: titres, lignes });
    const path = join(tools.settings.DATA_DIR, `modele.${format}`);
    await writeFile(path, Buffer.from(await new Response(flux).arrayBuffer()));
    const { problemes } = await lireSonImport(tools.db, lui, await lireFichier(tools, lui, { path, nom: 'modele' }));
    // Its examples are of the day of the guide: before the contract, and only that.
    expect(problemes.map(({ ligne: numero, colonne }) => [numero, colonne])).toEqual([
      [2, 'Jour'],
      [3, 'Jour'],
    ]);
  }
  await expect(lire([{ Nom: 'x', Ville: 'y' }])).rejects.toThrow(InvalidInput);
  await expect(lire([{ Jour: JOUR, Activité: 'Atelier' }])).rejects.toThrow(InvalidInput);
});

it('five thousand rows at the most, read and written in a few seconds, and the sums stay right', async () => {
  const jours = ['2021-08-23', '2021-08-24', '2021-08-25'];
  const lignes = Array.from({ length: LIGNES_MAX }, (_, rang) =>
    ligne({ Jour: jours[rang % 3] ?? JOUR, Activité: 'Atelier', Personnes: String(1 + (rang % 9)) }),
  );
  await expect(lire([...lignes, ligne()], tierce)).rejects.toThrow(InvalidInput);
  const importId = await lire(lignes, tierce);
  expect(await banc.compterRequetes(() => importerActivites(tools, tierce, { importId }))).toBeLessThanOrEqual(12);
  expect(await bilan(importId, tierce)).toMatchObject({ lignes: LIGNES_MAX, bonnes: LIGNES_MAX });
  expect(await ecartsDesCumuls(tools.db)).toBe(0);
  expect(await annulerImport(tools, tierce, { importId })).toBe(LIGNES_MAX);
  expect(await ecartsDesCumuls(tools.db)).toBe(0);
});

it('what was read and not confirmed is forgotten the day after, at once when it is left or another file comes', async () => {
  const lignesDe = async (importId: string) =>
    tools.db
      .selectFrom('imports_activites')
      .select(['statut', 'lignes'])
      .where('id', '=', importId)
      .executeTakeFirstOrThrow();
  const [un, deux] = [await lire([ligne({ Jour: '2021-08-26' })]), await lire([ligne({ Jour: '2021-08-27' })])];
  expect(await lignesDe(un)).toEqual({ statut: 'abandonne', lignes: null });
  await expect(abandonnerImport(tools, autre, { importId: deux })).rejects.toThrow(NotFound);
  await abandonnerImport(tools, lui, { importId: deux });
  expect(await lignesDe(deux)).toEqual({ statut: 'abandonne', lignes: null });
  const trois = await lire([ligne({ Jour: '2021-08-28' })]);
  await oublierImports.handle(tools, {});
  expect((await lignesDe(trois)).statut).toBe('lu');
  banc.avancer({ jours: 1 });
  await oublierImports.handle(tools, {});
  expect(await lignesDe(trois)).toEqual({ statut: 'abandonne', lignes: null });
});

it.runIf(surPostgresql)(
  'importers and writers of one département at once never wait for one another for ever',
  async () => {
    const jours = ['2021-08-20', '2021-08-25', '2021-09-01', '2021-09-02'];
    const fichiers = await Promise.all(
      [lui, tierce].map((qui) =>
        lire(
          Array.from({ length: 300 }, (_, rang) =>
            ligne({ Jour: jours[rang % 4] ?? JOUR, Personnes: '7', Activité: 'Atelier' }),
          ),
          qui,
        ),
      ),
    );
    const [a = '', b = ''] = fichiers;
    const gestes = [
      importerActivites(tools, lui, { importId: a }),
      importerActivites(tools, tierce, { importId: b }),
      ...Array.from({ length: 30 }, (_, rang) =>
        enregistrerActivite(
          tools,
          rang % 2 ? lui : tierce,
          uneSaisieDActivite(banc, { jour: jours[rang % 4] ?? JOUR }),
        ),
      ),
    ];
    await Promise.all(gestes);
    expect(await ecartsDesCumuls(tools.db)).toBe(0);
  },
);
