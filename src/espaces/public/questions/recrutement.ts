import { REPERES } from '#domain/statistiques/index.ts';
import type { Theme } from './question.ts';

const [enParallele, ...avantLePoste] = REPERES.formationHeures;

export const recrutement: Theme = {
  id: 'recrutement',
  titre: 'Recruter et former',
  questions: [
    {
      id: 'fiche-de-poste',
      question: 'Quand publier la fiche de poste ?',
      reponse: [
        `Une structure publique la publie sur emploi-territorial.fr au moins ${REPERES.publicationJours} jours avant de signer le contrat. Le mieux est de le faire juste après l’inscription. Une structure privée n’a pas ce délai à respecter.`,
      ],
      mots: 'offre emploi territorial publication annonce',
    },
    {
      id: 'deja-quelqu-un',
      question: 'J’ai déjà quelqu’un en vue. Comment faire ?',
      reponse: [
        'Demandez à cette personne de s’inscrire comme candidate, puis choisissez-la dans votre espace. Une structure publique publie tout de même son offre. Nous conseillons de rencontrer aussi d’autres candidats.',
      ],
      mots: 'candidat identifié connu recruter agent',
    },
    {
      id: 'coordonnees',
      question: 'Pourquoi les coordonnées d’un candidat sont-elles cachées ?',
      reponse: [
        'Pour le protéger. Son nom d’usage, son parcours et sa distance vous suffisent pour juger ; son adresse, son téléphone et son CV apparaissent quand vous dites « intéressé ».',
      ],
      mots: 'téléphone email cv contact voir intéressé',
    },
    {
      id: 'choisir',
      question: 'Sur quoi choisir ?',
      reponse: [
        'Sur la motivation et le contact humain. La technique s’apprend pendant la formation. Un test Pix peut vous éclairer : il est facultatif, et le candidat décide de vous le montrer ou non.',
      ],
      mots: 'pix diplôme compétences critères entretien',
    },
    {
      id: 'contrat',
      question: 'Quel contrat, et pour combien de temps ?',
      reponse: [
        `Un contrat de ${REPERES.contratMoisMin} à ${REPERES.contratMoisMax} mois, à plein temps, formation comprise. Dans une collectivité, le contrat de projet convient le plus souvent ; d’autres formes sont possibles, comme dans une association.`,
      ],
      mots: 'cdd cdi durée temps plein partiel projet',
    },
    {
      id: 'formation',
      question: 'Combien de temps dure la formation ?',
      reponse: [
        `Entre 3 semaines et 3 mois. Un test, fait par l’organisme de formation, fixe le parcours : ${enParallele} heures, à raison d’une journée par semaine au plus et en même temps que le poste, ou bien ${avantLePoste.join(', ')} heures avant de le prendre.`,
      ],
      mots: 'heures positionnement remn ccp durée',
    },
    {
      id: 'cout-formation',
      question: 'Qui paie la formation ?',
      reponse: [
        'L’État. Il peut vous demander de compléter un dossier de financement : répondez vite, la place en dépend. Pendant la formation, le conseiller est déjà votre salarié.',
      ],
      mots: 'coût frais opco cnfpt financement',
    },
  ],
};
