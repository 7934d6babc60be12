import { createHmac } from 'node:crypto';
import type { Settings } from '#platform/settings.ts';

const propreA = ({ SECRET }: Pick<Settings, 'SECRET'>, usage: string, personneId: string) =>
  createHmac('sha256', SECRET).update(`appareil:${usage}:${personneId}`).digest('base64url');

/**
 * A name for the person signed in, the same at each session and that says nothing of him: a device compares it with the
 * one it works for, and forgets what it kept as soon as the server shows a page to somebody else, or to nobody.
 */
export const personneOpaque = (settings: Pick<Settings, 'SECRET'>, personneId: string): string =>
  propreA(settings, 'personne', personneId).slice(0, 22);

/** What seals his activities on a device until they are sent: given to his own sessions alone, kept nowhere here. */
export const cleDAppareil = (settings: Pick<Settings, 'SECRET'>, personneId: string): string =>
  propreA(settings, 'cle', personneId);
