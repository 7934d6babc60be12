import { sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Tools } from '#platform/action.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { paginer } from '#platform/table/keyset.ts';
import type { StatutRupture } from './lifecycle.ts';
import { type Effet, effetDeLaRupture, type PeriodePayee } from './regles.ts';

const verse = sql<number>`(select coalesce(sum(v.montant_centimes), 0)::bigint from versements v where v.contrat_id = u.contrat_id and v.statut = 'verse')`;
/** What each funded period of the contract comes to. */
const periodes = sql<readonly PeriodePayee[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('debut', coalesce(r.debut, k.debut)::text, 'montantCentimes', m.montant) order by m.periode), '[]')
  from (select v.periode, sum(v.montant_centimes)::bigint as montant from versements v where v.contrat_id = u.contrat_id group by v.periode) m
  left join contrats_avenants r on r.contrat_id = u.contrat_id and r.type = 'renouvellement' and r.periode = m.periode)`;

const ruptures = (db: Db, perimetre: Perimetre) =>
  db
    .selectFrom('ruptures as u')
    .innerJoin('structures as s', 's.id', 'u.structure_id')
    .innerJoin('contrats as k', 'k.id', 'u.contrat_id')
    .innerJoin('postes as p', 'p.id', 'u.poste_id')
    .leftJoin('recouvrements as o', (join) => join.onRef('o.rupture_id', '=', 'u.id').on('o.statut', '<>', 'annule'))
    .select(['u.id', 'u.numero', 'u.statut', 'u.statut_le', 'u.motif', 'u.precisions', 'u.effet_le', 'u.declaree_le'])
    .select(['u.contrat_id', 'u.poste_id', 'u.fichier_cle', 'u.fichier_nom', 'u.reponse', 'u.vacant_jusqu_au'])
    .select(['u.verse_centimes', 'u.acquis_centimes', 'k.numero as numeroContrat', 'k.debut', 'k.fin', 'k.signe_le'])
    .select(['p.numero as numeroPoste', 's.id as structureId', 's.nom as structure', 's.departement_code'])
    .select(['o.id as recouvrementId', 'o.statut as recouvrement', 'o.centimes as recouvrementCentimes', 'o.recu_le'])
    .select([periodes.as('periodes'), verse.as('verseCentimes')])
    .where(dansLePerimetre(perimetre));
export type RuptureLue = Awaited<ReturnType<ReturnType<typeof ruptures>['executeTakeFirstOrThrow']>>;

/** One rupture of the perimeter. @throws NotFound */
export async function lireRupture(db: Db, perimetre: Perimetre, ruptureId: string): Promise<RuptureLue> {
  const rupture = await ruptures(db, perimetre).where('u.id', '=', ruptureId).executeTakeFirst();
  if (!rupture) throw new NotFound(`rupture ${ruptureId}`);
  return rupture;
}

/** What a rupture does, or did when it was confirmed. */
export const effetDe = (rupture: RuptureLue): Effet => {
  const { periodes: payees, verseCentimes, effet_le: effetLe } = rupture;
  return effetDeLaRupture({ periodes: payees, verseCentimes: rupture.verse_centimes ?? verseCentimes, effetLe });
};

/** Those of a contract of the perimeter, the latest first. */
export const lireRupturesDuContrat = (db: Db, perimetre: Perimetre, contratId: string): Promise<RuptureLue[]> =>
  ruptures(db, perimetre).where('u.contrat_id', '=', contratId).orderBy('u.numero', 'desc').execute();

/** Those of a post that a perimeter reads, the latest first: fifty at most. */
export const lireRupturesDuPoste = (db: Db, perimetre: Perimetre, posteId: string): Promise<RuptureLue[]> =>
  ruptures(db, perimetre).where('u.poste_id', '=', posteId).orderBy('u.numero', 'desc').limit(50).execute();

const filtrees = (db: Db, perimetre: Perimetre, statut: StatutRupture) =>
  ruptures(db, perimetre).where('u.statut', '=', statut);
const cles = [
  { colonne: 'u.statut_le' as const, lire: ({ statut_le }: RuptureLue) => statut_le },
  { colonne: 'u.id' as const, lire: ({ id }: RuptureLue) => id },
];

/** One page of ruptures in a status, the oldest first. */
export const listerRuptures = (db: Db, perimetre: Perimetre, statut: StatutRupture, curseur?: string) =>
  paginer(filtrees(db, perimetre, statut), { cles, curseur });
export const compterRuptures = async (db: Db, perimetre: Perimetre, statut: StatutRupture): Promise<number> =>
  (
    await db
      .selectFrom(filtrees(db, perimetre, statut).as('u'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** The document deposited with a rupture of the perimeter. @throws NotFound */
export async function lireDocumentDeRupture({ db, coffre }: Tools, perimetre: Perimetre, ruptureId: string) {
  const { fichier_cle, numero } = await lireRupture(db, perimetre, ruptureId);
  const octets = fichier_cle ? await coffre.lire(fichier_cle) : undefined;
  if (!octets) throw new NotFound(`document of rupture ${ruptureId}`);
  return { octets, nom: `rupture-${numero}.pdf` };
}

/** What is to be paid back in a perimeter and has not come, the oldest first: two hundred at most. */
export const listerRecouvrements = (db: Db, perimetre: Perimetre) =>
  db
    .selectFrom('recouvrements as o')
    .innerJoin('structures as s', 's.id', 'o.structure_id')
    .innerJoin('ruptures as u', 'u.id', 'o.rupture_id')
    .innerJoin('contrats as k', 'k.id', 'u.contrat_id')
    .select(['o.id', 'o.numero', 'o.centimes', 'o.demande_le', 's.nom as structure', 'k.numero as numeroContrat'])
    .where('o.statut', '=', 'demande')
    .where(dansLePerimetre(perimetre))
    .orderBy('o.demande_le')
    .limit(200)
    .execute();
export type RecouvrementLu = Awaited<ReturnType<typeof listerRecouvrements>>[number];
