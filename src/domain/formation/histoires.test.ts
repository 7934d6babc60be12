import fc from 'fast-check';
import { expect, it } from 'vitest';
import { annulerChoix } from '#domain/mise-en-relation/index.ts';
import { verifierAudit } from '#platform/audit.ts';
import { dateCivile } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { anct } from '#tests/situations/comptes.ts';
import { unRecrutAccepte } from '#tests/situations/conformite.ts';
import { uneRecrue, uneSession, unOrganisme } from '#tests/situations/formation.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import {
  annulerDossier,
  annulerSession,
  cloreSession,
  cycle,
  desinscrire,
  dispenser,
  inscrire,
  interrompre,
  listerSessions,
  modifierSession,
  noterPresences,
  orienter,
  positionner,
  reorienter,
  reprendre,
  rouvrirSession,
  terminer,
} from './index.ts';

const GESTES = [
  'orienter',
  'reorienter',
  'positionner',
  'inscrire',
  'desinscrire',
  'noter',
  'interrompre',
  'reprendre',
  'terminer',
  'dispenser',
  'annuler',
  'choixTombe',
  'clore',
  'rouvrir',
  'annulerSession',
  'places',
] as const;
const COURS = ['orienter', 'positionner', 'inscrire', 'noter', 'interrompre', 'reprendre'] as const;
const PERSONNES = 3;
const histoire = fc.array(
  fc.record({
    // The course of a training comes more often than what cuts it short, else few stories go far.
    geste: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...COURS) },
      { weight: 1, arbitrary: fc.constantFrom(...GESTES) },
    ),
    qui: fc.nat(PERSONNES - 1),
    ou: fc.nat(1),
  }),
  { minLength: 40, maxLength: 100, size: 'max' },
);

type Decor = {
  readonly personnes: readonly Awaited<ReturnType<typeof uneRecrue>>[];
  readonly organismes: readonly Awaited<ReturnType<typeof unOrganisme>>[];
  readonly sessions: readonly (readonly string[])[];
};
/**
 * Three recruits of one structure, two of them enrolled already; two training bodies, each with a session of one place
 * and one of two that begin today.
 */
async function leDecor(banc: Banc): Promise<Decor> {
  const premiere = await uneRecrue(banc, { postes: 10 });
  const personnes = [premiere];
  while (personnes.length < PERSONNES)
    personnes.push({ ...premiere, ...(await unRecrutAccepte(banc, premiere.structureId)) });
  const organismes = [await unOrganisme(banc), await unOrganisme(banc)];
  const sessions: string[][] = [];
  for (const organisme of organismes)
    sessions.push([
      (await uneSession(banc, organisme, { places: 1, dans: 0 })).sessionId,
      (await uneSession(banc, organisme, { places: 2, dans: 0 })).sessionId,
    ]);
  const decor = { personnes, organismes, sessions };
  for (const qui of [0, 1])
    for (const geste of ['orienter', 'positionner', 'inscrire']) await jouer(banc, decor, { geste, qui, ou: 1 });
  return decor;
}

