import { expect, it } from 'vitest';
import { InvalidInput } from '#platform/errors.ts';
import { momentsDe } from './dates-proposees.ts';

it('reads the browser’s field and what people type, in Paris time, summer and winter', () => {
  expect(
    momentsDe({ a: '2021-02-18T10:30', b: '18/07/2021 à 9 h', c: '', d: '1/3/2021 14:05' }).map((un) =>
      un.toISOString(),
    ),
  ).toEqual(['2021-02-18T09:30:00.000Z', '2021-07-18T07:00:00.000Z', '2021-03-01T13:05:00.000Z']);
});

it.each(['demain', '2021-02-31T10:00', '18/02/2021', '18/02/2021 25:00', '28/03/2021 2:30'])('refuses %s', (texte) => {
  expect(() => momentsDe({ date1: texte })).toThrow(InvalidInput);
});
