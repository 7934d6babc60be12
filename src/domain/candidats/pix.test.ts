import { describe, expect, it } from 'vitest';
import {
  enregistrerCertificat,
  importerResultatsPix,
  lienPix,
  lireSonProfil,
  pixEcrit,
  previsualiserPix,
} from '#domain/candidats/index.ts';
import { Forbidden, InvalidInput, Refused } from '#platform/errors.ts';
import { unCandidat } from '#tests/situations/candidats.ts';
import { anct } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';
import { unExportPix } from '#tests/support/pix.ts';

const banc = await unBanc();
const { tools } = banc;
const importer = (octets: Uint8Array) => importerResultatsPix(tools, anct(), { octets });

describe.each(['ancienne', 'actuelle'] as const)('an export of the %s form', (variante) => {
  it('is matched by identifier, and the latest result of each wins whatever the order', async () => {
    const { acteur } = await unCandidat(banc);
    const profil = () => lireSonProfil(tools.db, acteur);
    const { pix_identifiant: identifiant } = await profil();
    const recent = variante === 'ancienne' ? '2021-03-18' : '18/03/2021 09:00';
    const octets = unExportPix([{ identifiant: identifiant.toLowerCase() }, { identifiant, partage: false }], variante);
    expect(await previsualiserPix(tools.db, octets)).toMatchObject({ lignes: 2, partages: 1, rattaches: 1 });
    expect((await profil()).pix_palier).toBeNull();
    await importer(octets);
    expect(pixEcrit(await profil())).toContain('Palier 2 sur 3 ; acquis : Utilisation du numérique');
    expect(await importer(octets)).toMatchObject({ rattaches: 0, inchanges: 1 });
    await importer(unExportPix([{ identifiant, le: recent, palier: '3' }], variante));
    expect((await profil()).pix_palier).toBe(3);
    await importer(octets);
    expect((await profil()).pix_palier).toBe(3);
  });
});

it('says which lines nobody is behind, and never goes by the name', async () => {
  const bilan = await previsualiserPix(
    tools.db,
    unExportPix([{ identifiant: '' }, { identifiant: 'CN-INCONNU' }, { identifiant: 'CN-AUTRE', partage: false }]),
  );
  expect(bilan).toMatchObject({ lignes: 3, partages: 2, rattaches: 0, sansIdentifiant: [2], inconnus: [3] });
});

it.each([
  ['a file without the column', new TextEncoder().encode('a;b\n1;2\n'), 'Partage (O/N)'],
  ['an empty file', new Uint8Array(), 'Partage (O/N)'],
  ['a broken file', new TextEncoder().encode('"a;b\n"c"d'), 'export CSV'],
])('refuses %s with a sentence', async (_, octets, phrase) => {
  await expect(importer(octets)).rejects.toThrow(Refused);
  await expect(importer(octets)).rejects.toThrow(phrase);
});

it('belongs to ANCT', async () => {
  const { acteur } = await unCandidat(banc);
  await expect(importerResultatsPix(tools, acteur, { octets: unExportPix([]) })).rejects.toThrow(Forbidden);
});

it('the link of the campaign carries the identifier, and is not there without campaign', () => {
  expect(lienPix({ PIX_CAMPAGNE: 'SYNTHESE1' }, 'CN-AB')).toBe(
    'https://app.pix.fr/campagnes/SYNTHESE1?participantExternalId=CN-AB',
  );
  expect(lienPix({ PIX_CAMPAGNE: undefined }, 'CN-AB')).toBeUndefined();
});

it('a certificate is a P, a dash and eight characters', async () => {
  const { acteur } = await unCandidat(banc);
  await enregistrerCertificat(tools, acteur, { code: 'p-A1b2C3d4' });
  expect((await lireSonProfil(tools.db, acteur)).pix_certificat).toBe('P-A1b2C3d4');
  for (const code of ['A1b2C3d4', 'P-123', 'P-A1b2C3d4e'])
    await expect(enregistrerCertificat(tools, acteur, { code })).rejects.toThrow(InvalidInput);
});
