import { inscrireParticipant, preparerAtelier, publierAtelier } from '#domain/ateliers/index.ts';
import { CONSEILLER_DEMO } from '#domain/comptes/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile, heureDeParisVers } from '#platform/dates.ts';
import { ilYA } from './demonstration-versements.ts';

// Invented people: their addresses lead nowhere.
const PRENOMS = ['Andrée', 'Bernard', 'Colette', 'Denis', 'Évelyne', 'Fernand', 'Ginette', 'Henri'];
const qui = (rang: number, nombre = 1) => ({
  prenom: PRENOMS[rang] ?? 'Alex',
  nom: `Exemple ${rang + 1}`,
  email: rang % 3 === 2 ? '' : `participant${rang + 1}@demonstration.example`,
  telephone: rang % 3 === 2 ? `010000000${rang}` : '',
  nombre,
});

/** Three workshops of the conseiller of the demonstration: one that is full, one every week, one past and to be recorded. */
export async function ateliersDeDemonstration(tools: Tools): Promise<void> {
  const lui = await tools.db
    .selectFrom('utilisateurs')
    .select('id')
    .where('email', '=', CONSEILLER_DEMO.email)
    .executeTakeFirst();
  if (!lui) return;
  const acteur: Actor = { ...SYSTEME, id: lui.id, role: 'conseiller', perimetre: { type: 'personne' } };
  const [lieu] = await listerSesLieux(tools.db, acteur);
  if (!lieu) return;
  const ouvrir = async (alors: Tools, jours: number, heure: number, { semaines = 0, ...propre }: Propre) => {
    const jour = ajouterJours(dateCivile(tools.clock()), jours);
    const atelierId = await preparerAtelier(alors, acteur, {
      ...USUEL,
      ou: lieu.id,
      debut: heureDeParisVers(jour, heure, 0) ?? tools.clock(),
      ...propre,
      ...(semaines > 0 && { rythme: 'semaine' as const, jusquAu: ajouterJours(jour, 7 * semaines) }),
    });
    await publierAtelier(alors, acteur, { atelierId, portee: 'suivants' });
    return atelierId;
  };
  const passe = await ouvrir(ilYA(tools, 9), -2, 10, {
    titre: 'Remplir sa déclaration en ligne',
    themes: [3],
    places: 6,
  });
  for (const rang of [0, 1, 2]) await inscrireParticipant(ilYA(tools, 8), acteur, { atelierId: passe, qui: qui(rang) });
  const complet = await ouvrir(tools, 6, 14, { titre: 'Envoyer ses photos à sa famille', themes: [6, 11], places: 5 });
  for (const rang of [0, 1, 2, 3, 4, 5])
    await inscrireParticipant(tools, acteur, { atelierId: complet, qui: qui(rang, rang === 0 ? 2 : 1) });
  await ouvrir(tools, 3, 9, { titre: 'Premiers pas sur l’ordinateur', themes: [4, 9], places: 8, semaines: 5 });
}

const USUEL = {
  niveau: 'debutant' as const,
  lien: '',
  dureeMinutes: 90,
  fermetureHeures: 2,
  acces: 'public' as const,
  aApporter: 'Votre téléphone ou votre ordinateur, si vous en avez un',
  telephone: '0100000000',
  rythme: 'une_fois' as const,
  jusquAu: '',
};
type Propre = {
  readonly titre: string;
  readonly themes: number[];
  readonly places: number;
  readonly semaines?: number;
};
