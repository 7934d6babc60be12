// Who may sign in, and in which role (domain, §2).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import { relancerInvitations } from './inviter.ts';
import { purgerSessions } from './session.ts';

export const taches: readonly AnyJob[] = [relancerInvitations, purgerSessions];

export {
  adresseDe,
  connecterParLien,
  demanderLienDeConnexion,
  fermerEspaceCandidat,
  lienInscription,
  lienInscriptionOuvre,
  ouvrirEspaceCandidat,
  ouvrirEspacesCandidats,
  personneDe,
  preparerMotDePasse,
  utiliserLienInscription,
} from './acces-candidat.ts';
export {
  adressesDesPrefectures,
  adressesDesRoles,
  agents,
  compterAgents,
  inviterAgent,
  listerMembres,
  ROLES_AGENTS,
  retirerAgent,
  retirerRole,
} from './attributions.ts';
export { confirmerAdresse, demanderChangementAdresse } from './changer-adresse.ts';
export { changerMotDePasse, choisirMotDePasse, demanderMotDePasse, lienOuvre } from './changer-mot-de-passe.ts';
export { connecter } from './connecter.ts';
export { connecterParFournisseur } from './connecter-par-fournisseur.ts';
export {
  CANDIDAT_DEMO,
  COMPTES_DEMO,
  CONSEILLER_DEMO,
  codeDeDemonstration,
  creerComptesDeDemonstration,
  FORMATION_DEMO,
  listerComptesStructureDemo,
  MOT_DE_PASSE_DEMO,
  ouvrirAgentDeDemonstration,
  ouvrirCompteDeDemonstration,
} from './demonstration.ts';
export {
  activerSecondFacteur,
  donnerSecondFacteur,
  preparerSecondFacteur,
  reinitialiserSecondFacteur,
} from './double-authentification.ts';
export { ecrireALaStructure } from './ecrire.ts';
export { administreSaStructure, changerAdministration, inviterMembre, retirerMembre } from './equipe.ts';
export { inviter, redemanderInvitation, VALIDITE_INVITATION_JOURS } from './inviter.ts';
export { modeles } from './mails.ts';
export { LONGUEUR_MINIMALE } from './mot-de-passe.ts';
export { reinviterContact } from './reinviter-contact.ts';
export { exigeSecondFacteur, ROLES_ATTRIBUES } from './roles.ts';
export { adresseTotp, codeActuel } from './second-facteur.ts';
export { appareilDe, cookieDeDepart, lireSession } from './session.ts';
export { changerDeRole, fermerSession, lireCompte, listerSessions } from './sessions.ts';
