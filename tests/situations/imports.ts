import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commencerEnvoi, deposerImport, LISTES, type Liste } from '#domain/imports/index.ts';
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

/** A list of as many candidates, all of them new and right. */
export const uneListeDe = (banc: Banc, combien: number): Promise<string> => {
  const { colonnes, exemple } = LISTES.candidats;
  const place = colonnes.indexOf('email');
  const uneLigne = () => exemple.with(place, `${crypto.randomUUID()}@demonstration.example`);
  return uneListe(banc, 'candidats', Array.from({ length: combien }, uneLigne));
};

/** A list of candidates read, with something to correct. */
export async function unImport(banc: Banc, acteurId: string): Promise<string> {
  const { colonnes, exemple } = LISTES.candidats;
  const path = await uneListe(banc, 'candidats', [exemple.with(colonnes.indexOf('mobilite_km'), '12')]);
  const qui = { ...anct(), id: acteurId };
  const importId = await deposerImport(banc.tools, qui, { liste: 'candidats', path, nom: 'candidats.csv' });
  await banc.faireTravailler();
  return importId;
}

/** A file whose sending has just begun. */
export const unEnvoi = async (banc: Banc, acteurId: string): Promise<string> => {
  const qui = { ...anct(), id: acteurId };
  const debut = { liste: 'candidats', nom: 'candidats.csv', taille: 1000, version: '1' };
  return (await commencerEnvoi(banc.tools, qui, debut)).id;
};
