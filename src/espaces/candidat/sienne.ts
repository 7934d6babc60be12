import { listerSesReponses, type Reponse } from '#domain/mise-en-relation/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';

/** What a structure decided about the person signed in. @throws NotFound for somebody else's. */
export async function sienne(db: Db, actor: Actor, relationId: string): Promise<Reponse> {
  const reponse = (await listerSesReponses(db, actor)).find(({ id }) => id === relationId);
  if (!reponse) throw new NotFound(`mise en relation ${relationId}`);
  return reponse;
}
