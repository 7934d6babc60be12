import type { listerThemes } from '#domain/activites/index.ts';
import { type FiltresAteliers, NIVEAUX } from '#domain/ateliers/index.ts';
import { communeEcrite, situer, trouverCommunes } from '#domain/territoires/index.ts';
import { dateExiste } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { date, liste, texteFacultatif } from '#platform/form/champs.ts';

const RAYONS = [5, 10, 20, 50, 100];
const RAYON_USUEL = 20;

export type Recherche = {
  readonly filtres: FiltresAteliers;
  /** What was understood of the place: one commune, several among which to choose, or none. */
  readonly commune: string | undefined;
  readonly aChoisir: readonly { readonly code: string; readonly libelle: string }[];
  readonly inconnue: boolean;
};

/** What the address asks for: anything that is not understood is left out. */
export async function lireRecherche(db: Db, parametres: URLSearchParams): Promise<Recherche> {
  const lire = (nom: string) => parametres.get(nom)?.trim().slice(0, 150) ?? '';
  const texte = lire('commune');
  const trouvees = texte ? await trouverCommunes(db, texte) : [];
  // The communes of one postal code are neighbours: the largest stands for all.
  const suffit = trouvees.length === 1 || /(?<!\d)\d{5}(?!\d)/.test(texte);
  const choisie = trouvees.find(({ code }) => code === lire('communeCode')) ?? (suffit ? trouvees[0] : undefined);
  const autour = choisie && (await situer(db, choisie.code));
  const theme = Number(lire('theme'));
  return {
    filtres: {
      autour,
      rayonKm: RAYONS.find((rayon) => String(rayon) === lire('rayon')) ?? RAYON_USUEL,
      theme: Number.isInteger(theme) && theme > 0 && theme <= 24 ? theme : undefined,
      niveau: NIVEAUX.find(({ valeur }) => valeur === lire('niveau'))?.valeur,
      jour: dateExiste(lire('jour')) ? lire('jour') : undefined,
      distance: lire('ou') === 'distance',
    },
    commune: choisie && communeEcrite(choisie),
    aChoisir: choisie
      ? []
      : trouvees.map((une) => ({ code: une.code, libelle: `${communeEcrite(une)}, ${une.departement}` })),
    inconnue: texte !== '' && trouvees.length === 0,
  };
}

/** What the page asks, in the order in which one looks. */
export const champsDeRecherche = (themes: Awaited<ReturnType<typeof listerThemes>>) => ({
  commune: {
    ...texteFacultatif({ libelle: 'Commune ou code postal', max: 150 }),
    suggestions: '/api/communes',
  },
  rayon: {
    ...liste({
      libelle: 'À moins de',
      vide: '',
      options: RAYONS.filter((rayon) => rayon !== RAYON_USUEL).map((rayon) => ({
        valeur: String(rayon),
        libelle: `${rayon} km`,
      })),
    }),
    premier: `${RAYON_USUEL} km`,
  },
  jour: date({ libelle: 'Jour' }),
  theme: liste({
    libelle: 'Thème',
    vide: '',
    options: themes.map(({ numero, libelle }) => ({ valeur: String(numero), libelle })),
  }),
  niveau: liste({ libelle: 'Niveau', vide: '', options: NIVEAUX }),
  ou: {
    ...liste({
      libelle: 'Où',
      vide: '',
      options: [{ valeur: 'distance', libelle: 'À distance, de toute la France' }],
    }),
    premier: 'Sur place ou à distance',
  },
});
