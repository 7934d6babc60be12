import { expect, it } from 'vitest';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();

it('the health page says which base answers and how deep the queue is', async () => {
  const { statut, texte } = await unNavigateur(banc).ouvrir('/api/sante');
  expect(statut).toBe(200);
  expect(JSON.parse(texte)).toMatchObject({ statut: 'ok', version: '0.1.0', file: 0 });
});

it('a page that does not exist says so, in its frame', async () => {
  const { statut, texte } = await unNavigateur(banc).ouvrir('/nulle-part');
  expect(statut).toBe(404);
  expect(texte).toContain('<h1>Page introuvable</h1>');
});
