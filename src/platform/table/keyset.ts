import { type RawBuilder, type ReferenceExpression, type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';

/** What a list is sorted on, most significant first; the last key is unique. All keys go the same way. */
export type Cle<DB, TB extends keyof DB, Ligne> = {
  readonly colonne: ReferenceExpression<DB, TB> | RawBuilder<unknown>;
  /** The value of that column in a row; never null. */
  readonly lire: (ligne: Ligne) => string | number | Date;
};
export type PageDeListe<Ligne> = {
  readonly lignes: readonly Ligne[];
  /** Cursors to give back in the address; null at either end. */
  readonly suivante: string | null;
  readonly precedente: string | null;
};

const curseurSchema = z.tuple([z.enum(['apres', 'avant']), z.array(z.union([z.string(), z.number()])).max(6)]);
type Curseur = z.output<typeof curseurSchema>;

/** A cursor from an address. Anything that is not one begins at the first page. */
function lireCurseur(texte: string | undefined, taille: number): Curseur | undefined {
  if (!texte || texte.length > 500) return undefined;
  try {
    const parsed = curseurSchema.safeParse(JSON.parse(Buffer.from(texte, 'base64url').toString('utf8')));
    return parsed.success && parsed.data[1].length === taille ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const ecrireCurseur = (curseur: Curseur) => Buffer.from(JSON.stringify(curseur)).toString('base64url');

/** One page of a list, by what comes after or before a row: as quick at the last page as at the first. */
export async function paginer<DB, TB extends keyof DB, Ligne>(
  query: SelectQueryBuilder<DB, TB, Ligne>,
  options: {
    cles: readonly Cle<DB, TB, Ligne>[];
    sens?: 'asc' | 'desc';
    curseur?: string | undefined;
    taille?: number;
  },
): Promise<PageDeListe<Ligne>> {
  const { cles, sens = 'asc', taille = 50 } = options;
  const curseur = lireCurseur(options.curseur, cles.length);
  const arriere = curseur?.[0] === 'avant';
  const ordre = arriere === (sens === 'asc') ? 'desc' : 'asc';

  let wanted = query;
  if (curseur) {
    const colonnes = sql.join(cles.map(({ colonne }) => enSql(colonne)));
    const valeurs = sql.join(curseur[1].map((valeur) => sql`${valeur}`));
    wanted = wanted.where(
      ordre === 'asc' ? sql<boolean>`(${colonnes}) > (${valeurs})` : sql<boolean>`(${colonnes}) < (${valeurs})`,
    );
  }
  for (const { colonne } of cles) wanted = wanted.orderBy(enSql(colonne), ordre);
  const trouvees = await wanted
    .limit(taille + 1)
    .execute()
    .catch((error: unknown) => {
      if (curseur) return null; // made by hand, with values that the columns cannot hold
      throw error;
    });
  if (!trouvees) return paginer(query, { ...options, curseur: undefined });

  const encore = trouvees.length > taille;
  const lignes = trouvees.slice(0, taille);
  if (arriere) lignes.reverse();
  const bord = (ligne: Ligne | undefined, sensDuCurseur: 'apres' | 'avant') =>
    ligne === undefined ? null : ecrireCurseur([sensDuCurseur, cles.map(({ lire }) => enTexte(lire(ligne)))]);
  return {
    lignes,
    suivante: (arriere ? curseur !== undefined : encore) ? bord(lignes.at(-1), 'apres') : null,
    precedente: (arriere ? encore : curseur !== undefined) ? bord(lignes[0], 'avant') : null,
  };
}

const enSql = (colonne: unknown) => (typeof colonne === 'string' ? sql.ref(colonne) : (colonne as RawBuilder<unknown>));
const enTexte = (valeur: string | number | Date) => (valeur instanceof Date ? valeur.toISOString() : valeur);

/** Every row of a list, in batches: exports read it without holding the whole table. */
export async function* parcourir<DB, TB extends keyof DB, Ligne>(
  query: SelectQueryBuilder<DB, TB, Ligne>,
  options: { cles: readonly Cle<DB, TB, Ligne>[]; sens?: 'asc' | 'desc'; lot?: number },
): AsyncGenerator<Ligne> {
  let curseur: string | undefined;
  for (;;) {
    const page = await paginer(query, { ...options, curseur, taille: options.lot ?? 2000 });
    yield* page.lignes;
    if (!page.suivante) return;
    curseur = page.suivante;
  }
}
