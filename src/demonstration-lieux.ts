import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONSEILLER_DEMO } from '#domain/comptes/index.ts';
import { type LigneDHoraire, semaineDe } from '#domain/horaires/index.ts';
import {
  ajouterFermeture,
  ajouterLieu,
  ajouterPermanence,
  choisirSaFiche,
  corrigerLieu,
  fixerHoraires,
  listerSesLieux,
} from '#domain/lieux/index.ts';
import { importerListeDeReference, type ListeDeReference } from '#domain/referentiels/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';

const OUVERT: readonly LigneDHoraire[] = [1, 2, 3, 4, 5].flatMap((jour) => [
  [jour, 540, 720] as const,
  [jour, 840, 1020] as const,
]);
const SOIR: readonly LigneDHoraire[] = [
  [2, 1020, 1260],
  [4, 1020, 1260],
  [6, 600, 780],
];

// Invented places: complete, by appointment, itinerant, entered twice, and one that lacks something to be published.
const LIEUX = [
  {
    nom: 'Médiathèque de l’Exemple',
    adresse: '2 place de l’Exemple',
    commune: '63113',
    postal: '63000',
    horaires: OUVERT,
    permanence: [2, 540, 720],
  },
  {
    nom: 'Mairie d’Échantillon',
    adresse: '1 place de la Mairie',
    commune: '63300',
    postal: '63200',
    horaires: OUVERT,
    permanence: [3, 840, 1020],
  },
  {
    nom: 'Tiers-lieu Le Gabarit',
    adresse: '8 rue du Modèle',
    commune: '63430',
    postal: '63300',
    horaires: SOIR,
    rendezVous: true,
  },
  {
    nom: 'Bus numérique Maquette',
    adresse: 'Place du Marché',
    commune: '63178',
    postal: '63500',
    horaires: OUVERT,
    itinerant: true,
  },
  {
    nom: 'France services Démonstration',
    adresse: '5 rue du Prototype',
    commune: '03190',
    postal: '03000',
    horaires: OUVERT,
    permanence: [5, 540, 720],
  },
  {
    nom: 'Espace public Démonstration',
    adresse: '5 rue du Prototype',
    commune: '03190',
    postal: '03000',
    horaires: [],
  },
  {
    nom: 'Salle des fêtes d’Essai',
    adresse: '3 place du Foirail',
    commune: '63003',
    postal: '63600',
    horaires: [],
    incomplet: true,
  },
] as const;

const FRANCE_SERVICES = `id_fs;lib_fs;adresse;code_postal;insee_com;lib_com;telephone;mail;format_fs;h_lundi;h_mardi;h_jeudi;prise_rdv
9001;France services Démonstration;5 rue du Prototype;03000;03190;Moulins;04 00 00 00 01;accueil@demonstration.example;Fixe;09:00 - 12:00 / 14:00 - 17:00;09:00 - 12:00;14:00 - 18:00;Non
9002;France services des Volcans imaginaires;10 rue de la Maquette;63000;63113;Clermont-Ferrand;04 00 00 00 02;volcans@demonstration.example;Fixe;09:00 - 12:00;09:00 - 12:00;09:00 - 12:00;Oui
9003;Bus France services d’Exemple;Place de l’Exemple;63200;63300;Riom;04 00 00 00 03;bus@demonstration.example;Itinérante;Tournée, voir en mairie;;;Non
`;
const FABRIQUES = `nom;adresse;code_postal;commune;code_insee;site_web
Tiers-lieu Le Gabarit;8 rue du Modèle;63300;Thiers;63430;https://gabarit.demonstration.example
La Fabrique d’Essai;4 cours de l’Exemple;63000;Clermont-Ferrand;63113;
`;
const AIDANTS_CONNECT = `id;pivot;nom;adresse;code_postal;commune;code_insee
demo-1;99900009100010;Espace public Démonstration;5 rue du Prototype;03000;Moulins;03190
demo-2;99900009200018;Association d’Exemple;7 rue du Modèle;63000;Clermont-Ferrand;63113
`;

/** The conseiller of the demonstration describes his places and agrees to appear; the national lists name some bodies. */
export async function lieuxDeDemonstration(tools: Tools): Promise<void> {
  const lui = await tools.db
    .selectFrom('utilisateurs')
    .select('id')
    .where('email', '=', CONSEILLER_DEMO.email)
    .executeTakeFirst();
  if (!lui) return;
  const acteur: Actor = { ...SYSTEME, id: lui.id, role: 'conseiller', perimetre: { type: 'personne' } };
  for (const lieu of LIEUX) await decrire(tools, acteur, lieu);
  await choisirSaFiche(tools, acteur, {
    surLaCarte: true,
    courriel: 'alix@demonstration.example',
    telephone: '0600000000',
    aidantsConnect: 'formation',
    aidantsConnectLe: ajouterJours(dateCivile(tools.clock()), -20),
  });
  await importer(tools, 'france_services', FRANCE_SERVICES);
  await importer(tools, 'fabriques_de_territoire', FABRIQUES);
  await importer(tools, 'aidants_connect', AIDANTS_CONNECT);
}

async function decrire(tools: Tools, acteur: Actor, lieu: (typeof LIEUX)[number]): Promise<void> {
  const { nom, adresse, commune: communeCode, postal, horaires } = lieu;
  const present = (await listerSesLieux(tools.db, acteur)).find((un) => un.nom === nom);
  const lieuId = present?.id ?? (await ajouterLieu(tools, acteur, { nom, adresse, communeCode }));
  const incomplet = 'incomplet' in lieu;
  await corrigerLieu(tools, acteur, {
    ...{ lieuId, nom, adresse, communeCode, codePostal: postal, position: null, siret: '', courriel: '', site: '' },
    telephone: incomplet ? '' : '0400000010',
    modalites: 'rendezVous' in lieu ? ['rendez_vous'] : ['libre', 'rendez_vous'],
    ficheAccesLibre: horaires === OUVERT ? 'https://acceslibre.beta.gouv.fr/app/lieu-d-exemple/' : '',
    itinerant: 'itinerant' in lieu,
    resume: incomplet ? '' : 'Des ordinateurs en libre accès, et quelqu’un pour vous aider.',
    services: incomplet ? [] : ['demarches', 'quotidien', 'securite'],
    publie: true,
  });
  if (horaires.length > 0)
    await fixerHoraires(tools, acteur, {
      lieuId,
      semaine: semaineDe(horaires).map((plages) => [...plages]),
      fermeFeries: true,
    });
  const aujourdhui = dateCivile(tools.clock());
  if ('itinerant' in lieu)
    await ajouterFermeture(tools, acteur, {
      lieuId,
      du: ajouterJours(aujourdhui, 20),
      au: ajouterJours(aujourdhui, 27),
    });
  if (!('permanence' in lieu)) return;
  const [jour, debut, fin] = lieu.permanence;
  await ajouterPermanence(tools, acteur, { lieuId, jour, debut, fin, du: aujourdhui, au: null });
}

async function importer(tools: Tools, liste: ListeDeReference, contenu: string): Promise<void> {
  const dossier = await mkdtemp(join(tmpdir(), 'liste-'));
  const path = join(dossier, 'liste.csv');
  await writeFile(path, contenu);
  await importerListeDeReference(tools, SYSTEME, { liste, path });
  await rm(dossier, { recursive: true });
}
