import type { Context, Tools } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { transaction } from '#platform/db/guard.ts';
import { InvalidInput } from '#platform/errors.ts';
import { recevoirOctets } from '#platform/files/recevoir.ts';
import {
  type DossierComplet,
  EchecTeleprocedure,
  type FichierTeleprocedure,
  type Teleprocedure,
} from '#platform/teleprocedure.ts';
import { direALaStructure } from './annoncer.ts';
import { changerStatut, type Verrouille, verrouillerDossier } from './dossier.ts';
import { accepterLeDossier, refuserLeDossier, renvoyer, reprendreLeDossier } from './instruire.ts';
import type { GesteDossier, StatutDossier } from './lifecycle.ts';
import { depot } from './mails.ts';

/** What a file there is here. */
const statutVoulu = ({ etat, correctionAttendueLe }: DossierComplet): StatutDossier => {
  if (etat === 'accepte') return 'conforme';
  if (etat === 'refuse' || etat === 'sans_suite') return 'non_conforme';
  return correctionAttendueLe ? 'a_completer' : 'depose';
};

// The gestures that lead from where a file is to where it should be: none when it is there, or when no way leads.
const CHEMINS: Readonly<Record<StatutDossier, Partial<Readonly<Record<StatutDossier, readonly GesteDossier[]>>>>> = {
  en_preparation: {
    depose: ['deposer'],
    a_completer: ['deposer', 'demanderComplement'],
    conforme: ['deposer', 'declarerConforme'],
    non_conforme: ['deposer', 'declarerNonConforme'],
  },
  depose: {
    a_completer: ['demanderComplement'],
    conforme: ['declarerConforme'],
    non_conforme: ['declarerNonConforme'],
  },
  a_completer: {
    depose: ['completer'],
    conforme: ['completer', 'declarerConforme'],
    non_conforme: ['declarerNonConforme'],
  },
  non_conforme: {
    depose: ['rouvrir'],
    a_completer: ['rouvrir', 'demanderComplement'],
    conforme: ['rouvrir', 'declarerConforme'],
  },
  conforme: {},
};

/**
 * Brings here what a file of Démarches simplifiées holds: all at once but the bytes, fetched after. Only then is it read:
 * a cut on the way has it read again.
 */
export async function refleter(tools: Tools, ds: Teleprocedure, dossierId: string, lu: DossierComplet): Promise<void> {
  const fait = await transaction(tools.db, async (tx) => {
    const context: Context = { tx, now: tools.clock(), actor: SYSTEME, tools };
    const lie = await tx
      .updateTable('dossiers_ds')
      .set({ etat: lu.etat, ds_id: lu.id })
      .where('dossier_id', '=', dossierId)
      .where('a_pousser', '=', 0)
      .returning('numero')
      .executeTakeFirst();
    if (!lie) return false;
    await refleterPieces(context, dossierId, lu);
    await refleterMessages(context, dossierId, lu);
    await refleterStatut(context, dossierId, lu);
    await inscrireAudit(context, { action: 'conformite.refleterDs', sujet: dossierId });
    return true;
  });
  if (!fait) return;
  await rapatrier(tools, ds, dossierId, lu);
  await tools.db
    .updateTable('dossiers_ds')
    .set({ modifie_le: lu.modifieLe })
    .where('dossier_id', '=', dossierId)
    .where('a_pousser', '=', 0)
    .execute();
}

async function refleterStatut(context: Context, dossierId: string, lu: DossierComplet): Promise<void> {
  const depart = await verrouillerDossier(context, dossierId);
  if (depart.statutStructure !== 'activee') return;
  for (const geste of CHEMINS[depart.statut][statutVoulu(lu)] ?? []) {
    const dossier = await verrouillerDossier(context, dossierId);
    await suivreGeste(context, dossier, geste, lu);
  }
}

