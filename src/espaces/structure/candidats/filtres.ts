import { EXPERIENCES } from '#domain/candidats/index.ts';
import type { FiltresCandidats, StatutMiseEnRelation } from '#domain/mise-en-relation/index.ts';
import { dateExiste } from '#platform/dates.ts';
import { date, liste } from '#platform/form/champs.ts';
import { nomTri } from '#platform/texte.ts';

/** The columns of work: what the structure has yet to examine, and what it did. */
export const COLONNES = [
  { cle: 'a_examiner', libelle: 'À examiner', statuts: ['a_examiner'] },
  { cle: 'interesse', libelle: 'Intéressé', statuts: ['interessee'] },
  { cle: 'entretien', libelle: 'Entretien', statuts: ['entretien'] },
  { cle: 'recrutement', libelle: 'Recrutement souhaité', statuts: ['recrutement_souhaite', 'recrutement_accepte'] },
  { cle: 'recrutes', libelle: 'Recrutés', statuts: ['recrutee'] },
  { cle: 'ecarte', libelle: 'Pas intéressé', statuts: ['pas_interessee', 'declinee', 'retiree', 'terminee'] },
] as const satisfies readonly { cle: string; libelle: string; statuts: readonly StatutMiseEnRelation[] }[];
export type Colonne = (typeof COLONNES)[number];

export const colonneDe = (parametres: URLSearchParams): Colonne =>
  COLONNES.find(({ cle }) => cle === parametres.get('colonne')) ?? COLONNES[0];
export const colonneDuStatut = (statut: StatutMiseEnRelation): Colonne =>
  COLONNES.find(({ statuts }) => statuts.some((un) => un === statut)) ?? COLONNES[0];

const OUI = [{ valeur: 'oui', libelle: 'Oui' }];
const DISTANCES = [10, 20, 50, 100].map((km) => ({ valeur: String(km), libelle: `À ${km} km au plus` }));
const PALIERS = [1, 2, 3].map((palier) => ({ valeur: String(palier), libelle: `Palier ${palier} au moins` }));
const TRIS = [
  { valeur: 'disponibilite', libelle: 'Disponible le plus tôt' },
  { valeur: 'pix', libelle: 'Meilleur palier Pix' },
  { valeur: 'experience', libelle: 'Plus d’expérience' },
  { valeur: 'recent', libelle: 'Arrivé récemment' },
];

/** The filters of « à examiner », as fields. */
export const CHAMPS = {
  distance: liste({ libelle: 'Distance', vide: '', options: DISTANCES }),
  disponible: date({ libelle: 'Disponible avant le', vide: '' }),
  experience: liste({ libelle: 'Expérience', vide: '', options: EXPERIENCES }),
  pix: liste({ libelle: 'Pix', vide: '', options: PALIERS }),
  diplome: liste({ libelle: 'A un diplôme', vide: '', options: OUI }),
  cv: liste({ libelle: 'A déposé un CV', vide: '', options: OUI }),
  tri: { ...liste({ libelle: 'Ordre', vide: '', options: TRIS }), premier: 'Le plus près' },
};

/** Filters from an address: what means nothing is left aside. */
export function lireFiltres(parametres: URLSearchParams): FiltresCandidats {
  const parmi = (nom: string, options: readonly { valeur: string }[]) => {
    const valeur = parametres.get(nom);
    return options.some((option) => option.valeur === valeur) ? (valeur ?? undefined) : undefined;
  };
  const entier = (valeur: string | undefined) => (valeur ? Number(valeur) : undefined);
  const disponible = parametres.get('disponible') ?? '';
  return {
    distance: entier(parmi('distance', DISTANCES)),
    pix: entier(parmi('pix', PALIERS)),
    experience: parmi('experience', EXPERIENCES),
    diplome: parmi('diplome', OUI) !== undefined,
    cv: parmi('cv', OUI) !== undefined,
    disponible: dateExiste(disponible) && disponible < '2100' ? disponible : undefined,
    tri: parmi('tri', TRIS),
  };
}

/** A name looked for among visible candidates, as it is stored. */
export const rechercheDe = (parametres: URLSearchParams) => nomTri((parametres.get('recherche') ?? '').slice(0, 100));
