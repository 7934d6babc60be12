import { type RawBuilder, sql } from 'kysely';
import {
  type Activite,
  activiteDeLaStructure,
  activiteDuConseiller,
  activiteDuTerritoire,
  ecartsDesCumuls,
  type FiltresActivite,
  MESURES,
} from '#domain/statistiques/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { type Db, type Tx, transaction } from '#platform/db/guard.ts';
import { peupler } from '../src/cli/seed.ts';
import { personne } from './argent.ts';
import { option, quantile, uneBaseAMesurer, uneBaseEmbarquee } from './banc.ts';

const STRUCTURES = 20_000;
const TIRES = 25;
const TOURS = 4;
// Two filters at once are answered from the rows: a few are enough to know.
const CROISES = 5;
const ECRITURES = 300;

type Question = {
  readonly qui: RawBuilder<unknown>;
  readonly filtres: FiltresActivite;
  readonly poser: (filtres: FiltresActivite) => Promise<Activite>;
};

/**
 * P2: statistics of conseillers, structures, départements and the nation over many activities, over whole months and
 * over any days, with and without filters; each answer compared with the activities added up again in the same run.
 */
export async function statistiques(): Promise<void> {
  const activites = option('activites', 10_000_000);
  const mesure = process.argv.includes('--embarquee') ? await uneBaseEmbarquee() : await uneBaseAMesurer();
  const { db } = mesure.base;
  const now = new Date();
  const debut = performance.now();
  await peupler(db, { structures: option('taille', STRUCTURES), activites }, now, (faites) => {
    console.log(`${faites} activities, ${secondes(debut)} s`);
  });
  await sql`vacuum analyze activites`.execute(db);
  await sql`vacuum analyze cumuls`.execute(db);
  console.log(`seeded in ${secondes(debut)} s`);

  const au = dateCivile(now);
  const periodes = [
    { du: ajouterJours(au, -730), au },
    { du: ajouterJours(au, -400), au: ajouterJours(au, -37) },
    { du: ajouterJours(au, -53), au: ajouterJours(au, -9) },
  ];
  const portees = await desPortees(db);
  const p95: Record<string, number> = {};
  for (const [portee, questions] of Object.entries(portees)) {
    p95[portee] = await chronometrer(portee, questions, periodes);
  }
  const nation = portees['nation']?.[0];
  if (!nation) throw new Error('no nation');
  const simples = [{ type: 'atelier' }, { canal: 'distance' }, { theme: 3 }];
  const croises = [
    { type: 'atelier', canal: 'lieu' },
    { type: 'individuel', theme: 9 },
  ];
  const avec = (filtres: readonly object[]) =>
    periodes.flatMap((periode) => filtres.map((filtre) => ({ ...periode, ...filtre })));
  const filtre = await chronometrer('one filter, every scope', Object.values(portees).flat(), avec(simples));
  const sousLaNation = Object.entries(portees)
    .filter(([portee]) => portee !== 'nation')
    .flatMap(([, questions]) => questions.slice(0, CROISES));
  const croise = await chronometrer('two filters, below the nation', sousLaNation, avec(croises), 1);
  const nationCroisee = await chronometrer('two filters, nation', [nation], avec(croises).slice(0, 2), 1);

  const total = { du: ajouterJours(au, -730), au };
  const [vingtQuatreMois] = await medianeDe(() => nation.poser(total));
  const [brut, ecartsDesReponses] = await comparer(db, portees, periodes);
  console.log(`counting every sum again…`);
  const ecarts = ecartsDesReponses + (await sansLimite(db, (tx) => ecartsDesCumuls(tx)));
  const ecriture = await coutDEcriture(db);
  await mesure.fermer();
  console.log(
    JSON.stringify({
      bench: 'statistiques',
      base: mesure.moteur,
      activites,
      conseiller_p95_ms: p95['conseiller'],
      structure_p95_ms: p95['structure'],
      departement_p95_ms: p95['departement'],
      nation_p95_ms: p95['nation'],
      nation_24_mois_ms: vingtQuatreMois,
      filtre_p95_ms: filtre,
      deux_filtres_p95_ms: croise,
      deux_filtres_nation_p95_ms: nationCroisee,
      raw_ms: brut,
      raw_ratio: Math.round((brut / Math.max(vingtQuatreMois, 0.01)) * 10) / 10,
      ecarts,
      ...ecriture,
    }),
  );
  if (ecarts > 0) process.exitCode = 1;
}

const secondes = (debut: number) => Math.round((performance.now() - debut) / 1000);

