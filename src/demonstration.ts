import {
  creerComptesDeDemonstration,
  listerComptesStructureDemo,
  ouvrirCompteDeDemonstration,
} from '#domain/comptes/index.ts';
import { decider, fixerEnveloppe, ouvrirVague, preparerVague, rendreAvis } from '#domain/concertation/index.ts';
import { confirmerInscription, type Inscription, inscrire } from '#domain/structures/index.ts';
import { importerPolitique } from '#domain/territoires/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME, VISITEUR } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { activitesDeDemonstration } from './demonstration-activites.ts';
import { arriveeDeDemonstration } from './demonstration-arrivee.ts';
import { ateliersDeDemonstration } from './demonstration-ateliers.ts';
import { candidatsDeDemonstration } from './demonstration-candidats.ts';
import { communauteDeDemonstration } from './demonstration-communaute.ts';
import { conventionDeDemonstration } from './demonstration-convention.ts';
import { dossierDeDemonstration } from './demonstration-dossier.ts';
import { equipesDeDemonstration } from './demonstration-equipes.ts';
import { formationDeDemonstration } from './demonstration-formation.ts';
import { lieuxDeDemonstration } from './demonstration-lieux.ts';
import { auDebut, versementsDeDemonstration } from './demonstration-versements.ts';

// Invented structures, at every step of the journey. The SIREN 999… belongs to nobody.
const STRUCTURES = [
  { nom: 'Commune de Démonstration-sur-Allier', type: 'commune', communeCode: '03190', postes: 2, etape: 'activee' },
  {
    nom: 'Communauté de communes d’Essai-en-Bourbonnais',
    type: 'epci',
    communeCode: '03185',
    postes: 4,
    etape: 'avis',
  },
  { nom: 'Médiathèque de l’Exemple', type: 'autre_publique', communeCode: '03310', postes: 1, etape: 'confirmee' },
  {
    nom: 'Association Les Claviers Imaginaires',
    type: 'association',
    communeCode: '03190',
    postes: 1,
    etape: 'confirmee',
  },
  { nom: 'Commune de Saint-Modèle-les-Bains', type: 'commune', communeCode: '03321', postes: null, etape: 'confirmee' },
  { nom: 'Commune de Maquette-Ville', type: 'commune', communeCode: '69123', postes: 6, etape: 'confirmee' },
  { nom: 'Commune de Gabarit-les-Volcans', type: 'commune', communeCode: '63113', postes: 2, etape: 'activee' },
  { nom: 'Régie de quartier Prototype', type: 'association', communeCode: '69266', postes: 2, etape: 'activee' },
  { nom: 'Commune d’Échantillon', type: 'commune', communeCode: '63113', postes: 1, etape: 'inscrite' },
] as const;
const POLITIQUES = {
  action_coeur_de_ville: ['03190', '03185', '03310'],
  petites_villes_de_demain: ['03321'],
  qpv: ['69123', '69266', '03185'],
} as const;

const siret = (rang: number) => {
  const debut = `999${String(9_000_000 + rang).padStart(10, '0')}`;
  const somme = [...`${debut}0`]
    .map(Number)
    .toReversed()
    .reduce((total, chiffre, place) => total + (place % 2 === 0 ? chiffre : chiffre * 2 - (chiffre > 4 ? 9 : 0)), 0);
  return `${debut}${(10 - (somme % 10)) % 10}`;
};
const agent = (role: Actor['role'], perimetre: Actor['perimetre']): Actor => ({
  ...SYSTEME,
  nom: 'Démonstration',
  role,
  perimetre,
});
const ANCT = agent('anct', { type: 'nation' });

