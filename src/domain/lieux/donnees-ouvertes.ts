import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { parcourir } from '#platform/table/keyset.ts';
import { type LigneBrute, lieuxPublics } from './public.ts';
import { CHAMPS_NATIONAUX, enSchemaNational, type LieuNational } from './schema-national.ts';

/**
 * What the open data depend on: their tag changes when a place, who receives there, a list of labels or the day does
 * (closings go when they are past), for one short statement. `modifieLe` is the last of these moments.
 */
export async function versionDesDonnees(
  db: Db,
  now: Date,
): Promise<{ readonly etag: string; readonly modifieLe: Date }> {
  // The sum, not the last moment alone: of two changes, the one that began first may be kept last.
  const { rows } = await sql<{ lieux: Date | null; listes: Date | null; somme: string }>`
    select (select max(modifie_le) from lieux) as lieux, (select max(lu_le) from referentiels_lectures) as listes,
      (select concat_ws(' ', count(*), sum(extract(epoch from modifie_le))) from lieux) as somme`.execute(db);
  const [ligne] = rows;
  const jour = dateCivile(now);
  const moments = [ligne?.lieux, ligne?.listes].flatMap((moment) => (moment ? [moment] : []));
  const modifieLe = moments.reduce(
    (dernier, moment) => (moment > dernier ? moment : dernier),
    new Date(`${jour}T00:00:00Z`),
  );
  const empreinte = createHash('sha256')
    .update(JSON.stringify([moments, ligne?.somme, jour]))
    .digest('base64url');
  return { etag: `W/"${empreinte.slice(0, 22)}"`, modifieLe: modifieLe > now ? now : modifieLe };
}

const parcourirPublics = (db: Db, now: Date) =>
  parcourir(lieuxPublics(db, now), {
    cles: [{ colonne: 'l.numero' as const, lire: ({ numero }: LigneBrute) => numero }],
    lot: 500,
  });

/** Every published place as a JSON array in the national schema, written while the base is read. */
export async function* lieuxEnJson(db: Db, now: Date): AsyncGenerator<string> {
  let avant = '[\n';
  for await (const ligne of parcourirPublics(db, now)) {
    yield `${avant}${JSON.stringify(enSchemaNational(ligne))}`;
    avant = ',\n';
  }
  yield avant === '[\n' ? '[]\n' : '\n]\n';
}

const COLONNES: readonly string[] = Object.keys(CHAMPS_NATIONAUX);
// What somebody typed and a spreadsheet could run; numbers and telephones, that begin with a sign, are checked apart.
const LIBRES = ['nom', 'adresse', 'presentation_resume'];

/** The same as CSV, as machines read it: commas, UTF-8, decimal points, dates `AAAA-MM-JJ`. */
export async function* lieuxEnCsv(db: Db, now: Date): AsyncGenerator<string> {
  yield `${COLONNES.join(',')}\r\n`;
  for await (const ligne of parcourirPublics(db, now)) yield `${enLigneCsv(enSchemaNational(ligne))}\r\n`;
}

const enLigneCsv = (lieu: LieuNational): string =>
  COLONNES.map((colonne) => {
    const valeur = String(Reflect.get(lieu, colonne) ?? '');
    const sure = LIBRES.includes(colonne) && /^[=+@\t-]/.test(valeur) ? `'${valeur}` : valeur;
    return /[",\r\n]/.test(sure) ? `"${sure.replaceAll('"', '""')}"` : sure;
  }).join(',');

/** How many places are published now. */
export const compterPublies = async (db: Db, now: Date): Promise<number> =>
  (
    await db
      .selectFrom(lieuxPublics(db, now).clearSelect().select('l.id').as('l'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
