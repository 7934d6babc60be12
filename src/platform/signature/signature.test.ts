import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ecrirePdf } from '#platform/documents/pdf.ts';
import { readSettings } from '#platform/settings.ts';
import { commande } from '#tests/support/commandes.ts';
import { ouvrirCachet } from './cachet.ts';
import { refusDuCachet } from './lisible.ts';
import { signaturesDuPdf } from './presence.ts';
import { sceller } from './sceller.ts';

const dossier = await mkdtemp(join(tmpdir(), 'signature-'));
const settings = {
  DATA_DIR: dossier,
  SECRET: 'demonstration-seulement',
  CACHET_P12: undefined,
  CACHET_PASSPHRASE: undefined,
  mode: 'demonstration' as const,
};
const LE = new Date('2021-03-15T09:00:00Z');
const unPdf = (pages: number) =>
  new Response(
    ecrirePdf({
      titre: 'Convention d’essai',
      langue: 'fr-FR',
      creeLe: LE,
      blocs: Array.from({ length: pages }, (_, rang) => [
        { type: 'paragraphe' as const, texte: `Page ${rang + 1} : « l’été à Saint-Étienne ».` },
        ...(rang < pages - 1 ? [{ type: 'saut' as const }] : []),
      ]).flat(),
    }),
  ).bytes();
const scelle = async (pages = 1) =>
  sceller(await unPdf(pages), await ouvrirCachet(settings), { raison: 'Signée (à l’essai)', le: LE });

describe('the signatures of a PDF', () => {
  it('are counted by their bytes, not by words', async () => {
    const pdf = await unPdf(2);
    expect(signaturesDuPdf(pdf)).toEqual({ nombre: 0, couvreTout: false });
    const signe = await scelle(2);
    expect(signaturesDuPdf(signe)).toEqual({ nombre: 1, couvreTout: true });
    expect(signaturesDuPdf(Buffer.concat([signe, Buffer.from('\n% added afterwards')]))).toEqual({
      nombre: 1,
      couvreTout: false,
    });
    expect(signaturesDuPdf(signe.subarray(0, signe.length - 100)).nombre).toBe(0);
    expect(signaturesDuPdf(Buffer.from('%PDF-1.7 /ByteRange [0 10 20 30] /Contents <00>')).nombre).toBe(0);
    expect(signaturesDuPdf(new Uint8Array())).toEqual({ nombre: 0, couvreTout: false });
  });
});

describe('the seal of the server', () => {
  it('keeps the bytes of what it seals, and is made again of the same certificate', async () => {
    const pdf = await unPdf(1);
    const signe = await scelle();
    expect(Buffer.from(signe.subarray(0, pdf.length)).equals(Buffer.from(pdf))).toBe(true);
    expect((await ouvrirCachet(settings)).p12.equals((await ouvrirCachet(settings)).p12)).toBe(true);
  });

  // Test runners and Node do not give the same default export to a CommonJS package.
  it('is set by Node itself, as in production', async () => {
    const entree = join(dossier, 'a-sceller.pdf');
    await writeFile(entree, await unPdf(1));
    const programme = `
      import { readFile } from 'node:fs/promises';
      const { ouvrirCachet } = await import('#platform/signature/cachet.ts');
      const { sceller } = await import('#platform/signature/sceller.ts');
      const cachet = await ouvrirCachet(${JSON.stringify({ ...settings, CACHET_P12: '', CACHET_PASSPHRASE: '' })});
      const scelle = await sceller(await readFile(${JSON.stringify(entree)}), cachet, { raison: 'Essai', le: new Date(0) });
      process.stdout.write(scelle);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', programme], {
      encoding: 'buffer',
      maxBuffer: 5_000_000,
    });
    expect(signaturesDuPdf(stdout)).toEqual({ nombre: 1, couvreTout: true });
  });

  it('opens with its own passphrase alone, which is checked before anything starts', async () => {
    const { p12 } = await ouvrirCachet(settings);
    expect(refusDuCachet(p12.toString('base64'), '')).toBeUndefined();
    expect(refusDuCachet(p12.toString('base64'), 'une autre')).toContain('ne s’ouvre pas');
    expect(refusDuCachet(p12.subarray(0, 500).toString('base64'), '')).toContain('ne s’ouvre pas');
    const production = {
      DATABASE_URL: 'postgresql://u:p@h/b',
      BASE_URL: 'https://exemple.gouv.fr',
      SECRET: 'un secret tiré au hasard, 0123456789',
      SMTP_URL: 'smtps://h:465',
      MAIL_FROM: 'a@exemple.gouv.fr',
      SIGNATURE_MODE: 'simple',
      CACHET_P12: p12.toString('base64'),
    };
    expect(readSettings(production)).toMatchObject({ settings: { SIGNATURE_MODE: 'simple' } });
    expect(readSettings({ ...production, CACHET_PASSPHRASE: 'une autre' })).toMatchObject({
      problems: [expect.stringContaining('CACHET_P12 ne s’ouvre pas')],
    });
  });

  it('is never one made here in production', async () => {
    await expect(ouvrirCachet({ ...settings, mode: 'production' })).rejects.toThrow(/CACHET_P12/);
  });

  it.skipIf(!commande('pdfsig'))(
    'is valid for pdfsig, over the whole document, and no longer once a byte changed',
    async () => {
      for (const pages of [1, 3]) {
        const signe = Buffer.from(await scelle(pages));
        expect(await pdfsig(signe)).toMatch(
          /Signature is Valid[\s\S]*Total document signed|Total document signed[\s\S]*Signature is Valid/,
        );
        const change = Buffer.from(signe);
        change[200] = (change[200] ?? 0) ^ 1;
        expect(await pdfsig(change)).not.toContain('Signature is Valid');
      }
    },
  );
});

async function pdfsig(octets: Uint8Array): Promise<string> {
  const path = join(dossier, `${octets.length}-${octets[200]}.pdf`);
  await writeFile(path, octets);
  const { stdout } = await promisify(execFile)('pdfsig', ['-nocert', path]).catch((error: { stdout?: string }) => ({
    stdout: error.stdout ?? '',
  }));
  return stdout;
}
