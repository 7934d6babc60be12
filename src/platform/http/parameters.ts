import type { Context } from 'hono';
import { storable } from './uploads.ts';

/** The values of an address's `:parameters`, as a database can hold them. */
export const parametersOf = (c: Context): Record<string, string> =>
  Object.fromEntries(Object.entries(c.req.param()).map(([name, value]) => [name, storable(String(value))]));

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** `:id` and `:…Id` in an address are ours: anything else names nothing. */
export const identifiersExist = (parameters: Readonly<Record<string, string>>) =>
  Object.entries(parameters).every(([name, value]) => !(name === 'id' || name.endsWith('Id')) || UUID.test(value));
