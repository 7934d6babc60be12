import { z } from 'zod';
import { action, type Context, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { effacerFichier } from '#platform/files/effacer.ts';
import { fichierRecu, garderFichier } from '#platform/files/recevoir.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { direALaPersonne } from './annoncer.ts';
import { inscrireFait, referenceEcrite, verrouillerLaSienne } from './formation.ts';
import { certificat } from './mails.ts';
import { organismeQuiAgit } from './rights.ts';

/** The number of the file that a file name carries: « Certificat F-128 Exemple.pdf ». */
export function numeroDansLeNom(nom: string): number | undefined {
  const trouve = /(?<![\p{L}\d])F[-_ ]?0*(\d{1,9})(?!\d)/iu.exec(nom)?.[1];
  return trouve ? Number(trouve) : undefined;
}

export type BilanCertificats = {
  readonly deposes: readonly { readonly fichier: string; readonly personne: string }[];
  /** Files that were not kept, and why. */
  readonly refuses: readonly { readonly fichier: string; readonly raison: string }[];
};

/**
 * Keeps certificates deposited together, each put in the file whose number its name carries; says which were not, and
 * why. One that is refused does not keep the others from being deposited.
 */
export async function deposerCertificats(
  tools: Tools,
  actor: Actor,
  uploads: readonly Upload[],
): Promise<BilanCertificats> {
  organismeQuiAgit(actor);
  if (uploads.length === 0) throw new InvalidInput({ certificats: 'Choisissez au moins un fichier.' });
  const deposes: { fichier: string; personne: string }[] = [];
  const refuses: { fichier: string; raison: string }[] = [];
  const deja = new Set<number>();
  for (const upload of uploads) {
    const numero = numeroDansLeNom(upload.nom);
    try {
      if (numero === undefined) throw new Refused('Son nom ne porte pas de numéro de dossier, comme F-128.');
      if (deja.has(numero)) throw new Refused(`Un autre fichier porte déjà le numéro ${referenceEcrite(numero)}.`);
      deposes.push({ fichier: upload.nom, personne: await deposer(tools, actor, numero, upload) });
      deja.add(numero);
    } catch (probleme) {
      refuses.push({ fichier: upload.nom, raison: raisonDe(probleme, numero) });
    }
  }
  return { deposes, refuses };
}

function raisonDe(probleme: unknown, numero: number | undefined): string {
  if (probleme instanceof InvalidInput) return Object.values(probleme.fields)[0] ?? '';
  if (probleme instanceof Refused) return probleme.message;
  if (probleme instanceof NotFound) return `Aucun de vos dossiers ne porte le numéro ${referenceEcrite(numero ?? 0)}.`;
  throw probleme;
}

async function deposer(tools: Tools, actor: Actor, numero: number, upload: Upload): Promise<string> {
  const formation = await tools.db
    .selectFrom('formations')
    .select('id')
    .where('numero', '=', numero)
    .where('organisme_id', '=', organismeQuiAgit(actor))
    .executeTakeFirst();
  if (!formation) throw new NotFound(`formation ${numero}`);
  return garderFichier(tools, 'certificats', upload, ['pdf'], (fichier) =>
    garder(tools, actor, { formationId: formation.id, ...fichier }),
  );
}

const garder = action({
  name: 'formation.deposerCertificat',
  input: fichierRecu.extend({ formationId: z.uuid() }),
  subject: ({ formationId }) => formationId,
  async execute(context, { formationId, cle, etat, nom }): Promise<string> {
    const { tx, now, tools } = context;
    const formation = await verrouillerLaSienne(context, formationId);
    if (formation.statut !== 'terminee')
      throw new Refused(`La formation de ${formation.personne} n’est pas terminée : enregistrez d’abord sa fin.`);
    if (formation.certificat_cle) await tools.jobs.send(tx, effacerFichier, { cle: formation.certificat_cle });
    await tx
      .updateTable('formations')
      .set({ certificat_cle: cle, certificat_nom: nom, certificat_etat: etat, certificat_depose_le: now })
      .where('id', '=', formationId)
      .execute();
    await inscrireFait(context, formationId, { geste: 'deposerCertificat', statut: formation.statut });
    await direALaPersonne(context, formation, certificat, {});
    return formation.personne;
  },
});

/** Somebody erases himself: the certificate, its file name and its Pix number go; that a training took place stays. */
export async function oublierCertificats({ tx, tools }: Context, candidatId: string): Promise<void> {
  const siennes = await tx
    .selectFrom('formations as f')
    .innerJoin('mises_en_relation as m', 'm.id', 'f.mise_en_relation_id')
    .select(['f.id', 'f.certificat_cle'])
    .where('m.candidat_id', '=', candidatId)
    .orderBy('f.id')
    .forUpdate('f')
    .execute();
  for (const { id, certificat_cle } of siennes) {
    if (certificat_cle) await tools.jobs.send(tx, effacerFichier, { cle: certificat_cle });
    await tx.updateTable('formations').set(SANS_CERTIFICAT).where('id', '=', id).execute();
  }
}

const SANS_CERTIFICAT = {
  certificat_cle: null,
  certificat_nom: null,
  certificat_etat: null,
  certificat_depose_le: null,
  pix_certificat: null,
  motif: null,
};
