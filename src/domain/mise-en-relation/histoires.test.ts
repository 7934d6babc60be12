import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { effacerSonProfil, repondreDisponibilite } from '#domain/candidats/index.ts';
import { abandonner } from '#domain/concertation/index.ts';
import { verifierAudit } from '#platform/audit.ts';
import { plusJours } from '#platform/dates.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { type Candidat, unCandidat, uneStructureActrice } from '#tests/situations/candidats.ts';
import { anct } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import {
  accepter,
  accepterInvitation,
  annulerChoix,
  annulerEntretien,
  choisirDate,
  cycle,
  cycleEntretien,
  decliner,
  demanderAutreDate,
  ecarter,
  inviterCandidat,
  lireCoordonnees,
  manifesterInteret,
  proposerEntretien,
  reexaminer,
  retenirDate,
  revenir,
  type StatutMiseEnRelation,
  souhaiterRecruter,
} from './index.ts';

// Random histories of two structures (one post, two posts) and two candidates, everybody doing anything at any time.
// `FC_RUNS` raises the number of histories (goals, R5), and makes them longer: ten a second, so the time-out follows.
const RUNS = Number(process.env['FC_RUNS'] ?? 200);

/** What stands between two people. `le`: when each gesture was last done, and each e-mail last written. */
type Ligne = {
  id: string;
  structure_id: string;
  candidat_id: string;
  statut: StatutMiseEnRelation;
  garde: boolean;
  poste: string | null;
  postes: number;
  structure: string;
  candidat: string;
  entretien: string | null;
  debut: Date | null;
  creneau: Date | null;
  le: Readonly<Record<string, number>>;
};
type Structure = { readonly structureId: string; readonly elle: ReturnType<typeof uneStructureActrice> };
type Pays = { readonly banc: Banc; readonly structures: readonly Structure[]; readonly candidats: readonly Candidat[] };
/** A structure and a candidate, in front of each other. */
type Paire = Banc & Structure & Candidat & { relationId: string; bientot: Date[]; pris: Date };

const motif = 'Motif de cette histoire.';
const entretien = { dureeMinutes: 45, lieu: 'Mairie', message: '' };

async function dernierJeton({ courriels }: Paire): Promise<string> {
  const recus = (await courriels()).filter(({ modele }) => modele === 'miseEnRelation.invitation');
  return recus.at(-1)?.texte.match(/invitation\/(\S+)/)?.[1] ?? '';
}

/** Everything that anybody may try. */
const GESTES: Readonly<Record<string, (paire: Paire) => unknown>> = {
  manifesterInteret: ({ tools, elle, candidatId }) => manifesterInteret(tools, elle, { candidatId }),
  ecarter: ({ tools, elle, candidatId }) => ecarter(tools, elle, { candidatId, motif }),
  reexaminer: ({ tools, elle, candidatId }) => reexaminer(tools, elle, { candidatId }),
  souhaiter: ({ tools, elle, candidatId }) => souhaiterRecruter(tools, elle, { candidatId }),
  annulerChoix: ({ tools, elle, candidatId }) => annulerChoix(tools, elle, { candidatId, motif }),
  accepter: ({ tools, acteur, relationId }) => accepter(tools, acteur, { relationId }),
  decliner: ({ tools, acteur, relationId }) => decliner(tools, acteur, { relationId, motif }),
  revenir: ({ tools, acteur, relationId }) => revenir(tools, acteur, { relationId }),
  proposer: ({ tools, elle, candidatId, bientot: creneaux }) =>
    proposerEntretien(tools, elle, { candidatId, creneaux, ...entretien }),
  choisirDate: ({ tools, acteur, relationId, pris: debut }) => choisirDate(tools, acteur, { relationId, debut }),
  autreDate: ({ tools, acteur, relationId, bientot: creneaux }) =>
    demanderAutreDate(tools, acteur, { relationId, creneaux, message: '' }),
  retenirDate: ({ tools, elle, candidatId, pris: debut }) => retenirDate(tools, elle, { candidatId, debut }),
  annulerEntretien: ({ tools, elle, candidatId }) => annulerEntretien(tools, elle, { candidatId }),
  inviter: ({ tools, elle, saisie: { email } }) => inviterCandidat(tools, elle, { email }),
  suivreLeLien: async (paire) => accepterInvitation(paire.tools, paire.acteur, { jeton: await dernierJeton(paire) }),
  indisponible: ({ tools, acteur }) => repondreDisponibilite(tools, acteur, { disponible: false }),
  disponible: ({ tools, acteur }) => repondreDisponibilite(tools, acteur, { disponible: true }),
  effacer: ({ tools, acteur }) => effacerSonProfil(tools, acteur, {}),
  abandonner: ({ tools, structureId }) => abandonner(tools, anct(), { structureId, motif }),
  attendre: ({ avancer }) => avancer({ jours: 3 }),
};
type Pas = { readonly geste: string; readonly structure: number; readonly candidat: number };
/** What usually comes one after the other, cut short or not: chance alone would seldom get to an interview. */
const SUITES = [
  ['manifesterInteret', 'proposer', 'choisirDate', 'attendre', 'ecarter'],
  ['manifesterInteret', 'proposer', 'autreDate', 'retenirDate'],
  ['manifesterInteret', 'proposer', 'annulerEntretien'],
  ['manifesterInteret', 'souhaiter', 'annulerChoix', 'reexaminer'],
  ['manifesterInteret', 'souhaiter', 'accepter', 'decliner'],
  ['manifesterInteret', 'souhaiter', 'decliner'],
  ['manifesterInteret', 'decliner', 'revenir'],
  ['inviter', 'suivreLeLien'],
];
const gestes = fc.oneof(
  fc.constantFrom(...Object.keys(GESTES)).map((un) => [un]),
  fc.tuple(fc.constantFrom(...SUITES), fc.integer({ min: 2, max: 5 })).map(([suite, n]) => suite.slice(0, n)),
);
const moment = fc
  .record({ gestes, structure: fc.nat({ max: 1 }), candidat: fc.nat({ max: 1 }) })
  .map(({ gestes: suite, ...paire }): Pas[] => suite.map((geste) => ({ geste, ...paire })));
