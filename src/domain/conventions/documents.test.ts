import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { documentEnFichier } from '#platform/documents/formats.ts';
import {
  deposerSigne,
  unAgentDeLaBanque,
  uneConvention,
  uneConventionSigneeParLaStructure,
} from '#tests/situations/conventions.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { commande } from '#tests/support/commandes.ts';
import { archiverConventions, demanderCode, lireModeleDeConvention, signaturesDe, signerIci } from './index.ts';
import { lireDocument } from './readings.ts';

const banc = await unBanc({ environment: { SIGNATURE_MODE: 'simple' } });
const [pdftotext, pdfsig, soffice] = [commande('pdftotext'), commande('pdfsig'), commande('soffice')];

async function passer(outil: string, octets: Uint8Array, ...options: readonly string[]): Promise<string> {
  const path = join(banc.tools.settings.DATA_DIR, `lu-${octets.length}.pdf`);
  await writeFile(path, octets);
  const vers = outil.endsWith('pdftotext') ? ['-'] : [];
  const { stdout } = await promisify(execFile)(outil, [...options, path, ...vers]).catch((error: object) => ({
    stdout: 'stdout' in error ? String(error.stdout) : '',
  }));
  return stdout.replaceAll(/\s+/g, ' ');
}

async function signerParCode(de: Banc, qui: Awaited<ReturnType<typeof unAgentDeLaBanque>>, conventionId: string) {
  await demanderCode(de.tools, qui, { nombre: 1 });
  const recus = (await de.courriels()).filter(
    ({ destinataire, modele }) => destinataire === qui.email && modele === 'convention.code',
  );
  const code = recus.at(-1)?.texte.match(/\d{3} \d{3}/)?.[0] ?? '';
  await signerIci(de.tools, qui, { conventionIds: [conventionId], code, qualite: 'Directrice', consent: true });
  await de.faireTravailler();
}

async function uneConventionSignee() {
  const convention = await uneConvention(banc, { nom: 'Commune de L’Haÿ-les-Essais', postes: 2 });
  await signerParCode(banc, { ...convention.signataire, email: convention.compte.email }, convention.conventionId);
  await signerParCode(banc, await unAgentDeLaBanque(banc), convention.conventionId);
  return convention;
}

describe('the document to sign', () => {
  it.skipIf(!pdftotext)(
    'says the parties, the amount in figures and in words, the schedule, post by post',
    async () => {
      const { conventionId, signataire } = await uneConvention(banc, { nom: 'Commune de L’Haÿ-les-Essais', postes: 2 });
      const { octets } = await lireDocument(banc.tools, signataire.perimetre, conventionId, 'original');
      const texte = await passer(pdftotext ?? '', octets, '-layout');
      expect(texte).toContain('Commune de L’Haÿ-les-Essais');
      expect(texte).toMatch(/100 000 € \(cent mille euros\) pour 2 postes/);
      expect(texte).toContain('36 mois au plus');
      expect(texte).toMatch(/20 % un mois, 30 % six mois et 50 % un an après/);
      expect(texte.match(/date à fixer/g)).toHaveLength(6);
      for (const part of ['10 000', '15 000', '25 000']) expect(texte.split(`${part} €`), part).toHaveLength(3);
      expect(texte).not.toMatch(/qualifiée|undefined|null/);
    },
  );
});

describe('the document signed here', () => {
  it.skipIf(!pdftotext || !pdfsig)(
    'carries its proof, and a seal that pdfsig finds valid until a byte changes',
    async () => {
      const { conventionId, signataire } = await uneConventionSignee();
      const { octets } = await lireDocument(banc.tools, signataire.perimetre, conventionId, 'scelle');
      const [premiere] = await signaturesDe(banc.tools.db, conventionId);
      const texte = await passer(pdftotext ?? '', octets);
      expect(texte).toContain('Preuve de signature');
      expect(texte).toContain('signature électronique simple, avec cachet du serveur');
      expect(texte.replaceAll(' ', '')).toContain(premiere?.empreinte);
      expect(texte).toContain('Claude Essai');
      expect(texte).not.toContain('qualifiée');
      const verdict = await passer(pdfsig ?? '', octets, '-nocert');
      expect(verdict).toContain('Signature is Valid');
      expect(verdict).toContain('Total document signed');
      const change = Buffer.from(octets);
      change[300] = (change[300] ?? 0) ^ 1;
      expect(await passer(pdfsig ?? '', change, '-nocert')).not.toContain('Signature is Valid');
    },
  );

  it('lies unreadable among the kept files: a stolen key gives nothing', async () => {
    const { conventionId, signataire } = await uneConventionSignee();
    const { octets } = await lireDocument(banc.tools, signataire.perimetre, conventionId, 'scelle');
    expect(Buffer.from(octets.subarray(0, 5)).toString()).toBe('%PDF-');
    const dossier = join(banc.tools.settings.DATA_DIR, 'fichiers');
    const gardes = (await readdir(dossier, { recursive: true, withFileTypes: true })).filter((un) => un.isFile());
    expect(gardes.length).toBeGreaterThan(1);
    for (const { parentPath, name } of gardes)
      expect((await readFile(join(parentPath, name))).includes('%PDF'), name).toBe(false);
  });
});

