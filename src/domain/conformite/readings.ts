import { sql } from 'kysely';
import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Tools } from '#platform/action.ts';
import type { Actor, Perimetre } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { decoder } from './identites.ts';
import type { StatutDossier, StatutPiece } from './lifecycle.ts';
import { type Attendue, piecesAttendues } from './pieces-attendues.ts';
import { peutInstruire, peutLireLesPieces } from './rights.ts';

/** Whether the subsidy of a structure of the perimeter is accepted, and since when; nothing before its first interest. */
export async function lireConformite(
  db: Db | Tx,
  perimetre: Perimetre,
  structureId: string,
): Promise<{ readonly statut: StatutDossier; readonly conformeLe: Date | null } | undefined> {
  const dossier = await db
    .selectFrom('dossiers_conformite as d')
    .innerJoin('structures as s', 's.id', 'd.structure_id')
    .select(['d.statut', 'd.statut_le'])
    .where('d.structure_id', '=', structureId)
    .where(dansLePerimetre(perimetre))
    .executeTakeFirst();
  return dossier && { statut: dossier.statut, conformeLe: dossier.statut === 'conforme' ? dossier.statut_le : null };
}

const dossiers = (db: Db | Tx, perimetre: Perimetre) =>
  db
    .selectFrom('dossiers_conformite as d')
    .innerJoin('structures as s', 's.id', 'd.structure_id')
    .leftJoin('utilisateurs as u', 'u.id', 'd.assigne_a')
    .selectAll('d')
    .select(['s.nom', 's.numero as numeroStructure', 's.nature', 's.identifiant', 's.departement_code'])
    .select(sql<string | null>`u.prenom || ' ' || u.nom`.as('instructeur'))
    .where(dansLePerimetre(perimetre));

export type Fichier = Awaited<ReturnType<typeof fichiersDe>>[number];
const fichiersDe = (db: Db | Tx, dossierId: string) =>
  db
    .selectFrom('pieces_fichiers as f')
    .innerJoin('pieces as p', 'p.id', 'f.piece_id')
    .select(['f.id', 'p.nature', 'f.nom', 'f.type', 'f.octets', 'f.etat', 'f.origine', 'f.depose_le'])
    .where('p.dossier_id', '=', dossierId)
    .orderBy('f.depose_le')
    .orderBy('f.nom')
    .execute();

/** One piece as the screens show it: what is expected, and what was deposited. */
export type PieceLue = Attendue & {
  readonly statut: StatutPiece | null;
  readonly motif: string | null;
  readonly dateeDu: string | null;
  readonly fichiers: readonly Fichier[];
};

async function piecesLues(db: Db | Tx, dossier: { id: string; nature: 'publique' | 'privee' }): Promise<PieceLue[]> {
  const [pieces, fichiers] = await Promise.all([
    db.selectFrom('pieces').selectAll().where('dossier_id', '=', dossier.id).execute(),
    fichiersDe(db, dossier.id),
  ]);
  return piecesAttendues(dossier.nature).map((attendue) => {
    const piece = pieces.find(({ nature }) => nature === attendue.nature);
    return {
      ...attendue,
      statut: piece?.statut ?? null,
      motif: piece?.motif ?? null,
      dateeDu: piece?.datee_du ?? null,
      fichiers: fichiers.filter(({ nature }) => nature === attendue.nature),
    };
  });
}

const messagesDe = (db: Db | Tx, dossierId: string) =>
  db
    .selectFrom('dossiers_messages as m')
    .leftJoin('utilisateurs as u', 'u.id', 'm.auteur_id')
    .select(['m.id', 'm.cote', 'm.texte', 'm.envoye_le'])
    .select(sql<string | null>`u.prenom || ' ' || u.nom`.as('auteur'))
    .where('m.dossier_id', '=', dossierId)
    .orderBy('m.numero')
    .execute();
export type Message = Awaited<ReturnType<typeof messagesDe>>[number];

