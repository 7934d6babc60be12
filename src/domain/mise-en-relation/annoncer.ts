import { adresseDe, ecrireALaStructure } from '#domain/comptes/index.ts';
import type { Context } from '#platform/action.ts';
import { type Modele, queueMail } from '#platform/mail/mail.ts';
import type { Relation } from './relation.ts';

/** What the e-mails of this module say of the two sides. */
export type Cotes = { readonly structure: string; readonly prenom: string; readonly candidatId: string };

/** The iCalendar file that goes with an e-mail. */
type Joindre = (cotes: Cotes, invite: string) => string | undefined;

async function cotesDe({ tx }: Context, relation: Relation) {
  return tx
    .selectFrom('mises_en_relation as m')
    .innerJoin('structures as s', 's.id', 'm.structure_id')
    .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
    .select(['s.nom as structure', 'c.prenom', 'c.id as candidatId', 'c.utilisateur_id'])
    .where('m.id', '=', relation.id)
    .executeTakeFirstOrThrow();
}

/** Tells the candidate; the same gesture at the same moment tells once. */
export async function direAuCandidat<Plus extends object>(
  context: Context,
  relation: Relation,
  modele: Modele<Cotes & Plus>,
  plus: Plus,
  joindre?: Joindre,
): Promise<void> {
  const { utilisateur_id, ...cotes } = await cotesDe(context, relation);
  const a = await adresseDe(context.tx, utilisateur_id);
  const donnees = { ...cotes, ...plus };
  if (a) await queueMail(context, modele, { a, cle: cle(context, relation), donnees, agenda: joindre?.(cotes, a) });
}

/** Tells everybody of the structure: they see the same list. */
export async function direALaStructure<Plus extends object>(
  context: Context,
  relation: Relation,
  modele: Modele<Cotes & Plus>,
  plus: Plus,
  joindre?: Joindre,
): Promise<void> {
  const { utilisateur_id: _, ...cotes } = await cotesDe(context, relation);
  await ecrireALaStructure(
    context,
    relation.structure_id,
    modele,
    cle(context, relation),
    { ...cotes, ...plus },
    (email) => joindre?.(cotes, email),
  );
}

const cle = ({ now }: Context, { id }: Relation) => `${id}:${now.toISOString()}`;

/** The other structures that said they were interested and are still in touch with this candidate. */
export const autresInteressees = ({ tx }: Context, { id, candidat_id }: Relation): Promise<Relation[]> =>
  tx
    .selectFrom('mises_en_relation')
    .select(['id', 'structure_id', 'candidat_id', 'statut', 'statut_le', 'poste_id'])
    .where('candidat_id', '=', candidat_id)
    .where('id', '!=', id)
    .where('statut', 'in', ['interessee', 'entretien'])
    .orderBy('id')
    .execute();
