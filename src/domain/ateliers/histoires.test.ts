import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { VISITEUR } from '#platform/actor.ts';
import { verifierAudit } from '#platform/audit.ts';
import { plusJours } from '#platform/dates.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { unAtelierPublie, unePersonne, uneSaisieDAtelier } from '#tests/situations/ateliers.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  annulerAtelier,
  annulerParticipation,
  confirmerParticipation,
  demanderPlace,
  inscrireParticipant,
  modifierAtelier,
  retirerParticipant,
} from './index.ts';
import { jetonDeParticipation } from './liens.ts';
import { lirePersonne } from './participants.ts';
import { libererLesPlaces } from './taches.ts';

// Random histories of one workshop of three places and six people, everybody doing anything at any time. `FC_RUNS` raises
// the number of histories (goals, R5).
const RUNS = Number(process.env['FC_RUNS'] ?? 200);

const banc = await unBanc();
const { tools } = banc;
const { acteur: lui } = await unConseillerEnPoste(banc);
const GENS = Array.from({ length: 6 }, (_, rang) =>
  unePersonne({ nombre: (rang % 3) + 1, ...(rang === 5 && { email: '', telephone: '0612345678' }) }),
);

type Pas = { readonly geste: keyof typeof GESTES; readonly qui: number; readonly combien: number };
type Scene = {
  readonly atelierId: string;
  readonly lignes: readonly Ligne[];
  readonly liens: ReadonlyMap<string, string>;
  readonly debut: Date;
};

/** Everything that anybody may try. */
const GESTES = {
  demander: ({ atelierId }: Scene, { qui }: Pas) =>
    demanderPlace(tools, VISITEUR, { atelierId, qui: GENS[qui] ?? unePersonne(), robot: false }),
  inscrire: ({ atelierId }: Scene, { qui }: Pas) =>
    inscrireParticipant(tools, lui, { atelierId, qui: GENS[qui] ?? unePersonne() }),
  confirmer: ({ liens }: Scene, { qui }: Pas) =>
    confirmerParticipation(tools, VISITEUR, { jeton: liens.get(GENS[qui]?.email ?? '') ?? '' }),
  annuler: ({ liens }: Scene, { qui }: Pas) =>
    annulerParticipation(tools, VISITEUR, { jeton: liens.get(GENS[qui]?.email ?? '') ?? '' }),
  retirer: ({ atelierId, lignes }: Scene, { qui }: Pas) =>
    retirerParticipant(tools, lui, { atelierId, participationId: lignes[qui]?.id ?? atelierId }),
  places: ({ atelierId, debut }: Scene, { combien }: Pas) =>
    modifierAtelier(tools, lui, {
      ...uneSaisieDAtelier(banc, { debut, places: combien }),
      atelierId,
      portee: 'celui_ci',
    }),
  annulerAtelier: ({ atelierId }: Scene) =>
    annulerAtelier(tools, lui, { atelierId, motif: 'Motif de cette histoire.', portee: 'celui_ci' }),
  attendre: async () => {
    banc.avancer({ jours: 1 });
    await libererLesPlaces.handle(tools, {});
  },
};
const pas = fc.record<Pas>({
  geste: fc.constantFrom<keyof typeof GESTES>(
    ...(['demander', 'demander', 'inscrire', 'confirmer', 'confirmer', 'annuler', 'retirer', 'places'] as const),
    ...(['attendre', 'annulerAtelier'] as const),
  ),
  qui: fc.nat({ max: GENS.length - 1 }),
  combien: fc.integer({ min: 1, max: 6 }),
});
const histoires = fc.array(pas, { minLength: 6, maxLength: 16, size: 'max' });

type Ligne = {
  id: string;
  rang: number;
  statut: string;
  nombre: number;
  tient_place: boolean;
  joignable: boolean;
  a_appeler: string | null;
  identite: string | null;
  /** How many e-mails of each kind were written. */
  dits: Readonly<Record<string, number>>;
};
const lire = async (atelierId: string): Promise<readonly Ligne[]> =>
  (
    await sql<Ligne>`
      select p.id, p.rang::int as rang, p.statut, p.nombre, p.tient_place, p.joignable, p.a_appeler, p.identite,
        (select coalesce(jsonb_object_agg(modele, n), '{}') from (select modele, count(*)::int as n from courriels k where k.sujet = p.id::text group by modele) d) as dits
      from participations p where p.atelier_id = ${atelierId} order by p.rang`.execute(tools.db)
  ).rows;

