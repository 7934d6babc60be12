import { z } from 'zod';
import { chiffrer, dechiffrer, empreinteSecrete } from '#platform/chiffrement.ts';
import type { Settings } from '#platform/settings.ts';

/**
 * Somebody who comes. Read by the conseiller of the workshop alone, each reading leaving a line; written encrypted,
 * erased when he cancels and thirty days after the workshop (domain, §5, « Retention »).
 */
const personne = z.object({
  prenom: z.string().min(1).max(80),
  nom: z.string().min(1).max(80),
  email: z.string().max(254),
  telephone: z.string().max(30),
});
export type Personne = z.infer<typeof personne>;
export const entreePersonne = personne;

const USAGE = 'ateliers.participant';

export const chiffrerPersonne = (settings: Settings, qui: Personne): string =>
  chiffrer(settings, USAGE, JSON.stringify(qui));

export const lirePersonne = (settings: Settings, identite: string): Personne =>
  personne.parse(JSON.parse(dechiffrer(settings, USAGE, identite)));

/** The same for the same contact with the same conseiller: another conseiller's fingerprints cannot be compared. */
export const empreinteDuContact = (settings: Settings, conseiller: number, { email, telephone }: Personne): string =>
  empreinteSecrete(settings, USAGE, `${conseiller}:${email || telephone}`);
