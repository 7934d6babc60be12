import { expect, it } from 'vitest';
import { SYSTEME } from '#platform/actor.ts';
import { systemClock } from '#platform/dates.ts';
import { EchecTeleprocedure } from '#platform/teleprocedure.ts';
import { uneStructureActrice } from '#tests/situations/candidats.ts';
import { anct, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { unDossierOuvert, unEnvoi } from '#tests/situations/conformite.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { modeDs, PIECES_DS, SECRET_DS, unDoubleDs, unePieceDs } from '#tests/support/double-ds.ts';
import { pousserDs } from './ds-pousser.ts';
import { suivreDs } from './ds-suivre.ts';
import {
  declarerConforme,
  declarerNonConforme,
  demanderComplement,
  deposer,
  deposerPiece,
  ecrireALaStructure,
  lireConformite,
  lireDossier,
  lireMiroirDs,
  lirePieceDs,
  recommencerDs,
  rouvrir,
} from './index.ts';

const double = await unDoubleDs();
// The client rests half a minute after five failures: this moves its clock past it.
let decalageMs = 0;
const apresLaPause = () => {
  decalageMs += 60_000;
};

async function unBancDs(): Promise<Banc> {
  await double.commander({ geste: 'oublier' });
  const { environment, teleprocedure } = modeDs(double.adresse, () => new Date(systemClock().getTime() + decalageMs));
  return unBanc({ pendantLeTest: true, environment, teleprocedure });
}
const suivre = (banc: Banc) => suivreDs.handle(banc.tools, {});
/** A structure whose file is created there, and the token by which it is taken up. */
async function unDossierLaBas(banc: Banc) {
  const dossier = await unDossierOuvert(banc);
  await banc.faireTravailler();
  const { jeton, numero } = await banc.tools.db
    .selectFrom('dossiers_ds')
    .select(['jeton', 'numero'])
    .where('dossier_id', '=', dossier.dossierId)
    .executeTakeFirstOrThrow();
  return { ...dossier, jeton, numero };
}
const statut = async ({ tools }: Banc, structureId: string) =>
  (await lireConformite(tools.db, SYSTEME.perimetre, structureId))?.statut;
const miroir = ({ tools }: Banc, dossierId: string) =>
  lireMiroirDs(tools.db, SYSTEME.perimetre, dossierId, tools.clock());

it('a file is created there at the first interest; here nothing can be deposited, and the page leads there', async () => {
  const banc = await unBancDs();
  const { dossierId, acteur, structureId } = await unDossierLaBas(banc);
  expect(await miroir(banc, dossierId)).toMatchObject({ etat: 'prerempli', adresse: expect.stringContaining('http') });
  await expect(deposer(banc.tools, acteur, {})).rejects.toThrow('Démarches simplifiées');
  await expect(
    deposerPiece(banc.tools, acteur, { nature: 'rib', dateeDu: null }, [await unEnvoi(banc)]),
  ).rejects.toThrow('Démarches simplifiées');
  const elle = unNavigateur(banc);
  await seConnecter(banc, elle, await unCompte(banc, { role: 'structure', structureId }));
  const page = await elle.ouvrir('/structure/subvention');
  expect(page.texte).toContain('Ouvrir mon dossier sur Démarches simplifiées');
  expect(page.texte).not.toContain('Déposer');
});

it('deposited there, the file, its pieces and its messages are here, each once whatever is read again', async () => {
  const banc = await unBancDs();
  const { dossierId, structureId, jeton } = await unDossierLaBas(banc);
  await double.deposer(jeton, { pieces: [unePieceDs(PIECES_DS.deliberation, '%PDF-1.7 délibération')] });
  await double.commander({ geste: 'ecrire', jeton, texte: 'Voici notre dossier.' });
  await suivre(banc);
  await Promise.all([suivre(banc), suivre(banc)]);
  expect(await statut(banc, structureId)).toBe('depose');
  const lu = await miroir(banc, dossierId);
  expect(lu).toMatchObject({ etat: 'en_construction', pieces: [{ nom: 'délibération n° 12.pdf', lisible: true }] });
  const { octets } = await lirePieceDs(banc.tools, anct(), lu?.pieces[0]?.id ?? '');
  expect(Buffer.from(octets).toString()).toBe('%PDF-1.7 délibération');
  await expect(
    lirePieceDs(banc.tools, uneStructureActrice(crypto.randomUUID()), lu?.pieces[0]?.id ?? ''),
  ).rejects.toThrow();
  const { messages } = await lireDossier(banc.tools, anct(), dossierId);
  expect(messages.filter(({ texte }) => texte === 'Voici notre dossier.')).toMatchObject([{ cote: 'structure' }]);
  expect((await banc.courriels()).filter(({ modele }) => modele === 'conformite.depot')).toHaveLength(1);
});

it('a correction asked here is asked there; answered there, the file comes back; accepted here, it is accepted there', async () => {
  const banc = await unBancDs();
  const { dossierId, structureId, jeton } = await unDossierLaBas(banc);
  await double.deposer(jeton);
  await suivre(banc);
  await expect(demanderComplement(banc.tools, anct(), { dossierId, message: '' })).rejects.toThrow('Dites ce que');
  await demanderComplement(banc.tools, anct(), { dossierId, message: 'Le RIB est illisible.' });
  // Their state is older than our decision until it has arrived.
  await suivre(banc);
  expect(await statut(banc, structureId)).toBe('a_completer');
  await banc.faireTravailler();
  await suivre(banc);
  expect(await statut(banc, structureId)).toBe('a_completer');
  expect((await miroir(banc, dossierId))?.refus).toBeNull();
  await double.deposer(jeton);
  await suivre(banc);
  expect(await statut(banc, structureId)).toBe('depose');
  await ecrireALaStructure(banc.tools, anct(), { dossierId, texte: 'Merci.' });
  await banc.faireTravailler();
  await suivre(banc);
  const { messages } = await lireDossier(banc.tools, anct(), dossierId);
  expect(messages.filter(({ texte }) => texte === 'Merci.')).toHaveLength(1);
  await declarerConforme(banc.tools, anct(), { dossierId });
  await banc.faireTravailler();
  await suivre(banc);
  expect(await miroir(banc, dossierId)).toMatchObject({ etat: 'accepte', enRoute: false, refus: null });
  expect(await statut(banc, structureId)).toBe('conforme');
  expect(await banc.tools.db.selectFrom('conventions').select('id').execute()).toHaveLength(1);
});

it('refused, then taken up again, here and there', async () => {
  const banc = await unBancDs();
  const { dossierId, structureId, jeton } = await unDossierLaBas(banc);
  await double.deposer(jeton);
  await suivre(banc);
  await declarerNonConforme(banc.tools, anct(), { dossierId, motif: 'Hors du champ.' });
  await banc.faireTravailler();
  await suivre(banc);
  expect(await miroir(banc, dossierId)).toMatchObject({ etat: 'refuse' });
  await rouvrir(banc.tools, anct(), { dossierId, motif: 'Nouvelle pièce.' });
  await banc.faireTravailler();
  await suivre(banc);
  expect(await miroir(banc, dossierId)).toMatchObject({ etat: 'en_instruction' });
  expect(await statut(banc, structureId)).toBe('depose');
});

it('a decision taken there is taken here, with its e-mails and what follows', async () => {
  const banc = await unBancDs();
  const { dossierId, structureId, jeton, numero } = await unDossierLaBas(banc);
  await double.deposer(jeton);
  await suivre(banc);
  const { teleprocedure: laBas } = modeDs(double.adresse);
  const { id } = await laBas.lireDossier(numero);
  await laBas.passerEnInstruction(id);
  await laBas.refuser(id, 'Hors du champ de la subvention.');
  await suivre(banc);
  expect(await statut(banc, structureId)).toBe('non_conforme');
  const refus = (await banc.courriels()).filter(({ modele }) => modele === 'conformite.nonConforme');
  expect(refus).toMatchObject([{ texte: expect.stringContaining('Hors du champ de la subvention.') }]);
  await laBas.repasserEnInstruction(id);
  await laBas.accepter(id, 'Tout est là.');
  await suivre(banc);
  await banc.faireTravailler();
  expect(await statut(banc, structureId)).toBe('conforme');
  expect(await banc.tools.db.selectFrom('conventions').select('id').execute()).toHaveLength(1);
  expect(await miroir(banc, dossierId)).toMatchObject({ etat: 'accepte', enRoute: false });
});

it('a piece too large to come here is listed; one that could not be fetched is fetched at the next reading', async () => {
  const banc = await unBancDs();
  const { dossierId, jeton } = await unDossierLaBas(banc);
  const enorme = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(11 * 1_048_576)]);
  await double.deposer(jeton, {
    pieces: [
      unePieceDs(PIECES_DS.avisDeSituation, enorme, { nom: 'enorme.pdf' }),
      unePieceDs(PIECES_DS.deliberation, '%PDF-1.7 délibération'),
    ],
  });
  const { teleprocedure } = banc.tools;
  if (!teleprocedure) throw new Error('the mode ds has its port');
  const telechargerPiece = () => Promise.reject(new EchecTeleprocedure('indisponible', 'reseau'));
  const coupe = { ...banc.tools, teleprocedure: { ...teleprocedure, telechargerPiece } };
  await expect(suivreDs.handle(coupe, {})).rejects.toThrow('reseau');
  await suivre(banc);
  const pieces = (await miroir(banc, dossierId))?.pieces.map(({ nom, lisible }) => ({ nom, lisible })) ?? [];
  expect(pieces).toContainEqual({ nom: 'enorme.pdf', lisible: false });
  expect(pieces).toContainEqual({ nom: 'délibération n° 12.pdf', lisible: true });
});

