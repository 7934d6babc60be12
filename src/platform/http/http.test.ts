import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createTestApp } from '#application';
import { Refused } from '#platform/errors.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { securityHeaders } from './security.ts';
import { readable, readMultipart } from './uploads.ts';

const banc = await unBanc();
const PRODUCTION = { ...banc.tools.settings, BASE_URL: 'https://exemple.gouv.fr', mode: 'production' as const };

it('every answer carries the headers that keep others out, pages, files and errors alike', async () => {
  for (const path of ['/', '/nulle-part', '/api/sante', '/favicon.svg', '/connexion']) {
    const { enTetes } = await unNavigateur(banc).ouvrir(path);
    const politique = enTetes.get('content-security-policy') ?? '';
    expect(politique, path).toContain("default-src 'none'");
    expect(politique).not.toContain('unsafe-');
    expect(enTetes.get('x-content-type-options')).toBe('nosniff');
  }
});

it('behind TLS, browsers are told to stay there and cookies keep to this host', async () => {
  expect(securityHeaders(PRODUCTION)['Strict-Transport-Security']).toContain('max-age=63072000');
  const app = createTestApp({ ...banc.tools, settings: PRODUCTION });
  const reponse = await app.fetch(new Request('https://exemple.gouv.fr/connexion'));
  expect(reponse.headers.getSetCookie().join()).toMatch(
    /__Host-visiteur=[a-f0-9]{32}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure/,
  );
  expect(await reponse.text()).not.toContain('Comptes de démonstration');
  expect((await app.fetch(new Request('https://exemple.gouv.fr/boite-aux-lettres'))).status).toBe(404);
});

it('no page holds a script, a style or a handler of its own', async () => {
  for (const path of ['/', '/connexion', '/inscription/siret', '/questions']) {
    const { texte } = await unNavigateur(banc).ouvrir(path);
    expect(texte).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle="|\son[a-z]+="/);
    expect(texte).not.toMatch(/(src|href)="https?:\/\/(?!127\.0\.0\.1)[^"]*\.(js|css|png|woff2?)"/);
  }
});

it('too many attempts are cut, with when to come back', async () => {
  const app = createTestApp(banc.tools, 1);
  const statuts = [];
  for (let i = 0; i < 12; i += 1)
    statuts.push(
      await app.fetch(
        new Request('http://127.0.0.1:3000/mot-de-passe-oublie', {
          method: 'POST',
          body: 'email=a',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ),
    );
  expect(statuts.slice(0, 10).every(({ status }) => status === 403)).toBe(true);
  expect(statuts.at(-1)?.status).toBe(429);
  expect(Number(statuts.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(60);
});

it('a database that does not answer is told by the health page', async () => {
  const panne = { ...banc.tools, jobs: { ...banc.tools.jobs, depth: () => Promise.reject(new Error('down')) } };
  const reponse = await createTestApp(panne).fetch(new Request('http://127.0.0.1:3000/api/sante'));
  expect(reponse.status).toBe(503);
  expect(await reponse.json()).toMatchObject({ statut: 'indisponible' });
});

it('a defect shows a reference, the same as in the log, and nothing of itself', async () => {
  const casse = { ...banc, tools: { ...banc.tools, annuaire: () => Promise.reject(new Error('secret detail')) } };
  const navigateur = unNavigateur(casse);
  await navigateur.ouvrir('/inscription/siret');
  await navigateur.poster('/inscription/siret', { siret: '13002603200016' });
  const { statut, texte } = await navigateur.ouvrir('/inscription/structure');
  expect(statut).toBe(500);
  expect(texte).not.toContain('secret detail');
  const reference = texte.match(/référence\s:\s([\da-f]{8})/)?.[1] ?? 'absente';
  expect(banc.journal()).toContain(reference);
});

it('a file too big, too many of them, or a disk that is full, is refused with a sentence and leaves nothing behind', async () => {
  const corps = new FormData();
  corps.set('fichier', new Blob(['x'.repeat(5000)]), 'liste.csv');
  const demande = () => new Request('http://127.0.0.1/', { method: 'POST', body: corps });
  await expect(readMultipart(demande(), `${banc.tools.settings.DATA_DIR}/essai`, 1000)).rejects.toMatchObject({
    fields: { fichier: expect.stringContaining('trop gros') },
  });
  const nombreux = new FormData();
  for (let rang = 0; rang < 31; rang += 1) nombreux.append('fichier', new Blob(['x']), `${rang}.txt`);
  const trop = new Request('http://127.0.0.1/', { method: 'POST', body: nombreux });
  await expect(readMultipart(trop, `${banc.tools.settings.DATA_DIR}/essai`, 1000)).rejects.toThrow('trop de fichiers');
  // The system's own « no space left on device ».
  const plein = await writeFile('/dev/full', 'x').catch((error: unknown) => readable(error));
  expect(plein).toBeInstanceOf(Refused);
  expect(String(plein)).toContain('la place manque');
});
