import type { Tools } from '#platform/action.ts';
import { aside } from '#platform/db/guard.ts';

const PAUSE_MS = 1000;

/**
 * Keeps how far a list is, once a second at the most, beside the transaction that writes it. Only a figure on a page:
 * when it cannot be kept, the import goes on.
 */
export function suivre({ db, clock }: Pick<Tools, 'db' | 'clock'>, importId: string) {
  let dit = 0;
  let enRoute: Promise<unknown> | undefined;
  const garder = (lignes: number) =>
    db.updateTable('imports').set({ lignes_lues: lignes }).where('id', '=', importId).execute();
  return {
    avancer(lignes: number): void {
      const maintenant = clock().getTime();
      if (enRoute || maintenant - dit < PAUSE_MS) return;
      dit = maintenant;
      enRoute = aside(() => garder(lignes))
        .catch(() => {})
        .finally(() => {
          enRoute = undefined;
        });
    },
    /** Waits for what is being kept: what follows has the last word. */
    fini: async (): Promise<void> => {
      await enRoute;
    },
  };
}
