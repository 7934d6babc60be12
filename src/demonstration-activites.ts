import { randomUUID } from 'node:crypto';
import { enregistrerActivite } from '#domain/activites/index.ts';
import { CONSEILLER_DEMO, ouvrirCompteDeDemonstration } from '#domain/comptes/index.ts';
import { ajouterLieu } from '#domain/lieux/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { tagsDeDemonstration } from './demonstration-tags.ts';

// What an invented conseiller did since he came: how many days ago, and what is not usual in it.
const ACTIVITES = [
  { jours: 25, themes: [4, 5] },
  { jours: 22, themes: [6], dureeMinutes: 60 },
  { jours: 15, themes: [3, 6], type: 'atelier', participants: 8, dejaVenus: 2, dureeMinutes: 120 },
  { jours: 9, themes: [7], ou: 'domicile' },
  { jours: 3, themes: [3], ou: 'distance' },
  { jours: 1, themes: [11, 7] },
  { jours: 1, themes: [], type: 'redirection', redirections: { caf: 1 } },
  { jours: 0, themes: [], type: 'mandat', mandats: { logement: 1 } },
] as const;

/** The conseiller of the demonstration signs in, has a place, and has recorded a month. */
export async function activitesDeDemonstration(tools: Tools): Promise<void> {
  const lui = await tools.db
    .selectFrom('utilisateurs')
    .select('id')
    .where('email', '=', CONSEILLER_DEMO.email)
    .executeTakeFirst();
  if (!lui) return;
  await ouvrirCompteDeDemonstration(tools, CONSEILLER_DEMO.email);
  const acteur: Actor = { ...SYSTEME, id: lui.id, role: 'conseiller', perimetre: { type: 'personne' } };
  const lieuId = await ajouterLieu(tools, acteur, {
    nom: 'Médiathèque de l’Exemple',
    adresse: '2 place de l’Exemple',
    communeCode: '63113',
  });
  for (const { jours, themes, ...autres } of ACTIVITES) {
    await enregistrerActivite(tools, acteur, {
      id: randomUUID(),
      type: 'individuel',
      ou: lieuId,
      jour: ajouterJours(dateCivile(tools.clock()), -jours),
      dureeMinutes: 30,
      participants: 1,
      dejaVenus: 0,
      age: 'inconnu',
      situation: 'inconnu',
      note: '',
      ...autres,
      themes: [...themes],
    });
  }
  await tagsDeDemonstration(tools, acteur);
}