/** Domain, étape 9, said again: which sentences are false. What is checked does not come from what checks. */
async function mensonges(atelierId: string, lignes: readonly Ligne[]): Promise<string[]> {
  const atelier = await tools.db
    .selectFrom('ateliers')
    .selectAll()
    .where('id', '=', atelierId)
    .executeTakeFirstOrThrow();
  const prises = lignes.filter(({ tient_place }) => tient_place).reduce((total, { nombre }) => total + nombre, 0);
  const [tete] = lignes.filter(({ statut }) => statut === 'attente');
  const vivantes = lignes.filter(({ statut }) => statut !== 'annulee');
  const dit = ({ dits }: Ligne, modele: string) => dits[modele] ?? 0;
  const courriel = (ligne: Ligne, modele: string) => !ligne.joignable || dit(ligne, modele) === 1;
  const phrases = {
    'places are never exceeded': prises <= atelier.places,
    'the count kept is the count': prises === atelier.places_prises,
    'the waiting list kept is the waiting list':
      lignes.filter(({ statut }) => statut === 'attente').length === atelier.en_attente,
    'nobody waits for a place that is free':
      !tete || atelier.statut !== 'publie' || prises + tete.nombre > atelier.places,
    'whoever has a place was told so, once': lignes
      .filter(({ statut }) => statut === 'inscrite')
      .every((une) => !une.joignable || dit(une, 'participation.inscrite') + dit(une, 'participation.promue') === 1),
    'whoever waits was told so, once': lignes
      .filter(({ statut }) => statut === 'attente')
      .every((une) => courriel(une, 'participation.attente')),
    'a cancellation is told to everybody, once, by e-mail or on the telephone':
      atelier.statut !== 'annule' ||
      vivantes.every((une) => courriel(une, 'atelier.annule') && (une.joignable || une.a_appeler === 'annulation')),
    'nobody is told of a cancellation that is not':
      atelier.statut === 'annule' || lignes.every((une) => dit(une, 'atelier.annule') === 0),
  };
  return Object.entries(phrases).flatMap(([phrase, vraie]) => (vraie ? [] : [phrase]));
}

/** Nobody who waited passes before somebody who arrived earlier and still waits. */
function ordre(avant: readonly Ligne[], apres: readonly Ligne[]): boolean {
  const attendait = new Set(avant.filter(({ statut }) => statut === 'attente').map(({ id }) => id));
  const servies = apres.filter(({ id, statut }) => attendait.has(id) && statut === 'inscrite');
  const attendent = apres.filter(({ id, statut }) => attendait.has(id) && statut === 'attente');
  return servies.every(({ rang }) => attendent.every((une) => une.rang > rang));
}

/** Who stands in the list changes only by a gesture of hers, of the conseiller, or by two days of silence. */
const perdues = (avant: readonly Ligne[], apres: readonly Ligne[], { geste }: Pas) =>
  avant.filter(
    ({ id, statut }) =>
      !apres.some((une) => une.id === id) && (statut !== 'a_confirmer' || ['confirmer', 'annuler'].includes(geste)),
  );

/** The link that each received, by address: the same in each e-mail. */
const liensDe = (lignes: readonly Ligne[]): ReadonlyMap<string, string> =>
  new Map(
    lignes.flatMap(({ id, identite }) =>
      identite
        ? [[lirePersonne(tools.settings, identite).email, jetonDeParticipation(tools.settings, id)] as const]
        : [],
    ),
  );

it(
  `whatever ${RUNS} random histories do, places hold, the list keeps its order, nobody is lost nor told twice`,
  async () => {
    const vus = new Set<string>();
    await fc.assert(
      fc.asyncProperty(histoires, async (histoire) => {
        await sql`truncate participations, courriels, pgboss.job`.execute(tools.db);
        const depart = tools.clock();
        const debut = plusJours(depart, 20);
        const atelierId = await unAtelierPublie(banc, lui, { debut, places: 3 });
        let lignes: readonly Ligne[] = [];
        for (const un of histoire) {
          banc.avancer({ minutes: 1 });
          const scene = { atelierId, debut, lignes, liens: liensDe(lignes) };
          try {
            await GESTES[un.geste](scene, un);
            vus.add(un.geste);
          } catch (error) {
            if (!(error instanceof Refused || error instanceof NotFound || error instanceof InvalidInput)) throw error;
            continue;
          }
          const apres = await lire(atelierId);
          expect(await mensonges(atelierId, apres)).toEqual([]);
          expect(ordre(lignes, apres), 'the waiting list is served in order').toBe(true);
          expect(perdues(lignes, apres, un)).toEqual([]);
          lignes = apres;
          for (const { statut, dits, a_appeler } of apres)
            for (const vu of [statut, ...Object.keys(dits), a_appeler ?? 'personne']) vus.add(vu);
        }
        // Every history begins the same day: the contract of the conseiller never ends.
        banc.avancer({ minutes: (depart.getTime() - tools.clock().getTime()) / 60_000 });
      }),
      { numRuns: RUNS },
    );
    expect((await verifierAudit(tools.db)).valide).toBe(true);
    // Enough histories go everywhere: a check that meets nothing would say nothing.
    expect([...vus]).toEqual(
      expect.arrayContaining([
        ...Object.keys(GESTES),
        ...['a_confirmer', 'inscrite', 'attente', 'annulee', 'annulation'],
        ...['participation.promue', 'participation.attente', 'participation.retiree', 'atelier.annule'],
      ]),
    );
  },
  60_000 + RUNS * 1000,
);
