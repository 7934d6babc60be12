import { describe, expect, it } from 'vitest';
import { constaterPublications } from '#domain/offres/constater.ts';
import { declarerPublication, lireFiche } from '#domain/offres/index.ts';
import type { Log } from '#platform/log.ts';
import { anct } from '#tests/situations/comptes.ts';
import { REFERENCE, uneFicheEcrite, uneOffre } from '#tests/situations/offres.ts';
import { unBanc } from '#tests/support/base.ts';
import { unDouble } from '#tests/support/processus.ts';
import { fluxEmploiTerritorial, lireFlux } from './client.ts';

const banc = await unBanc();
const PLUS_TARD = 'O003210203000111';
const port = await unDouble('src/integrations/emploi-territorial/double.ts', {
  REFERENCES: `${REFERENCE},${PLUS_TARD}`,
});
const journal: unknown[] = [];
const noter = (champs: object) => void journal.push(champs);
const log: Log = { info: noter, warn: noter, error: noter };
const flux = (chemin: string, timeoutMs = 2_000) =>
  fluxEmploiTerritorial({ url: `http://127.0.0.1:${port}${chemin}`, site: 'https://exemple.gouv.fr', log, timeoutMs });
const surveiller = (chemin: string) => constaterPublications.handle({ ...banc.tools, fluxOffres: flux(chemin) }, {});
const constatee = async (structureId: string) =>
  (await lireFiche(banc.tools.db, anct().perimetre, structureId))?.constatee_le ?? null;

describe('the feed', () => {
  it('gives the references of its hundred offers', async () => {
    const references = await flux('/rss')();
    expect(references).toHaveLength(100);
    expect(references).toContain(REFERENCE);
  });

  it('may be empty', async () => {
    expect(await flux('/vide')()).toEqual([]);
  });

  it.each([
    ['/erreur', 'erreur_du_site'],
    ['/inconnue', 'erreur_du_site'],
    ['/maintenance', 'flux_illisible'],
    ['/tronque', 'flux_illisible'],
    ['/sans-fin', 'flux_trop_long'],
    ['/coupe', 'reseau'],
  ])('that fails (%s) stops nobody and is written in the log: %s', async (chemin, raison) => {
    journal.length = 0;
    expect(await flux(chemin)()).toBeUndefined();
    expect(journal).toEqual([{ raison }]);
  });

  it('is waited for no longer than said', async () => {
    journal.length = 0;
    const debut = performance.now();
    expect(await flux('/lent', 300)()).toBeUndefined();
    expect(performance.now() - debut).toBeLessThan(2_000);
    expect(journal).toEqual([{ raison: 'delai_depasse' }]);
  });

  it('is read by its guid only: a reference elsewhere is not an offer', () => {
    const guids = ['https://www.emploi-territorial.fr/:O085260814000428', 'o085260814000428', 'O0852608140004281'];
    const items = guids.map((guid) => `<item><title>O999999999999999</title><guid>${guid}</guid></item>`);
    expect(lireFlux(`<rss><channel>${items.join('')}</channel></rss>`)).toEqual({ references: ['O085260814000428'] });
  });
});

describe('a declared publication', () => {
  it('is marked when its reference is seen, once, with a line in the audit', async () => {
    const { structureId } = await uneOffre(banc);
    const absente = await uneOffre(banc, { reference: 'O003210201999999' });
    await surveiller('/rss');
    const vue = banc.tools.clock();
    expect(await constatee(structureId)).toEqual(vue);
    expect(await constatee(absente.structureId)).toBeNull();
    banc.avancer({ minutes: 15 });
    await surveiller('/rss');
    expect(await constatee(structureId)).toEqual(vue);
    const lignes = await banc.tools.db
      .selectFrom('audit')
      .select('sujet')
      .where('action', '=', 'offres.constater')
      .execute();
    expect(lignes).toEqual([{ sujet: structureId }]);
  });

  it('is marked even when it is declared after the offer left the feed, or while the feed is down', async () => {
    await surveiller('/rss');
    const vue = banc.tools.clock();
    banc.avancer({ jours: 20 });
    const { structureId, acteur } = await uneFicheEcrite(banc);
    await declarerPublication(banc.tools, acteur, {
      structureId,
      reference: PLUS_TARD,
      publieeLe: '2021-02-04',
      urgenceMotif: null,
    });
    await surveiller('/erreur');
    const constat = await constatee(structureId);
    expect(constat?.getTime()).toBeLessThanOrEqual(vue.getTime());
  });

  it('is not marked by what was seen too long ago: nothing is kept beyond ninety days', async () => {
    banc.avancer({ jours: 100 });
    await surveiller('/vide');
    expect(await banc.tools.db.selectFrom('offres_vues').selectAll().execute()).toEqual([]);
    const { structureId } = await uneOffre(banc);
    await surveiller('/vide');
    expect(await constatee(structureId)).toBeNull();
  });

  it('stays as declared when no feed is configured', async () => {
    const { structureId } = await uneOffre(banc);
    await constaterPublications.handle(banc.tools, {});
    expect(await constatee(structureId)).toBeNull();
  });
});
