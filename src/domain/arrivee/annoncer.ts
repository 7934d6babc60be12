import { adresseDe, ecrireALaStructure } from '#domain/comptes/index.ts';
import type { Context } from '#platform/action.ts';
import { type Modele, queueMail } from '#platform/mail/mail.ts';
import type { ArriveeVerrouillee } from './arrivee.ts';

/** What an e-mail about a kit says; `chemin` is where the reader finds it. */
export type DonneesDuKit = { readonly prenom: string; readonly chemin: string; readonly aLui: boolean };

/** Tells the conseiller and his structure the same thing, each with the link to his own page. The same key writes once. */
export async function annoncer<Plus extends object>(
  context: Context,
  {
    id,
    structure_id,
    prenom,
    utilisateur_id,
  }: Pick<ArriveeVerrouillee, 'id' | 'structure_id' | 'prenom' | 'utilisateur_id'>,
  modele: Modele<DonneesDuKit & Plus>,
  cle: string,
  plus: Plus,
): Promise<void> {
  const a = utilisateur_id && (await adresseDe(context.tx, utilisateur_id));
  const lui = { prenom, chemin: '/conseiller/arrivee', aLui: true, ...plus };
  if (a) await queueMail(context, modele, { a, cle: `${cle}:${id}:lui`, donnees: lui });
  const elle = { prenom, chemin: `/structure/arrivees/${id}`, aLui: false, ...plus };
  await ecrireALaStructure(context, structure_id, modele, `${cle}:${id}`, elle);
}
