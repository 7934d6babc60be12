import { ecrireALaStructure } from '#domain/comptes/index.ts';
import type { Context } from '#platform/action.ts';
import type { Modele } from '#platform/mail/mail.ts';

type Dossier = { readonly id: string; readonly structure_id: string; readonly nom: string };

/** Tells the structure of a file; the same gesture at the same moment tells once. */
export const direALaStructure = <Plus extends object>(
  context: Context,
  { id, structure_id, nom }: Dossier,
  modele: Modele<{ structure: string } & Plus>,
  plus: Plus,
): Promise<void> =>
  ecrireALaStructure(context, structure_id, modele, `${id}:${context.now.toISOString()}`, { structure: nom, ...plus });
