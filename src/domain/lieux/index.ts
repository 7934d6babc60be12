// Where conseillers meet people: kept apart from the structures that employ them.
export { ajouterLieu, rejoindreLieu } from './ajouter.ts';
export {
  type LieuxDuDepartement,
  type LigneDeCarte,
  lieuxParDepartement,
  listerDuDepartement,
  numerosDesLieux,
  type PointDeCarte,
  pointsDuDepartement,
} from './carte.ts';
export { corrigerLieu } from './corriger.ts';
export { compterPublies, lieuxEnCsv, lieuxEnJson, versionDesDonnees } from './donnees-ouvertes.ts';
export { AIDANTS_CONNECT, choisirSaFiche, lireSaFiche, oublierSaFiche } from './fiche.ts';
export { formulaireFiche, formulaireLieu } from './formulaires.ts';
export {
  formulaireFermeture,
  formulaireHoraires,
  formulairePermanence,
  semaineVoulue,
} from './formulaires-horaires.ts';
export { fusionnerLieux } from './fusionner.ts';
export { gestesDesLieux } from './gestes-pages.tsx';
export { lireHistorique } from './historique.ts';
export { ajouterFermeture, fixerHoraires, lireHoraires, retirerFermeture } from './horaires.ts';
export { BadgeDuLieu, FicheDuLieu, PublicationDuLieu } from './LieuEnClair.tsx';
export { compterLieux, listerLieux, parcourirLieux } from './liste.ts';
export { modeles } from './mails.ts';
export {
  CODES_SERVICES,
  enOptions,
  type Modalite,
  SERVICES,
  type Service,
  servicesEcrits,
} from './nomenclatures.ts';
export { type Destination, type DestinationProche, destinationsAutour, lireDestination } from './orienter.ts';
export { pagesDesLieux } from './pages.tsx';
export { ajouterPermanence, listerSesPermanences, retirerPermanence, type SaPermanence } from './permanences.ts';
export { peuplerLieux, peuplerLieuxPublics } from './peuplement.ts';
export type { PermanenceDuLieu, PersonneDuLieu } from './public.ts';
export { raisonsDeNonPublication } from './publication.ts';
export { choisirPrincipal, quitterLieu } from './quitter.ts';
export {
  type LieuDuPerimetre,
  lireLieu,
  listerFermetures,
  listerSesLieux,
  listerSesLieuxEnDetail,
  type SonLieu,
} from './readings.ts';
export {
  chercherLieux,
  compterAutour,
  type FiltresLieux,
  type LieuPublic,
  type LieuTrouve,
  lireLieuPublic,
  planDeRecherche,
  RAYON_PAR_DEFAUT,
  RAYONS_KM,
} from './recherche.ts';
export { refusCourriel, refusTelephone } from './saisie.ts';
export { CHAMPS_NATIONAUX } from './schema-national.ts';
export { type LieuSemblable, lieuxSemblables } from './semblables.ts';
export { oublierSesAnciensLieux, reprendreSesLieux, suspendreSesLieux } from './suspendre.ts';
export { fermerLieu, rouvrirLieu } from './tenir.ts';
