import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Presence } from '#domain/equipes/index.ts';
import { type LigneActivite, uneLigneDActivite } from '#tests/situations/activites.ts';
import { unCandidat } from '#tests/situations/candidats.ts';
import { anct, prefecture } from '#tests/situations/comptes.ts';
import { unContratSigne } from '#tests/situations/contrats.ts';
import { uneStructureInscrite } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  activiteDeLaStructure,
  activiteDeSonEquipe,
  activiteDuConseiller,
  activiteDuTerritoire,
  lireActivite,
} from './activite.ts';
import { ecartsDesCumuls } from './ecarts.ts';
import { cumulQuiRepond } from './facettes.ts';
import type { FiltresActivite } from './filtres.ts';
import { GROUPES, MESURES, TOTAUX } from './mesures.ts';
import { decouper, enMoisEntiers, moisDe, precedente, RACCOURCIS } from './periode.ts';

const banc = await unBanc();
const { db } = banc.tools;
const gens = [await unCandidat(banc), await unCandidat(banc, { email: 'deux@demonstration.example' })];
const maisons = [await uneStructureInscrite(banc), await uneStructureInscrite(banc)];
const conseillers = await db.selectFrom('candidats').select('numero').orderBy('numero').execute();
const structures = await db.selectFrom('structures').select('numero').orderBy('numero').execute();
// One tag of each scope: those that the territory shares are kept, the others are read from the rows.
const tags = await db
  .insertInto('tags')
  .values(
    (
      [
        ['nation', ''],
        ['departement', '03'],
        ['structure', '1'],
        ['conseiller', '1'],
      ] as const
    ).map(([portee, portee_id]) => ({
      portee,
      portee_id,
      nom: `Mot de ${portee}`,
      nom_tri: `mot de ${portee}`,
      cree_le: banc.tools.clock(),
    })),
  )
  .returning('numero')
  .execute();
const [national = 0, local = 0, , sien = 0] = tags.map(({ numero }) => numero);
const LIEUX = [
  { commune_code: '03190', departement_code: '03' },
  { commune_code: '69123', departement_code: '69' },
] as const;

// Random lives of activities; `FC_RUNS` raises their number (goals, R5).
const RUNS = Number(process.env['FC_RUNS'] ?? 40);
const rang = fc.nat({ max: 1 });
const contenu = fc.record({
  qui: rang,
  ou: rang,
  pour: rang,
  jour: fc.integer({ min: 0, max: 120 }),
  type: fc.constantFrom('individuel' as const, 'atelier' as const, 'information' as const),
  canal: fc.constantFrom('domicile' as const, 'distance' as const, 'itinerant' as const),
  duree: fc.integer({ min: 5, max: 300 }),
  participants: fc.integer({ min: 1, max: 30 }),
  jeunes: fc.nat({ max: 30 }),
  themes: fc.uniqueArray(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 4 }),
  caf: fc.option(fc.integer({ min: 1, max: 3 })),
  mots: fc.subarray(tags.map(({ numero }) => numero)),
});
const geste = fc.oneof(
  { weight: 4, arbitrary: fc.record({ geste: fc.constant('ajouter' as const), contenu }) },
  fc.record({ geste: fc.constant('corriger' as const), laquelle: fc.nat(), contenu }),
  fc.record({ geste: fc.constant('supprimer' as const), laquelle: fc.nat() }),
  fc.record({ geste: fc.constant('retablir' as const), laquelle: fc.nat() }),
  fc.record({ geste: fc.constant('importer' as const), contenus: fc.array(contenu, { minLength: 1, maxLength: 8 }) }),
  fc.record({ geste: fc.constant('deplacer' as const), qui: rang, vers: rang }),
  fc.record({ geste: fc.constant('changerDeStructure' as const), qui: rang, vers: rang }),
  fc.record({ geste: fc.constant('fusionner' as const), dans: fc.constantFrom(...tags.map(({ numero }) => numero)) }),
  fc.record({ geste: fc.constant('purger' as const), qui: rang }),
);
type Contenu = typeof contenu extends fc.Arbitrary<infer C> ? C : never;
type Geste = typeof geste extends fc.Arbitrary<infer G> ? G : never;

const jourDe = (rangDuJour: number) => new Date(Date.UTC(2021, 2, 1 + rangDuJour)).toISOString().slice(0, 10);

