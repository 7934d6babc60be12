import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { verifierAudit } from '#platform/audit.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { clesDuCoffre } from '#tests/support/coffre.ts';
import { type Contrat, type Convention, type Etat, lire } from './etat.ts';
import { GESTES, type Scene } from './gestes.ts';
import { empreinte, leJour, type Monde, unMonde } from './monde.ts';
import { promessesRompues } from './promesses.ts';

// Random histories of the whole chain, from the interest to the last signature (étapes 3 to 7): two structures, three
// candidates. `FC_RUNS` raises their number; a second or two each, so the time-out follows.
const RUNS = Number(process.env['FC_RUNS'] ?? 10);

type Pas = { readonly geste: string; readonly structure: number; readonly candidat: number; readonly de: number };
const PIECES = [0, 1, 2, 3, 4, 5, 6];
const fois = (geste: string, des: readonly number[]) => des.map((de) => [geste, de] as const);
/** What everybody does when all goes well, each with the right die. */
const CHAINE: readonly (readonly [geste: string, de: number])[] = [
  ...fois('rediger', [0]),
  ...fois('publier', [0]),
  ...fois('manifesterInteret', [0]),
  ...fois('souhaiter', [0]),
  ...fois('accepter', [0]),
  ...fois('piece', PIECES),
  ...fois('identites', [0]),
  ...fois('deposer', [0]),
  ...fois('accepterPiece', PIECES),
  ...fois('conforme', [0]),
  ...fois('ecrireConvention', [0]),
  ...fois('attendre', [0]),
  ...fois('orienter', [0]),
  ...fois('positionner', [0]),
  ...fois('ouvrirSession', [0]),
  ...fois('inscrire', [0]),
  ...fois('preparer', [0]),
  ...fois('signer', [0]),
  ...fois('signerConvention', [0]),
  ...fois('contresigner', [0]),
  ...fois('attendreLaSession', [0]),
  ...fois('noter', [0]),
  ...fois('interrompre', [0]),
  ...fois('reprendre', [0]),
  ...fois('terminer', [0]),
];
/** What comes in between: one gesture of anybody, or what one brings with it. */
const DETOURS = [
  ['corrigerPiece', 'complement', 'piece', 'deposer'],
  ['nonConforme', 'rouvrir'],
  ['decliner', 'revenir', 'souhaiter', 'accepter'],
  ['annulerChoix', 'souhaiter', 'accepter'],
  ['annulerContrat', 'preparer', 'signer'],
  ['reecrireConvention', 'ecrireConvention'],
  ['desinscrire', 'inscrire'],
  ['annulerFormation', 'orienter', 'positionner', 'inscrire'],
  ['preparer', 'signer'],
  ['publier', 'signer'],
  ['indisponible', 'disponible'],
  ['annulerChoix', 'reexaminer', 'manifesterInteret', 'souhaiter', 'accepter'],
  ['annulerFormation', 'orienter', 'dispenser'],
];
const paire = fc.record({ structure: fc.nat({ max: 1 }), candidat: fc.nat({ max: 2 }) });
const trame = fc
  .tuple(paire, fc.oneof(fc.constant(CHAINE.length), fc.nat({ max: CHAINE.length })))
  .map(([deux, jusqua]) => CHAINE.slice(0, jusqua).map(([geste, de]): Pas => ({ geste, de, ...deux })));
/** `avec`: the pair of one of the stories told, more often than another one. */
const detour = fc.record({
  paire,
  avec: fc.nat({ max: 3 }),
  de: fc.nat({ max: 9 }),
  ou: fc.nat({ max: 1000 }),
  gestes: fc.oneof(
    fc.constantFrom(...Object.keys(GESTES)).map((un) => [un]),
    fc.constantFrom(...DETOURS),
  ),
});
const histoires = fc
  .tuple(fc.array(trame, { minLength: 1, maxLength: 2 }), fc.array(detour, { maxLength: 10, size: 'max' }))
  .map(([trames, detours]) =>
    detours.reduce((pas, { ou, avec, paire: deux, de, gestes }) => {
      const suivie = trames[avec]?.[0] ?? trames[0]?.[0];
      const autres = gestes.map((geste): Pas => ({ ...(avec < 3 ? { ...deux, ...suivie } : deux), geste, de }));
      return pas.toSpliced(Math.round((ou * pas.length) / 1000), 0, ...autres);
    }, trames.flat()),
  );

