import { z } from 'zod';

/** ProConnect (OpenID Connect): the three settings, or none of them. */
export const reglagesProConnect = {
  PROCONNECT_ISSUER: z
    .url('PROCONNECT_ISSUER doit être une adresse complète, par exemple https://exemple.gouv.fr.')
    .optional()
    .describe('Fournisseur ProConnect (OpenID Connect)'),
  PROCONNECT_CLIENT_ID: z.string().optional().describe('Identifiant du client ProConnect'),
  PROCONNECT_CLIENT_SECRET: z.string().optional().describe('Secret du client ProConnect'),
} as const;

/** What is missing when it is half configured, a sentence each. */
export function manquesProConnect(given: Readonly<Record<string, string | undefined>>): string[] {
  const manquent = Object.keys(reglagesProConnect).filter((name) => !given[name]);
  return manquent.length === 1 || manquent.length === 2
    ? [`ProConnect est incomplet : il manque ${manquent.join(' et ')}.`]
    : [];
}
