import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const BONS = {
  DATABASE_URL: 'postgresql://base.example/conum',
  BASE_URL: 'https://exemple.gouv.fr',
  SECRET: 'tR4v8Zq1Lm7Xc2Wn9Bk5Ys3Dp6Hf0GjA',
  SMTP_URL: 'smtps://serveur.example:465',
  MAIL_FROM: 'Conseillers <ne-pas-repondre@exemple.gouv.fr>',
};
const problemes = (environment: Record<string, string>) => {
  const read = readSettings(environment);
  return 'problems' in read ? read.problems.join('\n') : '';
};

it('nothing given is the demonstration, on the embedded database', () => {
  const read = readSettings({});
  expect(read).toMatchObject({
    settings: { mode: 'demonstration', DATABASE_URL: undefined, BASE_URL: 'http://127.0.0.1:3000', marqueEtat: false },
  });
});

it('a database is production, and production is complete or does not start', () => {
  expect(readSettings(BONS)).toMatchObject({ settings: { mode: 'production' } });
  for (const [manquant] of Object.entries(BONS)) {
    if (manquant === 'DATABASE_URL') continue;
    expect(problemes(Object.fromEntries(Object.entries(BONS).filter(([nom]) => nom !== manquant))), manquant).toContain(
      `${manquant} manque`,
    );
  }
  expect(problemes({ NODE_ENV: 'production' })).toContain('DATABASE_URL manque');
});

it.each([
  [{ SECRET: 'court' }, 'trop court'],
  [{ SECRET: 'a'.repeat(40) }, 'trop simple'],
  [{ BASE_URL: 'http://exemple.gouv.fr' }, 'https'],
  [{ BASE_URL: 'https://exemple.gouv.fr/' }, 'barre finale'],
  [{ DATABASE_URL: 'mysql://x' }, 'postgresql://'],
  [{ SMTP_URL: 'http://x' }, 'smtp'],
  [{ PORT: '99999' }, 'PORT'],
  [{ PROCONNECT_ISSUER: 'https://fournisseur.example' }, 'PROCONNECT_CLIENT_ID'],
  [{ MARQUE_ETAT: 'peut-être' }, 'oui'],
  [{ FICHIERS_URL: 'https://seau.example/fichiers' }, 's3://'],
  [{ FICHIERS_URL: 's3://cle:secret@serveur:99999/seau' }, 's3://'],
  [{ FICHIERS_URL: 's3://cle:cent%@serveur/seau' }, 's3://'],
  [{ AVIS_SITUATION_URL: 'avis' }, 'AVIS_SITUATION_URL'],
  [{ CLAMD_URL: 'http://antivirus.example' }, 'tcp://'],
  [{ CLAMD_URL: 'tcp://antivirus.example:99999' }, 'tcp://'],
  [{ CLAMD_URL: 'unix:clamd.sock' }, 'tcp://'],
])('a weak or wrong setting is refused with a sentence: %o', (setting, phrase) => {
  expect(problemes({ ...BONS, ...setting })).toContain(phrase);
});

it.each([
  { FICHIERS_URL: 's3://cle:secret%2F@127.0.0.1:9000/seau?region=fr-par&tls=non' },
  { CLAMD_URL: 'tcp://127.0.0.1:3310' },
  { CLAMD_URL: 'unix:/var/run/clamav/clamd.ctl' },
])('where files are kept and analysed may be said: %o', (setting) => {
  expect(readSettings({ ...BONS, ...setting })).toMatchObject({ settings: setting });
});

it('conventions signed here need the certificate of the server in production, not in the demonstration', () => {
  expect(problemes({ ...BONS, SIGNATURE_MODE: 'simple' })).toContain('CACHET_P12 manque');
  expect(problemes({ ...BONS, SIGNATURE_MODE: 'simple', CACHET_P12: 'A'.repeat(200) })).toContain('ne s’ouvre pas');
  expect(problemes({ ...BONS, SIGNATURE_MODE: 'simple', CACHET_P12: 'un chemin/p12' })).toContain('base64');
  expect(problemes({ SIGNATURE_MODE: 'simple' })).toBe('');
});

describe('the demande de subvention carried by Démarches simplifiées', () => {
  const DS = {
    DOSSIER_MODE: 'ds',
    DS_URL: 'https://demarche.exemple.gouv.fr',
    DS_TOKEN: 'MTI6c2VjcmV0LWRlLWRlbW9uc3RyYXRpb24',
    DS_DEMARCHE_PUBLIQUE: '71001',
    DS_DEMARCHE_PRIVEE: '71002',
    DS_CHAMP_STRUCTURE: 'Q2hhbXAtMzE0NDcyNw==',
    DS_CHAMP_SIRET: 'Q2hhbXAtMzE0NDcyOA',
    DS_INSTRUCTEUR_ID: 'SW5zdHJ1Y3RldXItNw==',
  };

  it('is not asked for by default, and is complete or does not start', () => {
    expect(readSettings({})).toMatchObject({ settings: { DOSSIER_MODE: 'interne' } });
    expect(problemes(DS)).toBe('');
    expect(readSettings(DS)).toMatchObject({ settings: { DOSSIER_MODE: 'ds', DS_DEMARCHE_PRIVEE: 71_002 } });
    expect(problemes({ ...BONS, ...DS, DS_SECRET_WEBHOOK: 'a1-b2_c3'.repeat(4) })).toBe('');
    const manques = problemes({ DOSSIER_MODE: 'ds', DS_URL: DS.DS_URL, DS_TOKEN: DS.DS_TOKEN });
    expect(manques).toContain('DOSSIER_MODE=ds est incomplet : il manque DS_DEMARCHE_PUBLIQUE, DS_DEMARCHE_PRIVEE');
    expect(manques).toContain('DS_CHAMP_SIRET et DS_INSTRUCTEUR_ID.');
    expect(problemes({ ...DS, DS_TOKEN: '' })).toContain('il manque DS_TOKEN.');
  });

  it.each([
    [{ DOSSIER_MODE: 'externe' }, 'interne'],
    [{ DS_URL: 'http://demarche.exemple.gouv.fr' }, 'https'],
    [{ DS_URL: 'https://demarche.exemple.gouv.fr/' }, 'barre finale'],
    [{ DS_TOKEN: 'un jeton avec des espaces' }, 'DS_TOKEN'],
    [{ DS_DEMARCHE_PUBLIQUE: 'ma-demarche' }, 'DS_DEMARCHE_PUBLIQUE'],
    [{ DS_DEMARCHE_PRIVEE: '-1' }, 'DS_DEMARCHE_PRIVEE'],
    [{ DS_CHAMP_STRUCTURE: '3144727' }, 'DS_CHAMP_STRUCTURE'],
    [{ DS_CHAMP_SIRET: 'SW5zdHJ1Y3RldXItNw==' }, 'DS_CHAMP_SIRET'],
    [{ DS_INSTRUCTEUR_ID: 'Q2hhbXAtMzE0NDcyNw==' }, 'DS_INSTRUCTEUR_ID'],
    [{ DS_SECRET_WEBHOOK: 'trop-court' }, 'DS_SECRET_WEBHOOK'],
  ])('a wrong setting is a sentence, and the token is never in it: %o', (setting, phrase) => {
    const phrases = problemes({ ...DS, ...setting });
    expect(phrases).toContain(phrase);
    expect(phrases).not.toContain(DS.DS_TOKEN);
  });
});
