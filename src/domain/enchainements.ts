// The consequences that take several steps, in an order that matters. When they happen stands in `consequences.ts`.
import { randomUUID } from 'node:crypto';
import type { Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { transfererArrivee } from './arrivee/index.ts';
import type { posteTransfere } from './avenants/index.ts';
import { lireProfil } from './candidats/index.ts';
import { adresseDe, inviter, retirerRole } from './comptes/index.ts';
import { transfererPoste } from './concertation/index.ts';
import { contratDuPoste, transfererContrat } from './contrats/index.ts';
import { transfererFormations } from './formation/index.ts';
import { soldesDuPoste, sortiDuPoste } from './grand-livre/index.ts';
import { conclureTransfert, relationDAccueil, verrouillee } from './mise-en-relation/index.ts';
import { fermerLesPartages } from './statistiques/index.ts';
import { type accesAccorde, lireStructure } from './structures/index.ts';
import { transfererVersements } from './versements/index.ts';

/** A contract is signed: the account of the candidate opens the conseiller's space. */
export async function ouvrirEspaceConseiller(
  context: Context,
  { candidatId, structureId }: { candidatId: string; structureId: string },
): Promise<void> {
  const { prenom, nom, utilisateur_id } = await lireProfil(context.tx, candidatId);
  const email = await adresseDe(context.tx, utilisateur_id);
  if (email)
    await inviter(context, { email, prenom, nom, role: 'conseiller', lieu: await nomDe(context, structureId) });
}

/** A contract is over: the conseiller's space is his no more. */
export async function fermerEspaceConseiller(context: Context, candidatId: string): Promise<void> {
  const { utilisateur_id } = await lireProfil(context.tx, candidatId);
  if (utilisateur_id) await retirerRole(context, utilisateur_id, 'conseiller');
}

type Transfert = Parameters<typeof posteTransfere.emit>[1];

/**
 * A post changes hands: the payments to come go first, while the post is still the other's; then the post with what was
 * spent on it, then the contract with its relation, its training and its arrival.
 */
export async function transfererLePoste(context: Context, { posteId, ...structures }: Transfert): Promise<void> {
  const { tx } = context;
  const { versStructureId } = structures;
  const id = randomUUID();
  await transfererVersements(context, posteId, { ...structures, causeId: id });
  const soldes = await soldesDuPoste(tx, posteId);
  await transfererPoste(context, posteId, {
    id,
    versStructureId,
    depenseCentimes: sortiDuPoste(soldes) - soldes.engage,
  });
  const contrat = await contratDuPoste(tx, posteId);
  if (!contrat) return;
  const ancienne = await verrouillee(context, contrat.mise_en_relation_id);
  const nouvelle = await relationDAccueil(context, versStructureId, contrat.candidat_id);
  await transfererFormations(context, { deRelationId: ancienne.id, versRelationId: nouvelle.id });
  await transfererContrat(context, contrat.id, { structureId: versStructureId, relationId: nouvelle.id });
  await transfererArrivee(context, contrat.id, versStructureId);
  await conclureTransfert(context, ancienne, nouvelle, posteId);
  // What he showed without an account named the structure that he leaves.
  await fermerLesPartages(context, { contratId: contrat.id });
}

/** A structure is activated: its contact is invited, as its administrator. */
export async function inviterContact(context: Context, { structureId }: { structureId: string }): Promise<void> {
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

/** A structure lets somebody in: invited as a member of it. */
export async function inviterMembre(
  context: Context,
  { structureId, ...personne }: Parameters<typeof accesAccorde.emit>[1],
): Promise<void> {
  await inviter(context, { ...personne, role: 'structure', structureId, lieu: await nomDe(context, structureId) });
}

const nomDe = async ({ tx }: Context, structureId: string) =>
  (await lireStructure(tx, SYSTEME.perimetre, structureId)).nom;