async function jouer(banc: Banc, decor: Decor, { geste, qui, ou }: { geste: string; qui: number; ou: number }) {
  const { tools } = banc;
  const personne = decor.personnes[qui];
  const relationId = personne?.relationId ?? '';
  const formation = await tools.db
    .selectFrom('formations')
    .select(['id', 'organisme_id'])
    .where('mise_en_relation_id', '=', relationId)
    .orderBy('numero', 'desc')
    .limit(1)
    .executeTakeFirst();
  const chez = decor.organismes.findIndex(({ organismeId }) => organismeId === formation?.organisme_id);
  const lui = decor.organismes[Math.max(0, chez)]?.acteur ?? anct();
  const sessionId = decor.sessions[Math.max(0, chez)]?.[ou] ?? '';
  const organismeId = decor.organismes[ou]?.organismeId ?? '';
  const formationId = formation?.id ?? '00000000-0000-4000-8000-000000000000';
  const jour = dateCivile(tools.clock());
  const motif = 'Une raison.';
  const presences = [{ formationId, demiJournee: 'matin' as const, etat: 'present' as const }];
  const gestes: Readonly<Record<(typeof GESTES)[number], () => Promise<unknown>>> = {
    orienter: () => orienter(tools, anct(), { relationId, organismeId }),
    reorienter: () => reorienter(tools, anct(), { formationId, organismeId, motif }),
    positionner: () => positionner(tools, lui, { formationId, parcours: 280, faitLe: jour }),
    inscrire: () => inscrire(tools, lui, { formationId, sessionId }),
    desinscrire: () => desinscrire(tools, lui, { formationId, motif }),
    noter: () => noterPresences(tools, lui, { sessionId, jour, presences }),
    interrompre: () => interrompre(tools, lui, { formationId, motif }),
    reprendre: () => reprendre(tools, lui, { formationId, sessionId }),
    terminer: () => terminer(tools, lui, { formationId, termineeLe: jour }),
    dispenser: () => dispenser(tools, lui, { formationId, motif }),
    annuler: () => annulerDossier(tools, anct(), { formationId, motif }),
    choixTombe: () =>
      annulerChoix(tools, personne?.acteur ?? anct(), { candidatId: personne?.candidat.candidatId ?? '', motif }),
    clore: () => cloreSession(tools, lui, { sessionId }),
    rouvrir: () => rouvrirSession(tools, lui, { sessionId }),
    annulerSession: () => annulerSession(tools, lui, { sessionId }),
    places: () => modifierSession(tools, lui, { sessionId, modalite: 'distance', lieu: '', places: 1 }),
  };
  const nom = GESTES.find((un) => un === geste) ?? 'orienter';
  await gestes[nom]().catch((raison: unknown) => {
    const attendue = [Refused, InvalidInput, NotFound, Forbidden].some((sorte) => raison instanceof sorte);
    if (!attendue) throw raison;
  });
}

/** What must hold whatever happened. Answers the gestures that were seen. */
async function verifier({ tools }: Banc, { organismes }: Decor): Promise<readonly string[]> {
  const pages = await Promise.all(organismes.map(({ acteur }) => listerSessions(tools.db, acteur.perimetre, {})));
  const lignes = pages.flatMap((page) => page.lignes);
  expect(lignes).toHaveLength(4);
  for (const { inscrits, places, statut } of lignes) {
    expect(inscrits).toBeLessThanOrEqual(places);
    if (statut === 'annulee') expect(inscrits).toBe(0);
  }
  const formations = await tools.db.selectFrom('formations').select(['id', 'statut', 'mise_en_relation_id']).execute();
  const vivantes = formations.filter(({ statut }) => statut !== 'annulee');
  expect(new Set(vivantes.map((une) => une.mise_en_relation_id)).size).toBe(vivantes.length);
  const faits = await tools.db.selectFrom('formations_historique').selectAll().orderBy('numero').execute();
  for (const { id, statut } of formations) {
    const siens = faits.filter(({ formation_id }) => formation_id === id);
    expect(siens.at(-1)?.statut).toBe(statut);
    for (const [rang, { geste, statut: atteint }] of siens.entries()) {
      const avant = siens[rang - 1]?.statut;
      const nom = cycle.actions.find((un) => un === geste);
      if (avant === undefined || !nom) continue;
      expect(cycle.transitions[nom].from as readonly string[], `${geste} from ${avant}`).toContain(avant);
      expect(cycle.target(nom)).toBe(atteint);
    }
  }
  return faits.map(({ geste }) => geste);
}

it('whatever everybody does, no session overflows, no recruit has two trainings, every step is one of the life cycle', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const vus = new Set<string>();
  await fc.assert(
    fc.asyncProperty(histoire, async (gestes) => {
      const decor = await leDecor(banc);
      for (const geste of gestes) await jouer(banc, decor, geste);
      for (const geste of await verifier(banc, decor)) vus.add(geste);
    }),
    { numRuns: 20 },
  );
  expect((await verifierAudit(banc.tools.db)).valide).toBe(true);
  // Few histories do not meet every gesture; those of every beginning, they do.
  expect([...vus]).toEqual(expect.arrayContaining(['orienter', 'positionner', 'inscrire']));
}, 120_000);
