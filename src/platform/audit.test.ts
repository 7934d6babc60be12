import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { uneStructureConfirmee } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { verifierAudit } from './audit.ts';

const banc = await unBanc();
const { db } = banc.tools;

it('every gesture leaves a line, and the chain says that nothing was changed', async () => {
  await Promise.all(Array.from({ length: 8 }, () => uneStructureConfirmee(banc)));
  const { valide, lignes, empreinte } = await verifierAudit(db);
  expect(valide).toBe(true);
  expect(lignes).toBe(16);
  expect(empreinte).toMatch(/^[\da-f]{64}$/);
});

it('lines cannot be changed nor removed', async () => {
  await expect(db.updateTable('audit').set({ action: 'autre' }).execute()).rejects.toThrow('ne se modifie pas');
  await expect(db.deleteFrom('audit').execute()).rejects.toThrow('ne se modifie pas');
  await expect(sql`truncate audit`.execute(db)).rejects.toThrow('ne se modifie pas');
});

it('whoever gets round the triggers is seen', async () => {
  await sql`alter table audit disable trigger all`.execute(db);
  await db.updateTable('audit').set({ sujet: 'autre' }).where('numero', '=', 5).execute();
  expect(await verifierAudit(db)).toMatchObject({ valide: false, premiereFausse: 5 });
  await db.deleteFrom('audit').where('numero', '>=', 5).execute();
  expect(await verifierAudit(db)).toMatchObject({ valide: false, premiereFausse: 5 });
});
