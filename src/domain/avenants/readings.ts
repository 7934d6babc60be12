import { lirePlafond } from '#domain/concertation/index.ts';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { paginer } from '#platform/table/keyset.ts';
import { contenuSchema } from './contenu.ts';
import { documentDeLAvenant } from './document.ts';
import type { StatutAvenant } from './lifecycle.ts';
import { type Reste, restesDesPostes } from './restes.ts';

const avenants = (db: Db, perimetre: Perimetre) =>
  db
    .selectFrom('avenants as a')
    .innerJoin('structures as s', 's.id', 'a.structure_id')
    .select(['a.id', 'a.numero', 'a.type', 'a.statut', 'a.statut_le', 'a.motif', 'a.demandee_le', 'a.reponse'])
    .select(['a.convention_id', 'a.contenu', 's.id as structureId', 's.nom as structure', 's.departement_code'])
    .select((eb) =>
      eb
        .selectFrom('avenants_postes as l')
        .select((un) => un.fn.countAll<number>().as('n'))
        .whereRef('l.avenant_id', '=', 'a.id')
        .as('nombrePostes'),
    )
    .where(dansLePerimetre(perimetre));
export type AvenantLu = Awaited<ReturnType<ReturnType<typeof avenants>['executeTakeFirstOrThrow']>>;

/** One demand of the perimeter, with what it does, or did: each post and what it has left. @throws NotFound */
export async function lireAvenant(db: Db, perimetre: Perimetre, avenantId: string) {
  const avenant = await avenants(db, perimetre).where('a.id', '=', avenantId).executeTakeFirst();
  if (!avenant) throw new NotFound(`avenant ${avenantId}`);
  const postes = await db
    .selectFrom('avenants_postes as l')
    .innerJoin('postes as p', 'p.id', 'l.poste_id')
    .select(['p.id', 'p.numero', 'p.montant_centimes', 'l.reste_centimes'])
    .where('l.avenant_id', '=', avenantId)
    .orderBy('p.numero')
    .execute();
  const [restes, plafond] = await Promise.all([restesDesPostes(db, postes), lirePlafond(db)]);
  const effet: readonly Reste[] = restes.map((reste) => {
    const rendu = postes.find(({ id }) => id === reste.posteId)?.reste_centimes ?? reste.resteCentimes;
    return { ...reste, resteCentimes: rendu, depenseCentimes: reste.montantCentimes - rendu };
  });
  return { avenant, effet, plafond };
}
export type AvenantEtEffet = Awaited<ReturnType<typeof lireAvenant>>;

/** Those of a structure of the perimeter, the latest first: fifty at most. */
export const lireAvenantsDeLaStructure = (db: Db, perimetre: Perimetre, structureId: string): Promise<AvenantLu[]> =>
  avenants(db, perimetre).where('a.structure_id', '=', structureId).orderBy('a.numero', 'desc').limit(50).execute();

/** Those that amend a convention of the perimeter, in their order. */
export const lireAvenantsDeLaConvention = (db: Db, perimetre: Perimetre, conventionId: string): Promise<AvenantLu[]> =>
  avenants(db, perimetre).where('a.convention_id', '=', conventionId).orderBy('a.numero').execute();

/** The vacant posts of a structure of the perimeter that nobody is chosen for, with what each has left. */
export async function lirePostesARendre(db: Db, perimetre: Perimetre, structureId: string): Promise<readonly Reste[]> {
  const postes = await db
    .selectFrom('postes as p')
    .innerJoin('structures as s', 's.id', 'p.structure_id')
    .select(['p.id', 'p.numero', 'p.montant_centimes'])
    .where('p.structure_id', '=', structureId)
    .where('p.statut', '=', 'vacant')
    .where(dansLePerimetre(perimetre))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('mises_en_relation as m').select('m.id').whereRef('m.poste_id', '=', 'p.id'))),
    )
    .orderBy('p.numero')
    .execute();
  return restesDesPostes(db, postes);
}

const filtres = (db: Db, perimetre: Perimetre, statut: StatutAvenant) =>
  avenants(db, perimetre).where('a.statut', '=', statut);
const cles = [
  { colonne: 'a.statut_le' as const, lire: ({ statut_le }: AvenantLu) => statut_le },
  { colonne: 'a.id' as const, lire: ({ id }: AvenantLu) => id },
];

/** One page of demands in a status, the oldest first. */
export const listerAvenants = (db: Db, perimetre: Perimetre, statut: StatutAvenant, curseur?: string) =>
  paginer(filtres(db, perimetre, statut), { cles, curseur });
export const compterAvenants = async (db: Db, perimetre: Perimetre, statut: StatutAvenant): Promise<number> =>
  (
    await db
      .selectFrom(filtres(db, perimetre, statut).as('a'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** The document of an accepted demand that amends a signed convention. @throws NotFound */
export async function lireDocumentDeLAvenant(db: Db, perimetre: Perimetre, avenantId: string) {
  const { avenant } = await lireAvenant(db, perimetre, avenantId);
  if (avenant.contenu === null) throw new NotFound(`document of avenant ${avenantId}`);
  const { numero, motif, statut_le: le } = avenant;
  return { document: documentDeLAvenant({ ...contenuSchema.parse(avenant.contenu), numero, motif, le }), numero };
}
