import { dateCourte } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import type { Colonne } from '#platform/export/colonnes.ts';
import { liste as choisir } from '#platform/form/champs.ts';
import { euros } from '#platform/texte.ts';
import { cycle } from './lifecycle.ts';
import type { ConventionLue, FiltresConventions } from './readings.ts';

/** The filters of the list, as fields. */
export const champsDesFiltres = (departements: readonly { code: string; nom: string }[]) => ({
  statut: {
    ...choisir({
      libelle: 'Où en est la convention',
      vide: '',
      options: cycle.statuts
        .filter((statut) => statut !== 'signee_structure')
        .map((statut) => ({ valeur: statut, libelle: cycle.labels[statut].libelle })),
    }),
    premier: cycle.labels.signee_structure.libelle,
  },
  departement: {
    ...choisir({
      libelle: 'Département',
      vide: '',
      options: departements.map(({ code, nom }) => ({ valeur: code, libelle: `${nom} (${code})` })),
    }),
    premier: 'Tous',
  },
});

export function lireFiltres(parametres: URLSearchParams): FiltresConventions {
  const statut = parametres.get('statut') ?? '';
  return {
    statut: cycle.isStatut(statut) ? statut : undefined,
    departement: /^[0-9AB]{2,3}$/.exec(parametres.get('departement') ?? '')?.[0],
  };
}

/** The columns of the list; `base`: where each convention is. */
export const colonnes = (base: string) => [
  {
    titre: 'Convention',
    cellule: ({ id, numero, structure, departement_code }: ConventionLue) => (
      <>
        <a href={`${base}/${id}`}>{structure}</a>
        <br />
        <span className="fr-text--xs">
          N° {numero} ({departement_code})
        </span>
      </>
    ),
  },
  { titre: 'Postes', cellule: ({ nombre_postes }: ConventionLue) => nombre_postes },
  { titre: 'Montant', cellule: ({ montant_centimes }: ConventionLue) => euros(montant_centimes) },
  { titre: 'État', cellule: ({ statut }: ConventionLue) => <StatutBadge statut={cycle.labels[statut]} /> },
  { titre: 'Depuis le', cellule: ({ statut_le }: ConventionLue) => dateCourte(statut_le) },
];

export const COLONNES_EXPORTEES: readonly Colonne<ConventionLue>[] = [
  { titre: 'Numéro', valeur: ({ numero }) => numero },
  { titre: 'Structure', valeur: ({ structure }) => structure },
  { titre: 'Département', valeur: ({ departement_code }) => departement_code },
  { titre: 'Postes', valeur: ({ nombre_postes }) => nombre_postes },
  { titre: 'Montant', valeur: ({ montant_centimes }) => montant_centimes, format: 'euros' },
  { titre: 'État', valeur: ({ statut }) => cycle.labels[statut].libelle },
  { titre: 'Depuis le', valeur: ({ statut_le }) => statut_le, format: 'date' },
];
