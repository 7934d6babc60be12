import type { Consequences } from '#platform/events.ts';

/**
 * « When this, then that »: every effect that crosses modules, on one page, in the transaction of the event.
 * Each line is `event.brings(consequence, …)`.
 */
export const CONSEQUENCES: Consequences = new Map([]);
