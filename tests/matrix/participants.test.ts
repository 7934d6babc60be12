import { describe, expect, it } from 'vitest';
import { ROUTES } from '#application';
import { annulerAtelier, inscrireParticipant } from '#domain/ateliers/index.ts';
import { relancerEnregistrements } from '#domain/ateliers/taches.ts';
import type { Actor } from '#platform/actor.ts';
import { demander } from '#tests/situations/ateliers.ts';
import { unBanc } from '#tests/support/base.ts';
import { ACTEURS, INCONNU, lesNavigateurs, type NomActeur, ressources, unPays } from './ressources.ts';

// Canaries: what the conseiller of a workshop alone may read, wherever it would come out.
const CANARIS = {
  prenom: 'Zéphyrine-Canari',
  nom: 'Canaridor',
  email: 'canari.participante@demonstration.example',
  telephone: '0677889922',
} as const;

const banc = await unBanc();
const pays = await unPays(banc);
const navigateurs = await lesNavigateurs(banc, pays);
const RESSOURCES = ressources(pays);
const { aVenir, passe } = pays.ateliers;
const lui: Actor = { id: pays.comptes.conseiller.id, nom: '', role: 'conseiller', perimetre: { type: 'personne' } };
const qui = { ...CANARIS, nombre: 1 };
await inscrireParticipant(banc.tools, lui, { atelierId: aVenir, qui });
// On a telephone alone, and never confirmed: the other ways in.
await demander(banc, aVenir, { ...qui, email: '' });
await demander(banc, aVenir, { ...qui, email: 'canari.participante.deux@demonstration.example' });

const traces = (texte: string) =>
  Object.entries({ ...CANARIS, email: 'canari.participante' }).flatMap(([quoi, valeur]) =>
    // A telephone may be written with spaces.
    [texte, texte.replaceAll(/[\s.\u00a0\u202f]/g, '')].some((une) => une.toLowerCase().includes(valeur.toLowerCase()))
      ? [quoi]
      : [],
  );

/** Every address of the platform that shows something, about what belongs to each and what does not. */
const adresses = ROUTES.filter(({ method }) => method === 'GET').flatMap(({ path }) => {
  const remplir = (valeurs: Readonly<Record<string, string>>) =>
    path.replaceAll(/:(\w+)/g, (_, nom: string) => encodeURIComponent(valeurs[nom] ?? INCONNU));
  const ressource = RESSOURCES[path];
  return [
    remplir(ressource?.propre ?? {}),
    ...(path.includes(':id') ? [remplir({ id: aVenir }), remplir({ id: passe })] : []),
    ...(ressource ? [remplir(ressource.autre)] : []),
  ];
});
// Where e-mails of the demonstration are read: it exists nowhere else.
const AUTORISEES = /^\/boite-aux-lettres/;
const SA_LISTE = new RegExp(`^/conseiller/ateliers/${aVenir}/(participants|presences)$`);

describe('who comes to a workshop', () => {
  it('is read by its conseiller: what follows is not an empty promise', async () => {
    const reponse = await navigateurs.get('conseiller')?.ouvrir(`/conseiller/ateliers/${aVenir}/participants`);
    expect(traces(reponse?.texte ?? '').sort()).toEqual(['email', 'nom', 'prenom', 'telephone']);
  });

  it.each(ACTEURS)(
    'comes out of no page nor file of %s, but the list of the conseiller',
    async (acteur: NomActeur) => {
      const navigateur = navigateurs.get(acteur);
      const fuites: string[] = [];
      for (const adresse of [...new Set(adresses)].filter((une) => !AUTORISEES.test(une))) {
        const reponse = await navigateur?.ouvrir(adresse);
        if (acteur === 'conseiller' && SA_LISTE.test(adresse)) continue;
        fuites.push(...traces(reponse?.texte ?? '').map((quoi) => `${adresse}: ${quoi}`));
      }
      expect(fuites).toEqual([]);
    },
    60_000,
  );

  it('comes out of no e-mail, even her own but for the address, of no log line, no audit line, no draft', async () => {
    await annulerAtelier(banc.tools, lui, { atelierId: aVenir, motif: 'Travaux.', portee: 'celui_ci' });
    banc.avancer({ jours: 3 });
    await relancerEnregistrements.handle(banc.tools, {});
    await banc.faireTravailler();
    const courriels = await banc.courriels();
    expect(courriels.filter(({ destinataire }) => destinataire === CANARIS.email).length).toBeGreaterThan(1);
    expect(courriels.flatMap(({ objet, texte }) => traces(`${objet} ${texte}`))).toEqual([]);
    expect(traces(banc.journal())).toEqual([]);
    const { db } = banc.tools;
    const ailleurs = await Promise.all([
      db.selectFrom('audit').selectAll().execute(),
      db.selectFrom('brouillons').selectAll().execute(),
      db.selectFrom('participations').selectAll().execute(),
      db.selectFrom('ateliers').selectAll().execute(),
      db.selectFrom('debits').selectAll().execute(),
    ]);
    expect(traces(JSON.stringify(ailleurs))).toEqual([]);
  });
});
