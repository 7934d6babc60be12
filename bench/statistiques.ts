import { type RawBuilder, sql } from 'kysely';
import {
  type Activite,
  activiteDeLaStructure,
  activiteDeSonEquipe,
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
 * P2: statistics of conseillers, structures, teams, départements, regions and the nation over many activities, over whole
 * months and over any days, without and with filters; each answer compared with the activities added up again in the same
 * run. `--deja-semee` measures a base that is filled already.
 */
export async function statistiques(): Promise<void> {
  const activites = option('activites', 10_000_000);
  const mesure = process.argv.includes('--embarquee') ? await uneBaseEmbarquee() : await uneBaseAMesurer();
  const { db } = mesure.base;
  const now = new Date();
  const debut = performance.now();
  if (!process.argv.includes('--deja-semee')) {
    await peupler(db, { structures: option('taille', STRUCTURES), activites }, now, (faites) => {
      console.log(`${faites} activities, ${secondes(debut)} s`);
    });
    for (const table of ['activites', 'cumuls', 'tags', 'lieux'])
      await sql`vacuum analyze ${sql.table(table)}`.execute(db);
    console.log(`seeded in ${secondes(debut)} s`);
  }

  const au = dateCivile(now);
  const periodes = [
    { du: ajouterJours(au, -730), au },
    { du: ajouterJours(au, -400), au: ajouterJours(au, -37) },
    { du: ajouterJours(au, -53), au: ajouterJours(au, -9) },
  ];
  const portees = await desPortees(db);
  const p95: Record<string, number> = {};
  for (const [portee, questions] of Object.entries(portees))
    p95[portee] = await chronometrer(portee, questions, periodes);
  const filtre = await avecUnFiltre(db, portees, periodes);
  const croise = await avecPlusieurs(db, portees, periodes);
  const nation = portees['nation']?.[0];
  if (!nation) throw new Error('no nation');
  const total = { du: ajouterJours(au, -730), au };
  const [vingtQuatreMois] = await medianeDe(() => nation.poser(total));
  const [brut, ecartsDesReponses] = await comparer(db, portees, periodes);
  console.log('counting every sum again…');
  const ecarts = ecartsDesReponses + (await sansLimite(db, (tx) => ecartsDesCumuls(tx)));
  const ecriture = await coutDEcriture(db);
  await mesure.fermer();
  console.log(
    JSON.stringify({
      bench: 'statistiques',
      base: mesure.moteur,
      activites,
      ...Object.fromEntries(Object.entries(p95).map(([portee, ms]) => [`${portee}_p95_ms`, ms])),
      nation_24_mois_ms: vingtQuatreMois,
      filtre_p95_ms: Math.max(...Object.values(filtre)),
      filtre_par_portee_p95_ms: filtre,
      plusieurs_filtres_p95_ms: Math.max(...Object.values(croise)),
      plusieurs_filtres_par_portee_p95_ms: croise,
      ...reserves,
      raw_ms: brut,
      raw_ratio: Math.round((brut / Math.max(vingtQuatreMois, 0.01)) * 10) / 10,
      ecarts,
      ...ecriture,
    }),
  );
  if (ecarts > 0) process.exitCode = 1;
}

type Periodes = readonly { readonly du: string; readonly au: string }[];
type Portees = Record<string, readonly Omit<Question, 'filtres'>[]>;

/** One filter of each kind, in every scope: the commune, the place and the tag are the busiest of the scope. */
async function avecUnFiltre(db: Db, portees: Portees, periodes: Periodes): Promise<Record<string, number>> {
  const p95: Record<string, number> = {};
  for (const [portee, questions] of Object.entries(portees)) {
    const [premiere] = questions;
    if (!premiere) continue;
    const { commune, departementDeLaCommune, lieu, tag } = await lesPlusFrequents(db, premiere.qui);
    const filtres = [
      { type: 'atelier' },
      { canal: 'distance' },
      { theme: 3 },
      { commune, departementDeLaCommune },
      { lieu },
      { tag },
    ];
    p95[portee] = await chronometrerFiltres(`${portee}, one filter`, questions, filtres, periodes);
  }
  return p95;
}

/** What is asked together: every pair and the three at once; with a commune, with a tag. */
async function avecPlusieurs(db: Db, portees: Portees, periodes: Periodes): Promise<Record<string, number>> {
  const p95: Record<string, number> = {};
  for (const [portee, questions] of Object.entries(portees)) {
    const [premiere] = questions;
    if (!premiere) continue;
    const { commune, departementDeLaCommune, tag } = await lesPlusFrequents(db, premiere.qui);
    const filtres = [
      { type: 'individuel', canal: 'lieu' },
      { type: 'individuel', theme: 9 },
      { canal: 'lieu', theme: 9 },
      { type: 'individuel', canal: 'lieu', theme: 9 },
      { type: 'individuel', commune, departementDeLaCommune },
      { type: 'individuel', tag },
    ];
    p95[portee] = await chronometrerFiltres(`${portee}, several filters`, questions, filtres, periodes);
  }
  return p95;
}

/** Each filter on its own line, so that a slow one is seen; the worst of them is what counts. */
async function chronometrerFiltres(
  nom: string,
  questions: Portees[string],
  filtres: readonly object[],
  periodes: Periodes,
): Promise<number> {
  const temps: number[] = [];
  for (const filtre of filtres)
    temps.push(
      await chronometrer(
        `${nom} ${JSON.stringify(filtre)}`,
        questions.slice(0, CROISES),
        periodes.map((periode) => ({ ...periode, ...filtre })),
        2,
      ),
    );
  return Math.max(...temps);
}

async function lesPlusFrequents(db: Db, qui: RawBuilder<unknown>) {
  const premier = (colonne: RawBuilder<unknown>, ou: RawBuilder<unknown>) =>
    sansLimite(db, async (tx) => {
      const { rows } = await sql<{ valeur: string | number }>`
        select ${colonne} as valeur from activites_mesurees where ${qui} and ${ou} group by 1 order by count(*) desc limit 1`.execute(
        tx,
      );
      return rows[0]?.valeur;
    });
  const commune = await premier(sql.ref('commune_code'), sql`true`);
  const lieu = await premier(sql.ref('lieu'), sql`lieu is not null`);
  const tag = await premier(sql`tags[1]`, sql`tags <> '{}'`);
  const lue = await db
    .selectFrom('communes')
    .select('departement_code')
    .where('code', '=', String(commune))
    .executeTakeFirst();
  return {
    commune: String(commune),
    departementDeLaCommune: lue?.departement_code,
    lieu: Number(lieu),
    tag: Number(tag),
  };
}

const secondes = (debut: number) => Math.round((performance.now() - debut) / 1000);

/** A few conseillers, structures and départements, and the nation: who asks, and which rows are his. */
async function desPortees(db: Db): Promise<Portees> {
  const { rows } = await sql<{ conseiller: number; candidat: string; structure: number; structureId: string }>`
    select c.numero as conseiller, c.utilisateur_id as candidat, s.numero as structure, s.id as "structureId"
    from contrats t join candidats c on c.id = t.candidat_id join structures s on s.id = t.structure_id
    order by t.numero desc limit ${TIRES}`.execute(db);
  // The busiest of them.
  const { rows: departements } = await sql<{ code: string }>`
    select portee_id as code from cumuls where portee = 'D' and grain = 'M' and facette = ''
    group by 1 order by sum(activites) desc limit ${TIRES}`.execute(db);
  const nationale: Perimetre = { type: 'nation' };
  const { rows: regions } = await sql<{ codes: string[] }>`
    select array_agg(code order by code) as codes from departements where not outre_mer group by region_code order by count(*) desc limit 5`.execute(
    db,
  );
  const equipe = await uneEquipe(db);
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
    region: regions.map(({ codes }) => ({
      qui: sql`departement_code = any(${codes}::text[])`,
      poser: (filtres) => activiteDuTerritoire(db, { type: 'departements', codes }, filtres),
    })),
    equipe: [
      {
        qui: sql`exists (select from equipes_membres m where m.equipe_id = ${equipe.id}::uuid and m.conseiller = activites_mesurees.conseiller
          and activites_mesurees.jour between m.du and coalesce(m.au, 'infinity'))`,
        poser: (filtres) =>
          activiteDeSonEquipe(
            db,
            { ...personne('coordinateur', { type: 'personne' }), id: equipe.utilisateur },
            filtres,
          ),
      },
    ],
    nation: [{ qui: sql`true`, poser: (filtres) => activiteDuTerritoire(db, nationale, filtres) }],
  };
}