const PERSONNE = '00000000-0000-4000-8000-000000000000';
function mettreEnScene(monde: Monde, etat: Etat, { structure, candidat: lequel, de }: Pas): Scene | undefined {
  const [hote, candidat] = [monde.hotes[structure], monde.candidats[lequel]];
  if (!hote || !candidat) return undefined;
  const sienne = ({ structure_id }: { structure_id: string }) => structure_id === hote.structureId;
  const relationId =
    etat.relations.find((une) => sienne(une) && une.candidat_id === candidat.candidatId)?.id ?? PERSONNE;
  return {
    ...monde,
    ...hote,
    candidat,
    de,
    tools: monde.banc.tools,
    jour: leJour(monde),
    relationId,
    dossierId: etat.dossiers.find(sienne)?.id ?? PERSONNE,
    formationId: etat.formations.findLast((une) => une.mise_en_relation_id === relationId)?.id ?? PERSONNE,
    session: etat.sessions.at(-1) ?? { id: PERSONNE, debut: leJour(monde) },
    conventionId: etat.conventions.findLast(sienne)?.id ?? PERSONNE,
  };
}

/** One step. Rules may refuse it: then nothing happens at all. Answers whether it was done. */
async function vivre(monde: Monde, scene: Scene, nom: string): Promise<boolean> {
  monde.banc.avancer({ minutes: 1 });
  const avant = await empreinte(monde);
  try {
    await GESTES[nom]?.faire(scene);
  } catch (raison) {
    if (![Refused, InvalidInput, NotFound, Forbidden].some((sorte) => raison instanceof sorte)) throw raison;
    expect(await empreinte(monde), `${nom}, refused, changes nothing`).toBe(avant);
    return false;
  }
  if (GESTES[nom]?.audit) expect(await empreinte(monde), `${nom}, done, is written`).not.toBe(avant);
  return true;
}

const auditDepuis = async ({ banc }: Monde, numero: number) =>
  (await banc.tools.db.selectFrom('audit').select('action').where('numero', '>', numero).execute()).map(
    ({ action }) => action,
  );

/** Every file of the coffre belongs to somebody, or waits to be erased; none is missing. */
async function verifierLeCoffre({ banc: { tools } }: Monde): Promise<void> {
  const { rows } = await sql<{ cle: string; attend: boolean }>`
    select cle, false as attend from pieces_fichiers
    union all select fichier_cle, false from contrats where fichier_cle is not null
    union all select fichier_cle, false from conventions_signatures where fichier_cle is not null
    union all select document_cle, false from conventions where document_cle is not null
    union all select data ->> 'cle', true from pgboss.job where name = 'fichiers.effacer'`.execute(tools.db);
  expect(await clesDuCoffre(tools)).toEqual(rows.map(({ cle }) => cle).toSorted());
}

const monde = await unMonde();
/** One whole history, checked after each step. Answers what was done, every status seen, and every state. */
async function raconter(
  histoire: readonly Pas[],
): Promise<{ readonly vus: readonly string[]; readonly etats: readonly Etat[] }> {
  const vus: string[] = [];
  await monde.recommencer();
  let etat = await lire(monde);
  const etats = [etat];
  for (const pas of histoire) {
    const scene = mettreEnScene(monde, etat, pas);
    if (!scene || !(await vivre(monde, scene, pas.geste))) continue;
    const apres = await lire(monde);
    expect(promessesRompues(etat, apres, leJour(monde)), `after ${pas.geste}`).toEqual([]);
    const audit = GESTES[pas.geste]?.audit;
    if (audit) expect(await auditDepuis(monde, etat.audit), `${pas.geste} leaves a line`).toContain(audit);
    etat = apres;
    etats.push(etat);
    vus.push(pas.geste, ...etat.contrats.map(({ statut }) => `contrat ${statut}`));
    vus.push(...etat.conventions.map(({ statut }) => `convention ${statut}`));
  }
  await verifierLeCoffre(monde);
  return { vus, etats };
}
const sansDetour = (structure: number) =>
  CHAINE.map(([geste, de]): Pas => ({ geste, de, structure, candidat: structure }));

it('when everybody does what is right, both structures recruit, and every step is done', async () => {
  for (const structure of [0, 1]) {
    const { vus } = await raconter(sansDetour(structure));
    expect(vus).toEqual(expect.arrayContaining(CHAINE.map(([geste]) => geste)));
    expect(vus).toEqual(expect.arrayContaining(['contrat signe', 'convention signee']));
  }
}, 60_000);

