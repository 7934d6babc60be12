import { chargerTerritoires } from '#domain/territoires/index.ts';
import type { Base } from '#platform/db/open.ts';

/** The territory of the tests: the real one, as it is loaded in production. */
export const fillTerritory = ({ db }: Base): Promise<void> => chargerTerritoires(db);
