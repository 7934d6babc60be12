import type { Actor } from '#platform/actor.ts';

/** Whose figures this actor may show without an account: his own, those of his structure, those of his team. */
export function quiPartage({ role }: Actor): 'conseiller' | 'structure' | 'equipe' | undefined {
  if (role === 'conseiller') return 'conseiller';
  if (role === 'structure') return 'structure';
  return role === 'coordinateur' ? 'equipe' : undefined;
}
