import { pluriel } from '#platform/texte.ts';
import { estModifiable } from './lifecycle.ts';
import type { DossierLu, lireHistoriqueDuDossier } from './readings.ts';

/** What a file waits for, and from whom, as its structure reads it. */
export type Suite = {
  readonly titre: string;
  readonly quoi: string;
  readonly ton: 'info' | 'warning' | 'success' | 'error';
};

/** The pieces that the structure has still to deposit or to correct. */
export const piecesAFaire = ({ pieces }: Pick<DossierLu, 'pieces'>) =>
  pieces.filter(({ statut }) => statut === null || statut === 'a_corriger');

/** What comes next in a file. `choisi`: the structure chose a candidate. */
export function suiteDuDossier(dossier: DossierLu, choisi: boolean): Suite {
  const reste = piecesAFaire(dossier).length + (dossier.president === undefined ? 1 : 0);
  const manque = `Il reste ${pluriel(reste, 'élément', 'éléments')} à fournir.`;
  switch (dossier.statut) {
    case 'en_preparation':
      if (reste > 0) return { titre: 'À vous : réunissez les pièces', quoi: manque, ton: 'info' };
      return choisi
        ? {
            titre: 'À vous : envoyez la demande',
            quoi: 'Tout est là : il ne reste qu’à l’envoyer.',
            ton: 'info',
          }
        : {
            titre: 'Choisissez un candidat',
            quoi: 'Toutes les pièces sont là. La demande s’envoie une fois que vous avez dit « Je souhaite recruter ».',
            ton: 'info',
          };
    case 'a_completer':
      return reste > 0
        ? { titre: 'À vous : corrigez les pièces signalées', quoi: manque, ton: 'warning' }
        : {
            titre: 'À vous : renvoyez la demande',
            quoi: 'Les corrections sont faites.',
            ton: 'warning',
          };
    case 'depose':
      return {
        titre: 'L’ANCT instruit votre demande',
        quoi: 'Vous n’avez rien à faire. L’instruction prend environ un mois ; chaque nouvelle vous est écrite.',
        ton: 'info',
      };
    case 'conforme':
      return {
        titre: 'Votre demande est acceptée',
        quoi: 'Le contrat se signe dans les quinze jours, et la convention de subventionnement vous attend.',
        ton: 'success',
      };
    case 'non_conforme':
      return {
        titre: 'Votre demande n’est pas conforme',
        quoi: `Motif : ${dossier.motif ?? ''}`,
        ton: 'error',
      };
  }
}

/** May the structure send its file now? */
export const peutEnvoyer = (dossier: DossierLu, choisi: boolean): boolean =>
  estModifiable(dossier.statut) && choisi && piecesAFaire(dossier).length === 0 && dossier.president !== undefined;

const QUI: Readonly<Record<string, string>> = {
  structure: 'la structure',
  anct: 'l’ANCT',
  systeme: 'la plateforme',
};
const QUOI: Readonly<Record<string, string>> = {
  deposer: 'Demande envoyée',
  demanderComplement: 'Corrections demandées',
  completer: 'Demande renvoyée, complétée',
  declarerConforme: 'Demande acceptée',
  declarerNonConforme: 'Demande déclarée non conforme',
  rouvrir: 'Instruction reprise',
};

/** The history of a file in plain words, for the page. */
export const faitsDuDossier = (faits: Awaited<ReturnType<typeof lireHistoriqueDuDossier>>) =>
  faits.map(({ geste, role, fait_le, motif }) => ({
    quoi: QUOI[geste] ?? geste,
    qui: QUI[role] ?? role,
    le: fait_le,
    motif,
  }));

/** What the antivirus says of a file. */
export const ETATS_DU_FICHIER = {
  sain: 'analysé, sain',
  non_analyse: 'pas encore analysé par l’antivirus',
  infecte: 'infecté, détruit',
} as const;