/** Fills a new demonstration base: an account for every role, structures at every step. Does nothing the second time. */
export async function demonstration(tools: Tools): Promise<void> {
  if ((await listerComptesStructureDemo(tools)).length > 0) return;
  await creerComptesDeDemonstration(tools);
  for (const [politique, communes] of Object.entries(POLITIQUES)) {
    await importerPolitique(tools, ANCT, {
      politique,
      octets: new TextEncoder().encode(`code_commune\n${communes.join('\n')}\n`),
    });
  }
  await fixerEnveloppe(tools, ANCT, { departementCode: '03', postes: 20 });
  const aujourdhui = dateCivile(tools.clock());
  const vagueId = await preparerVague(tools, ANCT, {
    ouvreLe: aujourdhui,
    limiteAvisLe: ajouterJours(aujourdhui, 15),
    decisionALaCloture: true,
  });
  await ouvrirVague(tools, ANCT, { vagueId });
  for (const [rang, structure] of STRUCTURES.entries()) await conduire(tools, structure, rang);
  await candidatsDeDemonstration(tools);
  await dossierDeDemonstration(tools, ANCT);
  await conventionDeDemonstration(auDebut(tools), ANCT);
  await formationDeDemonstration(tools, ANCT);
  await versementsDeDemonstration(tools);
  await activitesDeDemonstration(tools);
  await equipesDeDemonstration(tools, ANCT);
  await arriveeDeDemonstration(tools, ANCT);
  await communauteDeDemonstration(tools, ANCT);
  await ateliersDeDemonstration(tools);
  await lieuxDeDemonstration(tools);
}

/** Leads one structure to its step, by the gestures of everybody. */
async function conduire(tools: Tools, structure: (typeof STRUCTURES)[number], rang: number): Promise<void> {
  const { etape, postes, communeCode } = structure;
  const email = `structure${rang + 1}@demonstration.example`;
  const { structureId } = await inscrire(tools, VISITEUR, saisie(tools, structure, rang, email));
  if (etape === 'inscrite') return;
  const courriel = await tools.db
    .selectFrom('courriels')
    .select('texte')
    .where('destinataire', '=', email)
    .executeTakeFirst();
  await confirmerInscription(tools, VISITEUR, { jeton: courriel?.texte?.match(/confirmation\/(\S+)/)?.[1] ?? '' });
  if (etape === 'confirmee') return;
  const prefecture = agent('prefecture', { type: 'departements', codes: [communeCode.slice(0, 2)] });
  await rendreAvis(tools, prefecture, {
    structureId,
    sens: 'favorable',
    nombrePostes: postes ?? 1,
    motif: 'Le projet répond à un besoin du territoire.',
  });
  if (etape === 'avis') return;
  await decider(tools, ANCT, {
    structureId,
    sens: 'retenue',
    nombrePostes: postes ?? 1,
    doublonNumero: null,
    motif: 'Projet retenu par le comité.',
  });
  await ouvrirCompteDeDemonstration(tools, email);
}

const saisie = (
  tools: Tools,
  { nom, type, communeCode, postes }: (typeof STRUCTURES)[number],
  rang: number,
  email: string,
): Inscription => ({
  identifiant: siret(rang),
  identiteVerifiee: false,
  type,
  nom,
  adresse: `${rang + 1} place de l’Exemple`,
  communeCode,
  postesSouhaites: postes,
  demarrageLe: ajouterJours(dateCivile(tools.clock()), 45),
  missions: 'Ateliers d’initiation, permanences, aide aux démarches en ligne.',
  lieux: 'Mairie, médiathèque et villages voisins.',
  candidatIdentifie: rang % 3 === 0,
  partenaires: type === 'epci' ? 'Commune de Modèle-le-Vieux\nCommune de Modèle-le-Neuf' : null,
  contactCivilite: 'madame',
  contactPrenom: 'Camille',
  contactNom: `Exemple ${rang + 1}`,
  contactFonction: 'Secrétaire de mairie',
  contactEmail: email,
  contactTelephone: '0100000000',
  representantPrenom: 'Dominique',
  representantNom: 'Modèle',
  representantFonction: type === 'commune' ? 'Maire' : 'Présidente',
});
