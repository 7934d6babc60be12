import { describe, expect, it } from 'vitest';
import { lireStructure } from '#domain/structures/index.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { acteur, anct, prefecture, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee, uneStructureAvecAvis, uneVagueOuverte } from '#tests/situations/concertation.ts';
import { LYON, uneStructureConfirmee } from '#tests/situations/structures.ts';
import { surPostgresql, unBanc } from '#tests/support/base.ts';
import {
  abandonner,
  ajouterLigneBareme,
  cloturerVague,
  decider,
  fixerEnveloppe,
  idsDeLaFile,
  lirePlafond,
  listerAvis,
  listerDecisions,
  listerEnveloppes,
  listerFile,
  montantDuPoste,
  ouvrirVague,
  postesDeLaStructure,
  preparerVague,
  previsualiserCloture,
  rendreAvis,
  rendreAvisEnBloc,
  retirerAvis,
  retirerAvisEnBloc,
} from './index.ts';
import { relancerPrefectures } from './relances.ts';

const banc = await unBanc();
const { tools } = banc;
const NATION = { type: 'nation' } as const;
const statut = async (id: string) => (await lireStructure(tools.db, NATION, id)).statut;
const avis = { sens: 'favorable', nombrePostes: 1, motif: 'Besoin avéré.' };
const decision = { sens: 'retenue', nombrePostes: 1, doublonNumero: null, motif: 'Projet retenu.' };

describe('an avis', () => {
  it('waits for an open wave', async () => {
    const { structureId } = await uneStructureConfirmee(banc);
    await expect(rendreAvis(tools, prefecture('03'), { structureId, ...avis })).rejects.toThrow('Aucune vague');
    await uneVagueOuverte(banc);
    await rendreAvis(tools, prefecture('03'), { structureId, ...avis });
    expect(await statut(structureId)).toBe('avis_rendu');
  });

  it('can be changed or taken back until the decision, and the former ones stay behind it', async () => {
    const { structureId } = await uneStructureAvecAvis(banc);
    await rendreAvis(tools, prefecture('03'), {
      structureId,
      sens: 'defavorable',
      nombrePostes: null,
      motif: 'Trop loin.',
    });
    await retirerAvis(tools, prefecture('03'), { structureId });
    expect(await statut(structureId)).toBe('a_instruire');
    await rendreAvis(tools, prefecture('03'), { structureId, ...avis });
    expect(
      (await listerAvis(tools.db, NATION, structureId)).map(({ retire_le }) => retire_le === null).filter(Boolean),
    ).toHaveLength(1);
    expect(await listerAvis(tools.db, NATION, structureId)).toHaveLength(3);
    await decider(tools, anct(), { structureId, ...decision });
    await expect(rendreAvis(tools, prefecture('03'), { structureId, ...avis })).rejects.toThrow('n’est plus possible');
  });

  it('belongs to the département’s préfecture: elsewhere the file does not exist, and a region only reads', async () => {
    const { structureId } = await uneStructureConfirmee(banc);
    await expect(rendreAvis(tools, prefecture('69'), { structureId, ...avis })).rejects.toBeInstanceOf(NotFound);
    await expect(rendreAvis(tools, prefecture('03', '69'), { structureId, ...avis })).rejects.toBeInstanceOf(Forbidden);
    await expect(
      rendreAvis(tools, prefecture('03'), { structureId, sens: 'favorable', nombrePostes: null, motif: 'x' }),
    ).rejects.toMatchObject({ fields: { nombrePostes: expect.any(String) } });
  });

  it('can be given to many files at once, each with the posts it asked for, and undone', async () => {
    const trois = await Promise.all(
      [1, 2, 3].map((postesSouhaites) => uneStructureConfirmee(banc, { postesSouhaites })),
    );
    const ailleurs = await uneStructureConfirmee(banc, { communeCode: LYON });
    const ids = [...trois, ailleurs].map(({ structureId }) => structureId);
    const resultat = await rendreAvisEnBloc(tools, prefecture('03'), {
      ids,
      sens: 'favorable',
      postes: 'demandes',
      motif: 'Accord de principe.',
    });
    expect(resultat.faits).toHaveLength(3);
    expect(resultat.refuses).toEqual([
      { structureId: ailleurs.structureId, raison: 'Ce dossier n’existe pas dans votre département.' },
    ]);
    const postes = await Promise.all(
      trois.map(async ({ structureId }) => (await listerAvis(tools.db, NATION, structureId))[0]?.nombre_postes),
    );
    expect(postes).toEqual([1, 2, 3]);
    await retirerAvisEnBloc(tools, prefecture('03'), { lotId: resultat.lotId });
    expect(await Promise.all(trois.map(({ structureId }) => statut(structureId)))).toEqual([
      'a_instruire',
      'a_instruire',
      'a_instruire',
    ]);
  });
});

