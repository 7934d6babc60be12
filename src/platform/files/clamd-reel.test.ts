import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { eicar, unClamd } from '#tests/support/clamd.ts';
import { commande } from '#tests/support/commandes.ts';
import { ouvrirAntivirus } from './antivirus.ts';

const binaire = commande('clamd');
const DOUZE_MO = 12 * 1024 * 1024;

describe.skipIf(!binaire)('with a real clamd', async () => {
  const clamd = binaire ? await unClamd(binaire) : undefined;
  afterAll(() => clamd?.fermer());
  const antivirus = ouvrirAntivirus(clamd?.url);

  it('the test virus is recognised, alone or in the middle of a file; a letter is sound', async () => {
    expect(await antivirus(eicar())).toBe('infecte');
    expect(await antivirus(Buffer.concat([Buffer.from('%PDF-1.7\n'), eicar(), Buffer.from('\n%%EOF')]))).toBe(
      'infecte',
    );
    expect(await antivirus(Buffer.from('bonjour'))).toBe('sain');
    expect(await antivirus(eicar().subarray(0, 40))).toBe('sain');
  });

  it('a file of 12 MB is read to its last byte', async () => {
    const gros = randomBytes(DOUZE_MO);
    expect(await antivirus(gros)).toBe('sain');
    expect(await antivirus(Buffer.concat([gros, eicar()]))).toBe('infecte');
  });

  it('ten files at once are each given their own answer', async () => {
    const fichiers = Array.from({ length: 10 }, (_, rang) => (rang % 2 ? eicar() : randomBytes(200_000)));
    const attendus = fichiers.map((_, rang) => (rang % 2 ? 'infecte' : 'sain'));
    expect(await Promise.all(fichiers.map((octets) => antivirus(octets)))).toEqual(attendus);
  });

  it('a file over what clamd accepts is said not analysed, never sound', async () => {
    expect(await antivirus(randomBytes(31 * 1024 * 1024))).toBe('non_analyse');
  });

  it('frozen, then killed in the middle of a file, then gone: not analysed each time', async () => {
    clamd?.processus.kill('SIGSTOP');
    expect(await ouvrirAntivirus(clamd?.url, 300)(eicar())).toBe('non_analyse');
    const enCours = antivirus(randomBytes(DOUZE_MO));
    await setTimeout(200);
    clamd?.processus.kill('SIGKILL');
    expect(await enCours).toBe('non_analyse');
    expect(await antivirus(eicar())).toBe('non_analyse');
  });
});
