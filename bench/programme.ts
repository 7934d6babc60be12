import { sql } from 'kysely';
import { createApplication } from '#application';
import { peuplerCandidats, recruterPourMesure } from '#domain/candidats/index.ts';
import { TACHES } from '#domain/catalogue.ts';
import { activerPourMesure, lirePlafond, pourvoirPourMesure } from '#domain/concertation/index.ts';
import { peuplerContrats } from '#domain/contrats/index.ts';
import { peuplerConventions } from '#domain/conventions/index.ts';
import { lireBudget } from '#domain/grand-livre/index.ts';
import { peuplerRecrues } from '#domain/mise-en-relation/index.ts';
import {
  confirmerRupture,
  declarerRupture,
  demanderRecouvrement,
  encaisserRecouvrement,
} from '#domain/ruptures/index.ts';
import { peuplerStructures } from '#domain/structures/index.ts';
import {
  constaterEcheances,
  empreinteDesLignes,
  enregistrerRetour,
  lireLot,
  peuplerRibs,
  planifierVersements,
  preparerLot,
  soumettreLot,
  validerLot,
} from '#domain/versements/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile, plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { Refused } from '#platform/errors.ts';
import { option, uneBaseAMesurer } from './banc.ts';

const DEBUT = new Date('2021-03-01T08:00:00Z');
const ANNEES = 3;
const PAS_JOURS = 7;
// One order in fifty comes back, one contract in twenty is broken: invented, so that every path is walked.
const REJETS = 50;
const RUPTURES = 20;
const personne = (role: Actor['role'], perimetre: Actor['perimetre'] = { type: 'nation' }): Actor => ({
  ...SYSTEME,
  id: crypto.randomUUID(),
  role,
  perimetre,
});
const [ORDONNATEUR, VALIDEUR, ANCT] = [personne('banque_des_territoires'), personne('valideur'), personne('anct')];

/** P10: the money of the whole programme, by the gestures of everybody, over three years; then recounted to the cent. */
export async function programme(): Promise<void> {
  const postes = option('taille', 4000);
  const { base, settings, moteur, fermer } = await uneBaseAMesurer();
  let now = DEBUT;
  const { tools, jobs } = await createApplication(settings, base, { worker: false, clock: () => now });
  const debut = performance.now();
  await ouvrir(tools, postes);
  let pic = 0;
  for (let jour = 0; jour < ANNEES * 365; jour += PAS_JOURS) {
    now = plusJours(DEBUT, jour);
    await uneSemaine(tools, jour / PAS_JOURS);
    pic = Math.max(pic, process.memoryUsage.rss());
  }
  await payer(tools);
  const seconds = Math.round((performance.now() - debut) / 100) / 10;
  const bilan = await recompter(tools);
  console.log(JSON.stringify(bilan.soldes));
  const ecart_centimes = bilan.ecart;
  const peak_mb = Math.round(pic / 1_048_576);
  console.log(
    JSON.stringify({
      bench: 'programme',
      base: moteur,
      postes,
      annees: ANNEES,
      ecart_centimes,
      seconds,
      peak_mb,
      ...bilan.faits,
    }),
  );
  if (ecart_centimes !== 0) process.exitCode = 1;
  await jobs.stop();
  await fermer();
}

async function ouvrir(tools: Tools, postes: number): Promise<void> {
  const { db } = tools;
  await peuplerStructures(db, postes, DEBUT);
  await peuplerCandidats(db, postes, DEBUT);
  await activerPourMesure(db, postes, DEBUT);
  await pourvoirPourMesure(db);
  await recruterPourMesure(db, postes);
  await peuplerRecrues(db, DEBUT);
  await peuplerContrats(db, DEBUT, dateCivile(DEBUT), 300);
  await peuplerConventions(db, DEBUT);
  await peuplerRibs(tools);
  for (const { id } of await db.selectFrom('contrats').select('id').execute())
    await transaction(db, (tx) => planifierVersements({ tx, now: DEBUT, actor: SYSTEME, tools }, id));
}

async function uneSemaine(tools: Tools, semaine: number): Promise<void> {
  const context = { now: tools.clock(), actor: SYSTEME, tools };
  while ((await transaction(tools.db, (tx) => constaterEcheances({ ...context, tx }))) > 0);
  await ruptures(tools, semaine);
  for (const tache of TACHES.filter(({ name }) => ['contrats.terminer', 'ruptures.clorePostes'].includes(name)))
    await tache.handle(tools, {});
  await payer(tools);
}

