import { event } from '#platform/events.ts';
import { lifecycle, type StatutOf } from '#platform/lifecycle.ts';

// Domain, §2: a coordinateur is a conseiller who coordinates others of a territory.
export const cycleEquipe = lifecycle(
  'equipe',
  'equipes',
  {
    active: { libelle: 'Active', badge: 'success' },
    finie: { libelle: 'Terminée', badge: 'neutral' },
  },
  {
    terminer: {
      libelle: 'Terminer cette coordination',
      from: ['active'],
      to: 'finie',
      by: ['anct', 'prefecture', 'coordinateur', 'systeme'],
      mails: ['equipe.terminee'],
    },
    // A rupture is cancelled: the coordinateur goes on.
    reprendre: { libelle: 'Reprendre', from: ['finie'], to: 'active', by: ['anct', 'systeme'], mails: [] },
  },
);
export type StatutEquipe = StatutOf<typeof cycleEquipe>;
/** A team is over, whatever ended it. */
export const equipeTerminee = event<{ readonly equipeId: string }>('equipe.terminee');

export type GesteEquipe = (typeof cycleEquipe.actions)[number];

export const cycleMembre = lifecycle(
  'membre',
  'equipes_membres',
  {
    propose: { libelle: 'Proposé', badge: 'new' },
    present: { libelle: 'Dans l’équipe', badge: 'success' },
    refuse: { libelle: 'A refusé', badge: 'neutral' },
    parti: { libelle: 'Parti', badge: 'neutral' },
  },
  {
    accepter: {
      libelle: 'Accepter',
      from: ['propose'],
      to: 'present',
      by: ['conseiller', 'systeme'],
      mails: ['equipe.acceptee'],
    },
    refuser: { libelle: 'Refuser', from: ['propose'], to: 'refuse', by: ['conseiller'], mails: ['equipe.refusee'] },
    quitter: {
      libelle: 'Quitter cette équipe',
      from: ['present'],
      to: 'parti',
      by: ['conseiller'],
      mails: ['equipe.quittee'],
    },
    retirer: {
      libelle: 'Retirer de l’équipe',
      from: ['propose', 'present'],
      to: 'parti',
      by: ['anct', 'prefecture', 'coordinateur', 'systeme'],
      mails: ['equipe.retire'],
    },
    reprendre: { libelle: 'Reprendre', from: ['parti'], to: 'present', by: ['anct', 'systeme'], mails: [] },
  },
);
export type StatutMembre = StatutOf<typeof cycleMembre>;
export type GesteMembre = (typeof cycleMembre.actions)[number];
