import { routesAccueil } from '#espaces/structure/accueil/accueil.route.tsx';
import { routesAgenda } from '#espaces/structure/agenda/agenda.route.ts';
import { routesArrivees } from '#espaces/structure/arrivees/arrivees.route.tsx';
import { routesGestesDArrivee } from '#espaces/structure/arrivees/gestes.route.tsx';
import { routesAvenant } from '#espaces/structure/avenants/avenant.route.tsx';
import { routesAvenants } from '#espaces/structure/avenants/avenants.route.tsx';
import { routesDemandes } from '#espaces/structure/avenants/demandes.route.tsx';
import { routesTransfert } from '#espaces/structure/avenants/transfert.route.tsx';
import { routesCandidat } from '#espaces/structure/candidats/candidat.route.tsx';
import { routesCandidats } from '#espaces/structure/candidats/candidats.route.tsx';
import { cv } from '#espaces/structure/candidats/cv.route.ts';
import { routesInviter } from '#espaces/structure/candidats/inviter.route.tsx';
import { routesContrat } from '#espaces/structure/contrats/contrat.route.tsx';
import { routesContrats } from '#espaces/structure/contrats/contrats.route.tsx';
import { routesDuree } from '#espaces/structure/contrats/duree.route.tsx';
import { routesModeles } from '#espaces/structure/contrats/modeles.route.tsx';
import { routesTermes } from '#espaces/structure/contrats/termes.route.tsx';
import { routesConvention } from '#espaces/structure/convention/convention.route.tsx';
import { routesModeleDeConvention } from '#espaces/structure/convention/modele.route.ts';
import { comparer } from '#espaces/structure/entretiens/comparer.route.tsx';
import { routesEntretien } from '#espaces/structure/entretiens/entretien.route.tsx';
import { routesEvaluation } from '#espaces/structure/entretiens/evaluation.route.tsx';
import { routesEquipe } from '#espaces/structure/equipe/equipe.route.tsx';
import { routesEvenements } from '#espaces/structure/evenements/evenements.route.tsx';
import { routesFiche } from '#espaces/structure/fiche-de-poste/fiche.route.tsx';
import { routeFichier } from '#espaces/structure/fiche-de-poste/fichier.route.ts';
import { routesPublication } from '#espaces/structure/fiche-de-poste/publication.route.tsx';
import { routesFormation } from '#espaces/structure/formation/formation.route.tsx';
import { routesContact } from '#espaces/structure/inscription/contact.route.tsx';
import { routesInscription } from '#espaces/structure/inscription/inscription.route.tsx';
import { routesLieux } from '#espaces/structure/lieux/lieux.route.ts';
import { routesPoste } from '#espaces/structure/postes/poste.route.tsx';
import { routesStatistiques } from '#espaces/structure/statistiques/statistiques.route.tsx';
import { routesAilleurs } from '#espaces/structure/subvention/ailleurs.route.ts';
import { routesMessage } from '#espaces/structure/subvention/message.route.tsx';
import { routesPiece } from '#espaces/structure/subvention/piece.route.tsx';
import { routesSubvention } from '#espaces/structure/subvention/subvention.route.tsx';
import { routesSuivis } from '#espaces/structure/suivis/suivis.route.tsx';
import { routesTags } from '#espaces/structure/tags/tags.route.ts';
import { routesVersements } from '#espaces/structure/versements/versements.route.tsx';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [
  ...routesAccueil,
  ...routesInscription,
  ...routesContact,
  ...routesFiche,
  ...routesPublication,
  routeFichier,
  ...routesEquipe,
  ...routesCandidats,
  ...routesInviter,
  comparer,
  cv,
  ...routesCandidat,
  ...routesEntretien,
  ...routesEvaluation,
  ...routesSubvention,
  ...routesPiece,
  ...routesMessage,
  ...routesAilleurs,
  ...routesFormation,
  ...routesContrats,
  ...routesContrat,
  ...routesModeles,
  ...routesTermes,
  ...routesDuree,
  ...routesArrivees,
  ...routesGestesDArrivee,
  ...routesConvention,
  ...routesModeleDeConvention,
  ...routesVersements,
  ...routesPoste,
  ...routesAvenants,
  ...routesDemandes,
  ...routesTransfert,
  ...routesAvenant,
  ...routesStatistiques,
  ...routesLieux,
  ...routesSuivis,
  ...routesEvenements,
  ...routesAgenda,
  ...routesTags,
];
