import { DUREE_FINANCEE_MOIS } from '#domain/concertation/index.ts';
import type { Structure } from '#domain/structures/index.ts';
import { dateLongue } from '#platform/dates.ts';
import type { Fiche } from './readings.ts';

/** What a fiche de poste says, saved or not. */
export type ContenuDeFiche = Pick<
  Fiche,
  'intitule' | 'missions' | 'profil' | 'conditions' | 'lieux' | 'candidatures_email'
>;

// Guide, « Missions du conseiller numérique ».
const MISSIONS = [
  'Trois grandes missions, gratuites pour les usagers et ouvertes à tous les publics :',
  '- soutenir les habitants dans leurs usages quotidiens du numérique : travailler à distance, consulter un médecin, vendre un objet, acheter en ligne ;',
  '- les sensibiliser aux enjeux du numérique : s’informer et vérifier les sources, protéger ses données personnelles, maîtriser les réseaux sociaux, suivre la scolarité de ses enfants ;',
  '- les rendre autonomes pour réaliser seuls leurs démarches administratives en ligne.',
  '',
  'Pour cela, le conseiller répond et informe, présente les services disponibles, accompagne individuellement, anime des ateliers, oriente vers d’autres structures et conclut des mandats avec Aidants Connect. Il rend compte de son activité dans son espace en ligne.',
].join('\n');
const PROFIL = [
  '- motivation, goût du contact, patience et pédagogie ;',
  '- aisance avec les outils numériques courants ;',
  '- autonomie, sens de l’organisation et du travail en équipe ;',
  '- aucun diplôme n’est exigé : une formation initiale ou continue, financée par l’État, est suivie au début du contrat.',
].join('\n');

// Guide, « Rôle et engagements de la structure »; étape 7 for the contract, whose legal basis an offer must say.
const CONTRATS = {
  publique: `Contrat de projet de ${DUREE_FINANCEE_MOIS} mois, à temps complet (code général de la fonction publique, articles L. 332-24 à L. 332-26).`,
  privee: `Contrat de ${DUREE_FINANCEE_MOIS} mois au moins, à temps plein.`,
} as const;
const conditions = ({ nature, demarrage_le }: Structure) =>
  [
    CONTRATS[nature],
    `Prise de poste souhaitée : ${dateLongue(demarrage_le)}.`,
    'Rémunération : à préciser.',
    'Tenue fournie par l’État ; ordinateur, téléphone et salles fournis par la structure.',
    'Du temps est réservé aux rencontres locales et nationales et à la formation continue.',
  ].join('\n');

/** The fiche de poste filled in advance from the need that the structure declared (étapes 1 and 2). */
export const ficheProposee = (structure: Structure): ContenuDeFiche => ({
  intitule: 'Conseiller numérique ou conseillère numérique',
  missions: `${structure.missions}\n\n${MISSIONS}`,
  profil: PROFIL,
  conditions: conditions(structure),
  lieux: structure.lieux,
  candidatures_email: structure.contact_email,
});
