import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { documentEnFichier, type FormatDeDocument } from '#platform/documents/formats.ts';
import { DEBUT } from '#tests/support/base.ts';
import { commande } from '#tests/support/commandes.ts';
import type { SituationDuModele } from './modele-commun.ts';
import { modeleDeDeliberation } from './modele-deliberation.ts';
import { modeleDeContrat } from './modeles.ts';
import type { TYPES_DE_CONTRAT } from './regles.ts';

const run = promisify(execFile);
const soffice = commande('soffice');
const pdftotext = commande('pdftotext');
const dossier = await mkdtemp(join(tmpdir(), 'modeles-'));
afterAll(() => rm(dossier, { recursive: true, force: true }));

const VIDE: SituationDuModele = { now: DEBUT };
const PLEINE: SituationDuModele = {
  structure: {
    nom: 'Communauté d’agglomération de L’Haÿ-les-Roses et des très longues vallées de l’Œuvre-Saint-Éloi-sur-Brévenne',
    identifiant: '99990000000017',
    adresse: '1 place de l’Hôtel-de-Ville',
    codePostal: '03000',
    commune: 'L’Haÿ-les-Roses',
    nature: 'publique',
    representant: 'Dominique Modèle, Président',
  },
  recrue: 'Zoé Lœuillet-N’Guyen',
  contrat: {
    type: 'contrat_de_projet',
    debut: '2021-04-01',
    fin: '2023-03-31',
    dureeMois: 24,
    remunerationCentimes: 173_550,
    lieu: 'Mairie et médiathèque d’Œuilly',
    missions: 'Pour les habitants :\n- animer des ateliers\n- tenir des permanences « Aidants »',
  },
  deliberation: { numero: 'D-2021-12', le: '2021-02-20' },
  formation: { heures: 280, debut: '2021-04-06', fin: '2021-06-04', organisme: 'Organisme de l’Exemple' },
  postes: 2,
  montantCentimes: 5_000_000,
  now: DEBUT,
};
const avec = (type: (typeof TYPES_DE_CONTRAT)[number]): SituationDuModele => ({
  ...PLEINE,
  ...(PLEINE.contrat && { contrat: { ...PLEINE.contrat, type } }),
});

async function ecrire(document: ReturnType<typeof modeleDeContrat>, format: FormatDeDocument, nom: string) {
  const { flux } = documentEnFichier(document, format, nom);
  await writeFile(join(dossier, `${nom}.${format}`), Buffer.from(await new Response(flux).arrayBuffer()));
  return join(dossier, `${nom}.${format}`);
}
const net = (texte: string) => texte.replaceAll(/[\s\u00a0\u202f]+/g, ' ');
const texteDuPdf = async (document: ReturnType<typeof modeleDeContrat>, nom: string) =>
  net((await run(pdftotext ?? '', ['-layout', await ecrire(document, 'pdf', nom), '-'])).stdout);

it.skipIf(!pdftotext)(
  'a contrat de projet holds the person, the dates, the pay, the missions and the training',
  async () => {
    const texte = await texteDuPdf(modeleDeContrat(PLEINE), 'projet');
    for (const attendu of [
      'Contrat de projet',
      'Zoé Lœuillet-N’Guyen',
      'du 1er avril 2021 au 31 mars 2023, soit 24 mois',
      '1 735,50 €',
      'animer des ateliers',
      'Mairie et médiathèque d’Œuilly',
      '280 heures, du 6 avril 2021 au 4 juin 2021, avec Organisme de l’Exemple',
      'délibération n° D-2021-12 du 20 février 2021',
      'décret n° 2020-172',
      'L’Haÿ-les-Roses',
    ])
      expect(texte).toContain(net(attendu));
    expect(texte).not.toMatch(/undefined|null|NaN/);
  },
);

it.skipIf(!pdftotext).each([
  ['autre_public', 'Contrat de travail de droit public', 'tribunal administratif'],
  ['cdd', 'Contrat de travail à durée déterminée', 'prud’hommes'],
  ['cdi', 'Contrat de travail à durée indéterminée', 'à compter du 1er avril 2021'],
  ['pec', 'parcours emploi compétences', 'L. 5134-19-1'],
] as const)('a contract of kind %s says its kind and its law', async (type, titre, droit) => {
  const texte = await texteDuPdf(modeleDeContrat(avec(type)), type);
  expect(texte).toContain(titre);
  expect(texte).toContain(droit);
});

it.skipIf(!pdftotext)(
  'the délibération creates the posts, authorises the signatures and opens the budget',
  async () => {
    const texte = await texteDuPdf(modeleDeDeliberation(PLEINE), 'deliberation');
    for (const attendu of [
      '2 emplois non permanents',
      'de 24 à 36 mois',
      '100 000 €',
      'Banque des Territoires',
      'n° D-2021-12',
    ])
      expect(texte).toContain(attendu);
  },
);

it.skipIf(!pdftotext)('whatever is not known is a dotted line to fill, never a word of the code', async () => {
  for (const [nom, document] of [
    ['vide-contrat', modeleDeContrat(VIDE)],
    [
      'vide-cdd',
      modeleDeContrat({ ...VIDE, ...(PLEINE.structure && { structure: { ...PLEINE.structure, nature: 'privee' } }) }),
    ],
    ['vide-deliberation', modeleDeDeliberation(VIDE)],
  ] as const) {
    const texte = await texteDuPdf(document, nom);
    expect(texte).toContain('………');
    expect(texte).not.toMatch(/undefined|null|NaN|\[object/);
  }
});

it.skipIf(!soffice).each(['odt', 'docx'] as const)(
  'LibreOffice opens the %s of each model, with the same words',
  { timeout: 120_000 },
  async (format) => {
    const documents = {
      contrat: modeleDeContrat(PLEINE),
      prive: modeleDeContrat(avec('pec')),
      deliberation: modeleDeDeliberation(PLEINE),
    };
    const fichiers = [];
    for (const [nom, document] of Object.entries(documents))
      fichiers.push(await ecrire(document, format, `${format}-${nom}`));
    const profil = `-env:UserInstallation=${pathToFileURL(join(dossier, 'profil'))}`;
    await run(soffice ?? '', [
      profil,
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      dossier,
      ...fichiers,
    ]);
    for (const nom of Object.keys(documents)) {
      const texte = net(await readFile(join(dossier, `${format}-${nom}.txt`), 'utf8'));
      expect(texte).toContain(net('L’Haÿ-les-Roses et des très longues vallées de l’Œuvre'));
      expect(texte).not.toMatch(/undefined|\[object/);
    }
  },
);
