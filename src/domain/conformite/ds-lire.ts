import { sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Tools } from '#platform/action.ts';
import type { Actor, Perimetre } from '#platform/actor.ts';
import { plusMinutes } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { peutLireLesPieces } from './rights.ts';

/** A reading older than this is said so. */
const FRAICHEUR_MINUTES = 60;

export type MiroirLu = NonNullable<Awaited<ReturnType<typeof lireMiroirDs>>>;

/**
 * What is known of a file at Démarches simplifiées: its number, where it stands, its files, when it was last read
 * (`perime`: more than an hour ago). Nothing when it is not there.
 */
export async function lireMiroirDs(db: Db, perimetre: Perimetre, dossierId: string, now: Date) {
  const lie = await db
    .selectFrom('dossiers_ds as e')
    .innerJoin('dossiers_conformite as d', 'd.id', 'e.dossier_id')
    .innerJoin('structures as s', 's.id', 'd.structure_id')
    .leftJoin('filigranes_ds as f', 'f.demarche', 'e.demarche')
    .select(['e.numero', 'e.adresse', 'e.etat', 'e.prerempli_le', 'e.refus', 'f.lu_le'])
    .select(sql<boolean>`e.a_pousser > 0`.as('enRoute'))
    .where('e.dossier_id', '=', dossierId)
    .where(dansLePerimetre(perimetre))
    .executeTakeFirst();
  if (!lie) return undefined;
  const pieces = await db
    .selectFrom('pieces_ds')
    .select(['id', 'libelle', 'nom', 'octets', 'etat', 'depose_le', sql<boolean>`cle is not null`.as('lisible')])
    .where('dossier_id', '=', dossierId)
    .orderBy('libelle')
    .orderBy('depose_le')
    .execute();
  return { ...lie, pieces, perime: lie.lu_le !== null && plusMinutes(lie.lu_le, FRAICHEUR_MINUTES) < now };
}

/** The bytes of a file fetched from there, for those who provide the pieces and those who instruct. @throws NotFound */
export async function lirePieceDs({ db, coffre }: Tools, actor: Actor, pieceId: string) {
  const piece = peutLireLesPieces(actor)
    ? await db
        .selectFrom('pieces_ds as p')
        .innerJoin('dossiers_conformite as d', 'd.id', 'p.dossier_id')
        .innerJoin('structures as s', 's.id', 'd.structure_id')
        .select(['p.cle', 'p.type', 'd.id as dossierId'])
        .where('p.id', '=', pieceId)
        .where(dansLePerimetre(actor.perimetre))
        .executeTakeFirst()
    : undefined;
  const octets = piece?.cle ? await coffre.lire(piece.cle) : undefined;
  if (!piece?.type || !octets) throw new NotFound(`piece ${pieceId}`);
  return { octets, type: piece.type, dossierId: piece.dossierId };
}
