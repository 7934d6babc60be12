import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import type { Consequences } from '#platform/events.ts';
import {
  candidatConfirme,
  candidatEfface,
  candidatIndisponible,
  libererCandidat,
  lireProfil,
  recruter,
} from './candidats/index.ts';
import { adresseDe, inviter, retirerRole } from './comptes/index.ts';
import { pourvoirPoste, repourvoirPoste, structureAbandonnee, structureActivee } from './concertation/index.ts';
import { dossierConforme, ouvrirDossier } from './conformite/index.ts';
import { annulerAvecLeChoix, contratFini, contratRepris, contratSigne } from './contrats/index.ts';
import { annulerSaConvention, conventionSignee, preparerConvention } from './conventions/index.ts';
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
import { cloreLePoste } from './ruptures/index.ts';
import { accesAccorde, lireStructure, structureConfirmee } from './structures/index.ts';
import { planifierVersements } from './versements/index.ts';

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
  // and the payments are planned.
  contratSigne.brings(
    (context, { relationId }) => engager(context, relationId),
    (context, { posteId }) => pourvoirPoste(context, posteId),
    (context, { candidatId }) => recruter(context, candidatId),
    ouvrirEspaceConseiller,
    (context, { contratId }) => planifierVersements(context, contratId),
    (context, { candidatId }) => oublierSesAnciensLieux(context, candidatId),
  ),
  // A contract is over, at its term or broken: its post is closed, or may be filled again until a date; the person leaves
  // the conseiller's space and says when to be found again.
  contratFini.brings(
    (context, { relationId }) => terminerRelation(context, relationId),
    (context, { candidatId }) => libererCandidat(context, candidatId),
    (context, { candidatId }) => fermerEspaceConseiller(context, candidatId),
    (context, { candidatId }) => suspendreSesLieux(context, candidatId),
    async (context, { posteId, vacantJusquAu }) => {
      if (vacantJusquAu) await repourvoirPoste(context, posteId, vacantJusquAu);
      else await cloreLePoste(context, posteId);
    },
  ),
  // A rupture is cancelled: everything is as before the contract was said broken.
  contratRepris.brings(
    (context, { posteId }) => pourvoirPoste(context, posteId),
    (context, { relationId, posteId }) => retablirRelation(context, relationId, posteId),
    (context, { candidatId }) => recruter(context, candidatId),
    ouvrirEspaceConseiller,
    (context, { candidatId }) => reprendreSesLieux(context, candidatId),
  ),
  // A structure lets somebody in: an invitation, as a member.
  accesAccorde.brings(async (context, { structureId, prenom, nom, email }) => {
    await inviter(context, {
      email,
      prenom,
      nom,
      role: 'structure',
      structureId,
      lieu: await nomDe(context, structureId),
    });
  }),
]);

async function ouvrirEspaceConseiller(
  context: Context,
  { candidatId, structureId }: { candidatId: string; structureId: string },
): Promise<void> {
  const { prenom, nom, utilisateur_id } = await lireProfil(context.tx, candidatId);
  const email = await adresseDe(context.tx, utilisateur_id);
  if (email)
    await inviter(context, { email, prenom, nom, role: 'conseiller', lieu: await nomDe(context, structureId) });
}

async function fermerEspaceConseiller(context: Context, candidatId: string): Promise<void> {
  const { utilisateur_id } = await lireProfil(context.tx, candidatId);
  if (utilisateur_id) await retirerRole(context, utilisateur_id, 'conseiller');
}

async function inviterContact(context: Context, { structureId }: { structureId: string }): Promise<void> {
  const {
    nom,
    contact_email: email,
    contact_prenom: prenom,
    contact_nom,
  } = await lireStructure(context.tx, SYSTEME.perimetre, structureId);
  await inviter(context, {
    email,
    prenom,
    nom: contact_nom,
    role: 'structure',
    structureId,
    administrateur: true,
    lieu: nom,
  });
}

const nomDe = async ({ tx }: Context, structureId: string) =>
  (await lireStructure(tx, SYSTEME.perimetre, structureId)).nom;
