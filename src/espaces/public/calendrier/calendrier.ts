import { delaiEnLettres } from '#domain/conventions/index.ts';
import { REPERES } from '#domain/statistiques/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { pourcentage } from '#platform/texte.ts';

const majuscule = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1);
const RANGS = ['premier', 'deuxième', 'troisième'];

/** When, what (guide, « Calendrier »). */
export const CALENDRIER: readonly (readonly [string, string])[] = [
  [`Depuis le ${dateLongue(REPERES.ouvertureLe)}`, 'Les structures s’inscrivent, en quelques minutes.'],
  ['Juste après l’inscription', 'Publier la fiche de poste est un bon réflexe : son délai court pendant l’examen.'],
  ['En février 2021', 'Première vague de la concertation territoriale.'],
  ['Ensuite', `D’autres vagues suivent, jusqu’à ce que tous les postes soient attribués.`],
  [
    `Dans les ${REPERES.entretiensSousJours} jours après l’ouverture de votre espace`,
    'Vous rencontrez des candidats (recommandé).',
  ],
  ['Environ un mois après la demande de subvention', 'L’examen de conformité est terminé.'],
  [
    `Dans les ${REPERES.signatureSousJours} jours après l’accord`,
    `Le contrat est signé, pour ${REPERES.contratMoisMin} à ${REPERES.contratMoisMax} mois, formation comprise.`,
  ],
  ['Pendant 3 semaines à 3 mois', 'Le conseiller se forme, selon son niveau de départ.'],
  ...REPERES.versements.map(
    ({ mois, part }, rang) =>
      [
        `${majuscule(delaiEnLettres(mois))} après la signature`,
        `La structure reçoit le ${RANGS[rang]} versement : ${pourcentage(part)} de la subvention.`,
      ] as const,
  ),
];
