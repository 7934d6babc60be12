import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { souhaiterRecruter } from '#domain/mise-en-relation/index.ts';
import type { Tools } from '#platform/action.ts';
import { ajouterJours, ajouterMois, dateCivile } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { acteur, anct, unCompte } from '#tests/situations/comptes.ts';
import {
  conformer,
  unDossierComplet,
  unDossierDepose,
  unDossierOuvert,
  unEnvoi,
  unePiece,
  uneStructureConforme,
  unRecrutAccepte,
} from '#tests/situations/conformite.ts';
import { unBanc } from '#tests/support/base.ts';
import { analyserFichiers } from './analyser.ts';
import {
  assigner,
  declarerConforme,
  declarerIdentites,
  declarerNonConforme,
  demanderAvisDeSituation,
  demanderComplement,
  deposer,
  deposerPiece,
  ecrireALAnct,
  ecrireALaStructure,
  ecrireEnBloc,
  examinerPiece,
  lireConformite,
  lireDossier,
  lireFichier,
  lireSonDossier,
  listerDossiers,
  noter,
  piecesAttendues,
  retirerPiece,
  rouvrir,
} from './index.ts';
import { relancerStructures } from './relances.ts';

const banc = await unBanc();
const { tools } = banc;
const statut = async (dossierId: string) => (await lireDossier(tools, anct(), dossierId)).statut;
const fichiersGardes = async () => {
  const contenu = await readdir(join(tools.settings.DATA_DIR, 'fichiers'), { recursive: true, withFileTypes: true });
  return contenu.filter((un) => un.isFile()).map(({ parentPath, name }) => join(parentPath, name));
};
const recus = async (modele: string) => (await banc.courriels()).filter((un) => un.modele === modele);

describe('preparing', () => {
  it('opens at the first interest, once, and cannot be sent before somebody is chosen', async () => {
    const { acteur: elle, candidat, structureId } = await unDossierComplet(banc);
    await expect(deposer(tools, elle, {})).rejects.toThrow(/Choisissez d’abord un candidat/);
    await souhaiterRecruter(tools, elle, { candidatId: candidat.candidatId });
    await deposer(tools, elle, {});
    expect(await lireConformite(tools.db, elle.perimetre, structureId)).toEqual({ statut: 'depose', conformeLe: null });
    expect((await recus('conformite.depot')).length).toBeGreaterThan(0);
  });

  it('says everything that is missing', async () => {
    const { acteur: elle } = await unDossierOuvert(banc);
    await unePiece(banc, elle, 'rib');
    const refus = deposer(tools, elle, {});
    await expect(refus).rejects.toThrow(/Délibération/);
    await expect(refus).rejects.toThrow(/identité de vos représentants/);
    await expect(refus).rejects.not.toThrow(/RIB/);
  });

  it('asks of each legal form its own pieces', () => {
    const noms = (nature: 'publique' | 'privee') => piecesAttendues(nature).map((piece) => piece.nature);
    expect(noms('publique')).toEqual(['avis_situation', 'identite_president', 'identite_dgs', 'deliberation', 'rib']);
    expect(noms('privee')).toEqual([
      'avis_situation',
      'statuts',
      'liste_bureau',
      'proces_verbal',
      'comptes',
      'identite_president',
      'rib',
    ]);
  });

  it('keeps files encrypted, and a new deposit takes the place of the former one', async () => {
    const { acteur: elle } = await unDossierOuvert(banc);
    await unePiece(banc, elle, 'rib', await unEnvoi(banc, '%PDF-1.7 compte FR76-SECRET', 'rib.pdf'));
    const avant = await fichiersGardes();
    for (const nom of avant) expect(await readFile(nom, 'latin1')).not.toContain('FR76-SECRET');
    await unePiece(banc, elle, 'rib', await unEnvoi(banc, '%PDF-1.7 un autre compte', 'autre.pdf'));
    await banc.faireTravailler();
    const piece = (await lireSonDossier(tools, elle))?.pieces.find(({ nature }) => nature === 'rib');
    expect(piece?.fichiers.map(({ nom }) => nom)).toEqual(['autre.pdf']);
    expect((await fichiersGardes()).length).toBe(avant.length);
  });

  it('keeps nothing of a deposit in which one file is refused', async () => {
    const { acteur: elle } = await unDossierOuvert(banc);
    const avant = (await fichiersGardes()).length;
    const envois = [await unEnvoi(banc), await unEnvoi(banc, 'MZ un programme', 'virus.exe')];
    await expect(deposerPiece(tools, elle, { nature: 'rib', dateeDu: null }, envois)).rejects.toThrow(InvalidInput);
    expect((await fichiersGardes()).length).toBe(avant);
    expect((await lireSonDossier(tools, elle))?.pieces.find(({ nature }) => nature === 'rib')?.statut).toBeNull();
  });

  it('wants an avis de situation of less than three months', async () => {
    const { acteur: elle } = await unDossierOuvert(banc);
    const aujourdhui = dateCivile(tools.clock());
    const depose = async (dateeDu: string | null) =>
      deposerPiece(tools, elle, { nature: 'avis_situation', dateeDu }, [await unEnvoi(banc)]);
    await expect(depose(ajouterJours(ajouterMois(aujourdhui, -3), -1))).rejects.toThrow(InvalidInput);
    await expect(depose(ajouterJours(aujourdhui, 1))).rejects.toThrow(InvalidInput);
    await expect(depose(null)).rejects.toThrow(InvalidInput);
    await depose(ajouterMois(aujourdhui, -3));
  });

  it('keeps identities encrypted in the database, and refuses a child', async () => {
    const { acteur: elle, dossierId } = await unDossierOuvert(banc);
    const president = { prenom: 'Aline', nom: 'Canari-Identite', naissance: '1961-05-04' };
    await expect(declarerIdentites(tools, elle, { president, dgs: null })).rejects.toThrow(InvalidInput);
    const enfant = { ...president, naissance: '2015-01-01' };
    await expect(declarerIdentites(tools, elle, { president: enfant, dgs: president })).rejects.toThrow(InvalidInput);
    await declarerIdentites(tools, elle, { president, dgs: president });
    const ligne = await tools.db.selectFrom('dossiers_conformite').selectAll().where('id', '=', dossierId).execute();
    expect(JSON.stringify(ligne)).not.toMatch(/Canari|1961-05-04/);
    expect((await lireDossier(tools, anct(), dossierId)).president).toEqual(president);
  });
});