function ligne(contenu: Contenu): LigneActivite {
  const { qui, ou, pour, jour, type, canal, duree, participants, jeunes, themes, caf, mots } = contenu;
  const nombre = type === 'individuel' ? 1 : participants;
  const scolarises = Math.min(jeunes, nombre);
  return uneLigneDActivite(
    banc,
    { conseiller: conseillers[qui]?.numero ?? 0, structure: structures[pour]?.numero ?? 0 },
    {
      ...LIEUX[ou],
      jour: jourDe(jour),
      type,
      canal,
      duree_minutes: duree,
      participants: nombre,
      age_12_17: scolarises,
      age_inconnu: nombre - scolarises,
      statut_scolarise: scolarises,
      statut_inconnu: nombre - scolarises,
      themes,
      redirections: caf ? JSON.stringify({ caf }) : null,
      tags: mots,
    },
  );
}

async function jouer(un: Geste, ids: string[]): Promise<void> {
  const choisir = (laquelle: number) => ids[laquelle % Math.max(ids.length, 1)] ?? null;
  if (un.geste === 'ajouter' || un.geste === 'importer') {
    const lignes = (un.geste === 'ajouter' ? [un.contenu] : un.contenus).map(ligne);
    await db.insertInto('activites').values(lignes).execute();
    ids.push(...lignes.map(({ id }) => id));
  }
  if (un.geste === 'corriger') {
    const { id: _, ...reste } = ligne(un.contenu);
    await db.updateTable('activites').set(reste).where('id', '=', choisir(un.laquelle)).execute();
  }
  if (un.geste === 'supprimer' || un.geste === 'retablir') {
    const supprimee_le = un.geste === 'supprimer' ? banc.tools.clock() : null;
    await db.updateTable('activites').set({ supprimee_le }).where('id', '=', choisir(un.laquelle)).execute();
  }
  const { numero } = conseillers['qui' in un ? un.qui : 0] ?? { numero: 0 };
  if (un.geste === 'deplacer')
    await db
      .updateTable('activites')
      .set({ ...LIEUX[un.vers] })
      .where('conseiller', '=', numero)
      .execute();
  if (un.geste === 'changerDeStructure')
    await db
      .updateTable('activites')
      .set({ structure: structures[un.vers]?.numero ?? 0 })
      .where('conseiller', '=', numero)
      .execute();
  if (un.geste === 'fusionner')
    await sql`update activites set tags = array(select distinct case when t = ${national}::int then ${un.dans}::int else t end
      from unnest(tags) t) where ${national}::int = any(tags)`.execute(db);
  if (un.geste === 'purger') await db.deleteFrom('activites').where('conseiller', '=', numero).execute();
}

/** The same figures, added up from the rows one by one. */
async function recompter(filtres: FiltresActivite, garder: (une: Record<string, unknown>) => boolean) {
  const { rows } = await sql<Record<string, unknown>>`
    select * from activites_mesurees where jour between ${filtres.du}::date and ${filtres.au}::date`.execute(db);
  const gardees = rows.filter(garder);
  return Object.fromEntries(
    MESURES.map((mesure) => [mesure, gardees.reduce((somme, une) => somme + Number(une[mesure]), 0)]),
  );
}

const compris = (une: Record<string, unknown>, { type, canal, theme, commune, tag }: FiltresActivite) =>
  (!type || une['type'] === type) &&
  (!canal || une['canal'] === canal) &&
  (!commune || une['commune_code'] === commune) &&
  (!theme || (Array.isArray(une['themes']) && une['themes'].includes(theme))) &&
  (!tag || (Array.isArray(une['tags']) && une['tags'].includes(tag)));

