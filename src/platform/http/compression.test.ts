import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { compressed } from './compression.ts';

const asking = (accepted: string) => new Headers({ 'accept-encoding': accepted });
const page = `<p>${'Conseillers numériques. '.repeat(400)}</p>`;

it.each([
  ['br', 'gzip, deflate, br', brotliDecompressSync],
  ['gzip', 'gzip, deflate', gunzipSync],
] as const)('a page travels compressed (%s), and is the same when it arrives', (encoding, accepted, decompress) => {
  const { body, headers } = compressed(page, asking(accepted), false);
  expect(headers).toEqual({ Vary: 'Accept-Encoding', 'Content-Encoding': encoding });
  expect(body.length).toBeLessThan(page.length / 4);
  expect(decompress(Buffer.from(body)).toString()).toBe(page);
});

it('who asks for nothing gets the page as it is', () => {
  expect(compressed(page, asking(''), false).body).toBe(page);
});

it('a page with a secret in it is never compressed: its length would tell', async () => {
  const accepted = 'gzip, br';
  expect(compressed(page, asking(accepted), true).headers).toEqual({});
  const { demander } = unNavigateur(await unBanc({ pendantLeTest: true }));
  const encodage = async (path: string) =>
    (await demander(path, { headers: { 'accept-encoding': accepted } })).enTetes.get('content-encoding');
  expect(await encodage('/etapes')).toBe('br');
  expect(await encodage('/contact')).toBeNull();
});
