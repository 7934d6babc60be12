import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { cycle } from '#domain/structures/index.ts';
import { Refused } from '#platform/errors.ts';
import { anct, prefecture } from '#tests/situations/comptes.ts';
import { uneStructureConfirmee } from '#tests/situations/structures.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import {
  abandonner,
  cloturerVague,
  decider,
  fixerEnveloppe,
  lirePlafond,
  ouvrirVague,
  preparerVague,
  previsualiserCloture,
  rendreAvis,
  rendreAvisEnBloc,
  retirerAvis,
  retirerAvisEnBloc,
  vagueOuverte,
} from './index.ts';

// Random histories of a small country: three départements, small caps, everybody doing anything at any time.
// `FC_RUNS` raises the number of histories (goals, R5).
const RUNS = Number(process.env['FC_RUNS'] ?? 200);
const LIEUX = [
  { departement: '03', commune: '03190' },
  { departement: '69', commune: '69123' },
  { departement: '38', commune: '38185' },
] as const;
const DOSSIERS = 6;

const rang = fc.nat({ max: DOSSIERS - 1 });
const postes = fc.integer({ min: 1, max: 4 });
const geste = fc.oneof(
  fc.record({ geste: fc.constant('avis' as const), rang, postes, sens: fc.constantFrom('favorable', 'defavorable') }),
  fc.record({ geste: fc.constant('examen' as const), rang }),
  fc.record({ geste: fc.constant('retirer' as const), rang }),
  fc.record({ geste: fc.constant('bloc' as const), rangs: fc.uniqueArray(rang, { minLength: 1 }), postes }),
  fc.record({ geste: fc.constant('annulerBloc' as const) }),
  fc.record({ geste: fc.constant('retenir' as const), rang, postes }),
  fc.record({ geste: fc.constant('refuser' as const), rang }),
  fc.record({ geste: fc.constant('doublon' as const), rang, cible: rang }),
  fc.record({ geste: fc.constant('abandonner' as const), rang }),
  fc.record({ geste: fc.constant('enveloppe' as const), lieu: fc.nat({ max: 2 }), postes: fc.option(postes) }),
  fc.record({ geste: fc.constant('cloturer' as const) }),
);
type Geste = typeof geste extends fc.Arbitrary<infer G> ? G : never;
type Pays = { readonly banc: Banc; readonly dossiers: readonly Dossier[]; lot: string | undefined };
type Dossier = { readonly id: string; readonly numero: number; readonly departement: string };

const motif = 'Motif de cette histoire.';

/** The same country at the beginning of each history. */
async function recommencer(banc: Banc, plafond: number): Promise<void> {
  const { db } = banc.tools;
  // The ledger, that hangs from the posts, is only added to: here the whole country begins again.
  await sql`alter table ecritures disable trigger ecritures_immuables_en_bloc`.execute(db);
  await sql`truncate avis, decisions, postes, enveloppes cascade`.execute(db);
  await sql`delete from vagues`.execute(db);
  await sql`truncate structures_historique`.execute(db);
  await sql`update structures set statut = 'a_instruire', doublon_de = null`.execute(db);
  await sql`update plafonds set postes_max = ${plafond}, postes_attribues = 0, montant_reserve_centimes = 0`.execute(
    db,
  );
  await sql`truncate courriels, attributions, liens_personnels, utilisateurs cascade`.execute(db);
}

async function ouvrir({ tools }: Banc): Promise<void> {
  const vagueId = await preparerVague(tools, anct(), {
    ouvreLe: '2021-02-04',
    limiteAvisLe: null,
    decisionALaCloture: true,
  });
  await ouvrirVague(tools, anct(), { vagueId });
}

/** Does one thing, as the person who may. Rules may refuse it: nothing else may happen. */
async function vivre(pays: Pays, fait: Geste): Promise<void> {
  const { tools } = pays.banc;
  const de = (choisi: number) => pays.dossiers[choisi % pays.dossiers.length] ?? pays.dossiers[0];
  const dossier = 'rang' in fait ? de(fait.rang) : pays.dossiers[0];
  if (!dossier) return;
  const agent = prefecture(dossier.departement);
  const { id: structureId } = dossier;
  const decision = { structureId, nombrePostes: null, doublonNumero: null, motif };
  switch (fait.geste) {
    case 'avis': {
      const nombrePostes = fait.sens === 'favorable' ? fait.postes : null;
      await rendreAvis(tools, agent, { structureId, sens: fait.sens, nombrePostes, motif });
      break;
    }
    case 'examen':
      await decider(tools, anct(), { ...decision, sens: 'examen_complementaire' });
      break;
    case 'retirer':
      await retirerAvis(tools, agent, { structureId });
      break;
    case 'bloc': {
      const ids = fait.rangs.map((un) => de(un)?.id ?? '');
      const fin = await rendreAvisEnBloc(tools, prefecture('03'), {
        ids,
        sens: 'favorable',
        motif,
        postes: fait.postes,
      });
      pays.lot = fin.faits.length > 0 ? fin.lotId : pays.lot;
      break;
    }
    case 'annulerBloc':
      if (pays.lot) await retirerAvisEnBloc(tools, prefecture('03'), { lotId: pays.lot });
      break;
    case 'retenir':
      await decider(tools, anct(), { ...decision, sens: 'retenue', nombrePostes: fait.postes });
      break;
    case 'refuser':
      await decider(tools, anct(), { ...decision, sens: 'refusee' });
      break;
    case 'doublon':
      await decider(tools, anct(), { ...decision, sens: 'doublon', doublonNumero: de(fait.cible)?.numero ?? 0 });
      break;
    case 'abandonner':
      await abandonner(tools, anct(), { structureId, motif });
      break;
    case 'enveloppe':
      await fixerEnveloppe(tools, anct(), {
        departementCode: LIEUX[fait.lieu]?.departement ?? '03',
        postes: fait.postes,
      });
      break;
    default: {
      const vagueId = (await vagueOuverte(tools.db))?.id ?? '';
      const prevu = await previsualiserCloture(tools.db, vagueId, tools.clock());
      expect(await cloturerVague(tools, anct(), { vagueId })).toEqual(prevu);
      await ouvrir(pays.banc);
    }
  }
}

