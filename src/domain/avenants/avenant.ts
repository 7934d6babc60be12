import { dansLePerimetre } from '#domain/structures/index.ts';
import type { Context } from '#platform/action.ts';
import type { Perimetre } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import type { StatutPresente } from '#platform/lifecycle.ts';
import { type Identite, identiteSchema } from './identite.ts';
import { cycle, type GesteAvenant, type StatutAvenant } from './lifecycle.ts';
import { avisAttenduDe, objetDe } from './types.ts';

/** Demands that a perimeter reads: those of its structures, and those that would bring posts to one of them. */
export const avenantsLisibles = (db: Db | Tx, perimetre: Perimetre) =>
  db
    .selectFrom('avenants as a')
    .innerJoin('structures as s', 's.id', 'a.structure_id')
    .leftJoin('structures as r', 'r.id', 'a.vers_structure_id')
    .selectAll('a')
    .select(['s.nom as structure', 's.numero as numeroStructure', 's.departement_code', 'r.nom as vers'])
    .select((eb) => [
      eb
        .selectFrom('avenants_postes as l')
        .innerJoin('postes as p', 'p.id', 'l.poste_id')
        .select((un) => un.fn.agg<number[]>('array_agg', ['p.numero']).orderBy('p.numero').as('n'))
        .whereRef('l.avenant_id', '=', 'a.id')
        .as('postes'),
    ])
    .where((eb) =>
      eb.or([
        dansLePerimetre(perimetre)(eb),
        eb('a.vers_structure_id', 'in', (un) =>
          un.selectFrom('structures as s').select('s.id').where(dansLePerimetre(perimetre)),
        ),
      ]),
    );
type Ligne = Awaited<ReturnType<ReturnType<typeof avenantsLisibles>['executeTakeFirstOrThrow']>>;
export type AvenantBrut = ReturnType<typeof completer>;

/** A row with what it asks, in words. */
export function completer(ligne: Ligne) {
  const identite: Identite | null = ligne.identite === null ? null : identiteSchema.parse(ligne.identite);
  const { type, nombre_postes: nombrePostes, vers } = ligne;
  const postes = ligne.postes ?? [];
  return { ...ligne, postes, identite, objet: objetDe({ type, postes, nombrePostes, vers, identite }) };
}

/** Where a demand stands, in words: whose word is waited for is said. */
export function statutDeLAvenant({ type, statut, vers_structure_id }: AvenantBrut): StatutPresente {
  const attendu = statut === 'demandee' ? avisAttenduDe(type, vers_structure_id) : null;
  return attendu === null ? cycle.labels[statut] : { ...cycle.labels[statut], libelle: ATTENDU[attendu] };
}
const ATTENDU = {
  prefecture: 'Avis de la préfecture attendu',
  structure: 'Accord de l’autre structure attendu',
} as const;

/** A demand of the perimeter, locked until the gesture ends. @throws NotFound */
export async function verrouillerAvenant({ tx, actor }: Context, avenantId: string): Promise<AvenantBrut> {
  const ligne = await avenantsLisibles(tx, actor.perimetre)
    .where('a.id', '=', avenantId)
    .forUpdate('a')
    .executeTakeFirst();
  if (!ligne) throw new NotFound(`avenant ${avenantId}`);
  return completer(ligne);
}

type Avis = {
  readonly avis: 'favorable' | 'defavorable';
  readonly avis_nombre: number | null;
  readonly avis_motif: string;
  readonly avis_par: string | null;
  readonly avis_le: Date;
};

/** Moves a locked demand along its life cycle. @throws Forbidden, Refused */
export async function changerStatut(
  { tx, actor, now }: Context,
  avenant: { readonly id: string; readonly statut: StatutAvenant },
  geste: GesteAvenant,
  plus: { reponse?: string; effet?: string } & Partial<Avis> = {},
): Promise<void> {
  cycle.exiger(geste, avenant.statut, actor.role, 'Cette demande');
  await tx
    .updateTable('avenants')
    .set({ statut: cycle.target(geste), statut_le: now, ...plus })
    .where('id', '=', avenant.id)
    .execute();
}