/** Two structures want the same candidate, and one may have been quicker. */
const rivales: readonly Pas[] = [0, 1].map((structure) => ({ geste: 'manifesterInteret', structure, candidat: 0 }));
const debuts = fc.constantFrom([], rivales, [...rivales, { geste: 'souhaiter', structure: 0, candidat: 0 }]);
const histoires = fc
  .tuple(debuts, fc.array(moment, { maxLength: RUNS > 200 ? 12 : 5, size: 'max' }))
  .map(([debut, moments]) => [...debut, ...moments.flat()]);

/** The same people at the beginning of each history: photographed once, put back in one statement. */
async function photographier({ db }: Banc['base']): Promise<void> {
  for (const table of ['utilisateurs', 'attributions', 'candidats'])
    await sql`create table ${sql.id(`avant_${table}`)} as table ${sql.id(table)}`.execute(db);
  await sql`create function recommencer() returns void language plpgsql as $$ begin
    truncate pgboss.job, courriels, invitations_candidats, mises_en_relation, mises_en_relation_historique, entretiens, entretiens_creneaux, evaluations cascade;
    insert into utilisateurs select * from avant_utilisateurs on conflict do nothing;
    insert into attributions select * from avant_attributions on conflict do nothing;
    update postes set statut = 'vacant' where statut <> 'vacant';
    update plafonds set postes_attribues = 3, montant_reserve_centimes = (select sum(montant_centimes) from postes);
    update enveloppes set postes_attribues = 3;
    update structures set statut = 'activee' where statut <> 'activee';
    update candidats c set statut = 'disponible', utilisateur_id = a.utilisateur_id, visible_depuis = a.visible_depuis
      from avant_candidats a where a.id = c.id and c.statut <> 'disponible';
  end $$`.execute(db);
}

const lire = async ({ base: { db } }: Banc): Promise<readonly Ligne[]> =>
  (
    await sql<Ligne>`
    select m.id, m.structure_id, m.candidat_id, m.statut, s.statut as structure, c.statut as candidat, m.poste_id is not null as garde,
      (select p.statut from postes p where p.id = m.poste_id and p.structure_id = m.structure_id) as poste,
      (select count(*)::int from postes p where p.structure_id = m.structure_id and p.statut = 'vacant') as postes,
      e.statut as entretien, e.debut, (select min(k.debut) from entretiens_creneaux k where k.entretien_id = e.id) as creneau,
      (select coalesce(jsonb_object_agg(nom, le), '{}') from (
        select geste as nom, max(extract(epoch from fait_le)) as le from mises_en_relation_historique where mise_en_relation_id = m.id group by geste
        union all
        select modele, max(extract(epoch from cree_le)) from courriels where split_part(cle, ':', 2) = m.id::text group by modele
        union all
        select 'ecarterEnAnnulant', max(extract(epoch from h.fait_le)) from mises_en_relation_historique h
        join courriels k on k.modele = 'miseEnRelation.choixAnnule' and split_part(k.cle, ':', 2) = m.id::text and k.cree_le = h.fait_le
        where h.mise_en_relation_id = m.id and h.geste = 'ecarter'
      ) tout) as le
    from mises_en_relation m join structures s on s.id = m.structure_id join candidats c on c.id = m.candidat_id
    left join entretiens e on e.mise_en_relation_id = m.id and e.statut <> 'annule'`.execute(db)
  ).rows;

