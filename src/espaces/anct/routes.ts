import { routesAccueil } from '#espaces/anct/accueil/accueil.route.tsx';
import { routesArrivees } from '#espaces/anct/arrivees/arrivees.route.tsx';
import { routesEnvoi } from '#espaces/anct/arrivees/envoi.route.tsx';
import { routesAvenant } from '#espaces/anct/avenants/avenant.route.tsx';
import { routesAvenants } from '#espaces/anct/avenants/avenants.route.tsx';
import { routesBareme } from '#espaces/anct/bareme/bareme.route.tsx';
import { routesComptes } from '#espaces/anct/comptes/comptes.route.tsx';
import { routesDossier } from '#espaces/anct/conformite/dossier.route.tsx';
import { routesEcrits } from '#espaces/anct/conformite/ecrits.route.tsx';
import { routesEnBloc } from '#espaces/anct/conformite/en-bloc.route.tsx';
import { routesFile } from '#espaces/anct/conformite/file.route.tsx';
import { routesPieceDs } from '#espaces/anct/conformite/piece-ds.route.ts';
import { routesContrats } from '#espaces/anct/contrats/contrats.route.tsx';
import { routesConventions } from '#espaces/anct/conventions/conventions.route.tsx';
import { routesCoordinateurs } from '#espaces/anct/coordinateurs/coordinateurs.route.ts';
import { routesEnveloppes } from '#espaces/anct/enveloppes/enveloppes.route.tsx';
import { routesEvenements } from '#espaces/anct/evenements/evenements.route.ts';
import { routesDossierDeFormation } from '#espaces/anct/formation/dossier.route.tsx';
import { routesFileDeFormation } from '#espaces/anct/formation/file.route.tsx';
import { routesOrganisme } from '#espaces/anct/formation/organisme.route.tsx';
import { routesOrganismes } from '#espaces/anct/formation/organismes.route.tsx';
import { routesRecrue } from '#espaces/anct/formation/recrue.route.tsx';
import { routesSuivi } from '#espaces/anct/formation/suivi.route.tsx';
import { routesImport } from '#espaces/anct/imports/import.route.tsx';
import { routesImports } from '#espaces/anct/imports/imports.route.tsx';
import { routesLieux } from '#espaces/anct/lieux/lieux.route.ts';
import { routesMessages } from '#espaces/anct/messages/messages.route.tsx';
import { routesPix } from '#espaces/anct/pix/pix.route.tsx';
import { routesPolitiques } from '#espaces/anct/politiques/politiques.route.tsx';
import { routesPoste } from '#espaces/anct/postes/poste.route.tsx';
import { routesRecrutements } from '#espaces/anct/recrutements/recrutements.route.tsx';
import { routesReferentiels } from '#espaces/anct/referentiels/referentiels.route.tsx';
import { routesRessource } from '#espaces/anct/ressources/ressource.route.tsx';
import { routesRessources } from '#espaces/anct/ressources/ressources.route.tsx';
import { routesRupture } from '#espaces/anct/ruptures/rupture.route.tsx';
import { routesRuptures } from '#espaces/anct/ruptures/ruptures.route.tsx';
import { routesStatistiques } from '#espaces/anct/statistiques/statistiques.route.ts';
import { routesStructure } from '#espaces/anct/structures/structure.route.tsx';
import { routesStructures } from '#espaces/anct/structures/structures.route.tsx';
import { routesSuivis } from '#espaces/anct/suivis/suivis.route.tsx';
import { routesTags } from '#espaces/anct/tags/tags.route.ts';
import { routesCloture } from '#espaces/anct/vagues/cloture.route.tsx';
import { routeProcesVerbal } from '#espaces/anct/vagues/proces-verbal.route.ts';
import { routesVagues } from '#espaces/anct/vagues/vagues.route.tsx';
import { routesVersements } from '#espaces/anct/versements/versements.route.tsx';
import type { AnyRoute } from '#platform/routes.ts';

export const routes: readonly AnyRoute[] = [
  ...routesAccueil,
  ...routesStructures,
  ...routesStructure,
  ...routesVagues,
  ...routesCloture,
  routeProcesVerbal,
  ...routesEnveloppes,
  ...routesBareme,
  ...routesPolitiques,
  ...routesReferentiels,
  ...routesPix,
  ...routesImports,
  ...routesImport,
  ...routesComptes,
  ...routesRecrutements,
  ...routesFile,
  ...routesEnBloc,
  ...routesPieceDs,
  ...routesDossier,
  ...routesEcrits,
  ...routesConventions,
  ...routesFileDeFormation,
  ...routesRecrue,
  ...routesSuivi,
  ...routesDossierDeFormation,
  ...routesOrganismes,
  ...routesOrganisme,
  ...routesContrats,
  ...routesEnvoi,
  ...routesArrivees,
  ...routesVersements,
  ...routesMessages,
  ...routesPoste,
  ...routesRuptures,
  ...routesRupture,
  ...routesAvenants,
  ...routesAvenant,
  ...routesStatistiques,
  ...routesLieux,
  ...routesSuivis,
  ...routesCoordinateurs,
  ...routesEvenements,
  ...routesRessources,
  ...routesRessource,
  ...routesTags,
];