/** What holds after everything, whoever did it. Answers how long the history is. */
async function verifier({ tools: { db } }: Banc): Promise<number> {
  const plafond = await lirePlafond(db);
  const { rows } = await sql<{ quoi: string; n: number }>`
    with vivants as (
      select s.departement_code, p.montant_centimes from postes p join structures s on s.id = p.structure_id
      where p.statut = 'vacant'
    )
    select 'postes' as quoi, count(*)::int as n from vivants
    union all select 'montant', coalesce(sum(montant_centimes), 0)::bigint from vivants
    union all select 'rendus', count(*)::int from postes p join structures s on s.id = p.structure_id
      where (p.statut = 'rendu') <> (s.statut = 'abandonnee')
    union all select 'enveloppesFausses', count(*)::int from enveloppes e
      where e.postes_attribues <> (select count(*) from vivants v where v.departement_code = e.departement_code)
        or e.postes_attribues > coalesce(e.postes, 4000)
    union all select 'avisFaux', count(*)::int from structures s
      where (s.statut = 'avis_rendu' and not exists (select 1 from avis a where a.structure_id = s.id and a.retire_le is null))
        or (s.statut in ('a_instruire', 'examen_complementaire') and exists (select 1 from avis a where a.structure_id = s.id and a.retire_le is null))
    union all select 'statutsFaux', count(*)::int from structures s
      where s.statut <> coalesce((select h.statut from structures_historique h where h.structure_id = s.id order by numero desc limit 1), 'a_instruire')
    union all select 'decisionsFausses', count(*)::int from structures s
      where (s.statut = 'activee') <> coalesce((select d.sens = 'retenue' from decisions d where d.structure_id = s.id and d.sens <> 'examen_complementaire' order by (d.sens = 'abandonnee') desc limit 1), false)
    union all select 'doublonsPerdus', count(*)::int from structures s join structures c on c.id = s.doublon_de
      where s.statut <> 'doublon' or c.id = s.id
    union all select 'histoire', count(*)::int from structures_historique
    union all select 'avis', count(*)::int from avis
    union all select 'decisions', count(*)::int from decisions`.execute(db);
  const mesure = Object.fromEntries(rows.map(({ quoi, n }) => [quoi, Number(n)]));
  expect(mesure).toMatchObject({
    postes: plafond.postesAttribues,
    montant: plafond.montantReserveCentimes,
    rendus: 0,
    enveloppesFausses: 0,
    avisFaux: 0,
    statutsFaux: 0,
    decisionsFausses: 0,
    doublonsPerdus: 0,
  });
  expect(plafond.postesAttribues).toBeLessThanOrEqual(plafond.postesMax);
  expect(plafond.montantReserveCentimes).toBeLessThanOrEqual(plafond.montantMaxCentimes);
  return (mesure['histoire'] ?? 0) + (mesure['avis'] ?? 0) + (mesure['decisions'] ?? 0);
}

it(
  `whatever ${RUNS} random histories do, posts and money add up, never exceed a cap, and the past stays`,
  async () => {
    const banc = await unBanc({ pendantLeTest: true });
    const dossiers: Dossier[] = [];
    for (let i = 0; i < DOSSIERS; i += 1) {
      const { departement, commune } = LIEUX[i % LIEUX.length] ?? LIEUX[0];
      const { structureId, numero } = await uneStructureConfirmee(banc, { communeCode: commune });
      dossiers.push({ id: structureId, numero, departement });
    }
    const vus = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(geste, { maxLength: 14 }),
        fc.integer({ min: 1, max: 8 }),
        async (histoire, plafond) => {
          await recommencer(banc, plafond);
          await ouvrir(banc);
          const pays: Pays = { banc, dossiers, lot: undefined };
          let longueur = 0;
          for (const fait of histoire) {
            banc.avancer({ minutes: 1 });
            await vivre(pays, fait).catch((error: unknown) => {
              if (!(error instanceof Refused)) throw error;
            });
            const apres = await verifier(banc);
            expect(apres).toBeGreaterThanOrEqual(longueur);
            longueur = apres;
          }
          for (const { statut } of await banc.tools.db.selectFrom('structures').select('statut').execute())
            vus.add(statut);
        },
      ),
      { numRuns: RUNS },
    );
    // Enough histories go everywhere: a check that meets nothing would say nothing. What a registration cannot reach
    // in concertation is lived elsewhere: before its confirmation, or long after (an activated structure that merges).
    const ailleurs: readonly string[] = ['a_confirmer', 'expiree', 'fusionnee'];
    if (RUNS >= 200)
      expect([...vus].sort()).toEqual(cycle.statuts.filter((statut) => !ailleurs.includes(statut)).sort());
  },
  60_000 + RUNS * 1000,
);
