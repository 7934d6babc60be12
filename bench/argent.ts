import { peuplerCandidats, recruterPourMesure } from '#domain/candidats/index.ts';
import { activerPourMesure, pourvoirPourMesure } from '#domain/concertation/index.ts';
import { peuplerContrats } from '#domain/contrats/index.ts';
import { peuplerConventions } from '#domain/conventions/index.ts';
import { peuplerRecrues } from '#domain/mise-en-relation/index.ts';
import { peuplerStructures } from '#domain/structures/index.ts';
import {
  empreinteDesLignes,
  enregistrerRetour,
  lireLot,
  peuplerRibs,
  planifierVersements,
  type StatutLot,
  soumettreLot,
  validerLot,
} from '#domain/versements/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';

export const personne = (role: Actor['role'], perimetre: Actor['perimetre'] = { type: 'nation' }): Actor => ({
  ...SYSTEME,
  id: crypto.randomUUID(),
  role,
  perimetre,
});
export const [ORDONNATEUR, VALIDEUR, ANCT] = [
  personne('banque_des_territoires'),
  personne('valideur'),
  personne('anct'),
];

/** As many posts as said, each with its structure, its contract (signed over `jours` days) and its schedule. */
export async function peuplerProgramme(tools: Tools, postes: number, debut: Date, jours: number): Promise<void> {
  const { db } = tools;
  await peuplerStructures(db, postes, debut);
  await peuplerCandidats(db, postes, debut);
  await activerPourMesure(db, postes, debut);
  await pourvoirPourMesure(db);
  await recruterPourMesure(db, postes);
  await peuplerRecrues(db, debut);
  await peuplerContrats(db, debut, dateCivile(debut), jours);
  await peuplerConventions(db, debut);
  await peuplerRibs(tools);
  for (const { id } of await db.selectFrom('contrats').select('id').execute())
    await transaction(db, (tx) => planifierVersements({ tx, now: debut, actor: SYSTEME, tools }, id));
}

/** The code with which the bank sends an order back, if it does. */
type Banque = (ordre: { readonly reference: string; readonly numero: number }) => string | undefined;

/** The next gesture on a batch, by whoever makes it; the bank answers `banque`. */
export async function avancerLot(
  tools: Tools,
  { id: lotId, statut }: { readonly id: string; readonly statut: StatutLot },
  banque: Banque,
): Promise<void> {
  if (statut === 'en_preparation') return soumettreLot(tools, ORDONNATEUR, { lotId });
  if (statut === 'a_valider') {
    const { payables } = await lireLot(tools.db, VALIDEUR.perimetre, tools.clock(), lotId);
    return validerLot(tools, VALIDEUR, { lotId, vu: empreinteDesLignes(payables) });
  }
  const emises = await tools.db
    .selectFrom('lots_lignes as l')
    .innerJoin('versements as v', 'v.id', 'l.versement_id')
    .select(['l.reference', 'l.centimes', 'v.numero'])
    .where('l.lot_id', '=', lotId)
    .where('l.etat', '=', 'emise')
    .execute();
  const le = ajouterJours(dateCivile(tools.clock()), 2);
  const lignes = emises.map((emise) => {
    const code = banque(emise);
    const { reference, centimes } = emise;
    return { reference, centimes, le, accepte: !code, ...(code && { code }) };
  });
  await enregistrerRetour(tools, VALIDEUR, { lignes });
  // Once more: nothing changes.
  await enregistrerRetour(tools, VALIDEUR, { lignes });
}
