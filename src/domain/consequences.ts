import type { Consequences } from '#platform/events.ts';

/**
 * « When this, then that »: every effect that crosses modules, on one page, in the transaction of the event.
 * Each line is `event.then(consequence, …)`.
 */
export const CONSEQUENCES: Consequences = new Map([]);