describe('instructing', () => {
  it('goes piece by piece, with a round of corrections, to « conforme »', async () => {
    const { dossierId, nature, acteur: elle, structureId } = await unDossierDepose(banc);
    await expect(declarerConforme(tools, anct(), { dossierId })).rejects.toThrow(/Acceptez d’abord chaque pièce/);
    await expect(demanderComplement(tools, anct(), { dossierId, message: '' })).rejects.toThrow(Refused);
    await examinerPiece(tools, anct(), { dossierId, nature: 'rib', motif: 'Le titulaire n’est pas la structure.' });
    await demanderComplement(tools, anct(), { dossierId, message: 'Merci de répondre vite.' });
    expect((await recus('conformite.complement')).at(-1)?.texte).toContain('Le titulaire n’est pas la structure.');
    await expect(deposer(tools, elle, {})).rejects.toThrow(/RIB/);
    await unePiece(banc, elle, 'rib');
    await deposer(tools, elle, {});
    await conformer(banc, { dossierId, nature });
    const conformite = await lireConformite(tools.db, elle.perimetre, structureId);
    expect(conformite).toEqual({ statut: 'conforme', conformeLe: tools.clock() });
  });

  it('can refuse with a motive, and take the refusal back', async () => {
    const { dossierId, nature } = await unDossierDepose(banc);
    await declarerNonConforme(tools, anct(), { dossierId, motif: 'Budget non voté.' });
    expect((await recus('conformite.nonConforme')).at(-1)?.texte).toContain('Budget non voté.');
    await rouvrir(tools, anct(), { dossierId, motif: 'Délibération reçue.' });
    await conformer(banc, { dossierId, nature });
    expect(await statut(dossierId)).toBe('conforme');
  });

  it('belongs to ANCT: its support, the préfecture and the structure decide nothing', async () => {
    const { dossierId, acteur: elle } = await unDossierDepose(banc);
    for (const autre of [acteur('support'), elle, acteur('prefecture', { type: 'departements', codes: ['03'] })]) {
      await expect(declarerConforme(tools, autre, { dossierId })).rejects.toThrow(Forbidden);
      await expect(examinerPiece(tools, autre, { dossierId, nature: 'rib', motif: null })).rejects.toThrow(Forbidden);
      await expect(noter(tools, autre, { dossierId, texte: 'À revoir' })).rejects.toThrow(Forbidden);
    }
    expect((await lireDossier(tools, acteur('support'), dossierId)).president).toBeUndefined();
  });

  it('leaves the pieces alone while it lasts', async () => {
    const { acteur: elle } = await unDossierDepose(banc);
    await expect(unePiece(banc, elle, 'rib')).rejects.toThrow(/ne peuvent pas changer/);
    await expect(retirerPiece(tools, elle, { nature: 'rib' })).rejects.toThrow(Refused);
  });

  it('of two decisions at once, one holds', async () => {
    const { dossierId, nature } = await unDossierDepose(banc);
    for (const piece of piecesAttendues(nature))
      await examinerPiece(tools, anct(), { dossierId, nature: piece.nature, motif: null });
    const faits = await Promise.allSettled([
      declarerConforme(tools, anct(), { dossierId }),
      declarerNonConforme(tools, anct(), { dossierId, motif: 'Non.' }),
    ]);
    expect(faits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('who reads', () => {
  it('a structure never opens the pieces of another, nor does anybody without a right', async () => {
    const { acteur: elle } = await unDossierOuvert(banc);
    await unePiece(banc, elle, 'rib');
    const autre = await unDossierOuvert(banc, { nom: 'Une autre structure' });
    const fichierId = (await lireSonDossier(tools, elle))?.pieces.flatMap(({ fichiers }) => fichiers)[0]?.id ?? '';
    expect((await lireFichier(tools, elle, fichierId)).octets.length).toBeGreaterThan(0);
    for (const interdit of [
      autre.acteur,
      acteur('support'),
      acteur('prefecture', { type: 'departements', codes: ['03'] }),
    ])
      await expect(lireFichier(tools, interdit, fichierId)).rejects.toThrow(NotFound);
  });

  it('messages reach the other side; notes stay between colleagues', async () => {
    const { dossierId, acteur: elle } = await unDossierDepose(banc);
    const agent = await unCompte(banc, { role: 'anct' });
    await assigner(tools, anct(), { dossierIds: [dossierId], a: agent.id });
    await ecrireALaStructure(tools, anct(), { dossierId, texte: 'Quelle est la date du vote ?' });
    await ecrireALAnct(tools, elle, { texte: 'Le 3 mars.' });
    expect((await recus('conformite.messageDeLaStructure')).at(-1)?.destinataire).toBe(agent.email);
    await noter(tools, { ...anct(), id: agent.id }, { dossierId, texte: 'Dossier fragile' });
    const vu = await lireSonDossier(tools, elle);
    expect(vu?.messages.map(({ texte }) => texte)).toEqual(['Quelle est la date du vote ?', 'Le 3 mars.']);
    expect(JSON.stringify(vu)).not.toContain('Dossier fragile');
  });

  it('a file is given only to somebody who instructs', async () => {
    const { dossierId } = await unDossierDepose(banc);
    const prefet = await unCompte(banc, { role: 'prefecture', departement: '03' });
    await expect(assigner(tools, anct(), { dossierIds: [dossierId], a: prefet.id })).rejects.toThrow(Refused);
  });

  it('the queue shows the oldest first, and those older than the month', async () => {
    const { dossierId } = await unDossierDepose(banc);
    banc.avancer({ jours: 31 });
    const { dossierId: recent } = await unDossierDepose(banc);
    const ids = async (retard?: true) =>
      (await listerDossiers(tools.db, anct().perimetre, { retard }, tools.clock())).lignes.map(({ id }) => id);
    const tous = await ids();
    expect(tous.indexOf(dossierId)).toBeLessThan(tous.indexOf(recent));
    expect(await ids(true)).toContain(dossierId);
    expect(await ids(true)).not.toContain(recent);
  });
});

describe('what follows', () => {
  it('reminds the structure every ten days while corrections wait, and no more', async () => {
    const { dossierId } = await unDossierDepose(banc);
    await examinerPiece(tools, anct(), { dossierId, nature: 'rib', motif: 'Illisible.' });
    await demanderComplement(tools, anct(), { dossierId, message: '' });
    const combien = async () => (await recus('conformite.aCompleter')).length;
    const avant = await combien();
    await relancerStructures.handle(tools, {});
    expect(await combien()).toBe(avant);
    banc.avancer({ jours: 10 });
    await Promise.all([relancerStructures.handle(tools, {}), relancerStructures.handle(tools, {})]);
    expect(await combien()).toBe(avant + 1);
  });

  it('a virus seen later destroys the file, asks for the piece again and tells the structure', async () => {
    const { dossierId, acteur: elle } = await unDossierDepose(banc);
    const infecte: Tools = { ...tools, antivirus: async () => 'infecte' };
    const avant = (await fichiersGardes()).length;
    await analyserFichiers.handle(infecte, {});
    await banc.faireTravailler();
    expect(await statut(dossierId)).toBe('a_completer');
    expect((await fichiersGardes()).length).toBeLessThan(avant);
    const fichier = (await lireSonDossier(tools, elle))?.pieces[0]?.fichiers[0];
    expect(fichier?.etat).toBe('infecte');
    await expect(lireFichier(tools, elle, fichier?.id ?? '')).rejects.toThrow(NotFound);
    expect((await recus('conformite.infectee')).length).toBeGreaterThan(0);
  });

  it('once accepted, another recruit of the same structure needs no new request', async () => {
    const { structureId, acteur: elle } = await uneStructureConforme(banc);
    await unRecrutAccepte(banc, structureId);
    expect((await lireConformite(tools.db, elle.perimetre, structureId))?.statut).toBe('conforme');
    expect((await lireSonDossier(tools, elle))?.statut).toBe('conforme');
    await expect(deposer(tools, elle, {})).rejects.toThrow(Refused);
  });

  it('the avis de situation comes from the INSEE when it answers, and nothing changes when it does not', async () => {
    const { acteur: elle } = await unDossierOuvert(banc);
    await expect(demanderAvisDeSituation(tools, elle)).rejects.toThrow(/déposez-le ici/);
    const avec = (reponse: Uint8Array | undefined): Tools => ({ ...tools, avisDeSituation: async () => reponse });
    await expect(demanderAvisDeSituation(avec(undefined), elle)).rejects.toThrow(Refused);
    await demanderAvisDeSituation(avec(Buffer.from('%PDF-1.4 avis')), elle);
    const piece = (await lireSonDossier(tools, elle))?.pieces[0];
    expect(piece).toMatchObject({ nature: 'avis_situation', statut: 'deposee', dateeDu: dateCivile(tools.clock()) });
    expect(piece?.fichiers[0]).toMatchObject({ origine: 'insee', nom: 'avis-de-situation.pdf' });
    await expect(demanderAvisDeSituation(avec(Buffer.from('%PDF-1.4')), acteur('anct'))).rejects.toThrow(Forbidden);
  });

  it('gestures on several files leave a line of audit for each', async () => {
    const [un, deux] = [await unDossierOuvert(banc), await unDossierOuvert(banc)];
    const dossierIds = [un.dossierId, deux.dossierId];
    await assigner(tools, anct(), { dossierIds, a: null });
    await ecrireEnBloc(tools, anct(), { dossierIds, texte: 'Bonjour.' });
    const lignes = await tools.db
      .selectFrom('audit')
      .select(['action', 'sujet'])
      .where('sujet', 'in', dossierIds)
      .execute();
    for (const action of ['conformite.assignerDossier', 'conformite.ecrireALaStructure'])
      expect(
        lignes
          .filter((ligne) => ligne.action === action)
          .map(({ sujet }) => sujet)
          .toSorted(),
      ).toEqual(dossierIds.toSorted());
  });
});
