import { describe, expect, it } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { uneStructureActrice } from '#tests/situations/candidats.ts';
import { acteur, anct } from '#tests/situations/comptes.ts';
import {
  uneFormationOrientee,
  unePersonneEnFormation,
  unePersonneFormee,
  unePersonneInscrite,
  unePersonnePositionnee,
  uneSession,
  unOrganisme,
} from '#tests/situations/formation.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  annulerSession,
  cloreSession,
  compterPresences,
  deplacerJour,
  desinscrire,
  enregistrerCcp1,
  enregistrerPix,
  inscrire,
  interrompre,
  lireDossierDeFormation,
  lireFormation,
  lireSession,
  listerSessionsLibres,
  modifierSession,
  noterPresences,
  ouvrirSession,
  positionner,
  reprendre,
  rouvrirSession,
  terminer,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const NATION = anct().perimetre;
const aujourdhui = () => dateCivile(tools.clock());
const lire = (formationId: string) => lireDossierDeFormation(tools.db, NATION, formationId);
const modelesEnvoyes = async (a: string) =>
  (await banc.courriels()).filter(({ destinataire }) => destinataire === a).map(({ modele }) => modele);

describe('the path', () => {
  it('is set by the positioning test, and told to the structure and to the person', async () => {
    const { formationId, organisme, candidat, saisie } = await uneFormationOrientee(banc);
    const faitLe = aujourdhui();
    await expect(positionner(tools, organisme.acteur, { formationId, parcours: 200, faitLe })).rejects.toThrow(
      InvalidInput,
    );
    const demain = ajouterJours(faitLe, 1);
    await expect(positionner(tools, organisme.acteur, { formationId, parcours: 350, faitLe: demain })).rejects.toThrow(
      InvalidInput,
    );
    await positionner(tools, organisme.acteur, { formationId, parcours: 350, faitLe });
    expect(await lire(formationId)).toMatchObject({ statut: 'positionnee', parcours: 350, positionnee_le: faitLe });
    for (const a of [candidat.saisie.email, saisie?.contactEmail ?? ''])
      expect(await modelesEnvoyes(a)).toContain('formation.positionnement');
  });
});

describe('a session', () => {
  const session = { modalite: 'presentiel', lieu: 'Moulins', debut: '2021-03-01', places: 3, parcours: 420 };
  it('has the days of its path from its first one', async () => {
    const { acteur: lui } = await unOrganisme(banc);
    const sessionId = await ouvrirSession(tools, lui, session);
    const lue = await lireSession(tools.db, lui.perimetre, sessionId);
    expect(lue).toMatchObject({ debut: '2021-03-01', fin: '2021-05-26', statut: 'ouverte', inscrits: 0 });
    expect(lue.jours).toHaveLength(60);
  });

  it.each([
    ['parcours', { parcours: 100 }],
    ['debut', { debut: '2021-02-01' }],
    ['debut', { debut: '2021-03-06' }],
    ['lieu', { lieu: '' }],
  ])('is refused with a sentence on %s', async (champ, autres) => {
    const { acteur: lui } = await unOrganisme(banc);
    await expect(ouvrirSession(tools, lui, { ...session, ...autres })).rejects.toMatchObject({
      fields: { [champ]: expect.any(String) },
    });
  });

  it('lets one day be moved within the rules, as long as nothing is noted of it', async () => {
    const { acteur: lui } = await unOrganisme(banc);
    const sessionId = await ouvrirSession(tools, lui, { ...session, parcours: 105 });
    const deplacer = (jour: string, vers: string) => deplacerJour(tools, lui, { sessionId, jour, vers });
    await expect(deplacer('2021-03-08', '2021-03-16')).rejects.toThrow(InvalidInput);
    await expect(deplacer('2021-03-08', '2021-03-13')).rejects.toThrow(InvalidInput);
    await expect(deplacer('2021-03-09', '2021-03-10')).rejects.toThrow(InvalidInput);
    await deplacer('2021-03-01', '2021-03-03');
    expect(await lireSession(tools.db, lui.perimetre, sessionId)).toMatchObject({ debut: '2021-03-03' });
    const enFormation = await unePersonneEnFormation(banc);
    await expect(
      deplacerJour(tools, enFormation.organisme.acteur, {
        sessionId: enFormation.sessionId,
        jour: enFormation.debut,
        vers: ajouterJours(enFormation.debut, 120),
      }),
    ).rejects.toThrow('déjà notées');
  });

  it('never has fewer places than people, closes, opens again, and is cancelled when empty only', async () => {
    const { organisme, sessionId, formationId } = await unePersonneInscrite(banc);
    const lui = organisme.acteur;
    const autres = { sessionId, modalite: 'distance' as const, lieu: '' };
    await modifierSession(tools, lui, { ...autres, places: 1 });
    const seconde = await unePersonnePositionnee(banc, { organisme });
    await expect(inscrire(tools, lui, { formationId: seconde.formationId, sessionId })).rejects.toThrow('complète');
    await expect(annulerSession(tools, lui, { sessionId })).rejects.toThrow('inscrites');
    await modifierSession(tools, lui, { ...autres, places: 2 });
    await cloreSession(tools, lui, { sessionId });
    await expect(inscrire(tools, lui, { formationId: seconde.formationId, sessionId })).rejects.toThrow('closes');
    expect(await listerSessionsLibres(tools.db, lui.perimetre, { aujourdhui: aujourdhui() })).toEqual([]);
    await rouvrirSession(tools, lui, { sessionId });
    await inscrire(tools, lui, { formationId: seconde.formationId, sessionId });
    await expect(modifierSession(tools, lui, { ...autres, places: 1 })).rejects.toThrow(InvalidInput);
    for (const id of [formationId, seconde.formationId])
      await desinscrire(tools, lui, { formationId: id, motif: 'Report.' });
    await annulerSession(tools, lui, { sessionId });
    await expect(cloreSession(tools, lui, { sessionId })).rejects.toThrow(Refused);
  });
});

