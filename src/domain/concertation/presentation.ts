import { cycle, NATURES, siretAffiche, TYPES_DE_STRUCTURE } from '#domain/structures/index.ts';
import { POLITIQUES } from '#domain/territoires/index.ts';
import { plusJours } from '#platform/dates.ts';
import type { Colonne } from '#platform/export/colonnes.ts';
import { liste, texteFacultatif } from '#platform/form/champs.ts';
import type { Champs } from '#platform/form/form.ts';
import type { FiltresFile, parcourirFile } from './file.ts';
import { SENS_AVIS } from './lifecycle.ts';

const options = (libelles: Readonly<Record<string, { libelle: string }>>, noms = Object.keys(libelles)) =>
  noms.map((valeur) => ({ valeur, libelle: libelles[valeur]?.libelle ?? valeur }));
const STATUTS_DE_LA_FILE = [
  'a_instruire',
  'avis_rendu',
  'examen_complementaire',
  'activee',
  'refusee',
  'doublon',
  'abandonnee',
];

const ATTENTES_JOURS = [15, 30, 60, 90] as const;

/** The filters of the queue, as fields: the same for the préfecture and for ANCT. */
export const filtresDeLaFile = (departements: readonly { code: string; nom: string }[]): Champs => ({
  recherche: texteFacultatif({ libelle: 'Nom, commune, SIRET ou n°', max: 100 }),
  statut: liste({
    libelle: 'Où en est le dossier',
    vide: '',
    options: [{ valeur: 'a_traiter', libelle: 'À traiter : sans avis' }, ...options(cycle.labels, STATUTS_DE_LA_FILE)],
  }),
  attente: liste({
    libelle: 'Inscription confirmée',
    vide: '',
    options: ATTENTES_JOURS.map((jours) => ({ valeur: String(jours), libelle: `Depuis plus de ${jours} jours` })),
  }),
  nature: liste({
    libelle: 'Publique ou privée',
    vide: '',
    options: Object.entries(NATURES).map(([valeur, libelle]) => ({ valeur, libelle })),
  }),
  type: liste({ libelle: 'Type de structure', vide: '', options: options(TYPES_DE_STRUCTURE) }),
  politique: liste({ libelle: 'Politique prioritaire', vide: '', options: options(POLITIQUES) }),
  ...(departements.length > 1 && {
    departement: liste({
      libelle: 'Département',
      vide: '',
      options: departements.map(({ code, nom }) => ({ valeur: code, libelle: `${code} — ${nom}` })),
    }),
  }),
});

/** The filters of an address. Unknown ones are ignored; `statut` holds until another is chosen, « tous » included. */
export const lireFiltres = (parametres: URLSearchParams, now: Date, statut?: string): FiltresFile => {
  const attente = ATTENTES_JOURS.find((jours) => String(jours) === parametres.get('attente'));
  const lire = (nom: string) => parametres.get(nom)?.slice(0, 100) || undefined;
  return {
    recherche: lire('recherche'),
    statut: parametres.has('statut') ? lire('statut') : statut,
    nature: lire('nature'),
    type: lire('type'),
    ...(attente && { attente: String(attente), confirmeeAvant: plusJours(now, -attente) }),
    politique: lire('politique'),
    departement: lire('departement'),
    tri: lire('tri'),
  };
};

type Ligne = ReturnType<typeof parcourirFile> extends AsyncGenerator<infer L> ? L : never;

/** The columns of the queue as a file. */
export const COLONNES_DE_LA_FILE: readonly Colonne<Ligne>[] = [
  { titre: 'N°', valeur: ({ numero }) => numero, format: 'entier' },
  { titre: 'Structure', valeur: ({ nom }) => nom },
  { titre: 'SIRET', valeur: ({ identifiant }) => siretAffiche(identifiant) },
  { titre: 'Type', valeur: ({ type }) => TYPES_DE_STRUCTURE[type].libelle },
  { titre: 'Nature', valeur: ({ nature }) => NATURES[nature] },
  { titre: 'Commune', valeur: ({ commune }) => commune },
  { titre: 'Département', valeur: ({ departement_code }) => departement_code },
  { titre: 'Postes souhaités', valeur: ({ postes_souhaites }) => postes_souhaites, format: 'entier' },
  { titre: 'Inscription confirmée le', valeur: ({ confirmee_le }) => confirmee_le, format: 'date' },
  { titre: 'Où en est le dossier', valeur: ({ statut }) => cycle.labels[statut].libelle },
  { titre: 'Avis', valeur: ({ sens }) => (sens ? SENS_AVIS[sens].libelle : '') },
  { titre: 'Postes de l’avis', valeur: ({ nombre_postes }) => nombre_postes, format: 'entier' },
  { titre: 'Motif de l’avis', valeur: ({ motif }) => motif },
];
