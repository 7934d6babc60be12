import { describe, expect, it } from 'vitest';
import { ROUTES } from '#application';
import type { AnyRoute, Door } from '#platform/routes.ts';
import { unBanc } from '#tests/support/base.ts';
import { ACTEURS, INCONNU, lesNavigateurs, type NomActeur, type Ressource, ressources, unPays } from './ressources.ts';

const banc = await unBanc();
const pays = await unPays(banc);
const navigateurs = await lesNavigateurs(banc, pays);
const RESSOURCES = ressources(pays);
const ROLE: Readonly<Record<NomActeur, string>> = {
  visiteur: 'public',
  structure: 'structure',
  membre: 'structure',
  autreStructure: 'structure',
  allier: 'prefecture',
  rhone: 'prefecture',
  region: 'prefecture',
  anct: 'anct',
  support: 'support',
  candidat: 'candidat',
  autreCandidat: 'candidat',
  conseiller: 'conseiller',
  coordinateur: 'coordinateur',
  organisme: 'organisme_de_formation',
  autreOrganisme: 'organisme_de_formation',
  banque: 'banque_des_territoires',
  valideur: 'valideur',
};
// These would take the actors' own sessions, or their team, away in the middle of the matrix; their own tests cover them.
const HORS_MATRICE = ['POST /deconnexion', 'POST /coordinateur/quitter'];

const CHEZ_SOI: Readonly<Record<string, NomActeur>> = {
  candidat: 'candidat',
  structure: 'structure',
  prefecture: 'allier',
  anct: 'anct',
  conseiller: 'conseiller',
  coordinateur: 'coordinateur',
  formation: 'organisme',
  banque: 'banque',
};
// Nobody has a bulk avis at the beginning.
const SANS_RIEN = [
  '/prefecture/avis-en-bloc/:id',
  // No date is agreed: there is nothing to put in a calendar.
  '/candidat/reponses/:id/entretien/invitation',
  '/structure/candidats/:id/entretien/invitation',
  // This candidate is not in training.
  '/candidat/formation/:id/attestation',
  '/candidat/formation/:id/certificat',
  // Nothing is signed yet.
  '/structure/contrats/:id/copie',
  '/structure/contrats/:id/prolonger',
  '/structure/contrats/:id/renouveler',
  ...['/structure/convention', '/banque/conventions/:id', '/anct/conventions/:id'].flatMap((une) =>
    ['scelle', 'copie-de-la-structure', 'copie-de-la-banque'].map((lequel) => `${une}/${lequel}`),
  ),
  // Nothing stands at Démarches simplifiées here.
  '/structure/subvention/pieces-deposees/:id',
  '/anct/conformite/pieces-deposees/:id',
  // ANCT has just given it up.
  '/banque/recouvrements/:id',
  // No document came with this rupture.
  '/anct/ruptures/:id/document',
  // Nothing was accepted, so nothing was amended.
  ...['structure', 'prefecture', 'anct', 'banque'].map((espace) => `/${espace}/avenants/:id/document`),
  // This batch is not validated.
  '/banque/lots/:id/fichier',
  // Nothing is ticked: back to the list.
  '/banque/conventions/archive',
];

const routes = ROUTES.filter((one) => !HORS_MATRICE.includes(`${one.method} ${one.path}`));
const parametres = (path: string) => /:\w+/.test(path);
const adresse = (path: string, valeurs: Readonly<Record<string, string>>) =>
  path.replaceAll(/:(\w+)/g, (_, nom: string) => encodeURIComponent(valeurs[nom] ?? INCONNU));
const cellules = (one: AnyRoute): Ressource | undefined =>
  parametres(one.path) ? RESSOURCES[one.path] : { propre: {}, autre: {}, inconnu: {} };
const sansTraces = (texte: string) => texte.replaceAll(/value="[^"]*"|[\da-f]{8}-[\da-f-]{27}/g, '');

async function frapper(acteur: NomActeur, one: AnyRoute, valeurs: Readonly<Record<string, string>>) {
  const navigateur = navigateurs.get(acteur);
  if (!navigateur) throw new Error(acteur);
  const ou = adresse(one.path, valeurs);
  if (one.method === 'GET') return navigateur.ouvrir(ou);
  await navigateur.ouvrir('/contact'); // any page with a form gives the token
  return navigateur.poster(ou, {});
}

it('every route with parameters has its resources declared', () => {
  expect(routes.filter((one) => !cellules(one)).map(({ path }) => path)).toEqual([]);
});

describe.each(routes.map((one) => ({ one, label: `${one.method} ${one.path}` })))('$label', ({ one }) => {
  it.each(ACTEURS)('%s', async (acteur) => {
    const ressource = cellules(one);
    if (!ressource) throw new Error('no resources');
    const reponse = await frapper(acteur, one, ressource.propre);
    expect(reponse.statut, reponse.texte.slice(0, 300)).toBeLessThan(500);
    const porte: 'public' | 'connecte' | Door = one.right;
    if (porte === 'public') return expect([200, 303, 404, 409, 410, 422]).toContain(reponse.statut);
    if (acteur === 'visiteur') {
      expect(reponse.statut).toBe(303);
      return expect(reponse.vers).toMatch(/^\/connexion\?retour=/);
    }
    if (porte !== 'connecte' && !porte.roles.some((role) => role === ROLE[acteur]))
      return expect(reponse.statut).toBe(403);
    // Their own things are theirs: the page is there.
    const chezSoi = porte !== 'connecte' && CHEZ_SOI[porte.espace] === acteur;
    if (one.method === 'GET' && chezSoi && !SANS_RIEN.includes(one.path)) expect(reponse.statut).toBe(200);
  });

  it('tells nothing of what lies outside the perimeter: foreign and missing are the same answer', async () => {
    const ressource = cellules(one);
    if (!ressource || one.right === 'public' || one.right === 'connecte' || !parametres(one.path)) return;
    const acteur = CHEZ_SOI[one.right.espace] ?? 'anct';
    const etranger = await frapper(acteur, one, ressource.autre);
    const absent = await frapper(acteur, one, ressource.inconnu);
    expect([404, 422]).toContain(etranger.statut);
    expect(absent.statut).toBe(etranger.statut);
    expect(sansTraces(absent.texte)).toBe(sansTraces(etranger.texte));
  });
});
