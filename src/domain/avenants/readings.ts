import { lirePlafond } from '#domain/concertation/index.ts';
import type { Tools } from '#platform/action.ts';
import type { Perimetre } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { type PageDeListe, paginer } from '#platform/table/keyset.ts';
import { type AvenantBrut, avenantsLisibles, completer } from './avenant.ts';
import { lireContenu } from './contenu.ts';
import { documentDeLAvenant } from './document.ts';
import { type Effet, effetSchema } from './effet.ts';
import type { StatutAvenant } from './lifecycle.ts';
import { OPERATIONS } from './operations.ts';

export type AvenantLu = AvenantBrut;

/**
 * One demand of the perimeter, with what it would do now, or did when it was accepted; what was refused or taken back
 * does nothing. @throws NotFound
 */
export async function lireAvenant(db: Db, perimetre: Perimetre, now: Date, avenantId: string) {
  const ligne = await avenantsLisibles(db, perimetre).where('a.id', '=', avenantId).executeTakeFirst();
  if (!ligne) throw new NotFound(`avenant ${avenantId}`);
  const avenant = completer(ligne);
  const documents = await documentsDe(db, avenantId).select(['s.id', 's.nom']).execute();
  return { avenant, effet: await effetDe(db, avenant, now), plafond: await lirePlafond(db), documents };
}
export type AvenantEtEffet = Awaited<ReturnType<typeof lireAvenant>>;

async function effetDe(db: Db, avenant: AvenantBrut, now: Date): Promise<Effet | undefined> {
  if (avenant.effet !== null) return effetSchema.parse(avenant.effet);
  const attend = avenant.statut === 'demandee' || avenant.statut === 'instruite';
  return attend ? OPERATIONS[avenant.type].effet(db, avenant, dateCivile(now)) : undefined;
}

const documentsDe = (db: Db, avenantId: string) =>
  db
    .selectFrom('avenants_documents as d')
    .innerJoin('structures as s', 's.id', 'd.structure_id')
    .where('d.avenant_id', '=', avenantId)
    .orderBy('s.numero');

/** Those that a structure made, and those that would bring posts to it, the latest first: fifty at most. */
export const lireAvenantsDeLaStructure = async (db: Db, perimetre: Perimetre, structureId: string) =>
  (
    await avenantsLisibles(db, perimetre)
      .where((eb) => eb.or([eb('a.structure_id', '=', structureId), eb('a.vers_structure_id', '=', structureId)]))
      .orderBy('a.numero', 'desc')
      .limit(50)
      .execute()
  ).map(completer);

/** Those that amend a convention of the perimeter, in their order. */
export const lireAvenantsDeLaConvention = async (db: Db, perimetre: Perimetre, conventionId: string) =>
  (
    await avenantsLisibles(db, perimetre)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('avenants_documents as d')
            .select('d.avenant_id')
            .whereRef('d.avenant_id', '=', 'a.id')
            .where('d.convention_id', '=', conventionId),
        ),
      )
      .orderBy('a.numero')
      .execute()
  ).map(completer);

const filtres = (db: Db, perimetre: Perimetre, statut: StatutAvenant) =>
  avenantsLisibles(db, perimetre).where('a.statut', '=', statut);
type Ligne = Awaited<ReturnType<ReturnType<typeof filtres>['executeTakeFirstOrThrow']>>;
const cles = [
  { colonne: 'a.statut_le' as const, lire: ({ statut_le }: Ligne) => statut_le },
  { colonne: 'a.id' as const, lire: ({ id }: Ligne) => id },
];

/** One page of demands in a status, the oldest first. */
export async function listerAvenants(
  db: Db,
  perimetre: Perimetre,
  statut: StatutAvenant,
  curseur?: string,
): Promise<PageDeListe<AvenantLu>> {
  const page = await paginer(filtres(db, perimetre, statut), { cles, curseur });
  return { ...page, lignes: page.lignes.map(completer) };
}
export const compterAvenants = async (db: Db, perimetre: Perimetre, statut: StatutAvenant): Promise<number> =>
  (
    await db
      .selectFrom(filtres(db, perimetre, statut).as('a'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

/** The document that amends the convention of one structure, for who reads the demand. @throws NotFound */
export async function lireDocumentDeLAvenant(
  db: Db,
  perimetre: Perimetre,
  { avenantId, structureId }: { readonly avenantId: string; readonly structureId?: string | undefined },
) {
  const ligne = await avenantsLisibles(db, perimetre).where('a.id', '=', avenantId).executeTakeFirst();
  const laquelle = structureId ?? (perimetre.type === 'structure' ? perimetre.structureId : ligne?.structure_id);
  const garde = await documentsDe(db, avenantId)
    .select('d.contenu')
    .where('d.structure_id', '=', laquelle ?? null)
    .executeTakeFirst();
  if (!ligne || !garde) throw new NotFound(`document of avenant ${avenantId}`);
  const { numero, statut_le: le } = ligne;
  return { document: documentDeLAvenant({ ...lireContenu(garde.contenu), numero, le }), numero };
}

/** The act deposited with a demand of the perimeter (PDF). @throws NotFound */
export async function lireActe({ db, coffre }: Tools, perimetre: Perimetre, avenantId: string) {
  const ligne = await avenantsLisibles(db, perimetre).where('a.id', '=', avenantId).executeTakeFirst();
  const octets = ligne?.fichier_cle ? await coffre.lire(ligne.fichier_cle) : undefined;
  if (!ligne || !octets) throw new NotFound(`act of avenant ${avenantId}`);
  return { octets, nom: `demande-${ligne.numero}.pdf` };
}