async function suivreGeste(
  context: Context,
  dossier: Verrouille,
  geste: GesteDossier,
  lu: DossierComplet,
): Promise<void> {
  const motif = lu.motif ?? 'Décision prise sur Démarches simplifiées.';
  if (geste === 'declarerConforme') return accepterLeDossier(context, dossier);
  if (geste === 'declarerNonConforme') return refuserLeDossier(context, dossier, motif);
  if (geste === 'rouvrir')
    return reprendreLeDossier(context, dossier, 'L’instruction reprend sur Démarches simplifiées.');
  if (geste === 'demanderComplement') {
    const demande = lu.messages.findLast(({ correction }) => correction && correction.resolueLe === null)?.texte ?? '';
    return renvoyer(context, dossier, [], demande);
  }
  await changerStatut(context, dossier, geste);
  if (geste === 'deposer') await direALaStructure(context, dossier, depot, { numero: dossier.numero });
}

async function refleterPieces({ tx }: Context, dossierId: string, { pieces }: DossierComplet): Promise<void> {
  const lignes = pieces.flatMap(({ libelle, fichiers }) =>
    fichiers.map(({ nom, octets, empreinteMd5: md5, analyse: etat, deposeLe }) => ({
      dossier_id: dossierId,
      libelle,
      nom,
      octets,
      md5,
      etat,
      depose_le: deposeLe,
    })),
  );
  if (lignes.length > 0)
    await tx
      .insertInto('pieces_ds')
      .values(lignes)
      .onConflict((conflict) =>
        conflict
          .columns(['dossier_id', 'libelle', 'nom', 'md5'])
          .doUpdateSet((eb) => ({ etat: eb.ref('excluded.etat') })),
      )
      .execute();
}

/** Messages, each once. What we wrote ourselves is known by the identifier that writing it gave. */
async function refleterMessages({ tx }: Context, dossierId: string, { messages }: DossierComplet): Promise<void> {
  const agents = await tx
    .selectFrom('attributions as a')
    .innerJoin('utilisateurs as u', 'u.id', 'a.utilisateur_id')
    .select('u.email')
    .where('a.role', '=', 'anct')
    .where('u.email', 'in', messages.map(({ email }) => email.toLowerCase()).concat(''))
    .execute();
  for (const { id, email, texte, envoyeLe, correction } of messages) {
    if (texte.trim() === '') continue;
    const deLAnct = correction !== null || agents.some((agent) => agent.email === email.toLowerCase());
    await tx
      .insertInto('dossiers_messages')
      .values({ dossier_id: dossierId, cote: deLAnct ? 'anct' : 'structure', texte, envoye_le: envoyeLe, ds_id: id })
      .onConflict((conflict) => conflict.column('ds_id').where('ds_id', 'is not', null).doNothing())
      .execute();
  }
}

/** Fetches the bytes of the files found sound there, into the coffre: what fails stays listed, and waits. */
async function rapatrier(
  tools: Tools,
  ds: Teleprocedure,
  dossierId: string,
  { pieces }: DossierComplet,
): Promise<void> {
  const manquent = await tools.db
    .selectFrom('pieces_ds')
    .select(['id', 'libelle', 'nom', 'md5'])
    .where('dossier_id', '=', dossierId)
    .where('etat', '=', 'sain')
    .where('cle', 'is', null)
    .execute();
  for (const { id, libelle, nom, md5 } of manquent) {
    const fichier = pieces
      .filter((piece) => piece.libelle === libelle)
      .flatMap(({ fichiers }) => fichiers)
      .find((un) => un.nom === nom && un.empreinteMd5 === md5);
    if (fichier) await garder(tools, ds, id, fichier);
  }
}

async function garder(tools: Tools, ds: Teleprocedure, pieceId: string, fichier: FichierTeleprocedure): Promise<void> {
  try {
    const octets = await ds.telechargerPiece(fichier);
    const recu = await recevoirOctets(tools, 'fichier', { nom: fichier.nom, octets }, ['pdf', 'jpeg', 'png']);
    const { numUpdatedRows } = await tools.db
      .updateTable('pieces_ds')
      .set({ cle: recu.cle, type: recu.type })
      .where('id', '=', pieceId)
      .where('cle', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) await tools.coffre.effacer(recu.cle);
  } catch (raison) {
    if (!resteLaBas(raison)) throw raison;
  }
}

/** Another format than ours, too large, or gone: trying again would change nothing, it is read there only. */
const resteLaBas = (raison: unknown): boolean =>
  raison instanceof InvalidInput ||
  (raison instanceof EchecTeleprocedure && (raison.genre === 'refus' || raison.genre === 'inconnu'));
