import { sql } from 'kysely';
import { dansLePerimetre, STATUTS_EN_FILE } from '#domain/structures/index.ts';
import { type Politique, politiquesDesLieux } from '#domain/territoires/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import { nomTri } from '#platform/texte.ts';
import { SANS_AVIS } from './lifecycle.ts';

export type FiltresFile = {
  readonly statut?: string | undefined;
  readonly nature?: string | undefined;
  readonly type?: string | undefined;
  readonly politique?: string | undefined;
  readonly departement?: string | undefined;
  /** As the address says it, in days; `confirmeeAvant` is the moment it means. */
  readonly attente?: string | undefined;
  /** Only the files confirmed at that moment or before: those that wait for long. */
  readonly confirmeeAvant?: Date | undefined;
  readonly recherche?: string | undefined;
  readonly tri?: string | undefined;
};

/** Files of the perimeter with their avis, filtered. `f` repeats the filters of the page, so that exports match it. */
function dossiers(db: Db, perimetre: Perimetre, f: FiltresFile) {
  let query = db
    .selectFrom('structures as s')
    .innerJoin('communes as c', 'c.code', 's.commune_code')
    .leftJoin('avis as a', (join) => join.onRef('a.structure_id', '=', 's.id').on('a.retire_le', 'is', null))
    .select([
      's.id',
      's.numero',
      's.nom',
      's.nom_tri',
      's.type',
      's.nature',
      's.identifiant',
      's.commune_code',
      's.departement_code',
      's.postes_souhaites',
      's.confirmee_le',
      's.statut',
      's.candidat_identifie',
    ])
    .select(['c.nom as commune', 'a.sens', 'a.nombre_postes', 'a.motif', 'a.rendu_le'])
    .where('s.confirmee_le', 'is not', null)
    .where(dansLePerimetre(perimetre));
  if (f.statut) query = query.where('s.statut', 'in', sql<never>`(${sql.join(statutsDe(f.statut))})`);
  if (f.confirmeeAvant) query = query.where('s.confirmee_le', '<=', f.confirmeeAvant);
  if (f.nature) query = query.where('s.nature', '=', sql<never>`${f.nature}`);
  if (f.type) query = query.where('s.type', '=', sql<never>`${f.type}`);
  if (f.departement) query = query.where('s.departement_code', '=', f.departement);
  if (f.politique) {
    const cibles = db
      .selectFrom('politiques_prioritaires')
      .select('cible')
      .where('politique', '=', sql<never>`${f.politique}`);
    query = query.where((eb) => eb.or([eb('s.commune_code', 'in', cibles), eb('s.identifiant', 'in', cibles)]));
  }
  return f.recherche ? query.where(recherche(f.recherche)) : query;
}

/** Statuses chosen together, under the name that a filter gives them. */
export const GROUPES_DE_STATUTS: Readonly<Record<string, readonly string[]>> = {
  a_traiter: SANS_AVIS,
  en_cours: STATUTS_EN_FILE,
};
const statutsDe = (filtre: string) => GROUPES_DE_STATUTS[filtre] ?? [filtre];

/** By number of file, SIRET, or the beginning of a word of the name or of the commune. */
function recherche(texte: string) {
  const chiffres = texte.replaceAll(/\D/g, '');
  const mots = nomTri(texte);
  if (chiffres.length >= 9) return sql<boolean>`s.identifiant like ${`${chiffres}%`}`;
  if (/^(?:n°)?\s*\d{1,8}$/.test(texte.trim())) return sql<boolean>`s.numero = ${Number(chiffres)}`;
  return sql<boolean>`(s.nom_tri like ${`${mots}%`} or s.nom_tri like ${`% ${mots}%`} or c.nom_tri like ${`${mots}%`})`;
}

type Ligne = Awaited<ReturnType<ReturnType<typeof dossiers>['executeTakeFirstOrThrow']>>;
export type Dossier = Ligne & { readonly politiques: readonly Politique[] };

const POSTES_VOULUS = sql<number>`coalesce(s.postes_souhaites, 0)`;
const ordre = (tri: string | undefined) => {
  const id = { colonne: 's.id' as const, lire: ({ id: valeur }: Ligne) => valeur };
  if (tri === 'nom')
    return {
      cles: [{ colonne: 's.nom_tri' as const, lire: (ligne: Ligne) => ligne.nom_tri }, id],
      sens: 'asc' as const,
    };
  if (tri === 'postes')
    return {
      cles: [{ colonne: POSTES_VOULUS, lire: (ligne: Ligne) => ligne.postes_souhaites ?? 0 }, id],
      sens: 'desc' as const,
    };
  const confirmee = { colonne: 's.confirmee_le' as const, lire: (ligne: Ligne) => ligne.confirmee_le ?? '' };
  return { cles: [confirmee, id], sens: tri === 'recent' ? ('desc' as const) : ('asc' as const) };
};

/** One page of the queue: the oldest files first unless `tri` says « nom », « postes » or « recent ». Three queries at the most. */
export async function listerFile(
  db: Db,
  perimetre: Perimetre,
  filtres: FiltresFile,
  curseur?: string,
): Promise<PageDeListe<Dossier>> {
  const page = await paginer(dossiers(db, perimetre, filtres), { ...ordre(filtres.tri), curseur });
  const politiques = await politiquesDesLieux(
    db,
    page.lignes.map(({ id, commune_code, identifiant }) => ({ id, communeCode: commune_code, identifiant })),
  );
  return { ...page, lignes: page.lignes.map((ligne) => ({ ...ligne, politiques: politiques.get(ligne.id) ?? [] })) };
}

/** Every file that the filters keep, for exports. */
export const parcourirFile = (db: Db, perimetre: Perimetre, filtres: FiltresFile): AsyncGenerator<Ligne> =>
  parcourir(dossiers(db, perimetre, filtres), ordre(filtres.tri));

/** The identifiers of every file that the filters keep and that may still get an avis: bulk gestures. */
export async function idsDeLaFile(db: Db, perimetre: Perimetre, filtres: FiltresFile, max: number): Promise<string[]> {
  const lignes = await dossiers(db, perimetre, filtres)
    .where('s.statut', 'in', [...STATUTS_EN_FILE])
    .orderBy('s.id')
    .limit(max)
    .execute();
  return lignes.map(({ id }) => id);
}

/** How many files the filters keep, and the number of each status in the perimeter with the age of the oldest waiting. */
export async function compterFile(db: Db, perimetre: Perimetre, filtres: FiltresFile) {
  const parStatut = await db
    .selectFrom('structures as s')
    .select([
      's.statut',
      (eb) => eb.fn.countAll<number>().as('nombre'),
      (eb) => eb.fn.min('s.confirmee_le').as('plusAncienne'),
    ])
    .where('s.confirmee_le', 'is not', null)
    .where(dansLePerimetre(perimetre))
    .groupBy('s.statut')
    .execute();
  const { tri: _, ...restrictions } = filtres;
  if (Object.values(restrictions).every((valeur) => !valeur))
    return { total: parStatut.reduce((somme, { nombre }) => somme + nombre, 0), parStatut };
  const { total } = await db
    .selectFrom(dossiers(db, perimetre, filtres).as('d'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { total, parStatut };
}
