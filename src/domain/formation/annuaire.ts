import { type RawBuilder, sql } from 'kysely';
import type { Perimetre } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { STATUTS_EN_CHARGE } from './lifecycle.ts';
import { organismeVisible } from './perimetre.ts';

const charge = sql<number>`(select count(*)::int from formations f
  where f.organisme_id = o.id and f.statut in (${sql.join([...STATUTS_EN_CHARGE])}))`;
const placesLibres = (aujourdhui: string) => sql<number>`coalesce((select sum(greatest(0, x.places -
    (select count(*) from formations f where f.session_id = x.id)))::int
  from sessions_formation x where x.organisme_id = o.id and x.statut = 'ouverte' and x.debut >= ${aujourdhui}), 0)`;

const organismes = (db: Db | Tx, perimetre: Perimetre, aujourdhui: string) =>
  db
    .selectFrom('organismes as o')
    .selectAll('o')
    .select([
      charge.as('charge'),
      placesLibres(aujourdhui).as('placesLibres'),
      sql<string[]>`array(select d.departement_code from organismes_departements d where d.organisme_id = o.id
        order by length(d.departement_code), d.departement_code)`.as('departements'),
    ])
    .where(organismeVisible(perimetre));
export type OrganismeLu = Awaited<ReturnType<ReturnType<typeof organismes>['executeTakeFirstOrThrow']>>;

/** The directory: each training body with its territory, those it takes care of, its free places from today on. */
export function listerOrganismes(
  db: Db | Tx,
  perimetre: Perimetre,
  aujourdhui: string,
  { departement, actif }: { readonly departement?: string | undefined; readonly actif?: boolean | undefined } = {},
): Promise<OrganismeLu[]> {
  let query = organismes(db, perimetre, aujourdhui);
  if (departement) query = query.where(couvre(sql`${departement}`));
  if (actif !== undefined) query = query.where('o.actif', '=', actif);
  return query.orderBy('o.nom_tri').execute();
}

/** One training body of the perimeter. @throws NotFound */
export async function lireOrganisme(
  db: Db | Tx,
  perimetre: Perimetre,
  organismeId: string,
  aujourdhui: string,
): Promise<OrganismeLu> {
  const organisme = await organismes(db, perimetre, aujourdhui).where('o.id', '=', organismeId).executeTakeFirst();
  if (!organisme) throw new NotFound(`organisme ${organismeId}`);
  return organisme;
}

const couvre = (departement: RawBuilder<unknown>) =>
  sql<boolean>`(o.est_national or exists (select 1 from organismes_departements d
    where d.organisme_id = o.id and d.departement_code = ${departement}))`;

/**
 * The training body that the rule proposes for a département: one that covers it, in person or mixed before remote
 * (guide, étape 6: « en fonction de la répartition des candidats sur le territoire »), the least loaded first.
 */
export const organismeProposePour = (departement: RawBuilder<unknown>) =>
  sql<string | null>`(select o.id from organismes o where o.actif and ${couvre(departement)}
    order by (o.modalite = 'distance'), ${charge}, o.nom_tri limit 1)`;

/** The identifier of the training body proposed for a département, if one covers it. */
export async function organismePropose(db: Db | Tx, departementCode: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string | null;
  }>`select ${organismeProposePour(sql`${departementCode}`)} as id`.execute(db);
  return rows[0]?.id ?? null;
}

/** Those who may enter the space of a training body of the perimeter, by name. */
export const listerFormateurs = (db: Db, perimetre: Perimetre, organismeId: string) =>
  db
    .selectFrom('attributions as a')
    .innerJoin('utilisateurs as u', 'u.id', 'a.utilisateur_id')
    .innerJoin('organismes as o', 'o.id', 'a.organisme_id')
    .select(['a.id', 'u.email', 'u.prenom', 'u.nom', 'u.connecte_le', 'u.mot_de_passe as motDePasse'])
    .where('o.id', '=', organismeId)
    .where('a.retiree_le', 'is', null)
    .where(organismeVisible(perimetre))
    .orderBy('u.nom')
    .orderBy('u.id')
    .execute();
