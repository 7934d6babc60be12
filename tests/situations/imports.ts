import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deposerImport, LISTES, type Liste } from '#domain/imports/index.ts';
import type { Banc } from '#tests/support/base.ts';
import { anct } from './comptes.ts';

/** A list as a CSV file on the disk: the rows given, else the example of the model. */
export async function uneListe(banc: Banc, liste: Liste, lignes?: readonly (readonly string[])[]): Promise<string> {
  const { colonnes, exemple } = LISTES[liste];
  await mkdir(banc.tools.settings.DATA_DIR, { recursive: true });
  const path = join(banc.tools.settings.DATA_DIR, `liste-${crypto.randomUUID()}.csv`);
  const texte = [colonnes, ...(lignes ?? [exemple])].map((cellules) =>
    cellules.map((cellule) => `"${cellule}"`).join(';'),
  );
  await writeFile(path, `\ufeff${texte.join('\r\n')}\r\n`);
  return path;
}

/** A list of candidates read, waiting for a decision. */
export const unImport = async (banc: Banc, acteurId: string) =>
  deposerImport(
    banc.tools,
    { ...anct(), id: acteurId },
    { liste: 'candidats', path: await uneListe(banc, 'candidats'), nom: 'candidats.csv' },
  );
