import { z } from 'zod';

const ADRESSE = 'DS_URL est une adresse en https sans barre finale, par exemple https://demarche.numerique.gouv.fr.';
const demarche = (nom: string) =>
  z.coerce.number(`${nom} est le numéro d’une démarche, par exemple 12345.`).int().min(1, `${nom} est un numéro.`);
/** The identifiers of Démarches simplifiées are a name and a number in base64; their `==` may be left out. */
const identifiant = (nom: string, type: 'Champ' | 'Instructeur', exemple: string) =>
  z
    .string()
    .refine(
      (valeur) => new RegExp(`^${type}-\\d+$`).test(Buffer.from(valeur, 'base64').toString('latin1')),
      `${nom} est un identifiant de Démarches simplifiées, par exemple ${exemple}.`,
    );

/** The demande de subvention, kept here or carried by Démarches simplifiées. */
export const reglagesDs = {
  DOSSIER_MODE: z
    .enum(['interne', 'ds'], 'DOSSIER_MODE vaut « interne » ou « ds ».')
    .default('interne')
    .describe('Demande de subvention : « interne » (sur la plateforme) ou « ds » (portée par Démarches simplifiées)'),
  DS_URL: z
    .url(ADRESSE)
    .refine(
      (valeur) => /^https:\/\/[^/]+$/.test(valeur) || /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(valeur),
      ADRESSE,
    )
    .optional()
    .describe('Adresse de Démarches simplifiées, par exemple https://demarche.numerique.gouv.fr'),
  DS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'DS_TOKEN est le jeton d’API remis à un administrateur de la démarche, sans espace.')
    .optional()
    .describe('Jeton d’API d’un administrateur des démarches'),
  DS_DEMARCHE_PUBLIQUE: demarche('DS_DEMARCHE_PUBLIQUE')
    .optional()
    .describe('Numéro de la démarche des structures publiques'),
  DS_DEMARCHE_PRIVEE: demarche('DS_DEMARCHE_PRIVEE')
    .optional()
    .describe('Numéro de la démarche des structures privées'),
  DS_CHAMP_STRUCTURE: identifiant('DS_CHAMP_STRUCTURE', 'Champ', 'Q2hhbXAtMTIzNDU')
    .optional()
    .describe('Champ qui reçoit l’identifiant de la structure, le même dans les deux démarches'),
  DS_CHAMP_SIRET: identifiant('DS_CHAMP_SIRET', 'Champ', 'Q2hhbXAtMTIzNDY')
    .optional()
    .describe('Champ qui reçoit le SIRET, le même dans les deux démarches'),
  DS_INSTRUCTEUR_ID: identifiant('DS_INSTRUCTEUR_ID', 'Instructeur', 'SW5zdHJ1Y3RldXItNw')
    .optional()
    .describe('Instructeur au nom de qui les messages et les décisions sont envoyés'),
  DS_SECRET_WEBHOOK: z
    .string()
    .regex(/^[\w-]{24,}$/, 'DS_SECRET_WEBHOOK compte au moins 24 lettres, chiffres ou tirets tirés au hasard.')
    .optional()
    .describe(
      'Secret placé dans l’adresse que Démarches simplifiées appelle quand un dossier change ; sans lui, la plateforme relit seulement à intervalle régulier',
    ),
} as const;

const EXIGES = Object.keys(reglagesDs).filter((nom) => !['DOSSIER_MODE', 'DS_SECRET_WEBHOOK'].includes(nom));

/** The sentence that says what DOSSIER_MODE=ds lacks, if anything. */
export function manquesDs(donnes: Readonly<Record<string, unknown>>): readonly string[] {
  const manquants = EXIGES.filter((nom) => !donnes[nom]);
  return donnes['DOSSIER_MODE'] === 'ds' && manquants.length > 0
    ? [`DOSSIER_MODE=ds est incomplet : il manque ${manquants.join(', ').replace(/, ([^,]+)$/, ' et $1')}.`]
    : [];
}
