import type { Tools } from '#platform/action.ts';
import type { Requete } from '#platform/routes.ts';
import type { AnyForm, RawValues } from './form.ts';

/** Whose draft it is: the account, or the visitor's cookie. */
const proprietaire = ({ actor, visiteur }: Pick<Requete, 'actor' | 'visiteur'>) => actor.id ?? `visiteur:${visiteur}`;
type Qui = Pick<Requete, 'tools' | 'actor' | 'visiteur'>;

/** Secrets and files are never kept; the rest is kept as typed, errors included. */
export async function garderBrouillon(qui: Qui, form: AnyForm, raw: RawValues): Promise<void> {
  const gardes = Object.entries(form.champs).filter(
    ([, { type }]) => type !== 'motDePasse' && type !== 'code' && type !== 'fichier',
  );
  const valeurs = Object.fromEntries(gardes.flatMap(([nom]) => (raw[nom] === undefined ? [] : [[nom, raw[nom]]])));
  const ligne = {
    formulaire: form.name,
    proprietaire: proprietaire(qui),
    valeurs: JSON.stringify(valeurs),
    modifie_le: qui.tools.clock(),
  };
  await qui.tools.db
    .insertInto('brouillons')
    .values(ligne)
    .onConflict((conflict) =>
      conflict
        .columns(['formulaire', 'proprietaire'])
        .doUpdateSet({ valeurs: ligne.valeurs, modifie_le: ligne.modifie_le }),
    )
    .execute();
}

/** What was left half-way, if anything. */
export const lireBrouillon = async (qui: Qui, formName: string): Promise<RawValues | undefined> =>
  (await lireBrouillons(qui, [formName])).get(formName);

/** What was left half-way in several forms, by the name of the form. */
export async function lireBrouillons(qui: Qui, formNames: readonly string[]): Promise<ReadonlyMap<string, RawValues>> {
  if (formNames.length === 0) return new Map();
  const brouillons = await qui.tools.db
    .selectFrom('brouillons')
    .select(['formulaire', 'valeurs'])
    .where('formulaire', 'in', [...formNames])
    .where('proprietaire', '=', proprietaire(qui))
    .execute();
  return new Map(brouillons.map(({ formulaire, valeurs }) => [formulaire, valeurs as RawValues]));
}

export async function jeterBrouillon(qui: Qui, ...formNames: string[]): Promise<void> {
  if (formNames.length === 0) return;
  await qui.tools.db
    .deleteFrom('brouillons')
    .where('formulaire', 'in', formNames)
    .where('proprietaire', '=', proprietaire(qui))
    .execute();
}

/** Drafts nobody came back to for 60 days go. */
export const purgerBrouillons = (tools: Tools, avant: Date) =>
  tools.db.deleteFrom('brouillons').where('modifie_le', '<', avant).execute();
