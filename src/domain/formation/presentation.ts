import type { StatutFormation } from './lifecycle.ts';
import type { FormationLue, lireHistoriqueDeFormation } from './readings.ts';
import { datesEcrites } from './session.ts';

const QUI: Readonly<Record<string, string>> = {
  anct: 'l’ANCT',
  organisme_de_formation: 'l’organisme de formation',
  systeme: 'la plateforme',
};
const QUOI: Readonly<Record<string, string>> = {
  orienter: 'Confiée à un organisme de formation',
  reorienter: 'Confiée à un autre organisme',
  positionner: 'Parcours défini par le test de positionnement',
  inscrire: 'Inscription dans une session',
  desinscrire: 'Retirée de la session',
  commencer: 'Début de la formation',
  interrompre: 'Interruption',
  reprendre: 'Reprise',
  terminer: 'Fin de la formation',
  dispenser: 'Dispense de formation',
  annuler: 'Annulation',
  enregistrerCcp1: 'Résultat de l’examen',
  enregistrerPix: 'Certification Pix',
  deposerCertificat: 'Certificat déposé',
};

/** The history of a training in plain words, for the page. */
export const faitsDeLaFormation = (faits: Awaited<ReturnType<typeof lireHistoriqueDeFormation>>) =>
  faits.map(({ geste, role, fait_le, motif }) => ({
    quoi: QUOI[geste] ?? geste,
    qui: QUI[role] ?? role,
    le: fait_le,
    motif,
  }));

/** What comes next, as the structure and the person read it. */
export const SUITES: Readonly<Record<StatutFormation, string>> = {
  orientee: 'L’organisme de formation va proposer un test de positionnement : il définit la durée du parcours.',
  positionnee: 'Le parcours est défini. L’organisme de formation va proposer une session.',
  inscrite: 'La place est retenue : il n’y a rien à faire avant le premier jour.',
  en_cours: 'La formation est en cours.',
  interrompue: 'La formation est interrompue. L’organisme de formation dira quand elle reprend.',
  terminee:
    'La formation est terminée. L’examen du certificat de compétences professionnelles et la certification Pix sont à passer.',
  dispensee: 'Il n’y a pas de formation à suivre.',
  annulee: 'Ce dossier de formation est annulé.',
};

/** « du 1er mars 2021 au 26 avril 2021 », or nothing before a session is known. */
export const datesDeLaFormation = ({ debut, fin, commencee_le }: FormationLue): string | undefined =>
  debut && fin ? datesEcrites({ debut: commencee_le ?? debut, fin }) : undefined;