/** A few conseillers, structures and départements, and the nation: who asks, and which rows are his. */
async function desPortees(db: Db): Promise<Record<string, readonly Omit<Question, 'filtres'>[]>> {
  const { rows } = await sql<{ conseiller: number; candidat: string; structure: number; structureId: string }>`
    select c.numero as conseiller, c.utilisateur_id as candidat, s.numero as structure, s.id as "structureId"
    from contrats t join candidats c on c.id = t.candidat_id join structures s on s.id = t.structure_id
    order by t.numero desc limit ${TIRES}`.execute(db);
  const { rows: departements } = await sql<{ code: string }>`
    select departement_code as code from cumuls c join departements d on d.code = c.portee_id
    join structures s on s.departement_code = d.code where c.portee = 'D' and s.statut = 'activee'
    group by 1 order by count(distinct s.id) desc limit ${TIRES}`.execute(db);
  const nationale: Perimetre = { type: 'nation' };
  return {
    conseiller: rows.map(({ conseiller, candidat }) => ({
      qui: sql`conseiller = ${conseiller}::int`,
      poser: (filtres) =>
        activiteDuConseiller(db, { ...personne('conseiller', { type: 'personne' }), id: candidat }, filtres),
    })),
    structure: rows.map(({ structure, structureId }) => ({
      qui: sql`structure = ${structure}::int`,
      poser: (filtres) => activiteDeLaStructure(db, nationale, structureId, filtres),
    })),
    departement: departements.map(({ code }) => ({
      qui: sql`departement_code = ${code}`,
      poser: (filtres) => activiteDuTerritoire(db, { type: 'departements', codes: [code] }, filtres),
    })),
    nation: [{ qui: sql`true`, poser: (filtres) => activiteDuTerritoire(db, nationale, filtres) }],
  };
}

/** Milliseconds under which 95 % of the answers come. */
async function chronometrer(
  nom: string,
  questions: readonly Omit<Question, 'filtres'>[],
  filtres: readonly FiltresActivite[],
  tours = TOURS,
): Promise<number> {
  const temps: number[] = [];
  const parTour = Math.max(1, Math.ceil((TIRES * filtres.length) / (questions.length * filtres.length)));
  for (let tour = 0; tour < tours * (tours > 1 ? parTour : 1); tour += 1)
    for (const { poser } of questions)
      for (const filtre of filtres) {
        const debut = performance.now();
        await poser(filtre);
        if (tour > 0 || tours === 1) temps.push(performance.now() - debut);
      }
  const p95 = quantile(temps, 0.95);
  console.log(`${nom}: p50 ${quantile(temps, 0.5)} ms, p95 ${p95} ms (${temps.length} answers)`);
  return p95;
}

async function medianeDe<Resultat>(faire: () => Promise<Resultat>): Promise<[number, Resultat]> {
  const temps: number[] = [];
  let resultat = await faire();
  for (let i = 0; i < 15; i += 1) {
    const debut = performance.now();
    resultat = await faire();
    temps.push(performance.now() - debut);
  }
  return [quantile(temps, 0.5), resultat];
}

const sansLimite = <Resultat>(db: Db, faire: (tx: Tx) => Promise<Resultat>): Promise<Resultat> =>
  transaction(db, async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    return faire(tx);
  });

/** The same figures added up from the rows: milliseconds for the nation over the first period, answers that differ. */
async function comparer(
  db: Db,
  portees: Record<string, readonly Omit<Question, 'filtres'>[]>,
  periodes: readonly FiltresActivite[],
): Promise<[number, number]> {
  let brut = 0;
  let ecarts = 0;
  for (const [portee, questions] of Object.entries(portees))
    for (const { qui, poser } of questions.slice(0, 3))
      for (const filtres of [...periodes, { ...periodes[1], type: 'atelier' } as const]) {
        if (!filtres.du || !filtres.au) continue;
        const periode = { ...filtres, du: filtres.du, au: filtres.au };
        const debut = performance.now();
        const total = await sansLimite(db, (tx) => recompter(tx, qui, periode));
        if (portee === 'nation' && periode === periodes[0]) brut = performance.now() - debut;
        if (portee === 'nation' && brut === 0) brut = performance.now() - debut;
        const reponse = await poser(periode);
        if (MESURES.some((une) => Number(reponse.total[une]) !== Number(total[une]))) ecarts += 1;
      }
  return [Math.round(brut), ecarts];
}

async function recompter(tx: Tx, qui: RawBuilder<unknown>, { du, au, type }: FiltresActivite) {
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(MESURES.map((une) => sql`coalesce(sum(${sql.ref(une)}), 0)::bigint as ${sql.ref(une)}`))}
    from activites_mesurees where ${qui} and jour between ${du}::date and ${au}::date
      and ${type ? sql`type = ${type}` : sql`true`}`.execute(tx);
  return rows[0] ?? {};
}

class Annuler extends Error {}

/** What writing one activity costs with the sums kept, and without. */
async function coutDEcriture(db: Db) {
  const ecrire = async (avecLesSommes: boolean) => {
    const temps: number[] = [];
    await transaction(db, async (tx) => {
      if (!avecLesSommes) await sql`alter table activites disable trigger activites_ajoutees`.execute(tx);
      for (let i = 0; i < ECRITURES; i += 1) {
        const debut = performance.now();
        await sql`
          insert into activites (id, conseiller, structure, jour, type, canal, commune_code, departement_code, duree_minutes, participants, age_inconnu,
            statut_inconnu, themes, cree_le, modifie_le)
          select gen_random_uuid(), conseiller, structure, jour, 'individuel', 'distance', commune_code, departement_code, 30, 1, 1, 1, '{4,9}', now(), now()
          from activites where conseiller = (select min(conseiller) + ${i}::int from lieux_conseillers) limit 1`.execute(
          tx,
        );
        temps.push(performance.now() - debut);
      }
      throw new Annuler();
    }).catch((error: unknown) => {
      if (!(error instanceof Annuler)) throw error;
    });
    return quantile(temps, 0.5);
  };
  await ecrire(true);
  const [sans, avec] = [await ecrire(false), await ecrire(true)];
  return { ecriture_sans_ms: sans, ecriture_ms: avec, ecriture_ratio: Math.round((avec / sans) * 100) / 100 };
}
