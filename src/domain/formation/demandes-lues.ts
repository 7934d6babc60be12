import { sql } from 'kysely';
import type { Tools } from '#platform/action.ts';
import type { Actor, Perimetre } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { formationVisible } from './perimetre.ts';

const base = (db: Db, perimetre: Perimetre) =>
  db
    .selectFrom('formations_demandes as d')
    .innerJoin('formations as f', 'f.id', 'd.formation_id')
    .innerJoin('mises_en_relation as m', 'm.id', 'f.mise_en_relation_id')
    .innerJoin('candidats as c', 'c.id', 'm.candidat_id')
    .innerJoin('structures as s', 's.id', 'm.structure_id')
    .leftJoin('organismes as o', 'o.id', 'f.organisme_id')
    .where(formationVisible(perimetre));

const demandes = (db: Db, perimetre: Perimetre) =>
  base(db, perimetre)
    .selectAll('d')
    .select(['o.nom as organisme', 's.nom as structure', sql<string>`c.prenom || ' ' || c.nom`.as('personne')]);

async function avecFichiers(
  db: Db,
  lues: readonly Awaited<ReturnType<ReturnType<typeof demandes>['execute']>>[number][],
) {
  if (lues.length === 0) return [];
  const fichiers = await db
    .selectFrom('formations_demandes_fichiers')
    .select(['id', 'demande_id', 'nom', 'octets', 'etat', 'depose_le'])
    .where(
      'demande_id',
      'in',
      lues.map(({ id }) => id),
    )
    .orderBy('depose_le')
    .orderBy('nom')
    .execute();
  return lues.map((demande) => ({
    ...demande,
    fichiers: fichiers.filter(({ demande_id }) => demande_id === demande.id),
  }));
}
export type DemandeLue = Awaited<ReturnType<typeof avecFichiers>>[number];

/** The funding requests of the perimeter, oldest first: of one training, or those where `statut` says who must act. */
export async function listerDemandes(
  db: Db,
  perimetre: Perimetre,
  { formationId, statut }: { readonly formationId?: string; readonly statut?: DemandeLue['statut'] },
): Promise<DemandeLue[]> {
  let query = demandes(db, perimetre);
  if (formationId) query = query.where('f.id', '=', formationId);
  if (statut) query = query.where('d.statut', '=', statut);
  return avecFichiers(db, await query.orderBy('d.demandee_le').orderBy('d.id').limit(500).execute());
}

/** One request of the perimeter. @throws NotFound */
export async function lireDemande(db: Db, perimetre: Perimetre, demandeId: string): Promise<DemandeLue> {
  const [demande] = await avecFichiers(db, await demandes(db, perimetre).where('d.id', '=', demandeId).execute());
  if (!demande) throw new NotFound(`demande ${demandeId}`);
  return demande;
}

/** The bytes of a file given in answer: for the structure that gave it and the training body that asked. @throws NotFound */
export async function lireFichierDeDemande({ db, coffre }: Tools, { perimetre }: Actor, fichierId: string) {
  const concerne = perimetre.type === 'structure' || perimetre.type === 'organisme';
  const fichier = concerne
    ? await base(db, perimetre)
        .innerJoin('formations_demandes_fichiers as x', 'x.demande_id', 'd.id')
        .select(['x.cle', 'x.nom', 'x.type', 'f.id as formationId'])
        .where('x.id', '=', fichierId)
        .executeTakeFirst()
    : undefined;
  const octets = fichier && (await coffre.lire(fichier.cle));
  if (!fichier || !octets) throw new NotFound(`fichier ${fichierId}`);
  return { octets, nom: fichier.nom, type: fichier.type, formationId: fichier.formationId };
}
