// The refusals of `/search` (400): the documented bounds, in our own words.
const SECONDAIRES = ['complements', 'dirigeants', 'finances', 'matching_etablissements', 'score', 'siege', 'tva'];
const BORNES = {
  page: { min: 1, max: 1000, defaut: 1 },
  per_page: { min: 1, max: 25, defaut: 10 },
  limite_matching_etablissements: { min: 1, max: 100, defaut: 10 },
} as const;
const SANS_RECHERCHE = [...Object.keys(BORNES), 'minimal', 'include', 'page_etablissements', 'sort_by_size'];

export type Demande = {
  readonly q: string;
  readonly page: number;
  readonly parPage: number;
  /** Secondary fields to leave out of the answer. */
  readonly exclus: readonly string[];
};

/** Reads the parameters of a search, or says what is wrong with them. */
export function lireDemande(parametres: URLSearchParams): Demande | { erreur: string } {
  const q = parametres.get('q') ?? '';
  const minimal = parametres.get('minimal')?.toLowerCase();
  const inclus = (parametres.get('include') ?? '').toLowerCase().split(',').filter(Boolean);
  const erreur = refusNombres(parametres) ?? refusChamps(minimal, inclus) ?? refusRecherche(q, [...parametres.keys()]);
  if (erreur) return { erreur };
  return {
    q: q.replaceAll(' ', ''),
    page: nombre(parametres, 'page'),
    parPage: nombre(parametres, 'per_page'),
    exclus: minimal === 'true' ? SECONDAIRES.filter((champ) => !inclus.includes(champ)) : ['score'],
  };
}

const nombre = (parametres: URLSearchParams, nom: keyof typeof BORNES) =>
  Number(parametres.get(nom) ?? BORNES[nom].defaut);

function refusNombres(parametres: URLSearchParams): string | undefined {
  for (const [nom, { min, max }] of Object.entries(BORNES)) {
    const valeur = parametres.get(nom);
    if (valeur === null) continue;
    if (!/^-?\d+$/.test(valeur)) return `${nom} : un nombre entier est attendu.`;
    if (Number(valeur) < min || Number(valeur) > max) return `${nom} : de ${min} à ${max}.`;
  }
  return nombre(parametres, 'page') * nombre(parametres, 'per_page') > 10_000
    ? 'page × per_page : 10 000 au plus.'
    : undefined;
}

function refusChamps(minimal: string | undefined, inclus: readonly string[]): string | undefined {
  if (minimal !== undefined && minimal !== 'true' && minimal !== 'false') return 'minimal : true ou false.';
  if (inclus.length > 0 && minimal !== 'true') return 'include ne va qu’avec minimal=true.';
  return inclus.every((champ) => SECONDAIRES.includes(champ)) ? undefined : 'include : champ inconnu.';
}

function refusRecherche(q: string, noms: readonly string[]): string | undefined {
  const filtres = noms.filter((nom) => nom !== 'q' && !SANS_RECHERCHE.includes(nom));
  if (q === '' && filtres.length === 0) return 'Aucun paramètre de recherche.';
  return q.length < 3 && filtres.length === 0 ? 'q : 3 caractères au moins.' : undefined;
}
