import type { Context } from './action.ts';

/** « When this, then that »: what follows an event, in the same transaction. The list stands in `domain/consequences.ts`. */
export type Consequence<Payload> = (context: Context, payload: Payload) => Promise<void>;
export type Consequences = ReadonlyMap<string, readonly Consequence<never>[]>;

/** Declares an event: its name is a past participle in its module's room, `structure.activee`. */
export function event<Payload>(name: `${string}.${string}`) {
  return {
    name,
    /** Everything that follows, in the order of the list; one refusal undoes all. */
    async emit(context: Context, payload: Payload) {
      for (const consequence of context.tools.consequences.get(name) ?? []) {
        await (consequence as Consequence<Payload>)(context, payload);
      }
    },
    brings: (...consequences: Consequence<Payload>[]): [string, readonly Consequence<never>[]] => [name, consequences],
  };
}
