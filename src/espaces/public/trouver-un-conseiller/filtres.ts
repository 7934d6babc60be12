import { JOURS } from '#domain/horaires/index.ts';
import {
  CODES_SERVICES,
  enOptions,
  type FiltresLieux,
  RAYON_PAR_DEFAUT,
  RAYONS_KM,
  SERVICES,
} from '#domain/lieux/index.ts';
import { CODES_LISTES, LISTES_DE_REFERENCE } from '#domain/referentiels/index.ts';
import { caseACocher, liste, texteFacultatif } from '#platform/form/champs.ts';

export const BASE = '/trouver-un-conseiller';
const ACCES = { libre: 'Sans rendez-vous', rendez_vous: 'Sur rendez-vous' } as const;
const ITINERANCES = { fixe: 'Fixe', itinerant: 'Itinérant' } as const;
const CODES_ACCES = ['libre', 'rendez_vous'] as const;
const CODES_ITINERANCES = ['fixe', 'itinerant'] as const;

/** What the search asks; the commune is the only thing needed. */
export const CHAMPS = {
  commune: {
    ...texteFacultatif({ libelle: 'Votre commune, ou son code postal', max: 150 }),
    suggestions: '/api/communes',
  },
  rayon: {
    ...liste({
      libelle: 'Jusqu’où',
      vide: '',
      options: RAYONS_KM.map((km) => ({ valeur: String(km), libelle: `${km}\u00a0km` })),
    }),
    premier: `${RAYON_PAR_DEFAUT}\u00a0km, par défaut`,
  },
  service: liste({ libelle: 'Pour quoi', vide: '', options: enOptions(SERVICES) }),
  quand: {
    ...liste({
      libelle: 'Ouvert',
      vide: '',
      options: [
        { valeur: 'maintenant', libelle: 'Maintenant' },
        ...JOURS.map((jour, rang) => ({ valeur: String(rang + 1), libelle: `Le ${jour}` })),
      ],
    }),
    premier: 'N’importe quand',
  },
  acces: liste({ libelle: 'Venir', vide: '', options: enOptions(ACCES) }),
  label: liste({
    libelle: 'Label',
    vide: '',
    options: CODES_LISTES.map((valeur) => ({ valeur, libelle: LISTES_DE_REFERENCE[valeur].libelle })),
  }),
  itinerance: liste({ libelle: 'Lieu', vide: '', options: enOptions(ITINERANCES) }),
  accessible: caseACocher({ libelle: 'Accessibilité décrite' }),
};

/** The filters of an address; what means nothing is left out. */
export function lireFiltres(parametres: URLSearchParams): FiltresLieux {
  const lire = (nom: string) => parametres.get(nom) ?? '';
  return {
    rayon: RAYONS_KM.find((km) => String(km) === lire('rayon')) ?? RAYON_PAR_DEFAUT,
    service: CODES_SERVICES.find((code) => code === lire('service')),
    quand:
      lire('quand') === 'maintenant'
        ? 'maintenant'
        : JOURS.findIndex((_, rang) => String(rang + 1) === lire('quand')) + 1 || undefined,
    acces: CODES_ACCES.find((code) => code === lire('acces')),
    label: CODES_LISTES.find((code) => code === lire('label')),
    itinerance: CODES_ITINERANCES.find((code) => code === lire('itinerance')),
    accessible: lire('accessible') === 'oui' || undefined,
  };
}

/** The address of the search around a commune, with the filters that say something; it can be kept and shared. */
export function adresseAutour(
  code: string,
  parametres: URLSearchParams,
  changes: Readonly<Record<string, string>> = {},
): string {
  const suite = new URLSearchParams({ code });
  for (const nom of Object.keys(CHAMPS)) {
    const valeur = changes[nom] ?? parametres.get(nom);
    if (valeur && nom !== 'commune') suite.set(nom, valeur);
  }
  return `${BASE}?${suite}`;
}
