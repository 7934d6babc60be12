import { event } from '#platform/events.ts';

/** A post changes hands, with both sides' agreement and ANCT's: what follows it does so in the same gesture. */
export const posteTransfere = event<{
  readonly posteId: string;
  readonly deStructureId: string;
  readonly versStructureId: string;
}>('avenant.posteTransfere');
