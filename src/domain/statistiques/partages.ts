import { sql } from 'kysely';
import { presencesDeLEquipe } from '#domain/equipes/index.ts';
import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { empreinteDe } from '#platform/jetons.ts';
import { type PageDeListe, paginer } from '#platform/table/keyset.ts';
import { enumeration } from '#platform/texte.ts';
import { lireActivite } from './activite.ts';
import { type Blocs, enBlocs } from './blocs.ts';
import { type FiltresDits, lireFiltres } from './filtres.ts';
import { lireAvant } from './lire-page.ts';
import type { Portee } from './portees.ts';
import { quiPartage } from './rights.ts';
import { masquer, tropPeu } from './secret.ts';

/** The links made by whoever acts, in the role he acts in: his own, those of his structure, those of his team. */
export const siens = (db: Db | Tx, actor: Actor) => {
  const portee = quiPartage(actor);
  const { id, perimetre } = actor;
  return db
    .selectFrom('partages as p')
    .select(['p.id', 'p.numero', 'p.titre', 'p.statut', 'p.cree_le', 'p.expire_le', 'p.vu_le', 'p.vues'])
    .where((eb) => {
      if (portee === 'structure' && perimetre.type === 'structure')
        return eb.and([eb('p.portee', '=', 'structure'), eb('p.structure_id', '=', perimetre.structureId)]);
      if (portee === undefined || portee === 'structure') return eb.lit(false);
      const sienne =
        portee === 'conseiller'
          ? sql<boolean>`p.conseiller in (select numero from candidats where utilisateur_id = ${id})`
          : sql<boolean>`p.equipe_id in (select e.id from equipes e join candidats c on c.numero = e.coordinateur
              where c.utilisateur_id = ${id} and e.statut = 'active')`;
      return eb.and([eb('p.portee', '=', portee), sienne]);
    });
};
export type PartageLu = Awaited<ReturnType<ReturnType<typeof siens>['executeTakeFirstOrThrow']>>;

const cles = [{ colonne: 'p.numero' as const, lire: ({ numero }: PartageLu) => numero }];

/** The latest first. */
export const listerPartages = (db: Db, actor: Actor, curseur?: string): Promise<PageDeListe<PartageLu>> =>
  paginer(siens(db, actor), { cles, sens: 'desc', curseur });

export const compterPartages = async (db: Db, actor: Actor): Promise<number> =>
  (
    await db
      .selectFrom(siens(db, actor).as('p'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** What a link shows: nobody's name but that of the structure or of the territory, and no small count. */
export type PagePartagee =
  | { readonly etat: 'ferme' }
  | {
      readonly etat: 'ouvert';
      readonly titre: string;
      readonly qui: string;
      readonly jusquAu: string;
      readonly filtres: FiltresDits;
      readonly blocs: Blocs;
      readonly tropPeu: boolean;
    };

/** The live page behind a secret; each reading is counted. @throws NotFound when the secret opens nothing */
export async function lirePartage({ db, clock }: Tools, jeton: string): Promise<PagePartagee> {
  const now = clock();
  const partage = await db
    .selectFrom('partages as p')
    .leftJoin('structures as s', 's.id', 'p.structure_id')
    .selectAll('p')
    .select(['s.nom as structure', 's.numero as numeroStructure'])
    .where('p.empreinte', '=', empreinteDe(jeton))
    .executeTakeFirst();
  if (!partage) throw new NotFound('partage');
  const { id, statut, titre, expire_le: jusquAu } = partage;
  if (statut !== 'ouvert' || jusquAu < dateCivile(now)) return { etat: 'ferme' };
  const portee = await porteeDe(db, partage);
  const parametres = new URLSearchParams(partage.filtres);
  const filtres = await lireFiltres(db, parametres, now, { tags: await leTag(db, parametres.get('tag')) });
  const activite = await lireActivite(db, portee, filtres);
  const blocs = enBlocs(activite, await lireAvant(db, portee, filtres, activite.periode));
  await db
    .updateTable('partages')
    .set((eb) => ({ vu_le: now, vues: eb('vues', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return {
    etat: 'ouvert',
    titre,
    qui: partage.structure ?? (await territoireDeLEquipe(db, partage.equipe_id)),
    jusquAu,
    filtres: { ...filtres, ...activite.periode },
    blocs: masquer(blocs),
    tropPeu: tropPeu(blocs),
  };
}

type PartageEnBase = {
  readonly conseiller: number | null;
  readonly equipe_id: string | null;
  readonly numeroStructure: number | null;
};
async function porteeDe(db: Db, { conseiller, equipe_id, numeroStructure }: PartageEnBase): Promise<Portee> {
  if (equipe_id) return { code: 'E', presences: await presencesDeLEquipe(db, equipe_id) };
  const structure = numeroStructure ?? 0;
  return conseiller === null
    ? { code: 'S', ids: [String(structure)] }
    : { code: 'SC', structure, conseillers: [conseiller] };
}

const leTag = (db: Db, numero: string | null) =>
  numero && /^\d{1,9}$/.test(numero)
    ? db.selectFrom('tags').select(['numero', 'nom']).where('numero', '=', Number(numero)).execute()
    : Promise.resolve([]);

async function territoireDeLEquipe(db: Db, equipeId: string | null): Promise<string> {
  const departements = await db
    .selectFrom('equipes as e')
    .innerJoin('departements as d', (join) => join.on(sql<boolean>`d.code = any(e.departement_codes)`))
    .select('d.nom')
    .where('e.id', '=', equipeId)
    .orderBy('d.nom_tri')
    .execute();
  return `Une équipe de conseillers numériques (${enumeration(departements.map(({ nom }) => nom))})`;
}