describe('when the way of signing changes between the two sides', () => {
  it.skipIf(!pdftotext)('the proof says how each of them signed', async () => {
    const depot: Banc = {
      ...banc,
      tools: { ...banc.tools, settings: { ...banc.tools.settings, SIGNATURE_MODE: 'depot' } },
    };
    const { conventionId, signataire } = await uneConventionSigneeParLaStructure(depot);
    await signerParCode(banc, await unAgentDeLaBanque(banc), conventionId);
    const { octets } = await lireDocument(banc.tools, signataire.perimetre, conventionId, 'scelle');
    const texte = await passer(pdftotext ?? '', octets);
    expect(texte).toMatch(/Preuve de signature .*copie signée .*code reçu/);
    const deposee = (await signaturesDe(banc.tools.db, conventionId)).find(({ mode }) => mode === 'depot');
    expect(texte.replaceAll(' ', '')).toContain(deposee?.empreinte);
  });

  it('the archive holds the document that the structure signed here', async () => {
    const { conventionId, signataire, compte, numero } = await uneConvention(banc);
    await signerParCode(banc, { ...signataire, email: compte.email }, conventionId);
    const banque = await unAgentDeLaBanque(banc);
    const { nombre, flux } = await archiverConventions(banc.tools, banque, [conventionId]);
    expect(nombre).toBe(1);
    const zip = Buffer.from(await new Response(flux).arrayBuffer()).toString('latin1');
    expect(zip).toContain(`convention-${numero}.pdf`);
    expect(zip).toContain('%PDF-');
    const depot: Banc = {
      ...banc,
      tools: { ...banc.tools, settings: { ...banc.tools.settings, SIGNATURE_MODE: 'depot' } },
    };
    await deposerSigne(depot, banque, conventionId);
    expect((await signaturesDe(banc.tools.db, conventionId)).map(({ mode }) => mode).toSorted()).toEqual([
      'depot',
      'simple',
    ]);
  });
});

it.skipIf(!soffice).each(['odt', 'docx'] as const)(
  'the convention may be worked on as a text (%s), with the same words, by its structure alone',
  { timeout: 120_000 },
  async (format) => {
    const { conventionId, signataire } = await uneConvention(banc, { nom: 'Commune d’Œuilly-l’Évêque', postes: 2 });
    const document = await lireModeleDeConvention(banc.tools.db, signataire.perimetre, conventionId);
    const { flux } = documentEnFichier(document, format, 'convention');
    const dossier = join(banc.tools.settings.DATA_DIR, `modele-${format}`);
    await mkdir(dossier, { recursive: true });
    const path = join(dossier, `convention.${format}`);
    await writeFile(path, Buffer.from(await new Response(flux).arrayBuffer()));
    const profil = `-env:UserInstallation=${pathToFileURL(join(dossier, 'profil'))}`;
    await promisify(execFile)(soffice ?? '', [
      profil,
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      dossier,
      path,
    ]);
    const texte = (await readFile(join(dossier, 'convention.txt'), 'utf8')).replaceAll(/[\s\u00a0\u202f]+/g, ' ');
    expect(texte).toContain('Commune d’Œuilly-l’Évêque');
    expect(texte).toContain('100 000 € (cent mille euros) pour 2 postes');
    await expect(
      lireModeleDeConvention(banc.tools.db, { type: 'structure', structureId: crypto.randomUUID() }, conventionId),
    ).rejects.toThrow();
  },
);
