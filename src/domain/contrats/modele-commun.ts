import { siretAffiche } from '#domain/structures/index.ts';
import { dateLongue } from '#platform/dates.ts';
import type { Bloc } from '#platform/documents/document.ts';
import { euros } from '#platform/texte.ts';
import type { TypeDeContrat } from './regles.ts';

/** What is known of a recruitment when a model is written: what is missing is left to be filled by hand. */
export type SituationDuModele = {
  readonly structure?: {
    readonly nom: string;
    readonly identifiant: string;
    readonly adresse: string;
    readonly codePostal: string;
    readonly commune: string;
    readonly nature: 'publique' | 'privee';
    readonly representant: string;
  };
  /** First name and name of the person recruited. */
  readonly recrue?: string | undefined;
  readonly contrat?:
    | {
        readonly type: TypeDeContrat;
        readonly debut: string;
        readonly fin: string | null;
        readonly dureeMois: number | null;
        readonly remunerationCentimes: number;
        readonly lieu: string;
        readonly missions: string;
      }
    | undefined;
  readonly deliberation?: { readonly numero: string; readonly le: string } | undefined;
  readonly formation?:
    | {
        readonly heures: number | null;
        readonly debut: string | null;
        readonly fin: string | null;
        readonly organisme: string | null;
      }
    | undefined;
  readonly postes?: number | undefined;
  /** Subsidy of one post, in centimes. */
  readonly montantCentimes?: number | undefined;
  readonly now: Date;
};

const POINTS = '………………………………';
/** What is known, or a dotted line to fill. */
export const ou = (valeur: string | undefined | null): string => valeur?.trim() || POINTS;
export const leJour = (date: string | undefined | null): string => (date ? dateLongue(date) : POINTS);
export const montant = (centimes: number | undefined): string => (centimes === undefined ? POINTS : euros(centimes));

export const titre = (texte: string): Bloc => ({ type: 'titre', niveau: 1, texte });
export const p = (texte: string): Bloc => ({ type: 'paragraphe', texte });
export const liste = (...elements: readonly string[]): Bloc => ({ type: 'liste', elements });

/** « Commune de …, 1 place …, 03000 Moulins, SIRET … » */
export const lEmployeur = ({ structure }: SituationDuModele): string =>
  structure
    ? `${structure.nom}, ${structure.adresse}, ${structure.codePostal} ${structure.commune}, numéro ${siretAffiche(structure.identifiant)}`
    : `${POINTS}, adresse : ${POINTS}, numéro SIRET : ${POINTS}`;

/** Guide, « Missions du conseiller numérique »: what every contract lists, after what the structure wrote. */
const MISSIONS = [
  'soutenir les habitants dans leurs usages quotidiens du numérique : travailler à distance, consulter un médecin, vendre un objet, acheter en ligne ;',
  'les sensibiliser aux enjeux du numérique : vérifier une information, protéger ses données personnelles, maîtriser les réseaux sociaux, suivre la scolarité de ses enfants ;',
  'les rendre autonomes pour réaliser seuls leurs démarches administratives en ligne.',
];

export function missions({ contrat }: SituationDuModele): readonly Bloc[] {
  const ecrites = (contrat?.missions ?? '')
    .split('\n')
    .map((ligne) => ligne.replace(/^\s*[-–•*]\s*/, '').trim())
    .filter(Boolean);
  return [
    p(
      'La personne recrutée exerce les missions de conseiller numérique, gratuites pour les usagers et ouvertes à tous les publics :',
    ),
    liste(...MISSIONS),
    p('Elle est chargée en particulier de :'),
    liste(...(ecrites.length > 0 ? ecrites : [POINTS, POINTS, POINTS])),
  ];
}

/** Guide, étape 6 and « Engagements du conseiller numérique ». */
export function formation({ formation: suivie }: SituationDuModele): readonly Bloc[] {
  const parcours = suivie?.heures ? `${suivie.heures} heures` : POINTS;
  return [
    p(
      `La personne recrutée suit, sur son temps de travail, la formation de conseiller numérique financée par l’État : ${parcours}, du ${leJour(suivie?.debut)} au ${leJour(suivie?.fin)}, avec ${ou(suivie?.organisme)}.`,
    ),
    p('Du temps est réservé aux rencontres locales et nationales du dispositif et à la formation continue.'),
  ];
}

export const signatures = (employeur: string, recrue: string): readonly Bloc[] => [
  p(`Fait en deux exemplaires, à ${POINTS}, le ${POINTS}`),
  {
    type: 'tableau',
    entetes: ['L’employeur', 'La personne recrutée'],
    lignes: [
      [employeur, recrue],
      [`Signature : ${POINTS}`, `Signature : ${POINTS}`],
    ],
    largeurs: [1, 1],
  },
];