it('down or limited, nothing is lost: pages are served, gestures are done, everything is caught up later', async () => {
  const banc = await unBancDs();
  const { dossierId, structureId, jeton } = await unDossierLaBas(banc);
  await double.deposer(jeton);
  await suivre(banc);
  for (const panne of ['erreur', 'limite', 'lenteur'] as const) {
    await double.commander({ geste: 'regler', panne, fois: 40, dureeMs: 3000, limiteSecondes: 1 });
    await expect(suivre(banc)).rejects.toThrow();
    const elle = unNavigateur(banc);
    await seConnecter(banc, elle, await unCompte(banc, { role: 'structure', structureId }));
    expect((await elle.ouvrir('/structure/subvention')).statut).toBe(200);
  }
  await declarerConforme(banc.tools, anct(), { dossierId });
  await expect(banc.faireTravailler()).rejects.toThrow();
  expect(await miroir(banc, dossierId)).toMatchObject({ enRoute: true });
  banc.avancer({ minutes: 90 });
  expect((await miroir(banc, dossierId))?.perime).toBe(true);
  await double.commander({ geste: 'regler', panne: undefined, fois: 0 });
  apresLaPause();
  await pousserDs.handle(banc.tools, { dossierId, geste: 'conforme', texte: 'Demande conforme.' });
  await pousserDs.handle(banc.tools, { dossierId, geste: 'conforme', texte: 'Demande conforme.' });
  await suivre(banc);
  expect(await miroir(banc, dossierId)).toMatchObject({ etat: 'accepte', enRoute: false, perime: false });
});

