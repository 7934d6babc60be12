import { communeEcrite, lireCommune, trouverCommunes } from '#domain/territoires/index.ts';
import { ajouterJours, ajouterMois, dateCivile, dateExiste, dateLongue } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { CANAUX, GROUPES, TYPES_D_ACTIVITE } from './mesures.ts';
import { dernierJour, type Periode, premierJour, RACCOURCIS, type Raccourci } from './periode.ts';

/** What restricts the figures, besides the period. The same for the page, the files and a shared link. */
export type FiltresActivite = Periode & {
  readonly type?: string | undefined;
  readonly canal?: string | undefined;
  readonly theme?: number | undefined;
  /** Code of INSEE, and that of the département where it lies. */
  readonly commune?: string | undefined;
  readonly departementDeLaCommune?: string | undefined;
  /** Number of the place (lieux.numero). */
  readonly lieu?: number | undefined;
  /** Number of the tag. */
  readonly tag?: number | undefined;
};
/** The filters with what tells them: names of what they designate, the shortcut that gave the period. */
export type FiltresDits = FiltresActivite & {
  readonly periode?: Raccourci | undefined;
  readonly communeDite?: string | undefined;
  readonly lieuDit?: string | undefined;
  readonly tagDit?: string | undefined;
};

// Longer than the programme: what an address asks beyond is brought back to it.
const ANNEES_MAX = 10;
const THEMES = new Map(
  GROUPES.find(({ titre }) => titre === 'Thèmes')?.lignes.map(([code, libelle]) => [
    code.replace('theme_', ''),
    libelle,
  ]),
);

/** The period that an address asks: a shortcut, two days, or the twelve months that end with this one. */
export function lirePeriode(parametres: URLSearchParams, now: Date): Periode & { periode?: Raccourci } {
  const aujourdhui = dateCivile(now);
  const raccourci = Object.keys(RACCOURCIS).find((un) => un === parametres.get('periode'));
  const jour = (nom: string) => {
    const dit = parametres.get(nom) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(dit) && dateExiste(dit) ? dit : undefined;
  };
  if (estRaccourci(raccourci) && !jour('du') && !jour('au'))
    return { ...RACCOURCIS[raccourci].de(aujourdhui), periode: raccourci };
  const au = jour('au') ?? aujourdhui;
  const premier = ajouterMois(au, -12 * ANNEES_MAX);
  const demande = jour('du') ?? ajouterMois(premierJour(au), -11);
  const du = [premier, demande].toSorted().at(-1) ?? demande;
  return { du: du > au ? au : du, au };
}
const estRaccourci = (un: string | undefined): un is Raccourci => un !== undefined && un in RACCOURCIS;

/** What an address asks, read against what the scope offers; what it says wrong is left aside. */
export async function lireFiltres(
  db: Db,
  parametres: URLSearchParams,
  now: Date,
  { tags }: { readonly tags: readonly { readonly numero: number; readonly nom: string }[] },
): Promise<FiltresDits> {
  const parmi = (nom: string, codes: object) => Object.keys(codes).find((code) => code === parametres.get(nom));
  const theme = parametres.get('theme') ?? '';
  const tag = tags.find(({ numero }) => String(numero) === parametres.get('tag'));
  const commune = await communeDite(db, parametres.get('commune') ?? '');
  const lieu = await lieuDit(db, parametres.get('lieu') ?? '');
  return {
    ...lirePeriode(parametres, now),
    type: parmi('type', TYPES_D_ACTIVITE),
    canal: parmi('canal', CANAUX),
    theme: THEMES.has(theme) ? Number(theme) : undefined,
    commune: commune?.code,
    departementDeLaCommune: commune?.departement_code,
    communeDite: commune && communeEcrite(commune),
    lieu: lieu?.numero,
    lieuDit: lieu?.nom,
    tag: tag?.numero,
    tagDit: tag?.nom,
  };
}

/** A code, or what a person typed when it means one commune only. */
async function communeDite(db: Db, dite: string) {
  if (!dite || dite.length > 150) return undefined;
  if (/^[\dAB]{5}$/i.test(dite)) {
    const lue = await lireCommune(db, dite.toUpperCase());
    if (lue) return lue;
  }
  const trouvees = await trouverCommunes(db, dite);
  return trouvees.length === 1 ? trouvees[0] : undefined;
}

const lieuDit = async (db: Db, dit: string) =>
  /^\d{1,9}$/.test(dit)
    ? db.selectFrom('lieux').select(['numero', 'nom']).where('numero', '=', Number(dit)).executeTakeFirst()
    : undefined;

/** The filters as an address has them: to keep with a shared link, or to say in another page. */
export function enAdresse(filtres: FiltresDits): URLSearchParams {
  const { du, au, periode, ...autres } = filtres;
  const { type, canal, theme, commune, lieu, tag } = autres;
  const dits = { ...(periode ? { periode } : { du, au }), type, canal, theme, commune, lieu, tag };
  return new URLSearchParams(
    Object.entries(dits).flatMap(([nom, valeur]) => (valeur === undefined ? [] : [[nom, String(valeur)]])),
  );
}

/** The filters in words, each with its name: printed on the page, at the head of files, and on a shared link. */
export const filtresEnClair = ({ du, au, ...autres }: FiltresDits): readonly (readonly [string, string])[] => {
  const { type, canal, theme, communeDite: commune, lieuDit: lieu, tagDit: tag } = autres;
  const dits: readonly (readonly [string, string | undefined])[] = [
    ['Période', `du ${dateLongue(du)} au ${dateLongue(au)}`],
    ['Activité', type && libelles.get(`type_${type}`)],
    ['Canal', canal && libelles.get(`canal_${canal}`)],
    ['Thème', theme === undefined ? undefined : THEMES.get(String(theme))],
    ['Commune', commune],
    ['Lieu', lieu],
    ['Mot-clé', tag],
  ];
  return dits.flatMap(([nom, valeur]) => (valeur ? [[nom, valeur] as const] : []));
};
const libelles = new Map(GROUPES.flatMap(({ lignes }) => lignes));

/** A whole month, as the summary of a month is asked: that of the address, else the last one that is over. */
export function lireMois(parametres: URLSearchParams, now: Date): Periode {
  const dit = `${parametres.get('mois') ?? ''}-01`;
  const dernier = RACCOURCIS.mois_dernier.de(dateCivile(now));
  if (!dateExiste(dit) || dit > dernier.du || dit < ajouterJours(dernier.du, -366 * ANNEES_MAX)) return dernier;
  return { du: dit, au: dernierJour(dit) };
}
