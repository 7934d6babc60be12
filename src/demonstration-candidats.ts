import { confirmerCandidat, inscrire } from '#domain/candidats/index.ts';
import { CANDIDAT_DEMO, ouvrirCompteDeDemonstration } from '#domain/comptes/index.ts';
import { manifesterInteret } from '#domain/mise-en-relation/index.ts';
import { declarerPublication, rediger } from '#domain/offres/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME, VISITEUR } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';

// Invented people around Moulins and Lyon. The first one has an account to enter with, and an interested structure.
const CANDIDATS = [
  {
    prenom: 'Camille',
    nom: 'Exemple-Dupont',
    communeCode: '03190',
    rayonKm: 40,
    experience: 'un_a_trois_ans',
    jours: 0,
  },
  { prenom: 'Sacha', nom: 'Maquette', communeCode: '03190', rayonKm: 20, experience: 'aucune', jours: 20 },
  { prenom: 'Dominique', nom: 'Prototype', communeCode: '03321', rayonKm: 40, experience: 'moins_d_un_an', jours: 5 },
  {
    prenom: 'Claude',
    nom: 'Échantillon',
    communeCode: '03310',
    rayonKm: 100,
    experience: 'plus_de_trois_ans',
    jours: 30,
  },
  { prenom: 'Alix', nom: 'Modèle', communeCode: '63113', rayonKm: 100, experience: 'un_a_trois_ans', jours: 10 },
  { prenom: 'Lou', nom: 'Fictif', communeCode: '69123', rayonKm: null, experience: 'moins_d_un_an', jours: 0 },
  { prenom: 'Maxime', nom: 'Inventé', communeCode: '69266', rayonKm: 15, experience: 'aucune', jours: 15 },
] as const;
const MOTIVATION =
  'J’ai aidé mes voisins à faire leurs démarches en ligne et j’ai aimé les voir repartir sans moi. Je voudrais en faire mon métier, avec tous les publics.';

/** Candidates who have confirmed, and one whom the first structure is interested in. */
export async function candidatsDeDemonstration(tools: Tools): Promise<void> {
  const ids = [];
  for (const [rang, candidat] of CANDIDATS.entries()) ids.push(await conduire(tools, candidat, rang + 1));
  await ouvrirCompteDeDemonstration(tools, CANDIDAT_DEMO.email);
  const structure = await tools.db
    .selectFrom('structures')
    .select('id')
    .where('statut', '=', 'activee')
    .orderBy('numero')
    .limit(1)
    .executeTakeFirst();
  if (!structure || !ids[0]) return;
  const elle = {
    ...SYSTEME,
    role: 'structure' as const,
    perimetre: { type: 'structure' as const, structureId: structure.id },
  };
  await manifesterInteret(tools, elle, { candidatId: ids[0] });
  await offreDeDemonstration(tools, elle, structure.id);
}

/** The first structure's fiche de poste, published today. */
async function offreDeDemonstration(tools: Tools, elle: Actor, structureId: string): Promise<void> {
  const aujourdhui = dateCivile(tools.clock());
  await rediger(tools, elle, {
    structureId,
    intitule: 'Conseillère ou conseiller numérique',
    missions: 'Animer des ateliers d’initiation, tenir des permanences, aider aux démarches en ligne.',
    profil: 'Le goût de transmettre, de la patience, de l’aisance avec les outils numériques.',
    conditions: 'Contrat de projet de 24 mois, à temps plein.',
    lieux: 'Mairie, médiathèque et villages voisins.',
    candidaturesEmail: 'structure1@demonstration.example',
  });
  await declarerPublication(tools, elle, {
    structureId,
    reference: `O003${aujourdhui.slice(2).replaceAll('-', '')}000001`,
    publieeLe: aujourdhui,
    urgenceMotif: null,
  });
}

const adresse = (rang: number) => `candidat${rang}@demonstration.example`;

type CandidatInvente = {
  readonly prenom: string;
  readonly nom: string;
  readonly communeCode: string;
  readonly rayonKm: number | null;
  readonly experience: (typeof CANDIDATS)[number]['experience'];
  readonly jours: number;
};

/** Registers and confirms an invented candidate, the address of whom holds his rank. Answers his file. */
export async function conduire(tools: Tools, candidat: CandidatInvente, rang: number): Promise<string> {
  const { jours, ...identite } = candidat;
  const candidatId = await inscrire(tools, VISITEUR, {
    ...identite,
    email: adresse(rang),
    telephone: `06000000${String(rang).padStart(2, '0')}`,
    disponibleLe: ajouterJours(dateCivile(tools.clock()), jours),
    situations: rang % 2 ? ['demandeur_emploi'] : ['en_emploi', 'en_reconversion'],
    diplome: rang % 3 === 0 ? 'BPJEPS animation' : '',
    motivation: MOTIVATION,
    invitation: '',
  });
  const courriel = await tools.db
    .selectFrom('courriels')
    .select('texte')
    .where('destinataire', '=', adresse(rang))
    .where('modele', '=', 'candidat.confirmation')
    .executeTakeFirst();
  const jeton = courriel?.texte?.match(/confirmation\/(\S+)/)?.[1] ?? '';
  await confirmerCandidat(tools, VISITEUR, { jeton, appareil: 'Démonstration' });
  return candidatId;
}