describe('a decision', () => {
  it('retains a structure: posts reserved at the barème’s amount, its contact told and invited', async () => {
    const avant = await lirePlafond(tools.db);
    const { structureId, saisie } = await uneStructureActivee(banc, { postes: 3 });
    const apres = await lirePlafond(tools.db);
    expect(apres.postesAttribues - avant.postesAttribues).toBe(3);
    expect(apres.montantReserveCentimes - avant.montantReserveCentimes).toBe(15_000_000);
    expect(
      (await postesDeLaStructure(tools.db, NATION, structureId)).map(({ numero, statut: s }) => `${numero} ${s}`),
    ).toEqual(['1 vacant', '2 vacant', '3 vacant']);
    const recus = (await banc.courriels())
      .filter(({ destinataire }) => destinataire === saisie.contactEmail)
      .map(({ modele }) => modele);
    expect(recus.sort()).toEqual([
      'compte.invitation',
      'structure.activee',
      'structure.confirmation',
      'structure.inscriptionConfirmee',
    ]);
  });

  it('is ANCT’s alone, on a file with an avis', async () => {
    const { structureId } = await uneStructureConfirmee(banc);
    await expect(decider(tools, anct(), { structureId, ...decision })).rejects.toThrow('En attente d’avis');
    await expect(decider(tools, acteur('support'), { structureId, ...decision })).rejects.toBeInstanceOf(Forbidden);
    await expect(decider(tools, prefecture('03'), { structureId, ...decision })).rejects.toBeInstanceOf(Forbidden);
  });

  it('tells a refusal, an examination and a duplicate with their motive', async () => {
    const motif = 'Motif propre à ce dossier.';
    for (const [sens, attendu] of [
      ['refusee', 'refusee'],
      ['examen_complementaire', 'examen_complementaire'],
    ] as const) {
      const { structureId, saisie } = await uneStructureAvecAvis(banc);
      await decider(tools, anct(), { structureId, sens, nombrePostes: null, doublonNumero: null, motif });
      expect(await statut(structureId)).toBe(attendu);
      expect(
        (await banc.courriels()).filter(
          ({ destinataire, texte }) => destinataire === saisie.contactEmail && texte.includes(motif),
        ),
      ).toHaveLength(1);
    }
    const garde = await uneStructureAvecAvis(banc);
    const double = await uneStructureAvecAvis(banc);
    const doublon = { structureId: double.structureId, sens: 'doublon', nombrePostes: null, motif };
    await expect(decider(tools, anct(), { ...doublon, doublonNumero: double.numero })).rejects.toThrow('lui-même');
    await decider(tools, anct(), { ...doublon, doublonNumero: garde.numero });
    expect((await lireStructure(tools.db, NATION, double.structureId)).doublon_de).toBe(garde.structureId);
  });

  it('never exceeds the envelope of the département, and says what is left', async () => {
    const isere = { communeCode: '38185', departement: '38' };
    await fixerEnveloppe(tools, anct(), { departementCode: '38', postes: 3 });
    const premiere = await uneStructureAvecAvis(banc, isere);
    await decider(tools, anct(), { structureId: premiere.structureId, ...decision, nombrePostes: 2 });
    const seconde = await uneStructureAvecAvis(banc, isere);
    await expect(
      decider(tools, anct(), { structureId: seconde.structureId, ...decision, nombrePostes: 2 }),
    ).rejects.toThrow('il y reste 1\u00a0poste');
    await expect(fixerEnveloppe(tools, anct(), { departementCode: '38', postes: 1 })).rejects.toThrow(
      '2\u00a0postes attribués',
    );
    expect(await statut(seconde.structureId)).toBe('avis_rendu');
  });

  it('gives the posts back when the structure renounces', async () => {
    const avant = await lirePlafond(tools.db);
    const { structureId } = await uneStructureActivee(banc);
    const compte = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
    const membre = acteur('structure', { type: 'structure', structureId });
    const abandon = { structureId, motif: 'Plus besoin.' };
    await expect(abandonner(tools, membre, abandon), 'a member does not give the posts back').rejects.toThrow(
      Forbidden,
    );
    await abandonner(tools, { ...membre, id: compte.id }, abandon);
    expect(await lirePlafond(tools.db)).toEqual(avant);
    expect((await listerDecisions(tools.db, NATION, structureId)).map(({ sens }) => sens).sort()).toEqual([
      'abandonnee',
      'retenue',
    ]);
  });
});

