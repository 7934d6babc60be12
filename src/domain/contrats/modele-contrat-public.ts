import type { Document } from '#platform/documents/document.ts';
import {
  formation,
  lEmployeur,
  leJour,
  liste,
  missions,
  montant,
  ou,
  p,
  type SituationDuModele,
  signatures,
  titre,
} from './modele-commun.ts';
import { SIGNATURE_JOURS } from './regles.ts';

/**
 * The contract of a public structure: contrat de projet, the one that suits most cases (guide, étape 7), or another
 * public contract, whose basis is left to be written.
 */
export function modeleDeContratPublic(situation: SituationDuModele): Document {
  const { structure, recrue, contrat, deliberation, now } = situation;
  const projet = contrat?.type !== 'autre_public';
  return {
    titre: projet ? 'Contrat de projet' : 'Contrat de travail de droit public',
    sousTitre: 'Conseiller numérique',
    piedDePage: `${structure?.nom ?? 'Modèle à compléter'} — contrat de conseiller numérique`,
    langue: 'fr-FR',
    creeLe: now,
    blocs: [
      ...entre(situation, projet),
      titre('Article 1 — Objet et durée'),
      p(
        `L’employeur recrute ${ou(recrue)} à temps complet, à raison de 35 heures par semaine, comme conseiller numérique, du ${leJour(contrat?.debut)} au ${leJour(contrat?.fin)}${contrat?.dureeMois ? `, soit ${contrat.dureeMois} mois` : ''}.`,
      ),
      p(
        `Le contrat est signé dans les ${SIGNATURE_JOURS} jours de l’acceptation de la subvention de l’État${projet ? '. Il prend fin avec la réalisation du projet : accompagner les habitants vers l’autonomie numérique pendant la durée du financement' : ''}.`,
      ),
      titre('Article 2 — Missions'),
      ...missions(situation),
      titre('Article 3 — Lieux d’exercice'),
      p(`Les missions s’exercent à : ${ou(contrat?.lieu)}. L’itinérance et le hors les murs sont possibles.`),
      titre('Article 4 — Rémunération'),
      p(
        `La rémunération brute mensuelle est de ${montant(contrat?.remunerationCentimes)}, par référence à l’indice brut ${ou(undefined)}, à laquelle s’ajoutent le supplément familial de traitement et les primes prévues par délibération.`,
      ),
      titre('Article 5 — Formation'),
      ...formation(situation),
      titre('Article 6 — Période d’essai'),
      p(
        `Le contrat comporte une période d’essai de ${ou(undefined)}, dans la limite de trois mois, qui peut être renouvelée une fois.`,
      ),
      titre('Article 7 — Droits et obligations'),
      p('La personne recrutée a les mêmes obligations que les fonctionnaires :'),
      liste(
        'effectuer les tâches confiées, se conformer aux instructions de la hiérarchie et se consacrer entièrement à ses fonctions ;',
        'agir avec dignité, impartialité, probité et neutralité, et respecter le principe de laïcité ;',
        'prévenir ou faire cesser les conflits d’intérêts ;',
        'garder le secret professionnel et la discrétion, notamment sur ce que les usagers lui confient ;',
        'informer le public dans le respect de ces règles, et observer la réserve.',
      ),
      p(
        'Elle porte la tenue remise pour ses activités, enregistre son activité dans l’espace en ligne et n’accepte aucune rétribution des usagers.',
      ),
      titre('Article 8 — Congés et protection sociale'),
      p(
        'La personne recrutée a droit aux congés annuels et aux congés de maladie, de maternité, de paternité et d’adoption prévus par le décret n° 88-145 du 15 février 1988. Elle relève du régime général de la sécurité sociale et de l’Ircantec.',
      ),
      titre('Article 9 — Fin du contrat'),
      p(
        'Le contrat prend fin à son terme. L’employeur fait connaître deux mois avant s’il entend le renouveler. Il peut prendre fin plus tôt par démission ou par licenciement, avec le préavis et l’indemnité prévus par le décret du 15 février 1988.',
      ),
      titre('Article 10 — Différends'),
      p('Les différends nés du contrat relèvent du tribunal administratif compétent, dans les deux mois.'),
      ...signatures(structure?.nom ?? '', recrue ?? ''),
      ...(deliberation ? [] : [p('Joindre la délibération qui autorise le recrutement.')]),
    ],
  };
}

const entre = ({ structure, recrue, deliberation, ...situation }: SituationDuModele, projet: boolean) => [
  titre('Entre'),
  p(
    `${lEmployeur({ ...situation, ...(structure && { structure }) })}, représenté par ${ou(structure?.representant)}, ci-après « l’employeur »,`,
  ),
  p(`et ${ou(recrue)}, date et lieu de naissance : ${ou(undefined)}, adresse : ${ou(undefined)},`),
  liste(
    projet
      ? 'Vu la loi n° 84-53 du 26 janvier 1984, notamment le II de son article 3 ;'
      : `Vu la loi n° 84-53 du 26 janvier 1984, notamment son article ${ou(undefined)} ;`,
    'Vu le décret n° 88-145 du 15 février 1988 ;',
    ...(projet ? ['Vu le décret n° 2020-172 du 27 février 2020 relatif au contrat de projet ;'] : []),
    `Vu la délibération n° ${ou(deliberation?.numero)} du ${leJour(deliberation?.le)} ;`,
    'Vu la publication de la fiche de poste sur emploi-territorial.fr, un mois au moins avant la signature ;',
  ),
  p('il est convenu ce qui suit.'),
];
