import { type RawBuilder, sql } from 'kysely';
import { dateExiste } from '#platform/dates.ts';
import { codesDe, TYPES_D_ACTIVITE, type TypeDActivite } from './references.ts';

/** What restricts the list of a conseiller's activities, on screen and in its files alike. */
export type FiltresDesSiennes = {
  readonly du?: string | undefined;
  readonly au?: string | undefined;
  readonly type?: TypeDActivite | undefined;
  readonly theme?: number | undefined;
  /** The identifier of a place, or a way of working without one. */
  readonly ou?: string | undefined;
  readonly tag?: number | undefined;
  /** Looked for in his note, whatever its accents. */
  readonly texte?: string | undefined;
};

/** The filters that an address asks; what it says wrong is left aside. */
export function lireFiltresDesSiennes(parametres: URLSearchParams): FiltresDesSiennes {
  const dit = (nom: string) => parametres.get(nom)?.trim() || undefined;
  const jour = (nom: string) => [dit(nom)].find((un) => un !== undefined && /^\d{4}-/.test(un) && dateExiste(un));
  const numero = (nom: string) => (/^\d{1,9}$/.test(dit(nom) ?? '') ? Number(dit(nom)) : undefined);
  return {
    du: jour('du'),
    au: jour('au'),
    type: codesDe(TYPES_D_ACTIVITE).find((code) => code === dit('type')),
    theme: [numero('theme')].find((un) => un !== undefined && un >= 1 && un <= 24),
    ou: /^(?:distance|domicile|itinerant|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(dit('ou') ?? '')?.[0],
    tag: numero('tag'),
    texte: dit('texte')?.slice(0, 100),
  };
}

const SANS_LIEU = ['distance', 'domicile', 'itinerant'];
const [ACCENTUEES, SIMPLES] = ['àâäéèêëîïôöùûüÿçœ', 'aaaeeeeiioouuuyco'];
const simple = (texte: RawBuilder<unknown>) => sql`translate(lower(${texte}), ${ACCENTUEES}, ${SIMPLES})`;
const contient = (texte: string) => `%${texte.replaceAll(/[\\%_]/g, (un) => `\\${un}`)}%`;

/** The same, as a condition on a row of `activites as a` whose place is `l`. Nothing restricts when nothing is asked. */
export function dansLesFiltres({ du, au, type, theme, ou, tag, texte }: FiltresDesSiennes): RawBuilder<boolean> {
  const conditions = [
    sql`true`,
    ...(du ? [sql`a.jour >= ${du}::date`] : []),
    ...(au ? [sql`a.jour <= ${au}::date`] : []),
    ...(type ? [sql`a.type = ${type}`] : []),
    ...(theme ? [sql`${theme}::smallint = any(a.themes)`] : []),
    ...(ou ? [SANS_LIEU.includes(ou) ? sql`a.canal = ${ou}` : sql`l.id = ${ou}::uuid`] : []),
    // A tag that became this one still stands on some rows while they are rewritten.
    ...(tag ? [sql`a.tags && array(select numero from tags where ${tag}::int in (numero, fusionne_dans))`] : []),
    ...(texte ? [sql`${simple(sql`coalesce(a.note, '')`)} like ${simple(sql`${contient(texte)}::text`)}`] : []),
  ];
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}