it('the most precise line of the barème in force that day gives the amount', async () => {
  const lignes = [
    { departement_code: null, nature: null, montant_centimes: 1, valable_du: '2020-01-01' },
    { departement_code: null, nature: 'privee' as const, montant_centimes: 2, valable_du: '2020-01-01' },
    { departement_code: '974', nature: null, montant_centimes: 3, valable_du: '2020-01-01' },
    { departement_code: '974', nature: 'privee' as const, montant_centimes: 4, valable_du: '2022-01-01' },
  ];
  const cas = { departementCode: '974', nature: 'privee' as const, le: '2021-06-01' };
  expect(montantDuPoste(lignes, cas)).toBe(3);
  expect(montantDuPoste(lignes, { ...cas, le: '2022-01-01' })).toBe(4);
  expect(montantDuPoste(lignes, { ...cas, departementCode: '03' })).toBe(2);
  expect(montantDuPoste(lignes, { ...cas, le: '2019-01-01' })).toBeUndefined();
  const ligne = {
    departementCode: '974',
    nature: null,
    montantCentimes: 6_750_000,
    valableDu: '2021-03-01',
    source: 'Note de service',
  };
  await ajouterLigneBareme(tools, anct(), ligne);
  await expect(ajouterLigneBareme(tools, anct(), ligne)).rejects.toThrow('déjà une ligne');
});

it('closing a wave does exactly what its preview says, once', async () => {
  const propre = await unBanc({ pendantLeTest: true });
  const vagueId = await uneVagueOuverte(propre);
  await fixerEnveloppe(propre.tools, anct(), { departementCode: '03', postes: 3 });
  const premiers = [
    await uneStructureAvecAvis(propre, { postes: 2 }),
    await uneStructureAvecAvis(propre, { postes: 2 }),
    await uneStructureAvecAvis(propre, { postes: 1 }),
  ];
  const refusee = await uneStructureConfirmee(propre);
  await rendreAvis(propre.tools, prefecture('03'), {
    structureId: refusee.structureId,
    sens: 'defavorable',
    nombrePostes: null,
    motif: 'Non.',
  });
  const sansAvis = await uneStructureConfirmee(propre);
  const plan = await previsualiserCloture(propre.tools.db, vagueId, propre.tools.clock());
  expect([plan.retenus.length, plan.refuses.length, plan.debordements.length]).toEqual([2, 1, 1]);
  expect(await cloturerVague(propre.tools, anct(), { vagueId })).toEqual(plan);
  await expect(cloturerVague(propre.tools, anct(), { vagueId })).rejects.toThrow('Clôturée');
  await propre.faireTravailler();
  const statuts = await Promise.all(
    [...premiers, refusee, sansAvis].map(
      async ({ structureId }) => (await lireStructure(propre.tools.db, NATION, structureId)).statut,
    ),
  );
  expect(statuts).toEqual(['activee', 'avis_rendu', 'activee', 'refusee', 'a_instruire']);
  expect(
    (await propre.courriels())
      .map(({ modele }) => modele)
      .filter((modele) => ['structure.activee', 'structure.refusee', 'compte.invitation'].includes(modele))
      .sort(),
  ).toEqual(['compte.invitation', 'compte.invitation', 'structure.activee', 'structure.activee', 'structure.refusee']);
  const suivante = await preparerVague(propre.tools, anct(), {
    ouvreLe: '2021-03-01',
    limiteAvisLe: null,
    decisionALaCloture: false,
  });
  await ouvrirVague(propre.tools, anct(), { vagueId: suivante });
  await rendreAvis(propre.tools, prefecture('03'), { structureId: sansAvis.structureId, ...avis });
});

