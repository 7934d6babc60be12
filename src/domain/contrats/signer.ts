import { z } from 'zod';
import { verrouillerCandidat } from '#domain/candidats/index.ts';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { verrouillerPostesVacants } from '#domain/concertation/index.ts';
import { action, type Context, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile, dateExiste, dateLongue } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { fichierRecu, garderFichier } from '#platform/files/recevoir.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { changerStatut, verrouillerContrat } from './changer-statut.ts';
import { contratSigne } from './lifecycle.ts';
import { bienvenue, signe } from './mails.ts';
import { verrouillerRecrue } from './preparer.ts';
import { direAuConseiller, lireRecrue, type Recrue, situationDe } from './recrue.ts';
import { obstacles } from './regles.ts';
import { peutEmployer } from './rights.ts';

type Depot = { readonly relationId: string; readonly signeLe: string };

/**
 * Records the signature of a contract, with its signed copy (PDF): the candidate becomes a conseiller, the post is
 * filled. @throws InvalidInput on `signeLe` or `fichier`, Refused with every rule that forbids it
 */
export async function enregistrerSignature(
  tools: Tools,
  actor: Actor,
  depot: Depot,
  upload: Upload | undefined,
): Promise<void> {
  if (!peutEmployer(actor)) throw new Forbidden('contrats.enregistrerSignature');
  await lireRecrue(tools.db, actor.perimetre, depot.relationId);
  await garderFichier(tools, 'fichier', upload, ['pdf'], (fichier) =>
    signerContrat(tools, actor, { ...depot, fichier }),
  );
}

const signerContrat = action({
  name: 'contrats.enregistrerSignature',
  input: z.object({
    relationId: z.uuid(),
    signeLe: z.string().refine(dateExiste),
    fichier: fichierRecu,
  }),
  async execute(context, { relationId, signeLe, fichier }): Promise<string> {
    const recrue = await verrouillerDansLOrdre(context, relationId);
    if (!recrue.contratId || recrue.poste_id === null)
      throw new Refused('Préparez d’abord le contrat : sa signature s’enregistre ensuite.');
    const contrat = await verrouillerContrat(context, recrue.contratId);
    await exigerSignable(context, recrue, contrat, signeLe);
    await changerStatut(context, contrat, 'enregistrerSignature', {
      signe_le: signeLe,
      fichier_cle: fichier.cle,
      fichier_nom: fichier.nom,
      fichier_empreinte: fichier.empreinte,
    });
    const donnees = { structure: recrue.structure, prenom: recrue.prenom, debut: contrat.debut };
    await ecrireALaStructure(context, recrue.structure_id, signe, contrat.id, donnees);
    await direAuConseiller(context, recrue.utilisateur_id, bienvenue, contrat.id, donnees);
    await contratSigne.emit(context, {
      contratId: contrat.id,
      relationId,
      posteId: recrue.poste_id,
      candidatId: recrue.candidat_id,
      structureId: recrue.structure_id,
    });
    return contrat.id;
  },
  subject: (_, contratId) => contratId,
});

/** Posts, candidate, relation: the order in which everybody locks them (mise en relation), so that nobody waits for ever. */
async function verrouillerDansLOrdre(context: Context, relationId: string): Promise<Recrue> {
  const { actor, tx } = context;
  if (actor.perimetre.type !== 'structure') throw new NotFound(`recrue ${relationId}`);
  await tx.selectFrom('structures').select('id').where('id', '=', actor.perimetre.structureId).forShare().execute();
  await verrouillerPostesVacants(context, actor.perimetre.structureId);
  await verrouillerCandidat(context, (await lireRecrue(tx, actor.perimetre, relationId)).candidat_id);
  return verrouillerRecrue(context, relationId);
}

async function exigerSignable(
  { tx, actor, now }: Context,
  recrue: Recrue,
  contrat: Parameters<typeof situationDe>[3] & { readonly statut: string },
  signeLe: string,
): Promise<void> {
  if (contrat.statut !== 'brouillon') return;
  if (signeLe > dateCivile(now))
    throw new InvalidInput({
      signeLe: 'Cette date n’est pas encore passée : enregistrez la signature une fois faite.',
    });
  const refus = obstacles(await situationDe(tx, actor.perimetre, recrue, contrat), signeLe);
  if (refus.length > 0)
    throw new Refused(
      `Le contrat ne peut pas être signé le ${dateLongue(signeLe)}. ${refus.map(({ phrase }) => phrase).join(' ')}`,
    );
}