it(
  `whatever ${RUNS} random histories do, nobody is recruited against a rule, nothing is lost, nothing refused happens`,
  async () => {
    const vus = new Set<string>();
    await fc.assert(
      fc.asyncProperty(histoires, async (histoire) => {
        for (const vu of (await raconter(histoire)).vus) vus.add(vu);
      }),
      { numRuns: RUNS },
    );
    expect((await verifierAudit(monde.banc.tools.db)).valide).toBe(true);
    // Enough histories go everywhere: a check that meets nothing would say nothing.
    if (RUNS >= 200) expect(Object.keys(GESTES).filter((geste) => !vus.has(geste))).toEqual([]);
  },
  60_000 + RUNS * 10_000,
);

const { etats } = await raconter(sansDetour(0));
const auMoment = (statut: string, liste: 'contrats' | 'conventions') => {
  const rang = etats.findIndex((etat) => etat[liste].some((un) => un.statut === statut));
  const [avant, apres] = [etats[rang - 1], etats[rang]];
  if (!avant || !apres) throw new Error(`nothing became ${statut}`);
  return { avant, apres };
};
const contrat =
  (faux: Partial<Contrat>) =>
  (etat: Etat): Etat => ({ ...etat, contrats: etat.contrats.map((un) => ({ ...un, ...faux })) });
const convention =
  (faux: Partial<Convention>) =>
  (etat: Etat): Etat => ({ ...etat, conventions: etat.conventions.map((un) => ({ ...un, ...faux })) });

// A promise that nothing could break would say nothing: each is broken here by one lie.
it.each<[string, (etat: Etat) => Etat]>([
  ['thirty days after the publication, an emergency excepted', contrat({ signe_le: '2021-02-20' })],
  ['the subsidy was accepted, that day at the latest', contrat({ signe_le: '2021-01-01' })],
  ['the délibération comes before', contrat({ deliberation_le: '2021-12-01' })],
  ['nobody signs tomorrow', contrat({ signe_le: '2022-01-01', debut: '2022-01-01' })],
  ['a contract begins once signed', contrat({ debut: '2021-01-01' })],
  ['from 24 to 36 months', contrat({ duree_mois: 12 })],
  ['a training to come or under way is inside the contract', contrat({ fin: '2021-04-01' })],
  ['signed: the post is filled', contrat({ poste: 'vacant' })],
  ['a contract holds the post kept for the person', contrat({ poste_id: 'another' })],
  ['signed: the structure and the conseiller are told', contrat({ courriels: ['contrat.signe'] })],
  ['signed: the payments are the amount of the post, to the cent', contrat({ montant: 5_000_001 })],
  ['signed: the ledger engages the amount of the post', contrat({ engage: 4_999_999 })],
  ['histories say the status of now', contrat({ dernier: 'annule' })],
  ['histories never lose a line', contrat({ lignes: 0 })],
  ['one active contract a person', (etat) => ({ ...etat, contrats: [...etat.contrats, ...etat.contrats] })],
  ['signed: the relation is « recruté »', (etat) => ({ ...etat, relations: [] })],
  ['signed: the account holds the role of conseiller, once', (etat) => ({ ...etat, candidats: [] })],
  ['as many recruits, filled posts, conseillers as signed contracts', (etat) => ({ ...etat, postes: [] })],
  ['every e-mail has its template', (etat) => ({ ...etat, modeles: ['contrat.inconnu'] })],
  ['accepted: every piece is', (etat) => ({ ...etat, dossiers: etat.dossiers.map((un) => ({ ...un, pieces: {} })) })],
])('is caught, when a contract is signed: « %s »', (phrase, mentir) => {
  const { avant, apres } = auMoment('signe', 'contrats');
  const jour = apres.contrats[0]?.signe_le ?? '';
  expect(promessesRompues(avant, apres, jour)).toEqual([]);
  expect(promessesRompues(avant, mentir(apres), jour)).toContain(phrase);
});

it.each<[string, (etat: Etat) => Etat]>([
  ['a convention is signed for the posts as they are', convention({ montantDesPostes: 1 })],
  ['no structure signs after it renounced', convention({ structure: 'abandonnee' })],
  ['its schedule is its amount, to the cent', convention({ montant: 5_000_001 })],
  ['who signed is written', convention({ parties: ['structure'] })],
  ['the subsidy is accepted before the convention', (etat) => ({ ...etat, dossiers: [] })],
])('is caught, when a convention is signed: « %s »', (phrase, mentir) => {
  const { avant, apres } = auMoment('signee', 'conventions');
  expect(promessesRompues(avant, apres, '2021-12-31')).toEqual([]);
  expect(promessesRompues(avant, mentir(apres), '2021-12-31')).toContain(phrase);
});
