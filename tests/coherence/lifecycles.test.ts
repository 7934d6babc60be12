import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { CYCLES, MODELES } from '#domain/catalogue.ts';
import { ROLES } from '#platform/actor.ts';
import { lifecycle } from '#platform/lifecycle.ts';
import { unBanc } from '#tests/support/base.ts';
import { lifecyclesPage } from '#tests/support/lifecycles-page.ts';

const banc = await unBanc();

it('there are life cycles to read', () => {
  expect(CYCLES.map(({ name }) => name)).toEqual(expect.arrayContaining(['structure', 'vague', 'message']));
});

describe.each(CYCLES)('life cycle $name', (cycle) => {
  const { name, table, labels, transitions } = cycle;
  const { refusal, allowed } = lifecycle(name, table, labels, transitions);

  it('the database accepts exactly the statuses of the table', async () => {
    const { rows } = await sql<{ definition: string }>`
      select pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = ${table}::regclass and contype = 'c' and conkey = array[(select attnum from pg_attribute where attrelid = ${table}::regclass and attname = 'statut')]`.execute(
      banc.tools.db,
    );
    const accepted = [...(rows[0]?.definition ?? '').matchAll(/'([^']+)'::text/g)].map(([, statut]) => statut);
    expect(accepted.sort()).toEqual([...cycle.statuts].sort());
  });

  it('every status can be reached and every label is French', () => {
    const reached = new Set(Object.values(transitions).map(({ to }) => to));
    const starts = cycle.statuts.filter((statut) => !reached.has(statut));
    expect(starts.length, `statuses where nothing leads: ${starts.join(', ')}`).toBeLessThanOrEqual(1);
    for (const { libelle } of Object.values(labels)) expect(libelle).toMatch(/^[A-ZÀÉÊ][^_]+$/);
  });

  it('every e-mail it names has a template', () => {
    const known = MODELES.map((modele) => modele.name);
    for (const { mails } of Object.values(transitions)) for (const mail of mails) expect(known).toContain(mail);
  });

  for (const [action, { from, by }] of Object.entries(transitions)) {
    it.each(cycle.statuts.flatMap((statut) => ROLES.map((role) => ({ statut, role }))))(
      `${action}: $statut × $role`,
      ({ statut, role }) => {
        const expected = by.includes(role) && from.includes(statut);
        expect(refusal(action, statut, role) === undefined).toBe(expected);
        expect(allowed(statut, role).includes(action)).toBe(expected);
      },
    );
  }
});

it('docs/lifecycles.md draws the tables as they are', () => {
  expect(readFileSync('docs/lifecycles.md', 'utf8')).toBe(lifecyclesPage());
});
