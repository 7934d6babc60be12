import { administreSaStructure, ecrireALaStructure } from '#domain/comptes/index.ts';
import type { Context } from '#platform/action.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import { changerStatut, type Verrouillee, verifierGeste } from './convention.ts';
import { conventionSignee, type GesteConvention, type Partie } from './lifecycle.ts';
import { signee } from './mails.ts';
import { partieDe } from './rights.ts';

const GESTES: Readonly<Record<Partie, GesteConvention>> = {
  structure: 'signerPourLaStructure',
  banque_des_territoires: 'signerPourLaBanque',
};

type Preuve = {
  readonly mode: 'depot' | 'simple';
  readonly qualite: string;
  readonly empreinte: string;
  readonly fichierCle?: string;
  readonly signaturesDuPdf?: number;
  readonly signatureEntiere?: boolean;
};

/** The side for which the actor signs: an administrator binds a structure. @throws Forbidden, Refused */
export async function exigerSignataire({ tx, actor }: Context): Promise<Partie> {
  const partie = partieDe(actor);
  if (!partie) throw new Forbidden('conventions.signer');
  if (partie === 'structure' && !(await administreSaStructure(tx, actor)))
    throw new Refused('Seul un administrateur de votre espace signe la convention. Demandez-lui de le faire.');
  return partie;
}

/** @throws Refused when it is not this side's turn, or when the document is not written yet */
export function exigerSignable(context: Context, convention: Verrouillee, partie: Partie): string {
  verifierGeste(context, convention, GESTES[partie]);
  if (convention.statutStructure !== 'activee')
    throw new Refused('Cette structure a renoncé : sa convention ne se signe plus.');
  if (convention.document_empreinte === null)
    throw new Refused('Le document est en cours d’écriture : réessayez dans un instant.');
  return convention.document_empreinte;
}

/** Keeps the signature of one side of a locked convention; when both have signed, everybody is told. */
export async function inscrireSignature(
  context: Context,
  convention: Verrouillee,
  partie: Partie,
  { mode, qualite, empreinte, fichierCle, signaturesDuPdf, signatureEntiere }: Preuve,
): Promise<void> {
  const { tx, now, actor } = context;
  await changerStatut(context, convention, GESTES[partie]);
  await tx
    .insertInto('conventions_signatures')
    .values({
      convention_id: convention.id,
      partie,
      mode,
      signataire_id: actor.id,
      nom: actor.nom,
      qualite,
      signee_le: now,
      fichier_cle: fichierCle ?? null,
      empreinte,
      signatures_du_pdf: signaturesDuPdf ?? null,
      signature_entiere: signatureEntiere ?? null,
    })
    .execute();
  if (partie === 'structure') return;
  await ecrireALaStructure(context, convention.structure_id, signee, convention.id, {
    structure: convention.structure,
    numero: convention.numero,
  });
  await conventionSignee.emit(context, { conventionId: convention.id, structureId: convention.structure_id });
}
