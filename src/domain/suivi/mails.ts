import { dateLongue } from '#platform/dates.ts';
import { type AnyModele, modele } from '#platform/mail/mail.ts';
import { pluriel } from '#platform/texte.ts';

/** What every e-mail about a follow-up says: which one, its period, and until when. */
export type DonneesDuSuivi = {
  readonly libelle: string;
  readonly du: string;
  readonly au: string;
  readonly avant: string;
  readonly par: 'conseiller' | 'structure';
};
const exemple: DonneesDuSuivi = {
  libelle: 'Suivi mensuel de l’activité',
  du: '2021-04-01',
  au: '2021-04-30',
  avant: '2021-05-10',
  par: 'conseiller',
};
const lesSuivis = ({ par }: DonneesDuSuivi, base: string) => ({
  bouton: 'Remplir ce suivi',
  url: `${base}/${par}/suivis`,
});
const periode = ({ du, au }: DonneesDuSuivi) => `du ${dateLongue(du)} au ${dateLongue(au)}`;

export const annonce = modele<DonneesDuSuivi>({
  name: 'suivi.annonce',
  exemple,
  rediger: (d, base) => ({
    objet: `${d.libelle} : à remettre avant le ${dateLongue(d.avant)}`,
    corps: [
      `Le suivi ${periode(d)} est prêt à être rempli. Ce que la plateforme sait déjà y figure : il vous reste quelques questions.`,
      lesSuivis(d, base),
    ],
  }),
});
export const retard = modele<DonneesDuSuivi & { readonly jours: number }>({
  name: 'suivi.retard',
  exemple: { ...exemple, jours: 8 },
  rediger: (d, base) => ({
    objet: `${d.libelle} : en retard`,
    corps: [
      `Le suivi ${periode(d)} était attendu le ${dateLongue(d.avant)}. Tant qu’il n’est pas remis, la subvention du poste n’est pas versée.`,
      lesSuivis(d, base),
    ],
  }),
});
export const retardDuConseiller = modele<{ readonly du: string; readonly au: string }>({
  name: 'suivi.retardDuConseiller',
  exemple,
  rediger: ({ du, au }, base) => ({
    objet: 'Un suivi de votre conseiller est en retard',
    corps: [
      `Votre conseiller n’a pas remis son suivi mensuel du ${dateLongue(du)} au ${dateLongue(au)}. Tant qu’il manque, la subvention du poste n’est pas versée. S’il est absent, dites-le à l’ANCT.`,
      { bouton: 'Voir les suivis', url: `${base}/structure/suivis` },
    ],
  }),
});
export const redemande = modele<DonneesDuSuivi & { readonly motif: string }>({
  name: 'suivi.redemande',
  exemple: { ...exemple, motif: 'Le montant des salaires semble erroné.' },
  rediger: (d, base) => ({
    objet: `${d.libelle} : à compléter`,
    corps: [`L’ANCT vous demande de revoir le suivi ${periode(d)}. ${d.motif}`, lesSuivis(d, base)],
  }),
});
export const inactif = modele<{ readonly jours: number }>({
  name: 'suivi.inactif',
  exemple: { jours: 30 },
  rediger: ({ jours }, base) => ({
    objet: 'Aucune activité enregistrée depuis un mois',
    corps: [
      `Vous n’avez enregistré aucune activité depuis ${pluriel(jours, 'jour')}. Si vous en avez mené, ajoutez-les : vous pouvez remonter jusqu’au début de votre contrat. Si vous êtes absent, parlez-en à votre structure.`,
      { bouton: 'Enregistrer une activité', url: `${base}/conseiller/activites/nouvelle` },
    ],
  }),
});
export const conseillerInactif = modele<{ readonly poste: number; readonly jours: number }>({
  name: 'suivi.conseillerInactif',
  exemple: { poste: 1, jours: 45 },
  rediger: ({ poste, jours }, base) => ({
    objet: 'Votre conseiller n’enregistre plus d’activité',
    corps: [
      `Aucune activité n’est enregistrée sur le poste ${poste} depuis ${pluriel(jours, 'jour')}. Voyez avec votre conseiller ce qui l’en empêche ; si le contrat est rompu, déclarez-le.`,
      { bouton: 'Voir l’activité', url: `${base}/structure/statistiques` },
    ],
  }),
});
export const inactifDansLEquipe = modele<{
  readonly structure: string;
  readonly poste: number;
  readonly jours: number;
}>({
  name: 'suivi.inactifDansLEquipe',
  exemple: { structure: 'Commune de Démonstration-sur-Loire', poste: 1, jours: 30 },
  rediger: ({ structure, poste, jours }, base) => ({
    objet: 'Un conseiller de votre équipe n’enregistre plus d’activité',
    corps: [
      `Aucune activité n’est enregistrée depuis ${pluriel(jours, 'jour')} sur le poste ${poste} (${structure}). Prenez des nouvelles de la personne : elle a peut-être besoin d’aide pour enregistrer ce qu’elle fait.`,
      { bouton: 'Voir mon équipe', url: `${base}/coordinateur` },
    ],
  }),
});
export const resume = modele<{ readonly structures: number; readonly suivis: number }>({
  name: 'suivi.resume',
  exemple: { structures: 3, suivis: 5 },
  rediger: ({ structures, suivis }, base) => ({
    objet: `${pluriel(suivis, 'suivi')} en retard dans votre département`,
    corps: [
      `${pluriel(structures, 'structure')} de votre département ${structures > 1 ? 'ont' : 'a'} un suivi en retard. Tant qu’il manque, la subvention du poste n’est pas versée.`,
      { bouton: 'Voir les structures en retard', url: `${base}/prefecture/suivis/retards` },
      'Vous recevez ce résumé le lundi, quand quelque chose est en retard. Pour ne plus le recevoir, allez en bas de la page des suivis de votre espace.',
      { bouton: 'Ne plus recevoir ce résumé', url: `${base}/prefecture/suivis` },
    ],
  }),
});
export const modeles: readonly AnyModele[] = [
  annonce,
  retard,
  retardDuConseiller,
  redemande,
  inactif,
  conseillerInactif,
  inactifDansLEquipe,
  resume,
];