// Guide, étapes 3 and 4, said again: what is checked does not come from what checks.
const choisie = ({ statut }: Pick<Ligne, 'statut'>) => ['recrutement_souhaite', 'recrutement_accepte'].includes(statut);
const enContact = (ligne: Pick<Ligne, 'statut'> | undefined) =>
  ligne !== undefined && (choisie(ligne) || ['interessee', 'entretien'].includes(ligne.statut));
const entre = (lignes: readonly Ligne[], { structureId }: Structure, { candidatId }: Candidat) =>
  lignes.find((une) => une.structure_id === structureId && une.candidat_id === candidatId);
/** Which sentences are false of a relation, among all of its base. */
function mensonges(ligne: Ligne, toutes: readonly Ligne[], now: Date): string[] {
  const { statut, le, entretien: rendezVous } = ligne;
  const dernier = (...noms: readonly string[]) => Math.max(0, ...noms.map((nom) => le[nom] ?? 0));
  const visible = enContact(ligne);
  const autres = toutes.filter(({ id, candidat_id }) => id !== ligne.id && candidat_id === ligne.candidat_id);
  const gardees = toutes.filter(({ structure_id, garde }) => garde && structure_id === ligne.structure_id);
  const interesse = dernier('manifesterInteret', 'revenir');
  const fini = dernier('decliner', 'retirer');
  const dit = (modele: string) => dernier(`miseEnRelation.${modele}`);
  const phrases = {
    'a post is kept exactly when chosen': ligne.garde === choisie(ligne),
    'the post kept is a vacant one of the structure': !ligne.garde || ligne.poste === 'vacant',
    'a candidate has one choice': !ligne.garde || !autres.some(({ garde }) => garde),
    'no more choices than vacant posts': gardees.length <= ligne.postes,
    'contact details go to active structures only': !visible || ligne.structure === 'activee',
    'contact details of available people only': !visible || ligne.candidat === 'disponible',
    'no interview to come without a live relation':
      visible || rendezVous === null || (ligne.debut !== null && ligne.debut <= now),
    'an interview behind « entretien »': statut !== 'entretien' || rendezVous !== null,
    'set aside or given up: the candidate knows':
      (statut !== 'pas_interessee' && ligne.structure === 'activee') ||
      ligne.candidat === 'efface' ||
      interesse <= Math.max(fini, dit('sansSuite'), dernier('ecarterEnAnnulant')),
    'choice fallen: the candidate knows': choisie(ligne) || dit('choix') <= Math.max(fini, dit('choixAnnule')),
    'chosen: the candidate knows': !choisie(ligne) || dit('choix') === dernier('souhaiterRecruter'),
    'accepted: the structure knows': dit('acceptee') === dernier('accepter'),
    'declined: the structure knows': dit('declinee') === dernier('decliner'),
    'gone: the structure knows': statut !== 'retiree' || Math.max(dit('retiree'), dit('declinee')) >= interesse,
    'chosen elsewhere: the structure knows when it ends':
      !['interessee', 'entretien'].includes(statut) ||
      dit('choisiAilleurs') <= Math.max(dit('denouveauLibre'), interesse) ||
      autres.some(choisie),
  };
  return Object.entries(phrases).flatMap(([phrase, vraie]) => (vraie ? [] : [phrase]));
}

/** What holds after everything, whoever did it; contact details are read again where the relation changed. */
async function verifier({ banc, structures, candidats }: Pays, avant: readonly Ligne[]): Promise<readonly Ligne[]> {
  const { db, clock } = banc.tools;
  const lignes = await lire(banc);
  expect(lignes.flatMap((ligne) => mensonges(ligne, lignes, clock()))).toEqual([]);
  for (const structure of structures)
    for (const candidat of candidats) {
      const ligne = entre(lignes, structure, candidat);
      if (ligne?.statut === entre(avant, structure, candidat)?.statut) continue;
      const lecture = lireCoordonnees(db, structure.elle, candidat.candidatId);
      if (enContact(ligne)) expect((await lecture).email).toBe(candidat.saisie.email);
      else await expect(lecture).rejects.toThrow(NotFound);
    }
  return lignes;
}

