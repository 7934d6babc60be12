import { adresseDe } from '#domain/comptes/index.ts';
import { lireConformite } from '#domain/conformite/index.ts';
import { lireFormation } from '#domain/formation/index.ts';
import { delaiDeSignature, lireFiche } from '#domain/offres/index.ts';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Context } from '#platform/action.ts';
import type { Perimetre } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type Modele, queueMail } from '#platform/mail/mail.ts';
import { limiteDeSignature, type Situation } from './regles.ts';

/** Whom a structure recruits: chosen, accepted or under contract, with the post kept. */
const recrues = (db: Db | Tx, perimetre: Perimetre) =>
  db
    .selectFrom('mises_en_relation as m')
    .innerJoin('structures as s', 's.id', 'm.structure_id')
    .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
    .innerJoin('postes as p', 'p.id', 'm.poste_id')
    .leftJoin('contrats as k', (join) =>
      join.onRef('k.mise_en_relation_id', '=', 'm.id').on('k.statut', 'in', ['brouillon', 'signe']),
    )
    .select(['m.id', 'm.statut as statutRelation', 'm.statut_le', 'm.candidat_id', 'm.structure_id', 'm.poste_id'])
    .select(['c.prenom', 'c.nom', 'c.utilisateur_id', 'p.montant_centimes', 'p.numero as numeroPoste'])
    .select(['s.nom as structure', 's.nature', 's.missions', 's.lieux', 's.demarrage_le'])
    .select(['k.id as contratId', 'k.statut', 'k.debut', 'k.fin', 'k.signe_le', 'k.deliberation_le'])
    .where('m.statut', 'in', ['recrutement_accepte', 'recrutee'])
    .where(dansLePerimetre(perimetre));
export type Recrue = Awaited<ReturnType<ReturnType<typeof recrues>['executeTakeFirstOrThrow']>>;

/** The recruits of the perimeter, the earliest chosen first. */
export const listerRecrues = (db: Db, perimetre: Perimetre): Promise<Recrue[]> =>
  perimetre.type === 'structure'
    ? recrues(db, perimetre).orderBy('m.statut_le').orderBy('m.id').execute()
    : Promise.resolve([]);

/** One recruit of the perimeter. @throws NotFound */
export async function lireRecrue(db: Db | Tx, perimetre: Perimetre, relationId: string): Promise<Recrue> {
  const recrue = await recrues(db, perimetre).where('m.id', '=', relationId).executeTakeFirst();
  if (!recrue) throw new NotFound(`recrue ${relationId}`);
  return recrue;
}

/**
 * The last day to sign the contract of a recruit: nothing before the subsidy is accepted, nor once signed. Until then
 * the status of a recruit dates from the day the candidate accepted.
 */
export const aSignerAvant = (
  { statut, statut_le }: Pick<Recrue, 'statut' | 'statut_le'>,
  conformite: { readonly conformeLe: Date | null } | undefined,
): string | undefined =>
  statut === 'signe' || !conformite?.conformeLe
    ? undefined
    : limiteDeSignature(dateCivile(conformite.conformeLe), dateCivile(statut_le));

/** Everything the rules of the signature look at. */
export async function situationDe(
  db: Db | Tx,
  perimetre: Perimetre,
  recrue: Pick<Recrue, 'id' | 'structure_id' | 'nature'>,
  contrat: { readonly debut: string; readonly fin: string | null; readonly deliberation_le: string | null },
): Promise<Situation> {
  const [conformite, fiche, formation] = await Promise.all([
    lireConformite(db, perimetre, recrue.structure_id),
    lireFiche(db, perimetre, recrue.structure_id),
    lireFormation(db, perimetre, recrue.id),
  ]);
  return {
    nature: recrue.nature,
    conformeLe: conformite?.conformeLe ? dateCivile(conformite.conformeLe) : null,
    delai: delaiDeSignature(recrue.nature, fiche),
    deliberationLe: contrat.deliberation_le,
    debut: contrat.debut,
    fin: contrat.fin,
    // Over, it is acquired: no date of a contract to come would hold it any more.
    formation: formation?.statut === 'terminee' ? undefined : formation,
  };
}

/** Writes to the person recruited; the same key writes once. */
export async function direAuConseiller<Donnees>(
  context: Context,
  utilisateurId: string | null,
  modele: Modele<Donnees>,
  cle: string,
  donnees: Donnees,
): Promise<void> {
  const a = await adresseDe(context.tx, utilisateurId);
  if (a) await queueMail(context, modele, { a, cle, donnees });
}
