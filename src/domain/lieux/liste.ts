import { sql } from 'kysely';
import type { ListeDeReference } from '#domain/referentiels/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import { nomTri } from '#platform/texte.ts';
import { porteLeLabel } from './labels.ts';
import type { Service } from './nomenclatures.ts';
import { QUELQU_UN_Y_RECOIT } from './publication.ts';
import { type LieuDuPerimetre, lieuxDuPerimetre } from './readings.ts';

export const ETATS = {
  publie: { libelle: 'Publié', badge: 'success' },
  a_completer: { libelle: 'À compléter', badge: 'warning' },
  masque: { libelle: 'Non publié', badge: 'info' },
  ferme: { libelle: 'Fermé', badge: 'neutral' },
} as const;
export type EtatDuLieu = keyof typeof ETATS;

/** Where a place stands for the public. */
export function etatDuLieu(lieu: Pick<LieuDuPerimetre, 'ferme_le' | 'publie' | 'complet' | 'conseillers'>): EtatDuLieu {
  if (lieu.ferme_le !== null) return 'ferme';
  if (!lieu.publie) return 'masque';
  return lieu.complet && lieu.conseillers > 0 ? 'publie' : 'a_completer';
}

export type FiltresDeListe = {
  readonly recherche?: string | undefined;
  readonly etat?: EtatDuLieu | undefined;
  readonly service?: Service | undefined;
  readonly label?: ListeDeReference | undefined;
  readonly departement?: string | undefined;
};

const filtres = (db: Db, actor: Actor, { recherche, etat, service, label, departement }: FiltresDeListe) => {
  let query = lieuxDuPerimetre(db, actor);
  const cherche = recherche ? nomTri(recherche) : '';
  if (cherche)
    query = query.where((eb) =>
      eb.or([eb('l.nom_tri', 'like', `%${cherche}%`), eb('o.nom_tri', 'like', `${cherche}%`)]),
    );
  if (service) query = query.where(sql<boolean>`l.services @> array[${service}]`);
  if (label) query = query.where(porteLeLabel(label));
  if (departement) query = query.where('l.departement_code', '=', departement);
  if (etat === 'ferme') return query.where('l.ferme_le', 'is not', null);
  if (etat) query = query.where('l.ferme_le', 'is', null).where('l.publie', '=', etat !== 'masque');
  if (etat === 'publie') query = query.where('l.complet', '=', true).where(QUELQU_UN_Y_RECOIT);
  if (etat === 'a_completer')
    query = query.where((eb) => eb.or([eb('l.complet', '=', false), eb.not(QUELQU_UN_Y_RECOIT)]));
  return query;
};

const cles = [
  { colonne: 'l.nom_tri' as const, lire: ({ nom_tri }: LieuDuPerimetre) => nom_tri },
  { colonne: 'l.id' as const, lire: ({ id }: LieuDuPerimetre) => id },
];

/** One page of the places of the perimeter, by name. */
export const listerLieux = (
  db: Db,
  actor: Actor,
  lesquels: FiltresDeListe,
  curseur?: string,
): Promise<PageDeListe<LieuDuPerimetre>> => paginer(filtres(db, actor, lesquels), { cles, curseur });

export const parcourirLieux = (db: Db, actor: Actor, lesquels: FiltresDeListe) =>
  parcourir(filtres(db, actor, lesquels), { cles });

export const compterLieux = async (db: Db, actor: Actor, lesquels: FiltresDeListe): Promise<number> =>
  (
    await db
      .selectFrom(filtres(db, actor, lesquels).clearSelect().select('l.id').as('l'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
