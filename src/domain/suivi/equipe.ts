import { type EquipeLue, lireSonEquipe } from '#domain/equipes/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { type PageDeListe, paginer, parcourir } from '#platform/table/keyset.ts';
import type { EtatSuivi } from './readings.ts';

export type FiltresDeLEquipe = { readonly etat?: EtatSuivi | undefined };

/** The follow-ups of the posts of a team, while their conseiller is in it: their state alone, neither figures nor answers. */
const deLEquipe = (db: Db, { id }: Pick<EquipeLue, 'id'>, now: Date, { etat }: FiltresDeLEquipe) => {
  const aujourdhui = dateCivile(now);
  let query = db
    .selectFrom('suivis as u')
    .innerJoin('structures as s', 's.id', 'u.structure_id')
    .innerJoin('postes as p', 'p.id', 'u.poste_id')
    .innerJoin('candidats as c', 'c.numero', 'u.conseiller')
    .select(['u.id', 'u.type', 'u.du', 'u.au', 'u.a_remettre_le', 'u.statut'])
    .select(['p.numero as poste', 's.nom as structure', 'c.prenom', 'c.nom'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('equipes_membres as m')
          .select('m.id')
          .where('m.equipe_id', '=', id)
          .where('m.statut', '=', 'present')
          .whereRef('m.contrat_id', '=', 'u.contrat_id')
          .whereRef('u.au', '>=', 'm.du'),
      ),
    );
  if (etat) query = query.where('u.statut', '=', etat === 'remis' ? 'remis' : 'a_remplir');
  if (etat === 'en_retard') query = query.where('u.a_remettre_le', '<', aujourdhui);
  if (etat === 'a_remplir') query = query.where('u.a_remettre_le', '>=', aujourdhui);
  return query;
};
export type SuiviDeLEquipe = Awaited<ReturnType<ReturnType<typeof deLEquipe>['executeTakeFirstOrThrow']>>;

const cles = [
  { colonne: 'u.a_remettre_le' as const, lire: ({ a_remettre_le }: SuiviDeLEquipe) => a_remettre_le },
  { colonne: 'u.id' as const, lire: ({ id }: SuiviDeLEquipe) => id },
];

/** Those of the team of the coordinateur signed in, the one that waits for longest first. @throws NotFound */
export async function listerSuivisDeLEquipe(
  db: Db,
  actor: Actor,
  now: Date,
  filtres: FiltresDeLEquipe,
  curseur?: string,
): Promise<{ readonly page: PageDeListe<SuiviDeLEquipe>; readonly total: number }> {
  const query = deLEquipe(db, await lireSonEquipe(db, actor), now, filtres);
  const { n } = await db
    .selectFrom(query.as('u'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { page: await paginer(query, { cles, curseur }), total: n };
}

export const parcourirSuivisDeLEquipe = async (db: Db, actor: Actor, now: Date, filtres: FiltresDeLEquipe) =>
  parcourir(deLEquipe(db, await lireSonEquipe(db, actor), now, filtres), { cles });