describe('enrolment', () => {
  it('takes a place in a session of the same path, moves, and tells everybody each time', async () => {
    const { formationId, organisme, candidat, sessionId } = await unePersonneInscrite(banc);
    const autre = await uneSession(banc, organisme, { dans: 30 });
    const longue = await uneSession(banc, organisme, { parcours: 420 });
    const lui = organisme.acteur;
    await expect(inscrire(tools, lui, { formationId, sessionId: longue.sessionId })).rejects.toThrow('280 heures');
    await inscrire(tools, lui, { formationId, sessionId: autre.sessionId });
    expect((await lireSession(tools.db, lui.perimetre, sessionId)).inscrits).toBe(0);
    expect((await lireSession(tools.db, lui.perimetre, autre.sessionId)).personnes).toHaveLength(1);
    const envoyes = await modelesEnvoyes(candidat.saisie.email);
    expect(envoyes.filter((modele) => modele === 'formation.inscription').length).toBeGreaterThanOrEqual(1);
    await desinscrire(tools, lui, { formationId, motif: 'Attend la signature du contrat.' });
    expect(await lire(formationId)).toMatchObject({ statut: 'positionnee', session_id: null });
  });

  it('in a session that is over is refused', async () => {
    const neuf = await unBanc({ pendantLeTest: true });
    const { formationId, organisme } = await unePersonnePositionnee(neuf);
    const { sessionId } = await uneSession(neuf, organisme);
    neuf.avancer({ jours: 120 });
    await expect(inscrire(neuf.tools, organisme.acteur, { formationId, sessionId })).rejects.toThrow('terminée');
  });

  it('in the session of another training body is not found', async () => {
    const { formationId, organisme } = await unePersonnePositionnee(banc);
    const ailleurs = await uneSession(banc, await unOrganisme(banc));
    await expect(inscrire(tools, organisme.acteur, { formationId, sessionId: ailleurs.sessionId })).rejects.toThrow(
      NotFound,
    );
  });
});

describe('the course of a training', () => {
  it('begins with the first presence, stops, goes on, ends; the contract reads its dates', async () => {
    const inscrite = await unePersonneEnFormation(banc);
    const { formationId, relationId, sessionId, organisme, debut } = inscrite;
    const lui = organisme.acteur;
    expect(await lire(formationId)).toMatchObject({ statut: 'en_cours', commencee_le: debut });
    await interrompre(tools, lui, { formationId, motif: 'Arrêt de travail.' });
    await expect(interrompre(tools, lui, { formationId, motif: 'Encore.' })).rejects.toThrow(Refused);
    await reprendre(tools, lui, { formationId, sessionId });
    await expect(terminer(tools, lui, { formationId, termineeLe: ajouterJours(aujourdhui(), 1) })).rejects.toThrow(
      InvalidInput,
    );
    await expect(terminer(tools, lui, { formationId, termineeLe: ajouterJours(debut, -1) })).rejects.toThrow(
      InvalidInput,
    );
    await terminer(tools, lui, { formationId, termineeLe: debut });
    expect(await lireFormation(tools.db, NATION, relationId)).toEqual({
      statut: 'terminee',
      parcours: 280,
      debut,
      fin: debut,
      organisme: organisme.saisie.nom,
    });
  });

  it('begins by itself on the morning of the first day', async () => {
    const neuf = await unBanc({ pendantLeTest: true });
    const { formationId, debut } = await unePersonneInscrite(neuf, { dans: 3 });
    neuf.avancer({ jours: 5 });
    const { commencerFormations } = await import('./commencer.ts');
    await commencerFormations.handle(neuf.tools, {});
    await commencerFormations.handle(neuf.tools, {});
    expect(await lireDossierDeFormation(neuf.tools.db, NATION, formationId)).toMatchObject({
      statut: 'en_cours',
      commencee_le: debut,
    });
  });
});

