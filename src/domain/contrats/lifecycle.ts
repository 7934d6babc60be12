import { event } from '#platform/events.ts';
import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Guide, étape 7: prepared by the structure, signed on paper or with its own means, then recorded here.
export const cycle = lifecycle(
  'contrat',
  'contrats',
  {
    brouillon: { libelle: 'En préparation', badge: 'new' },
    signe: { libelle: 'Signé', badge: 'success' },
    rompu: { libelle: 'Rompu', badge: 'error' },
    termine: { libelle: 'Terminé', badge: 'neutral' },
    annule: { libelle: 'Annulé', badge: 'neutral' },
  },
  {
    enregistrerSignature: {
      libelle: 'Enregistrer la signature',
      from: ['brouillon'],
      to: 'signe',
      by: ['structure'],
      mails: ['contrat.signe', 'contrat.bienvenue'],
    },
    rompre: { libelle: 'Rompre le contrat', from: ['signe'], to: 'rompu', by: ['anct'], mails: [] },
    retablir: { libelle: 'Rétablir le contrat', from: ['rompu'], to: 'signe', by: ['anct'], mails: [] },
    prolonger: {
      libelle: 'Prolonger le contrat',
      from: ['signe'],
      to: 'signe',
      by: ['structure'],
      mails: ['contrat.prolonge'],
    },
    renouveler: {
      libelle: 'Renouveler le contrat',
      from: ['signe'],
      to: 'signe',
      by: ['structure'],
      mails: ['contrat.prolonge'],
    },
    transferer: { libelle: 'Transférer le contrat', from: ['signe'], to: 'signe', by: ['anct'], mails: [] },
    terminer: {
      libelle: 'Terminer le contrat',
      from: ['signe'],
      to: 'termine',
      by: ['systeme'],
      mails: ['contrat.termine'],
    },
    annuler: {
      libelle: 'Annuler ce contrat',
      from: ['brouillon'],
      to: 'annule',
      by: ['structure', 'systeme'],
      mails: [],
    },
  },
);
export type StatutContrat = StatutOf<typeof cycle>;
export type GesteContrat = (typeof cycle.actions)[number];

type Contrat = {
  readonly contratId: string;
  readonly relationId: string;
  readonly posteId: string;
  readonly candidatId: string;
  readonly structureId: string;
};
/** A contract is over: at its term, or broken, and then its post may be filled again until a date. */
export const contratFini = event<Contrat & { readonly vacantJusquAu: string | null }>('contrat.fini');
/** A contract said broken goes on as before. */
export const contratRepris = event<Contrat>('contrat.repris');

/** The contract is signed: the candidate becomes a conseiller, his post is filled. */
export const contratSigne = event<Contrat>('contrat.signe');

/** A contract begins another funded period on a civil date: what its post has left is engaged. */
export const contratRenouvele = event<{
  readonly contratId: string;
  readonly renouvellementId: string;
  readonly periode: number;
  readonly debut: string;
}>('contrat.renouvele');
