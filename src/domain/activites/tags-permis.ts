import { sql } from 'kysely';
import { type SonContratEnCours, sonContratDuJour } from '#domain/contrats/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db, Tx } from '#platform/db/guard.ts';

type Employe = Pick<SonContratEnCours, 'conseiller' | 'structure' | 'departement_code'>;

/** The scopes whose tags a conseiller may use: his own, his structure's, his département's, the nation's. */
const portees = ({ conseiller, structure, departement_code }: Employe) =>
  [
    { portee: 'conseiller', portee_id: String(conseiller) },
    { portee: 'structure', portee_id: String(structure) },
    { portee: 'departement', portee_id: departement_code },
    { portee: 'nation', portee_id: '' },
  ] as const;

/**
 * The tags that the person signed in may use, his own first: those in force, and among those he chose already the ones
 * that are not any more but stand on an activity of his.
 */
export async function listerSesTags(db: Db, actor: Actor, now: Date, choisis: readonly number[] = []) {
  const contrat = await sonContratDuJour(db, actor, now);
  if (!contrat) return [];
  const siennes = portees(contrat);
  const gardes = choisis.filter((numero) => Number.isInteger(numero) && numero > 0 && numero < 2 ** 31);
  const lignes = await db
    .selectFrom('tags as t')
    .select(['t.numero', 't.portee', 't.nom'])
    .where((eb) =>
      eb.or([
        eb.and([
          eb('t.archive_le', 'is', null),
          eb.or(
            siennes.map(({ portee, portee_id }) =>
              eb.and([eb('t.portee', '=', portee), eb('t.portee_id', '=', portee_id)]),
            ),
          ),
        ]),
        eb.and([eb('t.numero', 'in', [0, ...gardes]), surUneDesSiennes(contrat.conseiller)]),
      ]),
    )
    .orderBy('t.nom_tri')
    .orderBy('t.numero')
    .execute();
  return siennes.flatMap(({ portee }) => lignes.filter((ligne) => ligne.portee === portee));
}

const surUneDesSiennes = (conseiller: number) =>
  sql<boolean>`exists (select from activites a where a.conseiller = ${conseiller} and a.tags @> array[t.numero])`;

/** What each tag has become: itself, or the one it was merged into; held in a transaction until what follows is written. */
export async function tagsDevenus(db: Db | Tx, numeros: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const lignes = await db
    .selectFrom('tags')
    .select(['numero', 'fusionne_dans'])
    .where('numero', 'in', [...new Set([0, ...numeros])])
    .orderBy('numero')
    .forShare()
    .execute();
  return new Map(lignes.map(({ numero, fusionne_dans }) => [numero, fusionne_dans ?? numero]));
}

/**
 * The numbers to write for those chosen: a merged tag is the one that it became, an archived one serves the days before,
 * one that stood stays. Nothing when one of them is not his to use.
 */
export async function tagsRetenus(
  tx: Tx,
  employe: Employe,
  { tags, jour }: { readonly tags: readonly number[]; readonly jour: string },
  deja: readonly number[] = [],
): Promise<readonly number[] | undefined> {
  if (tags.length === 0) return [];
  const connus = await tx
    .selectFrom('tags as t')
    .leftJoin('tags as f', 'f.numero', 't.fusionne_dans')
    .select(['t.numero', 't.fusionne_dans', 't.archive_le', 'f.archive_le as devenuArchiveLe'])
    .where('t.numero', 'in', [...tags])
    .where((eb) =>
      eb.or([
        ...portees(employe).map(({ portee, portee_id }) =>
          eb.and([eb('t.portee', '=', portee), eb('t.portee_id', '=', portee_id)]),
        ),
        eb('t.numero', 'in', [0, ...deja]),
      ]),
    )
    // Held until it is written: a merge that comes meanwhile waits, and finds it.
    .forShare('t')
    .execute();
  const retenus = connus.flatMap(({ numero, fusionne_dans, archive_le, devenuArchiveLe }) => {
    const archive = fusionne_dans === null ? archive_le : devenuArchiveLe;
    const enVigueur = !archive || jour <= dateCivile(archive) || deja.includes(numero);
    return enVigueur ? [fusionne_dans ?? numero] : [];
  });
  return retenus.length < new Set(tags).size ? undefined : [...new Set(retenus)];
}
