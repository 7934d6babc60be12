import type { Context } from 'hono';
import { InvalidInput } from '#platform/errors.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { storable } from './uploads.ts';

/** The values of an address's `:parameters`, as a database can hold them. */
export const parametersOf = (c: Context): Record<string, string> =>
  Object.fromEntries(Object.entries(c.req.param()).map(([name, value]) => [name, storable(String(value))]));

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** `:id` and `:…Id` in an address are ours: anything else names nothing. */
export const identifiersExist = (parameters: Readonly<Record<string, string>>) =>
  Object.entries(parameters).every(([name, value]) => !(name === 'id' || name.endsWith('Id')) || UUID.test(value));

/** What the route asks for; a request made by hand or by an old page is the sender's mistake, not ours. */
export function inputOf(one: AnyRoute, raw: unknown): unknown {
  const parsed = one.input.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new InvalidInput({
    demande: 'Il manque quelque chose dans cette demande. Rechargez la page, puis recommencez.',
  });
}