/** Prepared by one, validated by another, answered by the bank: the whole of what is due. */
async function payer(tools: Tools): Promise<void> {
  const jusquAu = dateCivile(tools.clock());
  const lotId = await preparerLot(tools, ORDONNATEUR, { jusquAu }).catch((refus: unknown) => {
    if (refus instanceof Error && 'fields' in refus) return undefined;
    throw refus;
  });
  if (!lotId) return;
  await soumettreLot(tools, ORDONNATEUR, { lotId });
  const { payables } = await lireLot(tools.db, VALIDEUR.perimetre, tools.clock(), lotId);
  await validerLot(tools, VALIDEUR, { lotId, vu: empreinteDesLignes(payables) });
  const lignes = payables.map(({ reference, centimes, numero }) => {
    const rejete = numero % REJETS === 0 && reference.endsWith('-1');
    return { reference, centimes, le: ajouterJours(jusquAu, 2), accepte: !rejete, ...(rejete && { code: 'MS03' }) };
  });
  await enregistrerRetour(tools, VALIDEUR, { lignes });
  // Once more: nothing changes.
  await enregistrerRetour(tools, VALIDEUR, { lignes });
}

/** A few contracts are broken each week, what was paid in excess is asked back and comes. */
async function ruptures(tools: Tools, semaine: number): Promise<void> {
  const aujourdhui = dateCivile(tools.clock());
  const contrats = await tools.db
    .selectFrom('contrats')
    .select(['id', 'structure_id'])
    .where('statut', '=', 'signe')
    .where('debut', '<=', aujourdhui)
    .where(sql<boolean>`numero % ${RUPTURES} = 0 and (numero / ${RUPTURES}) % 100 = ${semaine % 100}::int`)
    .execute();
  for (const { id, structure_id: structureId } of contrats) {
    const elle = personne('structure', { type: 'structure', structureId });
    await declarerRupture(tools, elle, { contratId: id, motif: 'demission', precisions: '', effetLe: aujourdhui });
    const { id: ruptureId } = await tools.db
      .selectFrom('ruptures')
      .select('id')
      .where('contrat_id', '=', id)
      .executeTakeFirstOrThrow();
    await confirmerRupture(tools, ANCT, { ruptureId });
    const recouvrementId = await demanderRecouvrement(tools, ANCT, { ruptureId }).catch((refus: unknown) => {
      if (refus instanceof Refused) return undefined;
      throw refus;
    });
    if (recouvrementId) await encaisserRecouvrement(tools, VALIDEUR, { recouvrementId, recuLe: aujourdhui });
  }
}

type Ligne = { verses: number; recus: number; versements: number; ruptures: number; clos: number };

/** The ledger against the payments and the recoveries themselves, in centimes: the sum of every difference. */
async function recompter(tools: Tools) {
  const budget = await lireBudget(tools.db);
  const plafond = await lirePlafond(tools.db);
  const { rows } = await sql<Ligne>`select
    (select coalesce(sum(montant_centimes), 0)::bigint from versements where statut = 'verse') as verses,
    (select coalesce(sum(centimes), 0)::bigint from recouvrements where statut = 'recouvre') as recus,
    (select count(*)::int from versements where statut = 'verse') as versements,
    (select count(*)::int from ruptures) as ruptures,
    (select count(*)::int from postes where statut = 'clos') as clos`.execute(tools.db);
  const [faits] = rows;
  if (!faits) throw new Error('nothing to count');
  const { rows: fautes } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select p.id from postes p join versements v on v.poste_id = p.id where v.statut = 'verse'
      group by p.id, p.montant_centimes having sum(v.montant_centimes) > p.montant_centimes
      union all
      select v.id from versements v join lots_lignes l on l.versement_id = v.id and l.etat = 'versee'
      join lots o on o.id = l.lot_id where o.execution_le < v.prevu_le
      union all
      select versement_id from lots_lignes where etat = 'versee' group by versement_id having count(*) > 1) f`.execute(
    tools.db,
  );
  const { soldes } = budget;
  const total = Object.values(soldes).reduce((somme, solde) => somme + solde, 0);
  const ecart =
    Math.abs(soldes.verse - (faits.verses - faits.recus)) +
    Math.abs(total - budget.dotationCentimes) +
    soldes.en_banque +
    soldes.a_recouvrer +
    Math.max(0, plafond.montantReserveCentimes - plafond.montantMaxCentimes) +
    (fautes[0]?.n ?? 0);
  return { ecart, soldes, faits: { versements: faits.versements, ruptures: faits.ruptures, clos: faits.clos } };
}