it('an expired file is made again; one that is not ours is left; a signal only wakes the reading', async () => {
  const banc = await unBancDs();
  const { dossierId, acteur, structureId, numero } = await unDossierLaBas(banc);
  await expect(recommencerDs(banc.tools, acteur, {})).rejects.toThrow('toujours ouvert');
  await double.commander({ geste: 'avancer', ms: 6 * 24 * 3_600_000 });
  await double.commander({ geste: 'semer', nombre: 2, structureId });
  await suivre(banc);
  expect(await miroir(banc, dossierId)).toMatchObject({ etat: 'expire' });
  expect(await statut(banc, structureId)).toBe('en_preparation');
  await recommencerDs(banc.tools, acteur, {});
  await banc.faireTravailler();
  const nouveau = await miroir(banc, dossierId);
  expect(nouveau).toMatchObject({ etat: 'prerempli' });
  expect(nouveau?.numero).not.toBe(numero);

  const eux = unNavigateur(banc);
  const { jeton } = await banc.tools.db.selectFrom('dossiers_ds').select('jeton').executeTakeFirstOrThrow();
  await double.deposer(jeton);
  expect((await eux.poster('/api/demarches-simplifiees/autre', { state: 'accepte' })).statut).toBe(404);
  expect((await eux.poster(`/api/demarches-simplifiees/${SECRET_DS}`, { state: 'accepte' })).statut).toBe(200);
  await banc.faireTravailler();
  expect(await statut(banc, structureId)).toBe('depose');
});
