import { describe, expect, it } from 'vitest';
import { lireAidantsConnect, resumerListes } from '#domain/referentiels/index.ts';
import type { Log } from '#platform/log.ts';
import { unBanc } from '#tests/support/base.ts';
import { unDouble } from '#tests/support/processus.ts';
import { listeAidantsConnect } from './client.ts';

const banc = await unBanc();
const port = await unDouble('src/integrations/aidants-connect/double.ts', {});
const courte = await unDouble('src/integrations/aidants-connect/double.ts', { NOMBRE: '20' });
const journal: unknown[] = [];
const noter = (champs: object) => void journal.push(champs);
const log: Log = { info: noter, warn: noter, error: noter };
const pauses: number[] = [];
const liste = (racine: string, timeoutMs = 2_000, ou = port) =>
  listeAidantsConnect({
    url: `http://127.0.0.1:${ou}${racine}`,
    site: 'https://exemple.gouv.fr',
    log,
    clock: banc.tools.clock,
    timeoutMs,
    sleep: async (ms) => void pauses.push(ms),
  });

describe('the public list', () => {
  it('is read whole, page after page', async () => {
    const organisations = await liste('')();
    expect(organisations).toHaveLength(150);
    expect(organisations?.[0]).toEqual({
      identifiant: '00000000-0000-4000-8000-000000000000',
      siret: expect.stringMatching(/^999\d{11}$/),
      nom: 'Organisation d’Exemple 1',
      adresse: '1 rue de l’Exemple',
      complement: '',
      codePostal: '03000',
      codeCommune: '03190',
      commune: 'MOULINS',
    });
  });

  it('waits as long as it is asked to, then goes on', async () => {
    pauses.length = 0;
    expect(await liste('/patience')()).toHaveLength(150);
    expect(pauses.every((ms) => ms >= 2_000)).toBe(true);
    expect(pauses).toHaveLength(2);
  });

  it.each([
    ['/erreur', 'erreur_du_site'],
    ['/refus', 'demande_refusee'],
    ['/tronque', 'reponse_illisible'],
    ['/autre-forme', 'reponse_illisible'],
    ['/trop-longue', 'page_trop_longue'],
    ['/coupe', 'reseau'],
    ['/ailleurs', 'page_ailleurs'],
    ['/boucle', 'pages_en_boucle'],
  ])('that fails (%s) is nothing, and a line in the log: %s', async (racine, raison) => {
    journal.length = 0;
    expect(await liste(racine)()).toBeUndefined();
    expect(journal).toEqual([{ raison, pages: 1 }]);
  });

  it('is waited for no longer than said', async () => {
    journal.length = 0;
    expect(await liste('/lent', 200)()).toBeUndefined();
    expect(journal).toEqual([{ raison: 'delai_depasse', pages: 1 }]);
  });
});

describe('every night', () => {
  const lire = (aidantsConnect: ReturnType<typeof liste> | undefined) =>
    lireAidantsConnect.handle({ ...banc.tools, log, aidantsConnect }, {});
  const combien = async () =>
    (await resumerListes(banc.tools.db)).find((une) => une.liste === 'aidants_connect')?.organismes;

  it('the organisations are kept; nothing changes when the list is down, or not configured', async () => {
    await lire(undefined);
    expect(await combien()).toBe(0);
    await lire(liste(''));
    expect(await combien()).toBe(150);
    banc.avancer({ jours: 1 });
    await lire(liste('/erreur'));
    expect(await combien()).toBe(150);
  });

  it('a list that suddenly names far fewer withdraws nothing, and says so', async () => {
    journal.length = 0;
    banc.avancer({ jours: 1 });
    await lire(liste('', 2_000, courte));
    expect(await combien()).toBe(150);
    expect(journal).toEqual([{ presents: 150, lues: 20 }]);
  });

  it('what the list names no more is withdrawn', async () => {
    await banc.tools.db
      .updateTable('referentiels')
      .set({ retire_le: banc.tools.clock() })
      .where('numero', '>', 35)
      .execute();
    const avant = await combien();
    banc.avancer({ jours: 1 });
    await lire(liste('', 2_000, courte));
    expect([avant, await combien()]).toEqual([35, 20]);
  });
});
