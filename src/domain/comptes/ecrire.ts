import type { Context } from '#platform/action.ts';
import { type Modele, queueMail } from '#platform/mail/mail.ts';
import { adressesDeLaStructure } from './acces-candidat.ts';

/**
 * Writes to everybody of a structure: they see the same things. The same key writes once. `joindre` gives each the
 * iCalendar file that goes with it.
 */
export async function ecrireALaStructure<Donnees>(
  context: Context,
  structureId: string,
  modele: Modele<Donnees>,
  cle: string,
  donnees: Donnees,
  joindre?: (email: string) => string | undefined,
): Promise<void> {
  for (const { id, email } of await adressesDeLaStructure(context.tx, structureId))
    await queueMail(context, modele, { a: email, cle: `${cle}:${id}`, donnees, agenda: joindre?.(email) });
}
