import { adresseDe, ecrireALaStructure } from '#domain/comptes/index.ts';
import type { Context } from '#platform/action.ts';
import { type Modele, queueMail } from '#platform/mail/mail.ts';
import type { DonneesDuSuivi } from './mails.ts';
import { TYPES_DE_SUIVI, type TypeDeSuivi } from './regles.ts';

type Suivi = {
  readonly type: TypeDeSuivi;
  readonly du: string;
  readonly au: string;
  readonly a_remettre_le: string;
  readonly structure_id: string;
  readonly utilisateur_id: string | null;
};

/** Writes to whom a follow-up is asked of: the conseiller, or everybody of the structure. The same key writes once. */
export async function prevenir<Plus extends object>(
  context: Context,
  { type, du, au, a_remettre_le: avant, structure_id, utilisateur_id }: Suivi,
  modele: Modele<DonneesDuSuivi & Plus>,
  cle: string,
  plus: Plus,
): Promise<void> {
  const { libelle, par } = TYPES_DE_SUIVI[type];
  const donnees = { libelle, du, au, avant, par, ...plus };
  if (par === 'structure') return ecrireALaStructure(context, structure_id, modele, cle, donnees);
  const a = utilisateur_id && (await adresseDe(context.tx, utilisateur_id));
  if (a) await queueMail(context, modele, { a, cle, donnees });
}