/** One step, as the people who may. Rules may refuse it: nothing else may happen. Answers whether it was done. */
async function vivre(pays: Pays, pas: Pas, lignes: readonly Ligne[]): Promise<boolean> {
  const { banc } = pays;
  const [structure, candidat] = [pays.structures[pas.structure], pays.candidats[pas.candidat]];
  if (!structure || !candidat) return false;
  banc.avancer({ minutes: 1 });
  const now = banc.tools.clock();
  const ligne = entre(lignes, structure, candidat);
  const relationId = ligne?.id ?? crypto.randomUUID();
  const paire = {
    ...banc,
    ...structure,
    ...candidat,
    relationId,
    bientot: [plusJours(now, 2)],
    pris: ligne?.creneau ?? now,
  };
  try {
    await GESTES[pas.geste]?.(paire);
    return true;
  } catch (error) {
    if (error instanceof Refused || error instanceof NotFound) return false;
    throw error;
  }
}

async function unPays(): Promise<Pays> {
  const banc = await unBanc();
  const structures: Structure[] = [];
  for (const postes of [1, 2]) {
    const { structureId } = await uneStructureActivee(banc, { postes });
    structures.push({ structureId, elle: uneStructureActrice(structureId) });
  }
  const candidats = [await unCandidat(banc), await unCandidat(banc)];
  await photographier(banc.base);
  return { banc, structures, candidats };
}

const pays = await unPays();
let racontees = 0;
// The embedded base neither vacuums nor checkpoints by itself: what each beginning throws away would slow the next ones
// down, more and more, and its journal would fill the memory.
async function faireLeMenage({ engine }: Banc['base']): Promise<void> {
  racontees += 1;
  if (engine.type !== 'pglite' || racontees % 100 !== 0) return;
  await engine.pglite.exec('vacuum');
  await engine.pglite.exec('checkpoint');
}

/** One whole history, checked after each step. Answers what was done, and every status seen. */
async function raconter(histoire: readonly Pas[]): Promise<string[]> {
  const vus: string[] = [];
  await faireLeMenage(pays.banc.base);
  await sql`select recommencer()`.execute(pays.banc.tools.db);
  let lignes: readonly Ligne[] = [];
  for (const pas of histoire) {
    if (!(await vivre(pays, pas, lignes))) continue;
    vus.push(pas.geste);
    lignes = await verifier(pays, lignes);
    vus.push(...lignes.flatMap(({ statut, entretien: rendezVous }) => [statut, rendezVous ?? 'annule']));
  }
  return vus;
}

it(
  `whatever ${RUNS} random histories do, choices fit posts, contact details stay hidden, nobody waits for an answer`,
  async () => {
    const vus = new Set<string>();
    await fc.assert(
      fc.asyncProperty(histoires, async (histoire) => {
        for (const vu of await raconter(histoire)) vus.add(vu);
      }),
      { numRuns: RUNS },
    );
    expect((await verifierAudit(pays.banc.tools.db)).valide).toBe(true);
    // Enough histories go everywhere: a check that meets nothing would say nothing.
    // « Recruté » and « terminée » come with the contract: its own histories go there.
    if (RUNS >= 200)
      expect([...vus].sort()).toEqual(
        [
          ...new Set([
            ...Object.keys(GESTES),
            ...cycle.statuts.filter((un) => un !== 'recrutee' && un !== 'terminee'),
            ...cycleEntretien.statuts,
          ]),
        ].sort(),
      );
  },
  60_000 + RUNS * 1000,
);

// What random histories found one day, at their shortest.
const TROUVEES: readonly (readonly [promise: string, ...gestes: string[]])[] = [
  ['a structure that renounces answers everybody it was interested in', 'manifesterInteret', 'abandonner'],
  [
    'a structure that renounced shows interest in nobody',
    'manifesterInteret',
    'ecarter',
    'abandonner',
    'manifesterInteret',
  ],
  ['nobody comes back to a structure that renounced', 'manifesterInteret', 'decliner', 'abandonner', 'revenir'],
  ['the link of a structure that renounced opens nothing', 'inviter', 'abandonner', 'suivreLeLien'],
  ['an interest put back, then set aside, is answered', 'manifesterInteret', 'reexaminer', 'ecarter'],
  ['an interest put back by a structure that renounces is answered', 'manifesterInteret', 'reexaminer', 'abandonner'],
  [
    'a profile put back has no interview left',
    'manifesterInteret',
    'proposer',
    'souhaiter',
    'annulerChoix',
    'reexaminer',
  ],
  [
    'somebody told that a choice fell with its structure is not left without an answer by what it does after',
    'manifesterInteret',
    'souhaiter',
    'abandonner',
    'reexaminer',
    'ecarter',
  ],
  [
    'nobody asks for another date once set aside',
    'manifesterInteret',
    'proposer',
    'choisirDate',
    'attendre',
    'ecarter',
    'autreDate',
  ],
];
it.each(TROUVEES)('%s', async (_, ...gestes) => {
  await raconter(gestes.map((geste) => ({ geste, structure: 0, candidat: 0 })));
});
