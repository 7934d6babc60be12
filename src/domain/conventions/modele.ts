import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import type { Document } from '#platform/documents/document.ts';
import { lireConvention } from './readings.ts';
import { texteDeLaConvention } from './rediger.ts';

/** A convention of the perimeter as a text to edit, for an assembly or a service to work on. @throws NotFound */
export async function lireModeleDeConvention(db: Db, perimetre: Perimetre, conventionId: string): Promise<Document> {
  await lireConvention(db, perimetre, conventionId);
  return texteDeLaConvention(
    await db.selectFrom('conventions').selectAll().where('id', '=', conventionId).executeTakeFirstOrThrow(),
  );
}
