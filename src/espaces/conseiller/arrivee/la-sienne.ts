import { type ArriveeLue, lireSonArrivee } from '#domain/arrivee/index.ts';
import { NotFound } from '#platform/errors.ts';
import type { Requete } from '#platform/routes.ts';

export const BASE = '/conseiller/arrivee';
export const filAriane = [{ libelle: 'Mon arrivée', href: BASE }];

/** The arrival of the conseiller signed in. @throws NotFound without a contract */
export async function laSienne({ tools: { db }, actor }: Pick<Requete, 'tools' | 'actor'>): Promise<ArriveeLue> {
  const sienne = await lireSonArrivee(db, actor);
  if (!sienne) throw new NotFound('arrivee');
  return sienne;
}