export type DossierLu = Awaited<ReturnType<typeof completer>>;
async function completer(
  tools: Tools,
  dossier: Awaited<ReturnType<ReturnType<typeof dossiers>['executeTakeFirstOrThrow']>>,
) {
  const [pieces, messages] = await Promise.all([piecesLues(tools.db, dossier), messagesDe(tools.db, dossier.id)]);
  const { president, dgs, ...reste } = dossier;
  return {
    ...reste,
    pieces,
    messages,
    president: decoder(tools, president),
    dgs: decoder(tools, dgs),
  };
}

/** The demande de subvention of the structure that acts, with everything it says; nothing before its first interest. */
export async function lireSonDossier(tools: Tools, { perimetre }: Actor): Promise<DossierLu | undefined> {
  if (perimetre.type !== 'structure') throw new Forbidden('conformite.lireSonDossier');
  const dossier = await dossiers(tools.db, perimetre).where('s.id', '=', perimetre.structureId).executeTakeFirst();
  return dossier && completer(tools, dossier);
}

/** A file to instruct. Identities are there for those who instruct only. @throws NotFound */
export async function lireDossier(tools: Tools, actor: Actor, dossierId: string): Promise<DossierLu> {
  if (actor.perimetre.type !== 'nation') throw new NotFound(`dossier ${dossierId}`);
  const dossier = await dossiers(tools.db, actor.perimetre).where('d.id', '=', dossierId).executeTakeFirst();
  if (!dossier) throw new NotFound(`dossier ${dossierId}`);
  const lu = await completer(tools, dossier);
  return peutInstruire(actor) ? lu : { ...lu, president: undefined, dgs: undefined };
}

/** The notes of those who instruct, oldest first. */
export const lireNotes = (db: Db, actor: Actor, dossierId: string) =>
  actor.perimetre.type !== 'nation'
    ? Promise.resolve([])
    : db
        .selectFrom('dossiers_notes as n')
        .innerJoin('utilisateurs as u', 'u.id', 'n.auteur_id')
        .select(['n.id', 'n.texte', 'n.ecrite_le'])
        .select(sql<string>`u.prenom || ' ' || u.nom`.as('auteur'))
        .where('n.dossier_id', '=', dossierId)
        .orderBy('n.ecrite_le')
        .execute();

/** What happened to a file of the perimeter, oldest first. */
export const lireHistoriqueDuDossier = (db: Db, perimetre: Perimetre, dossierId: string) =>
  db
    .selectFrom('dossiers_historique as h')
    .innerJoin('dossiers_conformite as d', 'd.id', 'h.dossier_id')
    .innerJoin('structures as s', 's.id', 'd.structure_id')
    .select(['h.geste', 'h.motif', 'h.role', 'h.fait_le'])
    .where('h.dossier_id', '=', dossierId)
    .where(dansLePerimetre(perimetre))
    .orderBy('h.numero')
    .execute();

/** The bytes of a deposited file, for those who provide the pieces and those who instruct. @throws NotFound */
export async function lireFichier({ db, coffre }: Tools, actor: Actor, fichierId: string) {
  const fichier = peutLireLesPieces(actor)
    ? await db
        .selectFrom('pieces_fichiers as f')
        .innerJoin('pieces as p', 'p.id', 'f.piece_id')
        .innerJoin('dossiers_conformite as d', 'd.id', 'p.dossier_id')
        .innerJoin('structures as s', 's.id', 'd.structure_id')
        .select(['f.cle', 'f.nom', 'f.type', 'f.etat', 'd.id as dossierId'])
        .where('f.id', '=', fichierId)
        .where(dansLePerimetre(actor.perimetre))
        .executeTakeFirst()
    : undefined;
  const octets = fichier && fichier.etat !== 'infecte' ? await coffre.lire(fichier.cle) : undefined;
  if (!fichier || !octets) throw new NotFound(`fichier ${fichierId}`);
  return { nom: fichier.nom, type: fichier.type, dossierId: fichier.dossierId, octets };
}
