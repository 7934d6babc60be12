import type { Document } from '#platform/documents/document.ts';
import {
  formation,
  lEmployeur,
  leJour,
  missions,
  montant,
  ou,
  p,
  type SituationDuModele,
  signatures,
  titre,
} from './modele-commun.ts';

// Code du travail: the kinds of contract of guide, étape 7, that are not those of public law.
const SORTES = {
  cdd: {
    titre: 'Contrat de travail à durée déterminée',
    base: 'Code du travail, articles L. 1242-2 et suivants. Motif du recours : article L. 1242-3, 1°, contrat conclu au titre de dispositions destinées à favoriser le recrutement de certaines personnes sans emploi, ou autre motif : ………………………………',
    fin: 'Le contrat prend fin à son terme. Avant, il ne peut être rompu que par accord, pour faute grave, pour force majeure, pour inaptitude ou par la personne recrutée qui justifie d’une embauche à durée indéterminée. À son terme, une indemnité de fin de contrat est due, sauf exception prévue par la loi.',
  },
  cdi: {
    titre: 'Contrat de travail à durée indéterminée',
    base: 'Code du travail, articles L. 1221-1 et suivants.',
    fin: 'Le contrat peut être rompu par chaque partie dans les conditions et avec le préavis prévus par le code du travail et la convention collective.',
  },
  pec: {
    titre: 'Contrat de travail dans le cadre d’un parcours emploi compétences',
    base: 'Code du travail, articles L. 5134-19-1 et suivants et L. 5134-20 et suivants. La demande d’aide est signée avec le prescripteur avant l’embauche ; un tuteur est désigné : ………………………………',
    fin: 'Le contrat prend fin à son terme. Il peut être suspendu ou rompu pour une embauche ou une formation, dans les conditions des articles L. 5134-28 et suivants.',
  },
} as const;

/** The contract of a private structure, or a CDD or CDI under private law (guide, étape 7). */
export function modeleDeContratPrive(situation: SituationDuModele): Document {
  const { structure, recrue, contrat, now } = situation;
  const type = contrat?.type === 'cdi' || contrat?.type === 'pec' ? contrat.type : 'cdd';
  const sorte = SORTES[type];
  return {
    titre: sorte.titre,
    sousTitre: 'Conseiller numérique',
    piedDePage: `${structure?.nom ?? 'Modèle à compléter'} — contrat de conseiller numérique`,
    langue: 'fr-FR',
    creeLe: now,
    blocs: [
      titre('Entre'),
      p(`${lEmployeur(situation)}, représenté par ${ou(structure?.representant)}, ci-après « l’employeur »,`),
      p(
        `et ${ou(recrue)}, date et lieu de naissance : ${ou(undefined)}, adresse : ${ou(undefined)}, numéro de sécurité sociale ${ou(undefined)},`,
      ),
      p('il est convenu ce qui suit.'),
      titre('Article 1 — Engagement'),
      p(sorte.base),
      p(
        type === 'cdi'
          ? `L’employeur engage ${ou(recrue)} à temps plein, 35 heures par semaine, comme conseiller numérique, à compter du ${leJour(contrat?.debut)}.`
          : `L’employeur engage ${ou(recrue)} à temps plein, 35 heures par semaine, comme conseiller numérique, du ${leJour(contrat?.debut)} au ${leJour(contrat?.fin)}${contrat?.dureeMois ? `, soit ${contrat.dureeMois} mois` : ''}.`,
      ),
      p(`Convention collective applicable : ${ou(undefined)}. Classification : ${ou(undefined)}.`),
      titre('Article 2 — Missions'),
      ...missions(situation),
      titre('Article 3 — Lieu de travail'),
      p(`Le travail s’effectue à : ${ou(contrat?.lieu)}. L’itinérance est possible.`),
      titre('Article 4 — Rémunération'),
      p(`La rémunération brute mensuelle est de ${montant(contrat?.remunerationCentimes)}.`),
      titre('Article 5 — Formation'),
      ...formation(situation),
      titre('Article 6 — Période d’essai'),
      p(`Le contrat comporte une période d’essai de ${ou(undefined)}, dans les limites prévues par la loi.`),
      titre('Article 7 — Obligations'),
      p(
        'La personne recrutée garde la discrétion sur ce que les usagers lui confient, porte la tenue remise pour ses activités, enregistre son activité dans l’espace en ligne et n’accepte aucune rétribution des usagers : ses services sont gratuits.',
      ),
      titre('Article 8 — Congés et protection sociale'),
      p(
        `Les congés payés sont ceux de la loi et de la convention collective. Caisse de retraite : ${ou(undefined)}. Prévoyance : ${ou(undefined)}.`,
      ),
      titre('Article 9 — Fin du contrat'),
      p(sorte.fin),
      titre('Article 10 — Différends'),
      p('Les différends nés du contrat relèvent du conseil de prud’hommes compétent.'),
      ...signatures(structure?.nom ?? '', recrue ?? ''),
    ],
  };
}
