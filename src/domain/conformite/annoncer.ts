import { adressesDeLaStructure } from '#domain/comptes/index.ts';
import type { Context } from '#platform/action.ts';
import { type Modele, queueMail } from '#platform/mail/mail.ts';

type Dossier = { readonly id: string; readonly structure_id: string; readonly nom: string };

/** Writes to everybody of the structure; the same gesture at the same moment writes once. */
export async function direALaStructure<Plus extends object>(
  context: Context,
  { id, structure_id, nom }: Dossier,
  modele: Modele<{ structure: string } & Plus>,
  plus: Plus,
): Promise<void> {
  for (const personne of await adressesDeLaStructure(context.tx, structure_id))
    await queueMail(context, modele, {
      a: personne.email,
      cle: `${id}:${context.now.toISOString()}:${personne.id}`,
      donnees: { structure: nom, ...plus },
    });
}
