import { envoyerMessage } from '#domain/contact/index.ts';
import { type Actor, VISITEUR } from '#platform/actor.ts';
import type { Banc } from '#tests/support/base.ts';

export const uneSaisieDeMessage = (autres: Partial<Record<'nom' | 'email' | 'texte' | 'site', string>> = {}) => ({
  profil: 'structure_publique' as const,
  sujet: 'inscription' as const,
  nom: 'Camille Exemple',
  email: 'camille@demonstration.example',
  texte: 'Pouvons-nous accueillir un conseiller à deux communes ?',
  site: '',
  ...autres,
});

/** A message received from the public form. */
export const unMessage = (banc: Banc, autres: Parameters<typeof uneSaisieDeMessage>[0] = {}) =>
  envoyerMessage(banc.tools, VISITEUR, uneSaisieDeMessage(autres));

const agent = (role: Actor['role'], nom: string): Actor => ({
  id: '00000000-0000-4000-8000-000000000001',
  nom,
  role,
  perimetre: { type: 'nation' },
});
/** Agents without an account: enough for gestures that only look at the role. */
export const ANCT = agent('anct', 'Agent de l’ANCT');
export const SUPPORT = agent('support', 'Agent du support');