describe('attendance', () => {
  it('is noted by half-day, again if need be, and only for people of the session, on its days that have come', async () => {
    const { formationId, sessionId, organisme, debut } = await unePersonneEnFormation(banc);
    const noter = (jour: string, etat: string, id = formationId) =>
      noterPresences(tools, organisme.acteur, {
        sessionId,
        jour,
        presences: [{ formationId: id, demiJournee: 'matin', etat }],
      });
    await noter(debut, 'excuse');
    expect(await compterPresences(tools.db, NATION, formationId)).toEqual({ present: 1, absent: 0, excuse: 1 });
    const { jours } = await lireSession(tools.db, NATION, sessionId);
    await expect(noter(jours[1] ?? '', 'present')).rejects.toThrow('pas encore venu');
    await expect(noter('2021-02-06', 'present')).rejects.toThrow(NotFound);
    const ailleurs = await unePersonneInscrite(banc);
    await expect(noter(debut, 'present', ailleurs.formationId)).rejects.toThrow(NotFound);
    await expect(noter(debut, 'malade')).rejects.toThrow(InvalidInput);
  });
});

describe('the examination', () => {
  it('is recorded once the training is over, may be corrected, with the number of the Pix certification', async () => {
    const enFormation = await unePersonneInscrite(banc);
    const ccp1 = (formationId: string, resultat: string, passeLe = aujourdhui()) =>
      enregistrerCcp1(tools, enFormation.organisme.acteur, { formationId, resultat, passeLe });
    await expect(ccp1(enFormation.formationId, 'reussi')).rejects.toThrow('la fin de la formation');
    const { formationId } = await unePersonneFormee(banc, { organisme: enFormation.organisme });
    await expect(ccp1(formationId, 'reussi', ajouterJours(aujourdhui(), 1))).rejects.toThrow(InvalidInput);
    await ccp1(formationId, 'partiel');
    await ccp1(formationId, 'reussi');
    const pix = (code: string) => enregistrerPix(tools, enFormation.organisme.acteur, { formationId, code });
    await expect(pix('P-123')).rejects.toThrow(InvalidInput);
    await pix('p-AbCd1234');
    expect(await lire(formationId)).toMatchObject({ ccp1: 'reussi', pix_certificat: 'P-AbCd1234' });
    await pix('');
    expect(await lire(formationId)).toMatchObject({ pix_certificat: null });
  });
});

describe('the gestures of a training body', () => {
  const gestes = (formationId: string, sessionId: string): readonly ((qui: Actor) => Promise<unknown>)[] => [
    (qui) => positionner(tools, qui, { formationId, parcours: 280, faitLe: aujourdhui() }),
    (qui) => inscrire(tools, qui, { formationId, sessionId }),
    (qui) => desinscrire(tools, qui, { formationId, motif: 'Non.' }),
    (qui) => interrompre(tools, qui, { formationId, motif: 'Non.' }),
    (qui) => reprendre(tools, qui, { formationId, sessionId }),
    (qui) => terminer(tools, qui, { formationId, termineeLe: aujourdhui() }),
    (qui) => enregistrerCcp1(tools, qui, { formationId, resultat: 'reussi', passeLe: aujourdhui() }),
    (qui) => enregistrerPix(tools, qui, { formationId, code: '' }),
    (qui) => cloreSession(tools, qui, { sessionId }),
    (qui) => rouvrirSession(tools, qui, { sessionId }),
    (qui) => annulerSession(tools, qui, { sessionId }),
    (qui) => modifierSession(tools, qui, { sessionId, modalite: 'distance', lieu: '', places: 9 }),
    (qui) => deplacerJour(tools, qui, { sessionId, jour: '2021-03-01', vers: '2021-03-02' }),
    (qui) =>
      noterPresences(tools, qui, {
        sessionId,
        jour: '2021-03-01',
        presences: [{ formationId, demiJournee: 'matin', etat: 'present' }],
      }),
  ];

  it('are its own: other roles are forbidden, another training body finds nothing', async () => {
    const { formationId, sessionId, structureId, candidat } = await unePersonneInscrite(banc);
    const etranger = await unOrganisme(banc);
    for (const geste of gestes(formationId, sessionId)) {
      for (const qui of [anct(), acteur('support'), uneStructureActrice(structureId), candidat.acteur])
        await expect(geste(qui)).rejects.toThrow(Forbidden);
      await expect(geste(etranger.acteur)).rejects.toThrow(NotFound);
    }
    await expect(lireSession(tools.db, etranger.acteur.perimetre, sessionId)).rejects.toThrow(NotFound);
    await expect(lireDossierDeFormation(tools.db, etranger.acteur.perimetre, formationId)).rejects.toThrow(NotFound);
  });
});
