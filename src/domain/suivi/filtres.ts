import { liste } from '#platform/form/champs.ts';
import type { Declaration, FiltresSuivis } from './readings.ts';
import { TYPES_DE_SUIVI, type TypeDeSuivi } from './regles.ts';
import { ETATS_DE_SUIVI } from './SuiviEnClair.tsx';

const TYPES = ['mensuel', 'trimestriel', 'semestriel'] as const satisfies readonly TypeDeSuivi[];
const ETATS = ['en_retard', 'a_remplir', 'remis'] as const;

const CHAMPS_COMMUNS = {
  etat: liste({
    libelle: 'État',
    vide: '',
    options: ETATS.map((valeur) => ({ valeur, libelle: ETATS_DE_SUIVI[valeur].libelle })),
  }),
  type: liste({
    libelle: 'Suivi',
    vide: '',
    options: TYPES.map((valeur) => ({ valeur, libelle: TYPES_DE_SUIVI[valeur].libelle })),
  }),
};

const DECLARATIONS = {
  temps_partiel: 'Poste non occupé à temps plein',
  payant: 'Accompagnement payé par un usager',
} as const satisfies Record<Declaration, string>;
const CHAMP_DECLARATION = {
  declaration: liste({
    libelle: 'Déclaration',
    vide: '',
    options: (['temps_partiel', 'payant'] as const).map((valeur) => ({ valeur, libelle: DECLARATIONS[valeur] })),
  }),
};

/** What the address asks; declarations are a filter for ANCT alone. */
export const lireFiltres = (parametres: URLSearchParams, declarations: boolean): FiltresSuivis => ({
  etat: ETATS.find((etat) => etat === parametres.get('etat')),
  type: TYPES.find((type) => type === parametres.get('type')),
  declaration: declarations
    ? (['temps_partiel', 'payant'] as const).find((une) => une === parametres.get('declaration'))
    : undefined,
});

/** What a list of follow-ups lets choose. */
export const champsDesSuivis = (declarations: boolean) => ({
  ...CHAMPS_COMMUNS,
  ...(declarations && CHAMP_DECLARATION),
});
