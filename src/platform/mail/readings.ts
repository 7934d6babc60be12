import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { paginer } from '#platform/table/keyset.ts';

const courriels = (db: Db) =>
  db.selectFrom('courriels').select(['id', 'objet', 'destinataire', 'statut', 'erreur', 'cree_le']);
type Ligne = Awaited<ReturnType<ReturnType<typeof courriels>['executeTakeFirstOrThrow']>>;

/** The latest e-mails first: the mailbox of the demonstration. */
export const listerCourriels = (db: Db, curseur?: string) =>
  paginer(courriels(db), {
    cles: [
      { colonne: 'cree_le', lire: ({ cree_le }: Ligne) => cree_le },
      { colonne: 'id', lire: ({ id }: Ligne) => id },
    ],
    sens: 'desc',
    curseur,
  });

export async function lireCourriel(db: Db, id: string) {
  const courriel = await db.selectFrom('courriels').selectAll().where('id', '=', id).executeTakeFirst();
  if (!courriel) throw new NotFound('courriel');
  return courriel;
}

/** E-mails refused for good by the server: ANCT sees how many. */
export const compterEchecs = async (db: Db): Promise<number> =>
  (
    await db
      .selectFrom('courriels')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('statut', '=', 'en_echec')
      .executeTakeFirstOrThrow()
  ).n;
