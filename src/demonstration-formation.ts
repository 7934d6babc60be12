import { FORMATION_DEMO, ouvrirAgentDeDemonstration } from '#domain/comptes/index.ts';
import { creerOrganisme, inviterFormateur, ouvrirSession } from '#domain/formation/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { estOuvre } from '#platform/jours-ouvres.ts';

// One session of each rhythm: a day a week beside the post, and two months in a row.
const SESSIONS = [
  { parcours: 105, dans: 21, modalite: 'distance', lieu: '', places: 12 },
  { parcours: 280, dans: 35, modalite: 'mixte', lieu: 'Moulins, espace de l’Exemple', places: 10 },
] as const;

/** An invented training body of the Allier, the Puy-de-Dôme and the Rhône, somebody who works there, two sessions to come. */
export async function formationDeDemonstration(tools: Tools, anct: Actor): Promise<void> {
  const { email, prenom } = FORMATION_DEMO;
  const organismeId = await creerOrganisme(tools, anct, {
    nom: 'Organisme de formation de démonstration',
    email,
    telephone: '0100000000',
    modalite: 'mixte',
    national: false,
    departements: ['03', '63', '69'],
    actif: true,
  });
  await inviterFormateur(tools, anct, { organismeId, email, prenom, nom: 'Démonstration' });
  await ouvrirAgentDeDemonstration(tools, email);
  const elle: Actor = {
    ...SYSTEME,
    role: 'organisme_de_formation',
    perimetre: { type: 'organisme', organismeId },
  };
  for (const { dans, ...session } of SESSIONS)
    await ouvrirSession(tools, elle, { ...session, debut: prochainJourOuvre(tools, dans) });
}

function prochainJourOuvre(tools: Tools, dans: number): string {
  let jour = ajouterJours(dateCivile(tools.clock()), dans);
  while (!estOuvre(jour)) jour = ajouterJours(jour, 1);
  return jour;
}