it('late préfectures are written to once before the deadline and once after it', async () => {
  const propre = await unBanc({ pendantLeTest: true });
  await uneVagueOuverte(propre, { limiteAvisLe: '2021-02-19' });
  const compte = await unCompte(propre, { role: 'prefecture', departement: '03' });
  await uneStructureConfirmee(propre);
  const relances = async () =>
    (await propre.courriels()).filter(
      ({ destinataire, modele }) => destinataire === compte.email && modele === 'concertation.relancePrefecture',
    ).length;
  for (const [jours, attendu] of [
    [0, 0],
    [8, 1],
    [1, 1],
    [7, 2],
    [1, 2],
  ] as const) {
    propre.avancer({ jours });
    await relancerPrefectures.handle(propre.tools, {});
    expect(await relances()).toBe(attendu);
  }
});

describe('the queue', () => {
  it('shows a préfecture its own files only, the oldest first, filtered, in a constant number of queries', async () => {
    const propre = await unBanc({ pendantLeTest: true });
    const ancienne = await uneStructureConfirmee(propre, { nom: 'Mairie de Démonstration-les-Bains' });
    propre.avancer({ jours: 3 });
    const recente = await uneStructureConfirmee(propre, { type: 'association', nom: 'Association d’Essai' });
    await uneStructureConfirmee(propre, { communeCode: LYON });
    const allier = { type: 'departements', codes: ['03'] } as const;
    const noms = async (filtres: object) =>
      (await listerFile(propre.tools.db, allier, filtres)).lignes.map(({ id }) => id);
    expect(await noms({})).toEqual([ancienne.structureId, recente.structureId]);
    expect(await noms({ nature: 'privee' })).toEqual([recente.structureId]);
    expect(await noms({ recherche: 'demonstration les' })).toEqual([ancienne.structureId]);
    expect(await noms({ recherche: ancienne.saisie.identifiant })).toEqual([ancienne.structureId]);
    expect(await noms({ recherche: 'moulins' })).toHaveLength(2);
    expect(await noms({ statut: 'inconnu', tri: 'n’importe quoi' })).toEqual([]);
    expect(await idsDeLaFile(propre.tools.db, allier, {}, 10)).toHaveLength(2);
    expect(await propre.compterRequetes(() => listerFile(propre.tools.db, allier, {}))).toBe(2);
    expect((await listerEnveloppes(propre.tools.db, allier)).map(({ code, enFile }) => [code, enFile])).toEqual([
      ['03', 2],
    ]);
  });
});

it.runIf(surPostgresql)(
  'two hundred decisions at once for the last ten posts give exactly ten (PostgreSQL)',
  async () => {
    const propre = await unBanc({ pendantLeTest: true });
    await uneVagueOuverte(propre);
    const structures = [];
    for (let i = 0; i < 200; i += 1) structures.push(await uneStructureAvecAvis(propre, { postes: 1 }));
    await propre.tools.db.updateTable('plafonds').set({ postes_max: 10 }).execute();
    const decisions = await Promise.allSettled(
      structures.map(({ structureId }) => decider(propre.tools, anct(), { structureId, ...decision })),
    );
    const refus = decisions.flatMap((une) => (une.status === 'rejected' ? [String(une.reason)] : []));
    expect(decisions.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(refus.every((raison) => raison.includes('plafond national'))).toBe(true);
    expect(await lirePlafond(propre.tools.db)).toMatchObject({ postesAttribues: 10, postesRestants: 0 });
    expect((await propre.tools.db.selectFrom('postes').select('id').execute()).length).toBe(10);
  },
  60_000,
);
