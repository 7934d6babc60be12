import { describe, expect, it } from 'vitest';
import { effacerSonProfil } from '#domain/candidats/index.ts';
import { abandonner } from '#domain/concertation/index.ts';
import { inscrire, noterPresences, orienter, positionner, terminer } from '#domain/formation/index.ts';
import { annulerChoix, decliner } from '#domain/mise-en-relation/index.ts';
import { premiereSignaturePossible } from '#domain/offres/index.ts';
import { ajouterJours, dateCivile, dateLongue } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { uneStructureActrice } from '#tests/situations/candidats.ts';
import { acteur, anct } from '#tests/situations/comptes.ts';
import { unDossierDepose, unEnvoi, uneStructureConforme, unRecrutAccepte } from '#tests/situations/conformite.ts';
import { desTermes, signer, unContratPrepare, unContratSigne, uneRecrue } from '#tests/situations/contrats.ts';
import { uneSession, unOrganisme } from '#tests/situations/formation.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  annulerContrat,
  compterContrats,
  enregistrerSignature,
  lireContrat,
  lireCopieSignee,
  listerContrats,
  listerSesContrats,
  preparerContrat,
} from './index.ts';
import { finDuContrat, limiteDeSignature, obstacles, premiereDate, refusDesTermes, type Situation } from './regles.ts';
import { relancerSignatures } from './relances.ts';
import { smicMensuel } from './smic.ts';

const banc = await unBanc();
const { tools } = banc;
const aujourdhui = () => dateCivile(tools.clock());
const recus = async (modele: string) => (await banc.courriels()).filter((un) => un.modele === modele);