const MEMBRES = 30;

/** A coordinateur and thirty conseillers, one of whom left and came back; made once for the base. */
async function uneEquipe(db: Db): Promise<{ id: string; utilisateur: string }> {
  const lire = async () =>
    (
      await sql<{ id: string; utilisateur: string }>`
      select e.id, c.utilisateur_id as utilisateur from equipes e join candidats c on c.numero = e.coordinateur limit 1`.execute(
        db,
      )
    ).rows[0];
  const faite = await lire();
  if (faite) return faite;
  await sql`
    with gens as (
      select k.id as contrat, c.numero, k.debut, row_number() over (order by s.departement_code, c.numero) as rang
      from contrats k join candidats c on c.id = k.candidat_id join structures s on s.id = k.structure_id where k.statut = 'signe'
    ), equipe as (
      insert into equipes (coordinateur, contrat_id, departement_codes, statut, statut_le, du, cree_le)
      select numero, contrat, array['01'], 'active', now(), debut, now() from gens where rang = 1 returning id
    )
    insert into equipes_membres (equipe_id, conseiller, contrat_id, statut, statut_le, du, au, fin)
    select equipe.id, numero, contrat, 'present', now(), debut, null, null from gens, equipe where rang between 3 and ${MEMBRES + 1}
    union all
    select equipe.id, numero, contrat, 'parti', now(), debut, debut + 200, 'decision' from gens, equipe where rang = 2
    union all
    select equipe.id, numero, contrat, 'present', now(), debut + 190, null, null from gens, equipe where rang = 2`.execute(
    db,
  );
  const equipe = await lire();
  if (!equipe) throw new Error('no team');
  return equipe;
}

// Questions that ask to read too many rows again: not answered, or by whole months.
const reserves = { sansReponse: 0, enMoisEntiers: 0 };

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
        const { tropLarge, periode } = await poser(filtre);
        if (tropLarge) reserves.sansReponse += 1;
        else if (periode.du !== filtre.du || periode.au !== filtre.au) reserves.enMoisEntiers += 1;
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
    await sql`set local work_mem = '512MB'`.execute(tx);
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
