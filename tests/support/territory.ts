import type { Base } from '#platform/db/open.ts';

/** The territory of the tests: the real one, as it is loaded in production. */
export async function fillTerritory(_base: Base): Promise<void> {}