it(
  'whatever is added, corrected, deleted, imported or moved, the sums kept equal the rows counted again',
  async () => {
    const periode = fc
      .tuple(fc.integer({ min: 0, max: 125 }), fc.integer({ min: 0, max: 125 }))
      .map(([a, b]) => ({ du: jourDe(Math.min(a, b)), au: jourDe(Math.max(a, b)) }));
    const filtre = fc.oneof(
      fc.constant({}),
      fc.record(
        {
          type: fc.constantFrom('atelier', 'individuel'),
          canal: fc.constantFrom('distance', 'domicile'),
          theme: fc.integer({ min: 1, max: 5 }),
        },
        { requiredKeys: [] },
      ),
      fc.constant({ tag: national }),
      fc.constant({ tag: local }),
      fc.record({ commune: fc.constant('03190'), departementDeLaCommune: fc.constant('03') }),
      fc.record({
        commune: fc.constant('03190'),
        departementDeLaCommune: fc.constant('03'),
        type: fc.constant('atelier'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(geste, { minLength: 3, maxLength: 15 }),
        fc.array(fc.tuple(periode, filtre), { minLength: 2, maxLength: 4 }),
        async (gestes, questions) => {
          await sql`truncate activites, cumuls cascade`.execute(db);
          const ids: string[] = [];
          for (const un of gestes) await jouer(un, ids);
          expect(await ecartsDesCumuls(db)).toBe(0);
          for (const [laPeriode, leFiltre] of questions) await comparer({ ...laPeriode, ...leFiltre });
        },
      ),
      { numRuns: RUNS },
    );
  },
  60_000 + RUNS * 4_000,
);

type Garder = (une: Record<string, unknown>) => boolean;
/** What is answered is what the rows add up to, over the period that the answer says it counts. */
async function pareils(
  reponse: Promise<Awaited<ReturnType<typeof activiteDuTerritoire>>>,
  filtres: FiltresActivite,
  garder: Garder,
) {
  const { periode, total, mois } = await reponse;
  expect(total).toMatchObject(
    await recompter({ ...filtres, ...periode }, (une) => compris(une, filtres) && garder(une)),
  );
  expect(mois.reduce((somme, { chiffres }) => somme + (chiffres['participants'] ?? 0), 0)).toBe(total['participants']);
  return periode;
}

async function comparer(filtres: FiltresActivite) {
  const { du, au } = filtres;
  expect(await pareils(activiteDuTerritoire(db, anct().perimetre, filtres), filtres, () => true)).toEqual({ du, au });
  // Where nothing may be read again: whole months from the sums, or no answer at all.
  const toutes = { code: 'D', ids: 'tous' } as const;
  const { tropLarge, periode } = await lireActivite(db, toutes, filtres, -1);
  const somme = cumulQuiRepond(toutes, filtres);
  expect(tropLarge).toBe(somme === undefined);
  if (somme) await pareils(lireActivite(db, toutes, filtres, -1), filtres, () => true);
  const { bords } = decouper({ du, au });
  expect(periode).toEqual(somme && !somme.auJour && bords.length > 0 ? enMoisEntiers({ du, au }) : { du, au });
  const deux = prefecture('03', '69').perimetre;
  await pareils(activiteDuTerritoire(db, deux, filtres), filtres, () => true);
  const rhone = await pareils(
    activiteDuTerritoire(db, prefecture('69').perimetre, filtres),
    filtres,
    (une) => une['departement_code'] === '69',
  );
  expect(rhone).toEqual({ du, au });
  const [maison] = maisons;
  const laStructure: Garder = (une) => une['structure'] === structures[0]?.numero;
  await pareils(activiteDeLaStructure(db, anct().perimetre, maison?.structureId ?? '', filtres), filtres, laStructure);
  const [un] = gens;
  if (!un) throw new Error('nobody');
  const lui: Garder = (une) => une['conseiller'] === conseillers[0]?.numero;
  const acteur = { ...un.acteur, role: 'conseiller' as const };
  await pareils(activiteDuConseiller(db, acteur, filtres), filtres, lui);
  await pareils(activiteDuConseiller(db, acteur, { ...filtres, tag: sien }), { ...filtres, tag: sien }, lui);
  const deuxPar: Garder = (une) => laStructure(une) && lui(une);
  const portee = {
    code: 'SC' as const,
    structure: structures[0]?.numero ?? 0,
    conseillers: [conseillers[0]?.numero ?? 0],
  };
  await pareils(lireActivite(db, portee, filtres), filtres, deuxPar);
}

it('the team counts what each did while he belonged to it, once, whatever he left and came back', async () => {
  const presence = fc
    .tuple(rang, fc.integer({ min: 0, max: 120 }), fc.integer({ min: -1, max: 50 }))
    .map(([qui, debut, duree]) => ({
      conseiller: conseillers[qui]?.numero ?? 0,
      du: jourDe(debut),
      au: jourDe(debut + duree),
    }));
  const { coordinateur, equipeId } = await uneEquipeDeuxFois();
  await fc.assert(
    fc.asyncProperty(
      fc.array(contenu, { minLength: 5, maxLength: 20 }),
      fc.array(presence, { maxLength: 6 }),
      fc.constantFrom({}, { type: 'atelier' }),
      async (contenus, presences, filtre) => {
        await sql`truncate activites, cumuls, equipes_membres cascade`.execute(db);
        await db.insertInto('activites').values(contenus.map(ligne)).execute();
        await placer(equipeId, presences);
        const filtres = { du: jourDe(3), au: jourDe(110), ...filtre };
        await pareils(activiteDeSonEquipe(db, coordinateur, filtres), filtres, (une) =>
          presences.some(
            ({ conseiller, du, au }) =>
              une['conseiller'] === conseiller && String(une['jour']) >= du && String(une['jour']) <= au,
          ),
        );
      },
    ),
    { numRuns: Math.min(RUNS, 40) },
  );
});

/** A team whose coordinateur is the first of the two people of this file. */
async function uneEquipeDeuxFois() {
  const [chef] = gens;
  if (!chef) throw new Error('nobody');
  const contrat = await unContratSigne(banc);
  const { id } = await db
    .insertInto('equipes')
    .values({
      coordinateur: conseillers[0]?.numero ?? 0,
      contrat_id: contrat.contratId,
      departement_codes: ['03'],
      statut: 'active',
      statut_le: banc.tools.clock(),
      du: '2021-01-01',
      cree_le: banc.tools.clock(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  contratId = contrat.contratId;
  return { equipeId: id, coordinateur: { ...chef.acteur, role: 'coordinateur' as const } };
}
let contratId = '';

async function placer(equipe_id: string, presences: readonly Presence[]) {
  if (presences.length === 0) return;
  await db
    .insertInto('equipes_membres')
    .values(
      presences.map((une) => ({
        ...une,
        equipe_id,
        contrat_id: contratId,
        statut: 'parti' as const,
        fin: 'decision' as const,
        statut_le: banc.tools.clock(),
      })),
    )
    .execute();
}

it('a structure or a territory out of the perimeter is not found, or holds nothing', async () => {
  const annee = { du: '2021-01-01', au: '2021-12-31' };
  const [maison] = maisons;
  await expect(activiteDeLaStructure(db, prefecture('69').perimetre, maison?.structureId ?? '', annee)).rejects.toThrow(
    'structure',
  );
  const rien = await activiteDuTerritoire(db, { type: 'personne' }, annee);
  expect(rien.total['activites']).toBe(0);
  expect(rien.mois).toHaveLength(12);
});

it('the national figures of 24 months, ragged at both ends, take one statement', async () => {
  const periode = { du: '2021-01-12', au: '2022-12-17' };
  expect(await banc.compterRequetes(() => activiteDuTerritoire(db, anct().perimetre, periode))).toBe(1);
});

it('every measure read is kept, and the themes bear the names of their table', async () => {
  const { rows } = await sql<{ nom: string }>`
    select column_name as nom from information_schema.columns where table_name = 'cumuls'`.execute(db);
  const gardees = rows.map(({ nom }) => nom).filter((nom) => !/^(portee|grain|facette|portee_id|debut)$/.test(nom));
  expect(gardees.filter((nom) => !/^theme_(1[5-9]|2\d)$/.test(nom)).toSorted()).toEqual([...MESURES].toSorted());
  const themes = await db.selectFrom('themes').select(['numero', 'libelle_court']).orderBy('numero').execute();
  expect(GROUPES.find(({ titre }) => titre === 'Thèmes')?.lignes).toEqual(
    themes.map(({ numero, libelle_court }) => [`theme_${numero}`, libelle_court]),
  );
  expect(TOTAUX).toContain('minutes');
});

it('a period is cut into whole months and the days around them', () => {
  expect(decouper({ du: '2021-01-12', au: '2021-03-17' })).toEqual({
    entiers: ['2021-02-01'],
    bords: [
      { du: '2021-01-12', au: '2021-01-31' },
      { du: '2021-03-01', au: '2021-03-17' },
    ],
  });
  expect(decouper({ du: '2021-01-05', au: '2021-01-06' })).toEqual({
    entiers: [],
    bords: [{ du: '2021-01-05', au: '2021-01-06' }],
  });
  expect(decouper({ du: '2021-02-01', au: '2021-02-28' })).toEqual({ entiers: ['2021-02-01'], bords: [] });
  expect(moisDe({ du: '2021-01-20', au: '2021-03-05' })).toEqual(['2021-01-01', '2021-02-01', '2021-03-01']);
  expect(precedente({ du: '2021-03-01', au: '2021-03-31' })).toEqual({ du: '2021-02-01', au: '2021-02-28' });
  expect(precedente({ du: '2021-03-02', au: '2021-03-31' })).toEqual({ du: '2021-01-31', au: '2021-03-01' });
});

it('shortcuts follow the calendar', () => {
  const le = (code: keyof typeof RACCOURCIS, jour: string) => RACCOURCIS[code].de(jour);
  expect(le('ce_mois', '2021-05-17')).toEqual({ du: '2021-05-01', au: '2021-05-17' });
  expect(le('mois_dernier', '2021-03-31')).toEqual({ du: '2021-02-01', au: '2021-02-28' });
  expect(le('trimestre', '2021-12-31')).toEqual({ du: '2021-10-01', au: '2021-12-31' });
  expect(le('annee', '2021-05-17')).toEqual({ du: '2021-01-01', au: '2021-05-17' });
  expect(le('debut', '2021-05-17')).toEqual({ du: '2020-11-17', au: '2021-05-17' });
});
