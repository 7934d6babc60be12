import { type RawBuilder, sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import { organismeProposePour } from './annuaire.ts';
import type { StatutFormation } from './lifecycle.ts';
import { type FormationLue, formations } from './readings.ts';

export type FiltresFormations = {
  readonly statut?: StatutFormation | undefined;
  readonly organismeId?: string | undefined;
  readonly departement?: string | undefined;
  /** The beginning of a name, or the number of a file. */
  readonly recherche?: string | undefined;
};

function filtrees(db: Db, perimetre: Perimetre, { statut, organismeId, departement, recherche }: FiltresFormations) {
  let query = formations(db, perimetre);
  query = statut ? query.where('f.statut', '=', statut) : query.where('f.statut', '!=', 'annulee');
  if (organismeId) query = query.where('f.organisme_id', '=', organismeId);
  if (departement) query = query.where('s.departement_code', '=', departement);
  const numero = /^(?:f )?(\d{1,9})$/.exec(recherche ?? '')?.[1];
  if (numero) return query.where('f.numero', '=', Number(numero));
  return recherche
    ? query.where((eb) =>
        eb.or([
          eb('c.nom_tri', 'like', `${recherche}%`),
          eb('c.nom_tri', 'like', `% ${recherche}%`),
          eb('s.nom_tri', 'like', `${recherche}%`),
        ]),
      )
    : query;
}

const cles = [
  { colonne: 'f.statut_le' as const, lire: ({ statut_le }: FormationLue) => statut_le },
  { colonne: 'f.id' as const, lire: ({ id }: FormationLue) => id },
];

/** One page of the trainings of the perimeter, the longest in their status first; cancelled ones when asked only. */
export const listerFormations = (
  db: Db,
  perimetre: Perimetre,
  filtres: FiltresFormations,
  curseur?: string,
  taille?: number,
): Promise<PageDeListe<FormationLue>> =>
  paginer(filtrees(db, perimetre, filtres), { cles, curseur, ...(taille && { taille }) });

export const parcourirFormations = (db: Db, perimetre: Perimetre, filtres: FiltresFormations) =>
  parcourir(filtrees(db, perimetre, filtres), { cles });

/** How many trainings the filters keep. */
export const compterFormations = async (db: Db, perimetre: Perimetre, filtres: FiltresFormations): Promise<number> =>
  (
    await filtrees(db, perimetre, filtres)
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

const depuis = sql<Date>`greatest(m.statut_le, d.statut_le)`;

/** Recruits who accepted, whose structure is conforme, and whom nobody referred yet. */
const recrues = (db: Db, perimetre: Perimetre) =>
  db
    .selectFrom('mises_en_relation as m')
    .innerJoin('structures as s', 's.id', 'm.structure_id')
    .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
    .innerJoin('dossiers_conformite as d', 'd.structure_id', 's.id')
    .where('m.statut', 'in', ['recrutement_accepte', 'recrutee'])
    .where('d.statut', '=', 'conforme')
    .where(dansLePerimetre(perimetre))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('formations as f')
            .select('f.id')
            .whereRef('f.mise_en_relation_id', '=', 'm.id')
            .where('f.statut', '!=', 'annulee'),
        ),
      ),
    );
const recruesLues = (db: Db, perimetre: Perimetre) =>
  recrues(db, perimetre)
    .select(['m.id', 'c.prenom', 'c.nom', 's.nom as structure', 's.departement_code'])
    .select([depuis.as('depuis'), nomPropose(sql.ref('s.departement_code')).as('organismePropose')]);
const nomPropose = (departement: RawBuilder<unknown>) =>
  sql<string | null>`(select n.nom from organismes n where n.id = ${organismeProposePour(departement)})`;
export type RecrueAOrienter = Awaited<ReturnType<ReturnType<typeof recruesLues>['executeTakeFirstOrThrow']>>;

/** One page of the recruits to refer, the longest waiting first, each with the training body that the rule proposes. */
export const listerAOrienter = (
  db: Db,
  perimetre: Perimetre,
  curseur?: string,
): Promise<PageDeListe<RecrueAOrienter>> =>
  paginer(recruesLues(db, perimetre), {
    cles: [
      { colonne: depuis, lire: (ligne: RecrueAOrienter) => ligne.depuis },
      { colonne: 'm.id', lire: (ligne: RecrueAOrienter) => ligne.id },
    ],
    curseur,
  });

export const compterAOrienter = async (db: Db, perimetre: Perimetre): Promise<number> =>
  (
    await recrues(db, perimetre)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** One recruit of the perimeter to refer, if he still is. */
export const lireAOrienter = (db: Db, perimetre: Perimetre, relationId: string): Promise<RecrueAOrienter | undefined> =>
  recruesLues(db, perimetre).where('m.id', '=', relationId).executeTakeFirst();
