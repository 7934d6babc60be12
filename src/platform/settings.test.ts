import { expect, it } from 'vitest';
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

it('Démarches simplifiées carries nothing until everything it needs is said', () => {
  expect(problemes({ DOSSIER_MODE: 'ds', DS_URL: 'https://demarche.exemple.gouv.fr' })).toContain(
    'DOSSIER_MODE=ds est incomplet : il manque DS_TOKEN',
  );
  expect(problemes({ DOSSIER_MODE: 'autre' })).toContain('DOSSIER_MODE vaut');
  expect(problemes({ DOSSIER_MODE: 'interne' })).toBe('');
});

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

it('the community platform is a link of the pages: encrypted, or not at all', () => {
  expect(problemes({ COMMUNAUTE_URL: 'https://communaute.exemple.gouv.fr' })).toBe('');
  for (const adresse of ['http://communaute.exemple.gouv.fr', 'javascript:alert(1)', 'communaute'])
    expect(problemes({ COMMUNAUTE_URL: adresse })).toContain('COMMUNAUTE_URL');
});
