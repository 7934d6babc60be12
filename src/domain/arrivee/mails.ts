import { dateLongue } from '#platform/dates.ts';
import { type AnyModele, modele } from '#platform/mail/mail.ts';
import { avecDe } from '#platform/texte.ts';
import type { DonneesDuKit } from './annoncer.ts';

const exemple: DonneesDuKit = { prenom: 'Camille', chemin: '/conseiller/arrivee', aLui: true };

export const expedie = modele<DonneesDuKit & { readonly suivi: string }>({
  name: 'kit.expedie',
  exemple: { ...exemple, suivi: '8R12345678901' },
  rediger: ({ aLui, prenom, suivi, chemin }, base) => ({
    objet: aLui ? 'Votre kit de conseiller numérique est parti' : `Le kit ${avecDe(prenom)} est parti`,
    corps: [
      `${aLui ? 'Votre kit' : `Le kit ${avecDe(prenom)}`}, le guide et la tenue, vient d’être expédié.${suivi ? ` Référence de suivi du colis : ${suivi}.` : ''}`,
      'À son arrivée, dites qu’il est complet, ou ce qui manque : l’envoi sera complété.',
      { bouton: 'Suivre le kit', url: `${base}${chemin}` },
    ],
  }),
});
export const envoiAnnule = modele<DonneesDuKit>({
  name: 'kit.envoiAnnule',
  exemple,
  rediger: ({ aLui, prenom, chemin }, base) => ({
    objet: aLui ? 'Votre kit n’est pas encore parti' : `Le kit ${avecDe(prenom)} n’est pas encore parti`,
    corps: [
      `Nous avions annoncé l’envoi ${aLui ? 'de votre kit' : `du kit ${avecDe(prenom)}`} : il n’est pas parti. Un nouveau courriel vous dira quand il part. Vous n’avez rien à faire.`,
      { bouton: 'Suivre le kit', url: `${base}${chemin}` },
    ],
  }),
});
export const equipementADire = modele<{ readonly prenom: string; readonly debut: string; readonly arriveeId: string }>({
  name: 'arrivee.equipementADire',
  exemple: { prenom: 'Camille', debut: '2021-04-06', arriveeId: '00000000-0000-4000-8000-000000000000' },
  rediger: ({ prenom, debut, arriveeId }, base) => ({
    objet: `${prenom} arrive le ${dateLongue(debut)} : son équipement est-il prêt ?`,
    corps: [
      `Le contrat ${avecDe(prenom)} commence le ${dateLongue(debut)}. Dites-nous ce qui est fourni et ce qui est prévu : ordinateur, téléphone, salle de travail, tenue, moyen de transport si ses missions sont hors les murs.`,
      { bouton: 'Préparer son arrivée', url: `${base}/structure/arrivees/${arriveeId}` },
    ],
  }),
});
export const resteAFaire = modele<{
  readonly prenom: string;
  readonly debut: string;
  readonly restes: readonly string[];
  readonly arriveeId: string;
}>({
  name: 'arrivee.resteAFaire',
  exemple: {
    prenom: 'Camille',
    debut: '2021-04-06',
    restes: ['Enregistrer sa prise de poste', 'Fournir son téléphone portable'],
    arriveeId: '00000000-0000-4000-8000-000000000000',
  },
  rediger: ({ prenom, debut, restes, arriveeId }, base) => ({
    objet: `L’arrivée ${avecDe(prenom)} n’est pas tout à fait terminée`,
    corps: [
      `Le contrat ${avecDe(prenom)} a commencé le ${dateLongue(debut)}. Voici ce qu’il reste à faire :`,
      { liste: restes },
      { bouton: 'Terminer son arrivée', url: `${base}/structure/arrivees/${arriveeId}` },
    ],
  }),
});
export const modeles: readonly AnyModele[] = [expedie, envoiAnnule, equipementADire, resteAFaire];
