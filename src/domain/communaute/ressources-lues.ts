import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type PageDeListe, paginer } from '#platform/table/keyset.ts';
import { nomTri } from '#platform/texte.ts';
import type { Rubrique } from './ressources.ts';

export type FiltresRessources = {
  /** Words of the title or of the summary: accents and case do not matter, each must be there. */
  readonly recherche?: string | undefined;
  readonly theme?: number | undefined;
  readonly rubrique?: Rubrique | undefined;
};
const MOTS_MAX = 8;

/** The resources: for conseillers those that are published, for the agents of ANCT those withdrawn too. */
const lues = (db: Db, { perimetre }: Actor) =>
  db
    .selectFrom('ressources as r')
    .leftJoin('themes as t', 't.numero', 'r.theme')
    .selectAll('r')
    .select('t.libelle as libelleDuTheme')
    .where((eb) =>
      perimetre.type === 'nation'
        ? eb.lit(true)
        : eb.and([eb.lit(perimetre.type === 'personne'), eb('r.statut', '=', 'publiee')]),
    );
export type RessourceLue = Awaited<ReturnType<ReturnType<typeof lues>['executeTakeFirstOrThrow']>>;

function filtrees(db: Db, actor: Actor, { recherche, theme, rubrique }: FiltresRessources) {
  let query = lues(db, actor);
  if (theme !== undefined) query = query.where('r.theme', '=', theme);
  if (rubrique) query = query.where('r.rubrique', '=', rubrique);
  for (const mot of nomTri(recherche ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, MOTS_MAX))
    query = query.where('r.recherche', 'like', `%${mot}%`);
  return query;
}

/** The resources that the filters keep, the latest first. */
export const listerRessources = (
  db: Db,
  actor: Actor,
  filtres: FiltresRessources,
  curseur?: string,
): Promise<PageDeListe<RessourceLue>> =>
  paginer(filtrees(db, actor, filtres), {
    cles: [
      { colonne: 'r.publiee_le', lire: (ligne: RessourceLue) => ligne.publiee_le },
      { colonne: 'r.id', lire: (ligne: RessourceLue) => ligne.id },
    ],
    sens: 'desc',
    curseur,
    taille: 20,
  });

export const compterRessources = async (db: Db, actor: Actor, filtres: FiltresRessources): Promise<number> =>
  (
    await filtrees(db, actor, filtres)
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** One resource. @throws NotFound */
export async function lireRessource(db: Db, actor: Actor, ressourceId: string): Promise<RessourceLue> {
  const lue = await lues(db, actor).where('r.id', '=', ressourceId).executeTakeFirst();
  if (!lue) throw new NotFound(`ressource ${ressourceId}`);
  return lue;
}

/** The file of a resource, with the name that it was given. @throws NotFound */
export async function lireFichierDeRessource({ db, coffre }: Tools, actor: Actor, ressourceId: string) {
  const { fichier_cle, fichier_nom, fichier_type } = await lireRessource(db, actor, ressourceId);
  const octets = fichier_cle ? await coffre.lire(fichier_cle) : undefined;
  if (!octets || !fichier_type) throw new NotFound(`fichier ${ressourceId}`);
  return { octets, type: fichier_type, nom: nomDuFichier(fichier_nom ?? 'ressource', fichier_type) };
}

/** The name as given, its end made to say what the file is. */
const nomDuFichier = (nom: string, type: string): string =>
  `${nom.replace(/\.[A-Za-z0-9]{1,5}$/, '').replaceAll(/[^\p{L}\p{N} ._-]/gu, '-')}.${type}`;
