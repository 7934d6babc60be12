import { z } from 'zod';
import { ajouterJours, ajouterMois, dateCivile, dateCourte, dateExiste, moisLong } from '#platform/dates.ts';
import type { Colonne } from '#platform/export/colonnes.ts';
import { type AnyRoute, type Requete, type Right, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import type { Activite, FiltresActivite } from './activite.ts';
import { CANAUX, GROUPES, TYPES_D_ACTIVITE } from './mesures.ts';
import { PageDesStatistiques } from './PageDesStatistiques.tsx';
import { precedente } from './periode.ts';

// Longer than the programme: what an address asks beyond is brought back to it.
const ANNEES_MAX = 5;

/** The filters that an address asks; what it says wrong is left aside. By default, the twelve months that end today. */
export function lireFiltresActivite(parametres: URLSearchParams, now: Date): FiltresActivite {
  const jour = (nom: string) => {
    const dit = parametres.get(nom) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(dit) && dateExiste(dit) ? dit : undefined;
  };
  const au = jour('au') ?? dateCivile(now);
  const premier = ajouterMois(au, -12 * ANNEES_MAX);
  const demande = jour('du') ?? ajouterJours(ajouterMois(au, -12), 1);
  const du = [premier, demande].toSorted().at(-1) ?? demande;
  const parmi = (nom: string, codes: object) => Object.keys(codes).find((code) => code === parametres.get(nom));
  const theme = Number(parametres.get('theme'));
  return {
    du: du > au ? au : du,
    au,
    type: parmi('type', TYPES_D_ACTIVITE),
    canal: parmi('canal', CANAUX),
    theme: theme >= 1 && theme <= 14 && Number.isInteger(theme) ? theme : undefined,
  };
}

type Statistiques = {
  readonly base: string;
  readonly titre: string;
  readonly right: Right;
  readonly audit: `${string}.${string}`;
  /** The figures of whoever asks, in his perimeter. */
  readonly lire: (requete: Requete, filtres: FiltresActivite) => Promise<Activite>;
};

/** The statistics of a space, and the same as a file. */
export function routesDesStatistiques({ base, titre, right, audit, lire }: Statistiques): readonly AnyRoute[] {
  const page = route({
    method: 'GET',
    path: base,
    right,
    audit,
    rate: 'page',
    input: z.unknown(),
    async answer(requete) {
      const filtres = lireFiltresActivite(requete.url.searchParams, requete.tools.clock());
      const activite = await lire(requete, filtres);
      const avant = await lire(requete, { ...filtres, ...precedente(filtres) });
      const lues = { titre, base, activite, avant, filtres };
      return { page: { titre, prive: true, corps: <PageDesStatistiques {...lues} /> } };
    },
  });
  const fichier = exportRoute<Ligne>({
    path: `${base}/export`,
    right,
    audit: `${audit}EnFichier`,
    nom: 'statistiques',
    colonnes: COLONNES,
    async lignes(requete) {
      const filtres = lireFiltresActivite(requete.url.searchParams, requete.tools.clock());
      return enLignes(filtres, await lire(requete, filtres));
    },
  });
  return [page, fichier];
}

type Ligne = { readonly tableau: string; readonly libelle: string; readonly valeur: string | number };
const COLONNES: readonly Colonne<Ligne>[] = [
  { titre: 'Tableau', valeur: ({ tableau }) => tableau },
  { titre: 'Ligne', valeur: ({ libelle }) => libelle },
  { titre: 'Nombre', valeur: ({ valeur }) => valeur },
];

/** The screen as rows, the filters first. */
async function* enLignes(filtres: FiltresActivite, { total, mois }: Activite): AsyncGenerator<Ligne> {
  const { du, au, type, canal, theme } = filtres;
  const dits = [
    ['Période', `du ${dateCourte(du)} au ${dateCourte(au)}`],
    ['Activité', LIBELLES.get(`type_${type}`) ?? 'Toutes'],
    ['Canal', LIBELLES.get(`canal_${canal}`) ?? 'Tous'],
    ['Thème', LIBELLES.get(`theme_${theme}`) ?? 'Tous'],
  ] as const;
  for (const [libelle, valeur] of dits) yield { tableau: 'Filtres', libelle, valeur };
  for (const [code, libelle] of EXPORTES) yield { tableau: 'Totaux', libelle, valeur: total[code] ?? 0 };
  for (const un of mois)
    yield { tableau: 'Par mois (activités)', libelle: moisLong(un.mois), valeur: un.chiffres['activites'] ?? 0 };
  for (const { titre, unite, lignes } of GROUPES)
    for (const [code, libelle] of lignes)
      yield {
        tableau: `${titre} (${unite === 'activites' ? 'activités' : unite})`,
        libelle,
        valeur: total[code] ?? 0,
      };
}

const LIBELLES = new Map(GROUPES.flatMap(({ lignes }) => lignes));
const EXPORTES = [
  ['activites', 'Activités'],
  ['participants', 'Personnes accompagnées'],
  ['deja_venus', 'Dont déjà venues'],
  ['participants_atelier', 'Participants aux ateliers'],
  ['minutes', 'Minutes passées'],
  ['minutes_atelier', 'Minutes passées en atelier'],
  ['minutes_individuel', 'Minutes passées en accompagnement individuel'],
] as const;
