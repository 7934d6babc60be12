import { adresseDe, ecrireALaStructure } from '#domain/comptes/index.ts';
import type { Context } from '#platform/action.ts';
import { type Modele, queueMail } from '#platform/mail/mail.ts';
import { type Formation, referenceEcrite } from './formation.ts';

/** What every e-mail of this module says. */
export type Sujet = {
  readonly personne: string;
  readonly structure: string;
  readonly organisme: string;
  readonly reference: string;
};
/** Where the reader finds the training: the same text goes to the structure and to the person. */
export type Lecteur = { readonly chemin: '/structure/formation' | '/candidat/formation' | '/conseiller/formation' };
type Dite = Pick<
  Formation,
  'id' | 'numero' | 'personne' | 'structure' | 'organisme' | 'organismeEmail' | 'organisme_id'
>;

const sujet = ({ personne, structure, organisme, numero }: Dite): Sujet => ({
  personne,
  structure,
  organisme: organisme ?? '',
  reference: referenceEcrite(numero),
});
const cle = ({ now }: Context, { id }: Dite, a: string) => `${id}:${now.toISOString()}:${a}`;

/** Tells the training body: its address, and everybody who enters its space. */
export async function direALOrganisme<Plus extends object>(
  context: Context,
  formation: Dite,
  modele: Modele<Sujet & { formationId: string } & Plus>,
  plus: Plus,
): Promise<void> {
  const formateurs = await context.tx
    .selectFrom('attributions as a')
    .innerJoin('utilisateurs as u', 'u.id', 'a.utilisateur_id')
    .select('u.email')
    .where('a.organisme_id', '=', formation.organisme_id)
    .where('a.retiree_le', 'is', null)
    .execute();
  const adresses = [formation.organismeEmail ?? '', ...formateurs.map(({ email }) => email)];
  const donnees = { ...sujet(formation), formationId: formation.id, ...plus };
  for (const a of new Set(adresses.filter((adresse) => adresse !== '')))
    await queueMail(context, modele, { a, cle: cle(context, formation, a), donnees });
}

/** Tells the structure, all of it. */
export async function direALaStructure<Plus extends object>(
  context: Context,
  formation: Dite & Pick<Formation, 'structureId'>,
  modele: Modele<Sujet & Lecteur & Plus>,
  plus: Plus,
): Promise<void> {
  const donnees = { ...sujet(formation), chemin: '/structure/formation' as const, ...plus };
  await ecrireALaStructure(
    context,
    formation.structureId,
    modele,
    `${formation.id}:${context.now.toISOString()}`,
    donnees,
  );
}

/** Tells the person in training. */
export async function direALaPersonne<Plus extends object>(
  context: Context,
  formation: Dite & Pick<Formation, 'utilisateurId'>,
  modele: Modele<Sujet & Lecteur & Plus>,
  plus: Plus,
): Promise<void> {
  const a = await adresseDe(context.tx, formation.utilisateurId);
  const donnees = { ...sujet(formation), chemin: await sonChemin(context, formation), ...plus };
  if (a) await queueMail(context, modele, { a, cle: cle(context, formation, a), donnees });
}

/** The contract once signed, the person enters as a conseiller. */
async function sonChemin(
  { tx }: Context,
  { utilisateurId }: Pick<Formation, 'utilisateurId'>,
): Promise<Lecteur['chemin']> {
  const conseiller = await tx
    .selectFrom('attributions')
    .select('id')
    .where('utilisateur_id', '=', utilisateurId)
    .where('role', '=', 'conseiller')
    .where('retiree_le', 'is', null)
    .executeTakeFirst();
  return conseiller ? '/conseiller/formation' : '/candidat/formation';
}

/** Tells the structure and the person the same thing. */
export async function direAuxDeux<Plus extends object>(
  context: Context,
  formation: Formation,
  modele: Modele<Sujet & Lecteur & Plus>,
  plus: Plus,
): Promise<void> {
  await direALaStructure(context, formation, modele, plus);
  await direALaPersonne(context, formation, modele, plus);
}
