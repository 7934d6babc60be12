import { expect, it } from 'vitest';
import { unDouble } from '#tests/support/processus.ts';
import { avisDeSituationInsee } from './client.ts';

const SIRET = '99970000800017';
const port = await unDouble('src/integrations/avis-situation/double.ts');

/** Asks one address of the double, and says what the technical log got. */
async function demander(chemin: string, { siret = SIRET, timeoutMs = 10_000 } = {}) {
  const journal: string[] = [];
  const noter = (fields: object, message: string) => void journal.push(JSON.stringify({ ...fields, message }));
  const avis = avisDeSituationInsee({
    url: `http://127.0.0.1:${port}${chemin}`,
    site: 'https://demonstration.example',
    log: { info: noter, warn: noter, error: noter },
    timeoutMs,
  });
  return { octets: await avis(siret), journal: journal.join() };
}

it.each(['/identification/pdf', '/identification/pdf/'])('gives the document of the SIRET (%s)', async (chemin) => {
  const { octets, journal } = await demander(chemin);
  expect(Buffer.from(octets ?? []).toString('latin1')).toMatch(new RegExp(`^%PDF-1.4[^]*${SIRET}[^]*%%EOF\n$`));
  expect(journal).toBe('');
});

it.each([
  ['/xml', 'autre_chose_qu_un_pdf'],
  ['/html', 'autre_chose_qu_un_pdf'],
  ['/deguise', 'autre_chose_qu_un_pdf'],
  ['/inconnu', 'erreur_de_l_insee'],
  ['/erreur', 'erreur_de_l_insee'],
  ['/enorme', 'document_trop_long'],
  ['/ailleurs', 'reseau'],
  ['/coupe', 'reseau'],
])('%s: no document, and the log says why without the number', async (chemin, raison) => {
  const { octets, journal } = await demander(chemin);
  expect(octets).toBeUndefined();
  expect(journal).toBe(`{"raison":"${raison}","message":"avis de situation not received"}`);
});

it('nobody waits longer than the delay', async () => {
  const debut = performance.now();
  expect(await demander('/lent', { timeoutMs: 200 })).toMatchObject({
    octets: undefined,
    journal: expect.stringContaining('delai_depasse'),
  });
  expect(performance.now() - debut).toBeLessThan(2_000);
});

it.each(['1234567', '../../etc/passwd', `${SIRET}?x`])('what is not a SIRET is never asked: %s', async (siret) => {
  expect(await demander('/identification/pdf', { siret })).toEqual({ octets: undefined, journal: '' });
});
