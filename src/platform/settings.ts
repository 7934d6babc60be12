import { z } from 'zod';
import { refusDuCachet } from '#platform/signature/lisible.ts';
import { reglagesAnnuaires } from './settings-annuaires.ts';
import { BANQUE_DE_DEMONSTRATION, reglagesBanque } from './settings-banque.ts';
import { manquesDs, reglagesDs } from './settings-ds.ts';
import { manquesProConnect, reglagesProConnect } from './settings-proconnect.ts';

/**
 * Every setting of the platform, read once from the environment. The README lists them from here.
 * Without DATABASE_URL the platform runs in demonstration mode on the embedded database.
 */
const port = z.coerce
  .number('PORT doit être un nombre.')
  .int()
  .min(1, 'PORT doit être compris entre 1 et 65535.')
  .max(65_535, 'PORT doit être compris entre 1 et 65535.');
/** An address whose every part can be read; a stray « % » in a secret must not stop the start with a stack. */
function lisible(adresse: string): boolean {
  try {
    const { username, password, pathname } = new URL(adresse);
    decodeURIComponent(username + password + pathname);
    return true;
  } catch {
    return false;
  }
}

const communs = {
  PORT: port.default(3000).describe('Port HTTP'),
  HOST: z.string().default('127.0.0.1').describe('Adresse d’écoute'),
  DATA_DIR: z.string().default('./data').describe('Dossier de la base embarquée et des fichiers déposés'),
  MARQUE_ETAT: z
    .enum(['oui', 'non'], 'MARQUE_ETAT vaut « oui » ou « non ».')
    .default('non')
    .describe(
      'Marques de l’État (bloc République française, police Marianne) : réservées aux déploiements en .gouv.fr',
    ),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .describe('Nombre de mandataires de confiance devant la plateforme (X-Forwarded-For)'),
  ...reglagesAnnuaires,
  ...reglagesProConnect,
  PIX_CAMPAGNE: z
    .string()
    .regex(/^[A-Z0-9]{6,12}$/, 'PIX_CAMPAGNE est le code d’une campagne Pix, par exemple ABCDEF123.')
    .optional()
    .describe('Code de la campagne Pix proposée aux candidats'),
  COMMUNAUTE_URL: z
    .url({ protocol: /^https$/, error: 'COMMUNAUTE_URL doit être une adresse complète, qui commence par https://.' })
    .optional()
    .describe('Plateforme communautaire des conseillers ; sans elle, aucun lien n’y mène'),
  FICHIERS_URL: z
    .string()
    .refine(
      (adresse) => /^s3:\/\/[^:@/]+:[^@/]+@[^/]+\/[^/?]+(\?.*)?$/.test(adresse) && lisible(adresse),
      'FICHIERS_URL a la forme s3://clé:secret@serveur/compartiment?region=fr-par.',
    )
    .optional()
    .describe('Stockage S3 des fichiers déposés ; sans lui, ils sont gardés dans DATA_DIR/fichiers'),
  CLAMD_URL: z
    .string()
    .refine(
      (adresse) => /^(tcp:\/\/[^/:]+:\d+|unix:\/.+)$/.test(adresse) && lisible(adresse),
      'CLAMD_URL a la forme tcp://serveur:3310 ou unix:/run/clamav/clamd.ctl.',
    )
    .optional()
    .describe(
      'Antivirus clamd (tcp://serveur:3310 ou unix:/chemin) ; sans lui, les fichiers déposés sont marqués « non analysés »',
    ),
  SIGNATURE_MODE: z
    .enum(['depot', 'simple'], 'SIGNATURE_MODE vaut « depot » ou « simple ».')
    .default('depot')
    .describe(
      'Signature des conventions : « depot » (chaque partie signe avec ses moyens et dépose la copie) ou « simple » (code reçu par courriel et cachet du serveur)',
    ),
  CACHET_P12: z
    .string()
    .regex(/^[A-Za-z0-9+/=\s]{100,}$/, 'CACHET_P12 est un certificat PKCS#12 écrit en base64.')
    .optional()
    .describe('Certificat du cachet du serveur (PKCS#12, en base64), exigé en production par SIGNATURE_MODE=simple'),
  CACHET_PASSPHRASE: z.string().optional().describe('Phrase secrète de ce certificat'),
  ...reglagesBanque,
  ...reglagesDs,
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Niveau de détail du journal technique'),
} as const;

