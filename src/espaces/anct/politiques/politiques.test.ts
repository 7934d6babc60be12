import { describe, expect, it } from 'vitest';
import type { Politique } from '#domain/territoires/index.ts';
import type { Actor } from '#platform/actor.ts';
import { createApp } from '#platform/http/app.ts';
import { formToken } from '#platform/http/security.ts';
import { ANCT, SUPPORT } from '#tests/situations/messages.ts';
import { unBanc } from '#tests/support/base.ts';
import { routesPolitiques } from './politiques.route.tsx';

const banc = await unBanc();
const { tools } = banc;
const origin = tools.settings.BASE_URL;
const ADRESSE = '/anct/politiques';

/** One agent in front of the pages. */
function unAgent(actor: Actor) {
  const session = { actor, id: `session-${actor.nom}`, roles: [], secondFacteur: true };
  const app = createApp({
    tools,
    routes: routesPolitiques,
    identify: async () => session,
    menu: () => [],
    gate: () => undefined,
  });
  const demander = async (path: string, init: RequestInit = {}) => {
    const reponse = await app.fetch(new Request(`${origin}${path}`, { headers: { origin }, ...init }));
    const annonce = decodeURIComponent(reponse.headers.getSetCookie().join(' ')).replaceAll('\u00a0', ' ');
    const texte = (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
    return {
      statut: reponse.status,
      vers: reponse.headers.get('location') ?? '',
      annonce,
      texte,
    };
  };
  const poster = (path: string, champs: Record<string, string | File> = {}) => {
    const body = new FormData();
    for (const [nom, valeur] of Object.entries({ ...champs, _jeton: formToken(tools.settings, session.id) }))
      body.append(nom, valeur);
    return demander(path, { method: 'POST', body });
  };
  const confirmer = (path: string) =>
    demander(path, { method: 'POST', body: new URLSearchParams({ _jeton: formToken(tools.settings, session.id) }) });
  const deposer = (politique: string, texte: string) =>
    poster(ADRESSE, { politique, fichier: new File([texte], 'liste.csv', { type: 'text/csv' }) });
  return { ouvrir: demander, poster, confirmer, deposer };
}
const { ouvrir, poster, confirmer, deposer } = unAgent(ANCT);

const liste = async (politique: Politique) => {
  const lignes = await tools.db
    .selectFrom('politiques_prioritaires')
    .select('cible')
    .where('politique', '=', politique)
    .orderBy('cible')
    .execute();
  return lignes.map(({ cible }) => cible);
};

describe('the priority lists in the ANCT space', () => {
  it('a file is seen before it replaces anything, then one button replaces the list', async () => {
    const premiere = await deposer('zrr', 'code_commune\n03190\n03185\n');
    expect(premiere.vers).toMatch(/^\/anct\/politiques\/apercu\/[\da-f-]{36}$/);
    expect(await liste('zrr')).toEqual([]);
    const remplacee = await confirmer(premiere.vers);
    expect(remplacee.vers).toBe(ADRESSE);
    expect(remplacee.annonce).toContain('2 lieux retenus, aucune ligne laissée de côté.');
    expect(await liste('zrr')).toEqual(['03185', '03190']);

    const { vers } = await deposer('zrr', 'code_commune;siret\n03190;\n69123;\n75056;\n99999;\n;13002603200017\n');
    const apercu = await ouvrir(vers);
    expect(apercu.statut).toBe(200);
    for (const phrase of [
      'Remplacer la liste « Zones de revitalisation rurale »',
      '5 lignes lues',
      '2 lignes laissées de côté',
      'ligne 5 : le code commune 99999 n’existe pas',
      'ligne 6 : le SIRET 13002603200017 n’existe pas : un de ses chiffres est faux',
      '2 codes arrivent dans la liste',
      '1 code sort de la liste',
      '1 code reste',
      'Remplacer la liste</button>',
    ])
      expect(apercu.texte).toContain(phrase);
    expect(await liste('zrr')).toEqual(['03185', '03190']);
    await confirmer(vers);
    await confirmer(vers);
    expect(await liste('zrr')).toEqual(['03190', '69123', '75056']);
  });

  it('a file that cannot be kept says why, and the list chosen stays chosen', async () => {
    for (const [texte, raison] of [
      ['colonne;autre\n1;2\n', 'doit nommer une colonne'],
      ['code_commune\n99999\n', 'ligne 2 : le code commune 99999 n’existe pas.'],
      ['', 'Choisissez le fichier CSV à déposer.'],
    ] as const) {
      const refuse = await deposer('qpv', texte);
      expect(refuse.statut, texte).toBe(422);
      expect(refuse.texte).toContain(raison);
      expect(refuse.texte).toMatch(/<option value="qpv" selected/);
    }
    const sansListe = await poster(ADRESSE, { fichier: new File(['code_commune\n03190\n'], 'liste.csv') });
    expect([sansListe.statut, sansListe.texte.includes('Choisissez la liste à remplacer.')]).toEqual([422, true]);
    expect(await liste('qpv')).toEqual([]);
  });

  it('a preview belongs to the person who deposited the file, for an hour', async () => {
    const { vers } = await deposer('qpv', 'code_commune\n03190\n');
    const collegue = unAgent({ ...ANCT, id: '00000000-0000-4000-8000-000000000002', nom: 'Collègue' });
    expect((await collegue.ouvrir(vers)).statut).toBe(404);
    expect((await collegue.confirmer(vers)).statut).toBe(404);
    banc.avancer({ minutes: 59 });
    await banc.faireTravailler();
    expect((await ouvrir(vers)).statut).toBe(200);
    banc.avancer({ minutes: 1 });
    expect((await ouvrir(vers)).statut).toBe(404);
    expect((await confirmer(vers)).statut).toBe(404);
    expect(await liste('qpv')).toEqual([]);
  });

  it('the support reads the lists and replaces none', async () => {
    const support = unAgent({ ...SUPPORT, id: '00000000-0000-4000-8000-000000000003' });
    const page = await support.ouvrir(ADRESSE);
    expect([page.statut, page.texte.includes('Remplacer une liste')]).toEqual([200, false]);
    expect((await support.deposer('zrr', 'code_commune\n03190\n')).statut).toBe(403);
  });

  it('the model to download is itself a list that can be deposited', async () => {
    const modele = await ouvrir(`${ADRESSE}/modele`);
    const { vers } = await deposer('france_services', modele.texte);
    expect((await ouvrir(vers)).texte).toContain('1 code arrive dans la liste');
  });

  it('the page says when each list was last replaced', async () => {
    const { texte } = await ouvrir(ADRESSE);
    expect(texte).toMatch(/Zones de revitalisation rurale<\/td><td>3<\/td><td>[^<]*2021/);
    expect(texte).toMatch(/Fabriques de territoire<\/td><td>0<\/td><td>jamais/);
  });
});
