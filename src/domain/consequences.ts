import type { Consequences } from '#platform/events.ts';
import { activiteRetablie, activiteSupprimee } from './activites/index.ts';
import { fermerArrivee, oublierLaPersonne, ouvrirArrivee, rouvrirArrivee } from './arrivee/index.ts';
import { annulerSesAteliers, refermerAtelier, rouvrirAtelier } from './ateliers/index.ts';
import { posteTransfere } from './avenants/index.ts';
import {
  candidatConfirme,
  candidatEfface,
  candidatIndisponible,
  libererCandidat,
  recruter,
} from './candidats/index.ts';
import { retirerDesEvenements } from './communaute/index.ts';
import {
  pourvoirPoste,
  prendreRenouvellement,
  repourvoirPoste,
  structureAbandonnee,
  structureActivee,
} from './concertation/index.ts';
import { dossierConforme, ouvrirDossier } from './conformite/index.ts';
import { annulerAvecLeChoix, contratFini, contratRenouvele, contratRepris, contratSigne } from './contrats/index.ts';
import { annulerSaConvention, conventionSignee, preparerConvention } from './conventions/index.ts';
import {
  fermerEspaceConseiller,
  inviterContact,
  inviterMembre,
  ouvrirEspaceConseiller,
  transfererLePoste,
} from './enchainements.ts';
import { equipeTerminee, quitterAvecLeContrat, reprendreAvecLeContrat } from './equipes/index.ts';
import { annulerFormation, oublierCertificats } from './formation/index.ts';
import { oublierSaFiche, oublierSesAnciensLieux, reprendreSesLieux, suspendreSesLieux } from './lieux/index.ts';
import {
  choixTombe,
  engager,
  honorerInvitation,
  interetManifeste,
  libererLaStructure,
  retablirRelation,
  retirerPartout,
  terminerRelation,
} from './mise-en-relation/index.ts';
import { finirLePoste, recompterRupture } from './ruptures/index.ts';
import { fermerLesPartages } from './statistiques/index.ts';
import { accesAccorde, structureConfirmee } from './structures/index.ts';
import { planifierVersements, versementRepris } from './versements/index.ts';

/**
 * « When this, then that »: every effect that crosses modules, on one page, in the transaction of the event.
 * Each line is `event.brings(consequence, …)`.
 */
export const CONSEQUENCES: Consequences = new Map([
  // Étape 1: the préfet needs no notice, the file is in his queue by its status alone.
  structureConfirmee.brings(),
  // Activation: the contact gets the personal link that opens the Espace Structure, as its administrator.
  structureActivee.brings(inviterContact),
  // A structure renounces: the candidates it had chosen are free again, and told.
  structureAbandonnee.brings(
    (context, { structureId }) => libererLaStructure(context, structureId),
    (context, { structureId }) => annulerSaConvention(context, structureId),
  ),
  // The demande de subvention is accepted: the convention is written, for the structure to sign.
  dossierConforme.brings((context, { structureId }) => preparerConvention(context, structureId)),
  // Both signed: payments may come (étape 9).
  conventionSignee.brings(),
  // A candidate invited by a structure confirms: straight to étape 4.
  candidatConfirme.brings(async (context, { candidatId, invitation }) => {
    if (invitation) await honorerInvitation(context, candidatId, invitation);
  }),
  // A candidate is no longer available, or erases his profile: nobody keeps his contact details.
  candidatIndisponible.brings((context, { candidatId }) => retirerPartout(context, candidatId)),
  candidatEfface.brings(
    (context, { candidatId }) => retirerPartout(context, candidatId),
    (context, { candidatId }) => oublierCertificats(context, candidatId),
    (context, { candidatId }) => oublierLaPersonne(context, candidatId),
    (context, { candidatId }) => oublierSaFiche(context, candidatId),
  ),
  // A structure says « intéressé »: its demande de subvention opens, to be prepared (domain, §5).
  interetManifeste.brings((context, { structureId }) => ouvrirDossier(context, structureId)),
  // A choice falls, whoever undoes it: the training that was being prepared stops, its place is free again; so does the contract.
  choixTombe.brings(
    (context, { relationId }) => annulerFormation(context, relationId),
    (context, { relationId }) => annulerAvecLeChoix(context, relationId),
  ),
  // The contract is signed: the post is filled, the candidate's search ends, his account opens the conseiller's space,
  // the payments are planned, his arrival is to be prepared, and the places of an earlier contract are not his any more.
  contratSigne.brings(
    (context, { relationId }) => engager(context, relationId),
    (context, { posteId }) => pourvoirPoste(context, posteId),
    (context, { candidatId }) => recruter(context, candidatId),
    ouvrirEspaceConseiller,
    (context, { contratId }) => planifierVersements(context, contratId),
    (context, { posteId }) => prendreRenouvellement(context, posteId),
    (context, { contratId }) => ouvrirArrivee(context, contratId),
    (context, { candidatId }) => oublierSesAnciensLieux(context, candidatId),
  ),
  // Another funded period begins: what ANCT granted for it is engaged.
  contratRenouvele.brings((context, { contratId, ...periode }) => planifierVersements(context, contratId, periode)),
  // A contract is over, at its term or broken: its post is closed, or may be filled again until a date; the person leaves
  // the conseiller's space and the teams, and says when to be found again; nobody comes to his workshops in vain nor to
  // where he received, and his places in the events to come go to those who wait.
  contratFini.brings(
    (context, { relationId }) => terminerRelation(context, relationId),
    (context, { candidatId }) => libererCandidat(context, candidatId),
    (context, { candidatId }) => fermerEspaceConseiller(context, candidatId),
    (context, { contratId }) => quitterAvecLeContrat(context, contratId),
    (context, { contratId }) => fermerLesPartages(context, { contratId }),
    (context, { contratId }) => fermerArrivee(context, contratId),
    (context, { candidatId }) => annulerSesAteliers(context, candidatId),
    (context, { candidatId }) => suspendreSesLieux(context, candidatId),
    async (context, { posteId, vacantJusquAu }) => {
      if (vacantJusquAu) await repourvoirPoste(context, posteId, vacantJusquAu);
      else await finirLePoste(context, posteId);
    },
    (context, { contratId }) => retirerDesEvenements(context, contratId),
  ),
  // A rupture is cancelled: everything is as before the contract was said broken.
  contratRepris.brings(
    (context, { posteId }) => pourvoirPoste(context, posteId),
    (context, { relationId, posteId }) => retablirRelation(context, relationId, posteId),
    (context, { candidatId }) => recruter(context, candidatId),
    ouvrirEspaceConseiller,
    (context, { contratId }) => reprendreAvecLeContrat(context, contratId),
    (context, { contratId }) => rouvrirArrivee(context, contratId),
    (context, { candidatId }) => reprendreSesLieux(context, candidatId),
  ),
  // A team is over: the figures it shared without an account are closed.
  equipeTerminee.brings((context, { equipeId }) => fermerLesPartages(context, { equipeId })),
  // The bank takes back what was paid for a broken contract: what was asked back is counted again.
  versementRepris.brings(recompterRupture),
  // A post changes hands: the payments to come, the contract, the conseiller and his training follow it.
  posteTransfere.brings(transfererLePoste),
  // The activity of a workshop is taken away: the workshop waits to be recorded again, or for the activity to be brought back.
  activiteSupprimee.brings((context, { activiteId }) => rouvrirAtelier(context, activiteId)),
  activiteRetablie.brings((context, { activiteId }) => refermerAtelier(context, activiteId)),
  // A structure lets somebody in: an invitation, as a member.
  accesAccorde.brings(inviterMembre),
]);