const production = z.object({
  ...communs,
  HOST: z.string().default('0.0.0.0').describe('Adresse d’écoute'),
  DATABASE_URL: z
    .string('DATABASE_URL manque : indiquez l’adresse de la base PostgreSQL (version 15 ou plus).')
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL doit commencer par postgresql://.')
    .describe('Base PostgreSQL ≥ 15 ; sa présence choisit le mode production'),
  BASE_URL: z
    .string('BASE_URL manque : indiquez l’adresse publique du site, par exemple https://exemple.gouv.fr.')
    .regex(/^https?:\/\/[^/]+$/, 'BASE_URL est une adresse sans barre finale, par exemple https://exemple.gouv.fr.')
    .refine(
      (valeur) => valeur.startsWith('https://') || /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(valeur),
      'BASE_URL doit commencer par https://.',
    )
    .describe('Adresse publique, en https'),
  SECRET: z
    .string('SECRET manque : indiquez au moins 32 caractères tirés au hasard (par exemple : openssl rand -base64 48).')
    .min(32, 'SECRET est trop court : au moins 32 caractères tirés au hasard.')
    .refine(
      (valeur) => new Set(valeur).size >= 12,
      'SECRET est trop simple : tirez-le au hasard (par exemple : openssl rand -base64 48).',
    )
    .describe('Clé des cookies et des jetons, 32 caractères au moins'),
  SMTP_URL: z
    .string('SMTP_URL manque : indiquez le serveur d’envoi, par exemple smtps://utilisateur:motdepasse@serveur:465.')
    .regex(/^smtps?:\/\//, 'SMTP_URL doit commencer par smtp:// ou smtps://.')
    .describe('Serveur d’envoi des courriels'),
  MAIL_FROM: z
    .string('MAIL_FROM manque : indiquez l’adresse d’expédition des courriels.')
    .regex(/@/, 'MAIL_FROM doit contenir une adresse électronique.')
    .describe('Adresse d’expédition, par exemple « Conseillers numériques <ne-pas-repondre@exemple.gouv.fr> »'),
});

const demonstration = z.object({
  ...communs,
  BASE_URL: z.string().optional().describe('Adresse publique (par défaut : http://127.0.0.1:PORT)'),
});

export type Settings = Readonly<
  Omit<z.output<typeof production>, 'DATABASE_URL' | 'SMTP_URL'> & {
    DATABASE_URL: string | undefined;
    SMTP_URL: string | undefined;
    mode: 'production' | 'demonstration';
    marqueEtat: boolean;
  }
>;

/** The settings, or the sentences that say what is missing: nothing starts with a doubtful setting. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): { settings: Settings } | { problems: string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const problems = manquesProConnect(given);
  const wantsProduction = given['DATABASE_URL'] !== undefined || given['NODE_ENV'] === 'production';
  const parsed = wantsProduction ? production.safeParse(given) : demonstration.safeParse(given);
  if (!parsed.success)
    problems.push(
      ...parsed.error.issues.map(({ message, path }) =>
        message.includes(String(path[0])) ? message : `${String(path[0])} : ${message}`,
      ),
    );
  if (wantsProduction && given['SIGNATURE_MODE'] === 'simple' && !given['CACHET_P12'])
    problems.push('CACHET_P12 manque : SIGNATURE_MODE=simple scelle les conventions avec ce certificat.');
  const { CACHET_P12: cachet, CACHET_PASSPHRASE: phrase } = parsed.data ?? {};
  problems.push(...manquesDs(given));
  const illisible = cachet && refusDuCachet(cachet, phrase ?? '');
  if (illisible) problems.push(illisible);
  if (!parsed.success || problems.length > 0) return { problems };
  const mode = wantsProduction ? 'production' : 'demonstration';
  const defaults = {
    DATABASE_URL: undefined,
    SMTP_URL: undefined,
    SECRET: 'demonstration-seulement',
    MAIL_FROM: 'Conseillers numériques <ne-pas-repondre@demonstration.example>',
    ...BANQUE_DE_DEMONSTRATION,
  };
  const settings = { ...defaults, BASE_URL: `http://127.0.0.1:${parsed.data.PORT}`, ...parsed.data };
  return {
    settings: {
      ...settings,
      BASE_URL: settings.BASE_URL ?? `http://127.0.0.1:${settings.PORT}`,
      mode,
      marqueEtat: settings.MARQUE_ETAT === 'oui',
    },
  };
}

/** Name, sentence and default of each setting, for the README and the `settings` command. */
export const settingsTable = () =>
  Object.entries(production.shape).map(([name, schema]) => ({
    name,
    sentence: schema.description ?? '',
    default: schema instanceof z.ZodDefault ? String(schema.def.defaultValue) : '',
    required: !schema.safeParse(undefined).success,
  }));
