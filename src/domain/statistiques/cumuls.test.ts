import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type LigneActivite, uneLigneDActivite } from '#tests/situations/activites.ts';
import { unCandidat } from '#tests/situations/candidats.ts';
import { anct, prefecture } from '#tests/situations/comptes.ts';
import { uneStructureInscrite } from '#tests/situations/structures.ts';
import { surPostgresql, unBanc } from '#tests/support/base.ts';
import { activiteDeLaStructure, activiteDuConseiller, activiteDuTerritoire, type FiltresActivite } from './activite.ts';
import { ecartsDesCumuls } from './ecarts.ts';
import { GROUPES, MESURES, TOTAUX } from './mesures.ts';
import { decouper, moisDe, precedente } from './periode.ts';

const banc = await unBanc();
const { db } = banc.tools;
const gens = [await unCandidat(banc), await unCandidat(banc, { email: 'deux@demonstration.example' })];
const maisons = [await uneStructureInscrite(banc), await uneStructureInscrite(banc)];
const conseillers = await db.selectFrom('candidats').select('numero').orderBy('numero').execute();
const structures = await db.selectFrom('structures').select('numero').orderBy('numero').execute();
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
});
const geste = fc.oneof(
  { weight: 4, arbitrary: fc.record({ geste: fc.constant('ajouter' as const), contenu }) },
  fc.record({ geste: fc.constant('corriger' as const), laquelle: fc.nat(), contenu }),
  fc.record({ geste: fc.constant('supprimer' as const), laquelle: fc.nat() }),
  fc.record({ geste: fc.constant('retablir' as const), laquelle: fc.nat() }),
  fc.record({ geste: fc.constant('importer' as const), contenus: fc.array(contenu, { minLength: 1, maxLength: 8 }) }),
  fc.record({ geste: fc.constant('deplacer' as const), qui: rang, vers: rang }),
  fc.record({ geste: fc.constant('purger' as const), qui: rang }),
);
type Contenu = typeof contenu extends fc.Arbitrary<infer C> ? C : never;
type Geste = typeof geste extends fc.Arbitrary<infer G> ? G : never;

const jourDe = (rangDuJour: number) => new Date(Date.UTC(2021, 2, 1 + rangDuJour)).toISOString().slice(0, 10);

function ligne({ qui, ou, pour, jour, type, canal, duree, participants, jeunes, themes, caf }: Contenu): LigneActivite {
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

const compris = (une: Record<string, unknown>, { type, canal, theme }: FiltresActivite) =>
  (!type || une['type'] === type) &&
  (!canal || une['canal'] === canal) &&
  (!theme || (Array.isArray(une['themes']) && une['themes'].includes(theme)));

it(
  'whatever is added, corrected, deleted, imported or moved, the sums kept equal the rows counted again',
  async () => {
    const periode = fc
      .tuple(fc.integer({ min: 0, max: 125 }), fc.integer({ min: 0, max: 125 }))
      .map(([a, b]) => ({ du: jourDe(Math.min(a, b)), au: jourDe(Math.max(a, b)) }));
    const filtre = fc.oneof(
      fc.constant({}),
      fc.constant({ type: 'atelier' }),
      fc.constant({ canal: 'distance' }),
      fc.constant({ theme: 3 }),
      fc.constant({ type: 'atelier', theme: 3 }),
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
  60_000 + RUNS * 1_000,
);

async function comparer(filtres: FiltresActivite) {
  const nation = await activiteDuTerritoire(db, anct().perimetre, filtres);
  expect(nation.total).toMatchObject(await recompter(filtres, (une) => compris(une, filtres)));
  const parMois = nation.mois.reduce((somme, { chiffres }) => somme + (chiffres['participants'] ?? 0), 0);
  expect(parMois).toBe(nation.total['participants']);
  const rhone = await activiteDuTerritoire(db, prefecture('69').perimetre, filtres);
  expect(rhone.total).toMatchObject(
    await recompter(filtres, (une) => compris(une, filtres) && une['departement_code'] === '69'),
  );
  const [maison] = maisons;
  const elle = await activiteDeLaStructure(db, anct().perimetre, maison?.structureId ?? '', filtres);
  expect(elle.total).toMatchObject(
    await recompter(filtres, (une) => compris(une, filtres) && une['structure'] === structures[0]?.numero),
  );
  const [un] = gens;
  if (!un) throw new Error('nobody');
  const lui = await activiteDuConseiller(db, { ...un.acteur, role: 'conseiller' }, filtres);
  expect(lui.total).toMatchObject(
    await recompter(filtres, (une) => compris(une, filtres) && une['conseiller'] === conseillers[0]?.numero),
  );
}

it.runIf(surPostgresql)(
  'forty writers at once on the same territory neither wait for one another nor lose a count',
  async () => {
    await sql`truncate activites, cumuls cascade`.execute(db);
    const ecrire = (n: number) => {
      const qui = { conseiller: conseillers[n % 2]?.numero ?? 0, structure: structures[n % 2]?.numero ?? 0 };
      const lignes = [1, 2, 3, 4, 5].map((theme) =>
        uneLigneDActivite(banc, qui, { ...LIEUX[(n + theme) % 2], themes: [theme, 14 - theme] }),
      );
      return db.insertInto('activites').values(lignes).execute();
    };
    await Promise.all(Array.from({ length: 40 }, (_, n) => ecrire(n)));
    expect(await ecartsDesCumuls(db)).toBe(0);
    const { total } = await activiteDuTerritoire(db, anct().perimetre, { du: '2021-01-01', au: '2021-12-31' });
    expect(total['activites']).toBe(200);
  },
);

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
  expect(precedente({ du: '2021-03-01', au: '2021-03-31' })).toEqual({ du: '2021-01-29', au: '2021-02-28' });
});