describe('the rules', () => {
  it.each([
    ['2021-03-01', 24, '2023-02-28'],
    ['2021-03-15', 36, '2024-03-14'],
    ['2022-02-28', 24, '2024-02-27'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2021-08-31', 30, '2024-02-29'],
    ['2021-12-31', 26, '2024-02-29'],
  ])('a contract from %s for %i months ends on %s', (debut, mois, fin) => {
    expect(finDuContrat(debut, mois)).toBe(fin);
  });

  const bons = {
    type: 'contrat_de_projet',
    debut: '2021-04-01',
    dureeMois: 24,
    remunerationCentimes: 170_000,
    tempsPlein: true,
  } as const;
  it('the terms: 24 to 36 months, full time, the minimum wage, a type of its own legal form', () => {
    expect(refusDesTermes('publique', bons)).toEqual({});
    expect(refusDesTermes('publique', { ...bons, dureeMois: 36 })).toEqual({});
    expect(refusDesTermes('publique', { ...bons, type: 'cdi', dureeMois: null })).toEqual({});
    for (const dureeMois of [23, 37, null])
      expect(Object.keys(refusDesTermes('publique', { ...bons, dureeMois }))).toEqual(['dureeMois']);
    expect(Object.keys(refusDesTermes('publique', { ...bons, tempsPlein: false }))).toEqual(['tempsPlein']);
    expect(Object.keys(refusDesTermes('publique', { ...bons, type: 'pec' }))).toEqual(['type']);
    expect(Object.keys(refusDesTermes('privee', bons))).toEqual(['type']);
    expect(refusDesTermes('publique', { ...bons, remunerationCentimes: 155_458 })).toEqual({});
    expect(refusDesTermes('publique', { ...bons, remunerationCentimes: 155_457 })['remuneration']).toContain(
      '1\u00a0554,58',
    );
    expect(smicMensuel('2021-09-30')).toBeLessThan(smicMensuel('2021-10-01'));
  });

  const libre: Situation = {
    nature: 'publique',
    conformeLe: '2021-03-01',
    delai: { etat: 'a_partir_du', le: '2021-03-10' },
    deliberationLe: '2021-03-05',
    debut: '2021-04-01',
    fin: '2023-03-31',
    formation: undefined,
  };
  it.each<[string, Partial<Situation>, string]>([
    ['before the acceptance', { conformeLe: null }, 'pas encore acceptée'],
    ['before the day of the acceptance', { conformeLe: '2021-03-20' }, 'à partir de cette date'],
    ['without publication', { delai: { etat: 'a_publier' } }, 'n’est pas publiée'],
    ['less than a month after the publication', { delai: { etat: 'a_partir_du', le: '2021-03-16' } }, '16 mars 2021'],
    ['without délibération', { deliberationLe: null }, 'date de la délibération'],
    ['before the délibération', { deliberationLe: '2021-03-16' }, '16 mars 2021'],
    ['after its beginning', { debut: '2021-03-14' }, 'avant sa signature'],
    ['when the training begins before', { formation: { debut: '2021-03-20', fin: '2021-06-20' } }, 'doit tenir'],
    ['when the training ends after', { formation: { debut: '2021-05-01', fin: '2023-04-01' } }, 'doit tenir'],
  ])('a public contract is not signed %s', (_, autres, phrase) => {
    const refus = obstacles({ ...libre, ...autres }, '2021-03-15');
    expect(refus).toHaveLength(1);
    expect(refus[0]?.phrase).toContain(phrase);
    expect(refus[0]?.phrase).toMatch(/guide|avant sa signature/);
    expect(obstacles(libre, '2021-03-15')).toEqual([]);
  });

  it('a private structure waits neither for a publication nor for a délibération', () => {
    expect(
      obstacles({ ...libre, nature: 'privee', delai: { etat: 'sans_delai' }, deliberationLe: null }, '2021-03-02'),
    ).toEqual([]);
  });

  it('the first possible date is the latest of those that wait, and none while something has no date', () => {
    expect(premiereDate(libre, '2021-02-20')).toBe('2021-03-10');
    expect(premiereDate(libre, '2021-03-20')).toBe('2021-03-20');
    expect(premiereDate({ ...libre, conformeLe: null }, '2021-02-20')).toBeUndefined();
    expect(limiteDeSignature('2021-03-01', '2021-03-10')).toBe('2021-03-25');
  });
});

describe('preparing', () => {
  it('writes the terms, computes the end, and changes them until the signature', async () => {
    const { acteur: elle, relationId } = await uneRecrue(banc);
    await expect(preparerContrat(tools, elle, { relationId, ...desTermes(banc, { dureeMois: 12 }) })).rejects.toThrow(
      InvalidInput,
    );
    const id = await preparerContrat(tools, elle, { relationId, ...desTermes(banc, { debut: '2021-05-01' }) });
    expect(await lireContrat(tools.db, elle.perimetre, relationId)).toMatchObject({
      fin: '2023-04-30',
      statut: 'brouillon',
    });
    expect(
      await preparerContrat(tools, elle, { relationId, ...desTermes(banc, { type: 'cdi', dureeMois: null }) }),
    ).toBe(id);
    expect((await lireContrat(tools.db, elle.perimetre, relationId))?.fin).toBeNull();
  });

  it('belongs to the structure that recruits, once the candidate accepted', async () => {
    const { relationId } = await uneRecrue(banc);
    const autre = await uneStructureConforme(banc, { nom: 'Une autre' });
    const termes = { relationId, ...desTermes(banc) };
    await expect(preparerContrat(tools, autre.acteur, termes)).rejects.toThrow(NotFound);
    for (const role of ['anct', 'support', 'prefecture'] as const)
      await expect(preparerContrat(tools, acteur(role), termes)).rejects.toThrow(Forbidden);
  });

  it('of two hands at once on the same recruit, one contract', async () => {
    const { acteur: elle, relationId } = await uneRecrue(banc);
    const faits = await Promise.allSettled(
      Array.from({ length: 8 }, () => preparerContrat(tools, elle, { relationId, ...desTermes(banc) })),
    );
    const ids = faits.flatMap((fait) => (fait.status === 'fulfilled' ? [fait.value] : []));
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(8);
  });

  it('falls with the choice, whoever undoes it', async () => {
    const un = await unContratPrepare(banc);
    await annulerChoix(tools, un.acteur, { candidatId: un.candidat.candidatId, motif: 'Le poste est repoussé.' });
    const deux = await unContratPrepare(banc);
    await decliner(tools, deux.candidat.acteur, { relationId: deux.relationId, motif: '' });
    for (const { contratId } of [un, deux])
      expect(
        await tools.db.selectFrom('contrats').select('statut').where('id', '=', contratId).executeTakeFirst(),
      ).toEqual({ statut: 'annule' });
  });
});

describe('the signature', () => {
  it('fills the post, ends the search, opens the space of the conseiller, and tells both', async () => {
    const { candidat, contratId, relationId, acteur: elle } = await unContratSigne(banc);
    const ligne = await tools.db
      .selectFrom('contrats as k')
      .innerJoin('postes as p', 'p.id', 'k.poste_id')
      .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
      .innerJoin('mises_en_relation as m', 'm.id', 'k.mise_en_relation_id')
      .select(['k.statut', 'p.statut as poste', 'c.statut as candidat', 'm.statut as relation'])
      .where('k.id', '=', contratId)
      .executeTakeFirstOrThrow();
    expect(ligne).toEqual({ statut: 'signe', poste: 'pourvu', candidat: 'recrute', relation: 'recrutee' });
    const roles = await tools.db
      .selectFrom('attributions')
      .select('role')
      .where('utilisateur_id', '=', candidat.acteur.id)
      .orderBy('role')
      .execute();
    expect(roles.map(({ role }) => role)).toEqual(['candidat', 'conseiller']);
    expect((await recus('contrat.bienvenue')).at(-1)?.destinataire).toBe(candidat.saisie.email);
    expect((await listerSesContrats(tools.db, candidat.acteur)).map(({ id }) => id)).toEqual([contratId]);
    await expect(preparerContrat(tools, elle, { relationId, ...desTermes(banc) })).rejects.toThrow(/signé/);
    await expect(annulerContrat(tools, elle, { relationId })).rejects.toThrow(Refused);
  });

  it('is refused with the rule and the first possible date, and keeps no file', async () => {
    const recrue = await uneStructureConforme(banc);
    const elle = uneStructureActrice(recrue.structureId);
    await preparerContrat(tools, elle, { relationId: recrue.relationId, ...desTermes(banc, { deliberationLe: null }) });
    await expect(signer(banc, { acteur: elle, relationId: recrue.relationId })).rejects.toThrow(/délibération.*guide/);
    await expect(signer(banc, { acteur: elle, relationId: recrue.relationId })).rejects.toThrow(
      /fiche de poste n’est pas publiée/,
    );
    await expect(
      signer(banc, { acteur: elle, relationId: recrue.relationId }, ajouterJours(aujourdhui(), 1)),
    ).rejects.toThrow(InvalidInput);
    expect((await lireContrat(tools.db, elle.perimetre, recrue.relationId))?.statut).toBe('brouillon');
  });

  it('waits for the acceptance of the subsidy', async () => {
    const depose = await unDossierDepose(banc);
    const elle = uneStructureActrice(depose.structureId);
    await preparerContrat(tools, elle, { relationId: depose.relationId, ...desTermes(banc) });
    await expect(signer(banc, { acteur: elle, relationId: depose.relationId })).rejects.toThrow(/pas encore acceptée/);
  });

  it('says the day when the publication is too recent', async () => {
    const { acteur: elle, relationId, structureId } = await unContratPrepare(banc);
    await tools.db
      .updateTable('fiches_de_poste')
      .set({ publiee_le: aujourdhui() })
      .where('structure_id', '=', structureId)
      .execute();
    const premiere = dateLongue(premiereSignaturePossible(aujourdhui()));
    await expect(signer(banc, { acteur: elle, relationId })).rejects.toThrow(`première date possible, le ${premiere}`);
  });

  it('is not refused for ever to somebody whose training is over: one under way must be inside the contract', async () => {
    const { acteur: elle, relationId } = await unContratPrepare(banc);
    const organisme = await unOrganisme(banc);
    const { organismeId, acteur: lui } = organisme;
    const formationId = await orienter(tools, anct(), { relationId, organismeId });
    await positionner(tools, lui, { formationId, parcours: 280, faitLe: aujourdhui() });
    const { sessionId, debut } = await uneSession(banc, organisme);
    await inscrire(tools, lui, { formationId, sessionId });
    banc.avancer({ jours: 70 });
    const presences = [{ formationId, demiJournee: 'matin' as const, etat: 'present' as const }];
    await noterPresences(tools, lui, { sessionId, jour: debut, presences });
    await preparerContrat(tools, elle, { relationId, ...desTermes(banc) });
    await expect(signer(banc, { acteur: elle, relationId })).rejects.toThrow(/doit tenir dans la durée du contrat/);
    await terminer(tools, lui, { formationId, termineeLe: aujourdhui() });
    await signer(banc, { acteur: elle, relationId });
    expect((await lireContrat(tools.db, elle.perimetre, relationId))?.statut).toBe('signe');
  });

  it('takes a PDF only', async () => {
    const { acteur: elle, relationId } = await unContratPrepare(banc);
    const envoi = { ...(await unEnvoi(banc, 'du texte', 'contrat.txt')), champ: 'fichier' };
    await expect(enregistrerSignature(tools, elle, { relationId, signeLe: aujourdhui() }, envoi)).rejects.toThrow(
      InvalidInput,
    );
  });

  it('of several signatures at once, one holds; the other recruit of the structure goes on', async () => {
    const contrat = await unContratPrepare(banc);
    const autre = await unRecrutAccepte(banc, contrat.structureId);
    await preparerContrat(tools, contrat.acteur, { relationId: autre.relationId, ...desTermes(banc) });
    const faits = await Promise.allSettled([
      signer(banc, contrat),
      signer(banc, contrat),
      signer(banc, { acteur: contrat.acteur, relationId: autre.relationId }),
      annulerChoix(tools, contrat.acteur, { candidatId: autre.candidat.candidatId, motif: '' }),
    ]);
    const signes = await tools.db
      .selectFrom('contrats')
      .select('id')
      .where('structure_id', '=', contrat.structureId)
      .where('statut', '=', 'signe')
      .execute();
    const postes = await tools.db
      .selectFrom('postes')
      .select('id')
      .where('structure_id', '=', contrat.structureId)
      .where('statut', '=', 'pourvu')
      .execute();
    expect(faits.slice(0, 2).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(postes).toHaveLength(signes.length);
  });

  it('holds: neither the structure nor the person undoes it by the doors of before', async () => {
    const { acteur: elle, candidat, relationId, structureId } = await unContratSigne(banc);
    await expect(annulerChoix(tools, elle, { candidatId: candidat.candidatId, motif: '' })).rejects.toThrow(Refused);
    await expect(decliner(tools, candidat.acteur, { relationId, motif: '' })).rejects.toThrow(Refused);
    await expect(effacerSonProfil(tools, candidat.acteur, {})).rejects.toThrow(Refused);
    await expect(abandonner(tools, anct(), { structureId, motif: 'Plus de projet.' })).rejects.toThrow(/sous contrat/);
  });

  it('its copy opens for those who signed it, and nobody else', async () => {
    const { acteur: elle, candidat, contratId } = await unContratSigne(banc);
    expect((await lireCopieSignee(tools, elle, contratId)).octets.length).toBeGreaterThan(0);
    expect((await lireCopieSignee(tools, candidat.acteur, contratId)).octets.length).toBeGreaterThan(0);
    const autre = await uneStructureConforme(banc, { nom: 'Une autre' });
    for (const interdit of [
      autre.acteur,
      autre.candidat.acteur,
      acteur('support'),
      acteur('conseiller', { type: 'personne' }),
    ])
      await expect(lireCopieSignee(tools, interdit, contratId)).rejects.toThrow(NotFound);
  });
});

describe('the clock', () => {
  it('reminds the structure before the fifteen days and after, once each', async () => {
    const { structureId } = await uneStructureConforme(banc);
    const combien = async () => {
      for (let fois = 0; fois < 2; fois += 1) await relancerSignatures.handle(tools, {});
      return (await tools.db.selectFrom('courriels').select('cle').where('modele', '=', 'contrat.aSigner').execute())
        .length;
    };
    const { n: personnes } = await tools.db
      .selectFrom('attributions')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('structure_id', '=', structureId)
      .executeTakeFirstOrThrow();
    const avant = await combien();
    banc.avancer({ jours: 10 });
    expect(await combien()).toBeGreaterThanOrEqual(avant + personnes);
    banc.avancer({ jours: 6 });
    const apres = await combien();
    banc.avancer({ jours: 30 });
    expect(await combien()).toBe(apres);
  });

  it('shows ANCT who is late', async () => {
    const { structureId } = await uneStructureConforme(banc, { nom: 'En retard' });
    const vus = async () =>
      (await listerContrats(tools.db, anct().perimetre, { etat: 'a_signer', retard: true }, tools.clock())).lignes.map(
        (ligne) => ligne.structureId,
      );
    expect(await vus()).not.toContain(structureId);
    banc.avancer({ jours: 17 });
    expect(await vus()).toContain(structureId);
    expect(await compterContrats(tools.db, anct().perimetre, { etat: 'a_signer', retard: true }, tools.clock())).toBe(
      (await vus()).length,
    );
  });
});
