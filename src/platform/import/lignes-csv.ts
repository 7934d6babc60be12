import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { enUtf8 } from './encodage.ts';
import { refusDeFichier } from './refus.ts';

/** One row of a file, as a spreadsheet numbers it: the header is row 1, blank rows count. */
export type LigneBrute = { readonly numero: number; readonly valeurs: readonly string[] };

// A quote left open would take the rest of the file for one cell.
const CARACTERES_PAR_LIGNE = 100_000;

/** The rows of a CSV file: `;`, `,` or tabulations, quotes, UTF-8 with or without its mark, or Windows-1252. */
export async function* lignesCsv(path: string): AsyncGenerator<LigneBrute> {
  const parser = parse({
    bom: true,
    delimiter: await separateurDe(path),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: CARACTERES_PAR_LIGNE,
  });
  const source = createReadStream(path, { highWaterMark: 256 * 1024 });
  const chaine = pipeline([source, ...(await enUtf8(path)), parser]);
  // Told by the loop below, that fails with the same error.
  chaine.catch(() => {});
  let numero = 0;
  try {
    for await (const valeurs of parser) {
      numero += 1;
      yield { numero, valeurs };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refusDeFichier(
      `Ce fichier ne se lit plus comme un tableau après la ligne ${Number(error['records'] ?? numero)} : un guillemet y est sans doute resté ouvert.`,
    );
  } finally {
    parser.destroy();
  }
}

/** The separator that the header holds most. */
async function separateurDe(path: string): Promise<string> {
  const fichier = await open(path, 'r');
  const { buffer, bytesRead } = await fichier.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
  await fichier.close();
  const entete = buffer.toString('latin1', 0, bytesRead).split(/\r?\n/, 1)[0] ?? '';
  const fois = (separateur: string) => entete.split(separateur).length;
  return [';', ',', '\t'].reduce((meilleur, un) => (fois(un) > fois(meilleur) ? un : meilleur));
}
