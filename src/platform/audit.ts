import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Db, transaction } from '#platform/db/guard.ts';
import type { Context } from './action.ts';
import { enLots } from './lots.ts';

/** What a line of the audit says: who did what, to what, when. Identifiers only, no personal data. */
export type Fait = { action: string; sujet: string | null };
type Ligne = {
  numero: number;
  action: string;
  sujet: string | null;
  acteur_id: string | null;
  role: string;
  fait_le: Date;
};

const empreinte = (precedente: string, { numero, action, sujet, acteur_id, role, fait_le }: Ligne) =>
  createHash('sha256')
    .update(JSON.stringify([precedente, numero, action, sujet, acteur_id, role, fait_le.toISOString()]))
    .digest('hex');

/**
 * Adds lines to the hash-chained audit. The head of the chain stays locked until the transaction ends,
 * so this comes last in a gesture: two gestures never write the same number.
 */
export async function inscrireAudit(context: Context, ...faits: Fait[]): Promise<void> {
  const { tx, actor, now } = context;
  let tete = await tx.selectFrom('audit_tete').selectAll().forUpdate().executeTakeFirstOrThrow();
  const lignes = faits.map(({ action, sujet }) => {
    const ligne: Ligne = {
      numero: tete.numero + 1,
      action,
      sujet,
      acteur_id: actor.id,
      role: actor.role,
      fait_le: now,
    };
    const inscrite = { ...ligne, empreinte: empreinte(tete.empreinte, ligne) };
    tete = { ...tete, numero: inscrite.numero, empreinte: inscrite.empreinte };
    return inscrite;
  });
  for (const lot of enLots(lignes)) {
    await tx
      .with('lignes', (db) => db.insertInto('audit').values(lot).returning('numero'))
      .updateTable('audit_tete')
      .set({ numero: tete.numero, empreinte: tete.empreinte })
      .execute();
  }
}

export type Verification = { valide: boolean; lignes: number; empreinte: string; premiereFausse: number | null };

/** Recomputes the whole chain. `premiereFausse` is the first line that was changed, removed or added by hand. */
export async function verifierAudit(db: Db): Promise<Verification> {
  let precedente = { numero: 0, empreinte: '' };
  for (;;) {
    const lignes = await db
      .selectFrom('audit')
      .selectAll()
      .where('numero', '>', precedente.numero)
      .orderBy('numero')
      .limit(5000)
      .execute();
    for (const ligne of lignes) {
      const attendue = empreinte(precedente.empreinte, ligne);
      if (ligne.numero !== precedente.numero + 1 || ligne.empreinte !== attendue)
        return {
          valide: false,
          lignes: precedente.numero,
          empreinte: precedente.empreinte,
          premiereFausse: precedente.numero + 1,
        };
      precedente = { numero: ligne.numero, empreinte: ligne.empreinte };
    }
    if (lignes.length === 0) break;
  }
  const tete = await db.selectFrom('audit_tete').selectAll().executeTakeFirstOrThrow();
  const valide = tete.numero === precedente.numero && tete.empreinte === precedente.empreinte;
  return {
    valide,
    lignes: precedente.numero,
    empreinte: precedente.empreinte,
    premiereFausse: valide ? null : precedente.numero + 1,
  };
}

/** Adds one line outside a gesture: the reading of contact details, an export. */
export const auditerLecture = (context: Omit<Context, 'tx'>, fait: Fait) =>
  transaction(context.tools.db, (tx) => inscrireAudit({ ...context, tx }, fait));

/** Lines written since a moment: for tests and the ANCT space. */
export const compterAudit = async (db: Db, action: string) =>
  (
    await db
      .selectFrom('audit')
      .select(sql<number>`count(*)::int`.as('n'))
      .where('action', '=', action)
      .executeTakeFirstOrThrow()
  ).n;
