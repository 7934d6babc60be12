import type { Bloc, Blocs, Compte, LigneDeTotal } from './blocs.ts';

/**
 * What a page without an account may show (docs/decisions/0019): no count from 1 to 4, which could point at somebody of a
 * village, and nothing that gives one back by subtraction. Within a distribution what is hidden adds up to five at least
 * and is never a line alone; under five people in all, nothing is shown. The only place
 * where this rule stands; the guide is silent on it (decision of the project).
 */
export const SEUIL = 5;

const petit = (compte: Compte) => compte !== null && compte > 0 && compte < SEUIL;

/** Are there too few people for any figure to be shown? */
export const tropPeu = ({ participants }: Blocs): boolean => participants < SEUIL;

/** The same figures, what must not be shown taken away. */
export function masquer(blocs: Blocs): Blocs {
  return {
    ...blocs,
    totaux: masquerLesTotaux(blocs.totaux),
    mois: masquerLesMois(blocs.mois),
    repartitions: blocs.repartitions.map(masquerLeBloc),
  };
}

function masquerLesMois(mois: Blocs['mois']): Blocs['mois'] {
  const caches = aCacher(mois.map(({ compte }) => compte));
  return mois.map((un, rang) => (caches.has(rang) ? { ...un, compte: null } : un));
}

function masquerLeBloc(bloc: Bloc): Bloc {
  const caches = aCacher(bloc.lignes.map(({ compte }) => compte));
  return {
    ...bloc,
    lignes: bloc.lignes.map((ligne, rang) => (caches.has(rang) ? { ...ligne, compte: null, dixiemes: null } : ligne)),
  };
}

/** The small ones, then the smallest of the others until what is hidden cannot be told from its sum. */
function aCacher(comptes: readonly Compte[]): ReadonlySet<number> {
  const enOrdre = comptes
    .map((compte, rang) => ({ compte: compte ?? 0, rang }))
    .filter(({ compte }) => compte > 0)
    .toSorted((a, b) => a.compte - b.compte || a.rang - b.rang);
  const caches = new Set<number>();
  let somme = 0;
  for (const { compte, rang } of enOrdre) {
    const assez = caches.size === 0 || (caches.size > 1 && somme >= SEUIL);
    if (!petit(compte) && assez) break;
    caches.add(rang);
    somme += compte;
  }
  return caches;
}

// Hours point at nobody.
const HEURES = /^Heures/;
const PERSONNES = 'Personnes accompagnées';
const PARTIES = ['Dont venues pour la première fois', 'Participants aux ateliers'];

/** A part of the people says as much of the others: both must be large enough, or none. */
function masquerLesTotaux(totaux: readonly LigneDeTotal[]): readonly LigneDeTotal[] {
  const tous = totaux.find(({ libelle }) => libelle === PERSONNES);
  const cacher = (libelle: string, compte: Compte, ensemble: Compte): Compte => {
    if (HEURES.test(libelle)) return compte;
    if (petit(compte)) return null;
    const reste = PARTIES.includes(libelle) && compte !== null && ensemble !== null ? ensemble - compte : null;
    return petit(reste) ? null : compte;
  };
  return totaux.map(({ libelle, compte, avant }) => ({
    libelle,
    compte: cacher(libelle, compte, tous?.compte ?? null),
    avant: avant === undefined ? undefined : cacher(libelle, avant, tous?.avant ?? null),
  }));
}
