import { sql } from 'kysely';
import { createApplication } from '#application';
import { TACHES } from '#domain/catalogue.ts';
import { lirePlafond } from '#domain/concertation/index.ts';
import { lireBudget } from '#domain/grand-livre/index.ts';
import {
  confirmerRupture,
  declarerRupture,
  demanderRecouvrement,
  encaisserRecouvrement,
} from '#domain/ruptures/index.ts';
import { constaterEcheances, examinerRib, preparerLot, saisirRib } from '#domain/versements/index.ts';
import type { Tools } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { dateCivile, plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { ANCT, avancerLot, ORDONNATEUR, personne, peuplerProgramme, VALIDEUR } from './argent.ts';
import { option, uneBaseAMesurer } from './banc.ts';
import { recompterArgent } from './recompte.ts';

const DEBUT = new Date('2021-03-01T08:00:00Z');
const ANNEES = 3;
const PAS_JOURS = 7;
// One order in fifty comes back, one in seventy-five finds a closed account, one contract in twenty is broken: invented, so that every path is walked.
const REJETS = 50;
const COMPTES_CLOS = 75;
const RUPTURES = 20;
const SIGNATURES_JOURS = 300;
// The second example of the registry of IBANs: it belongs to nobody.
const COMPTE_D_EXEMPLE = { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' };
/** P10: the money of the whole programme, by the gestures of everybody, over three years; then recounted to the cent. */
export async function programme(): Promise<void> {
  const postes = option('taille', 4000);
  const { base, settings, moteur, fermer } = await uneBaseAMesurer();
  let now = DEBUT;
  const { tools, jobs } = await createApplication(settings, base, { worker: false, clock: () => now });
  const debut = performance.now();
  await peuplerProgramme(tools, postes, DEBUT, SIGNATURES_JOURS);
  let pic = 0;
  for (let jour = 0; jour < ANNEES * 365; jour += PAS_JOURS) {
    now = plusJours(DEBUT, jour);
    await uneSemaine(tools, jour / PAS_JOURS);
    pic = Math.max(pic, process.memoryUsage.rss());
  }
  await payer(tools);
  const seconds = Math.round((performance.now() - debut) / 100) / 10;
  const bilan = await recompter(tools);
  console.log(JSON.stringify({ soldes: bilan.soldes, fautes: bilan.fautes }));
  const ecart_centimes = bilan.ecart;
  // Of this process: the gestures and their lists. PostgreSQL keeps its own memory.
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
  if (ecart_centimes !== 0 || Object.keys(bilan.fautes).length > 0) process.exitCode = 1;
  await jobs.stop();
  await fermer();
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
  const id = await preparerLot(tools, ORDONNATEUR, { jusquAu }).catch((refus: unknown) => {
    if (refus instanceof InvalidInput) return undefined;
    throw refus;
  });
  if (!id) return;
  for (const statut of ['en_preparation', 'a_valider', 'valide'] as const)
    await avancerLot(tools, { id, statut }, banque);
  await donnerDAutresComptes(tools);
}

/** The bank sends some orders back, the first time; of some, it says that the account is closed. */
function banque({ reference, numero }: { readonly reference: string; readonly numero: number }): string | undefined {
  if (!reference.endsWith('-1')) return undefined;
  if (numero % COMPTES_CLOS === 0) return 'AC04';
  return numero % REJETS === 0 ? 'MS03' : undefined;
}

/** Whoever has no account any more gives another one, and the operator checks it. */
async function donnerDAutresComptes(tools: Tools): Promise<void> {
  const { rows: sans } = await sql<{ structureId: string }>`
    select distinct structure_id as "structureId" from ribs r
    where not exists (select 1 from ribs v where v.structure_id = r.structure_id and v.statut in ('valide', 'a_valider'))`.execute(
    tools.db,
  );
  for (const { structureId } of sans) {
    const elle = personne('structure', { type: 'structure', structureId });
    const ribId = await saisirRib(tools, elle, { titulaire: 'Autre compte de mesure', ...COMPTE_D_EXEMPLE });
    await examinerRib(tools, VALIDEUR, { ribId, accepte: true, motif: '' });
  }
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

type Faits = { versements: number; rejets: number; comptes_clos: number; ruptures: number; clos: number };

/** The money counted again post by post, and against the budget and the caps: what differs, in centimes. */
async function recompter(tools: Tools) {
  const [{ soldes, dotationCentimes }, plafond] = await Promise.all([lireBudget(tools.db), lirePlafond(tools.db)]);
  const { ecart, fautes } = await recompterArgent(tools.db);
  const { rows } = await sql<Faits>`select
    (select count(*)::int from versements where statut = 'verse') as versements,
    (select count(*)::int from lots_lignes where etat = 'rejetee') as rejets,
    (select count(*)::int from lots_lignes where code = 'AC04') as comptes_clos,
    (select count(*)::int from ruptures) as ruptures,
    (select count(*)::int from postes where statut = 'clos') as clos`.execute(tools.db);
  const total = Object.values(soldes).reduce((somme, solde) => somme + solde, 0);
  const horsDesComptes = Math.abs(total - dotationCentimes) + soldes.en_banque + Math.abs(soldes.a_recouvrer);
  const horsPlafond = Math.max(0, plafond.montantReserveCentimes - plafond.montantMaxCentimes);
  return { ecart: ecart + horsDesComptes + horsPlafond, fautes, soldes, faits: rows[0] };
}
