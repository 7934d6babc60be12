import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#platform/dates.ts';
import { type DossierModifie, EchecTeleprocedure } from '#platform/teleprocedure.ts';
import {
  CHAMPS_DS,
  DEMARCHES_DS,
  INSTRUCTEUR_DS,
  JETON_DS,
  PIECES_DS,
  unDoubleDs,
  unePieceDs,
} from '#tests/support/double-ds.ts';
import { creerDemarchesSimplifiees } from './client.ts';

const STRUCTURE = { id: '0e8f5a52-6b0c-4f1e-9d0a-3a5d3c1f7b11', siret: '99970000800017' };
const JOUR_MS = 24 * 3_600_000;
const double = await unDoubleDs();
beforeEach(() => double.commander({ geste: 'oublier' }));

/** A client whose pauses are written down instead of lasting, and whose clock moves on purpose. */
function unClient(options: Partial<Parameters<typeof creerDemarchesSimplifiees>[0]> = {}) {
  const pauses: number[] = [];
  const journal: string[] = [];
  const noter = (champs: object, message: string) => void journal.push(JSON.stringify({ ...champs, message }));
  let decalage = 0;
  const ds = creerDemarchesSimplifiees({
    url: double.adresse,
    token: JETON_DS,
    site: 'https://demonstration.example',
    demarches: DEMARCHES_DS,
    champs: CHAMPS_DS,
    instructeurId: INSTRUCTEUR_DS,
    clock: () => new Date(systemClock().getTime() + decalage),
    log: { info: noter, warn: noter, error: noter },
    sleep: async (ms) => void pauses.push(ms),
    random: () => 0.5,
    ...options,
  });
  const avancer = (ms: number) => {
    decalage += ms;
  };
  return { ds, pauses, journal, avancer };
}
const { ds } = unClient();

/** What a gesture failed with. */
async function echec(promesse: Promise<unknown>) {
  const erreur: unknown = await promesse.then(
    () => undefined,
    (raison: unknown) => raison,
  );
  if (!(erreur instanceof EchecTeleprocedure)) throw new Error(`a failure was expected, not ${erreur}`);
  return { genre: erreur.genre, message: erreur.message, attendreMs: erreur.attendreMs };
}
async function tous(dossiers: AsyncIterable<DossierModifie>) {
  const lus: DossierModifie[] = [];
  for await (const dossier of dossiers) lus.push(dossier);
  return lus;
}
/** A file of the public démarche, deposited. */
async function unDossier(plus: Parameters<typeof double.deposer>[1] = {}) {
  const { jeton, numero } = await ds.preremplir('publique', STRUCTURE);
  await double.deposer(jeton, plus);
  return ds.lireDossier(numero);
}
const nombreDeDemandes = async () => (await double.demandes()).length;

describe('a prefilled file', () => {
  it('is created with the identifier and the SIRET, and followed by its token from the draft to the decision', async () => {
    const { adresse, jeton, numero } = await ds.preremplir('publique', STRUCTURE);
    expect(adresse).toMatch(new RegExp(`^${double.adresse}/commencer/conseillers-publiques\\?prefill_token=${jeton}$`));
    const suivi = async () => (await ds.suivreJetons('publique', [jeton, 'inconnu']))[0];
    expect(await suivi()).toEqual({ jeton, numero, etat: 'prerempli', deposeLe: null, traiteLe: null });
    await double.commander({ geste: 'reclamer', jeton });
    expect(await suivi()).toMatchObject({ etat: 'brouillon', deposeLe: null });
    expect(await echec(ds.lireDossier(numero))).toMatchObject({ genre: 'inconnu' });
    await double.commander({ geste: 'deposer', jeton });
    expect(await suivi()).toMatchObject({ etat: 'en_construction', deposeLe: expect.any(Date) });
    const dossier = await ds.lireDossier(numero);
    expect(dossier).toMatchObject({ structureId: STRUCTURE.id, siret: STRUCTURE.siret, etat: 'en_construction' });
    await ds.passerEnInstruction(dossier.id);
    await ds.accepter(dossier.id, 'Dossier complet');
    expect(await suivi()).toMatchObject({ etat: 'accepte', traiteLe: expect.any(Date) });
  });

  it('is created and followed without the token of the API', async () => {
    const { jeton } = await ds.preremplir('privee', STRUCTURE);
    await ds.suivreJetons('privee', [jeton]);
    expect((await double.demandes()).map(({ autorisation }) => autorisation)).toEqual([false, false]);
  });

  it('loses a wrong SIRET without a word: what was kept is read once deposited', async () => {
    const { jeton, numero } = await ds.preremplir('publique', { ...STRUCTURE, siret: '123' });
    await double.deposer(jeton, { siret: '99970000800025', structureId: '' });
    expect(await ds.lireDossier(numero)).toMatchObject({ siret: '99970000800025', structureId: null });
  });

  it('that nobody takes up is gone after five days; taken up, it stays', async () => {
    const seul = await ds.preremplir('publique', STRUCTURE);
    const repris = await ds.preremplir('publique', STRUCTURE);
    await double.commander({ geste: 'reclamer', jeton: repris.jeton });
    const suivis = async () =>
      (await ds.suivreJetons('publique', [seul.jeton, repris.jeton])).map(({ jeton }) => jeton);
    await double.commander({ geste: 'avancer', ms: 5 * JOUR_MS - 60_000 });
    expect(await suivis()).toEqual([seul.jeton, repris.jeton]);
    await double.commander({ geste: 'avancer', ms: 60_000 });
    expect(await suivis()).toEqual([repris.jeton]);
  });

  it('many tokens are asked for in several calls', async () => {
    const { jeton } = await ds.preremplir('publique', STRUCTURE);
    const jetons = [...Array.from({ length: 45 }, (_, rang) => `inconnu-${rang}`), jeton];
    expect(await ds.suivreJetons('publique', jetons)).toHaveLength(1);
    expect(await nombreDeDemandes()).toBe(4);
    expect(await ds.suivreJetons('publique', [])).toEqual([]);
  });

  it('of a démarche that does not exist is a failure of its own, and the structure is sent nowhere else', async () => {
    const { ds: perdu } = unClient({ demarches: { publique: 999, privee: 71_002 } });
    expect(await echec(perdu.preremplir('publique', STRUCTURE))).toMatchObject({
      genre: 'inconnu',
      message: 'demarche_inconnue',
    });
    const { ds: ailleurs } = unClient({ url: double.adresse.replace('127.0.0.1', 'localhost') });
    expect(await echec(ailleurs.preremplir('publique', STRUCTURE))).toMatchObject({ message: 'reponse_illisible' });
  });
});

describe('the files changed since', () => {
  it('come a hundred at a time, each once, those of the other démarche left out', async () => {
    await double.commander({ geste: 'semer', nombre: 230 });
    await double.commander({ geste: 'semer', nombre: 3, demarche: DEMARCHES_DS.privee });
    const lus = await tous(ds.dossiersModifies('publique', null));
    expect(new Set(lus.map(({ numero }) => numero)).size).toBe(230);
    expect(lus).toHaveLength(230);
    expect(await nombreDeDemandes()).toBe(3);
    expect(await tous(ds.dossiersModifies('privee', new Date(0)))).toHaveLength(3);
  });

  it('are the changed ones alone, the watermark included, also when one changes while pages are read', async () => {
    await double.commander({ geste: 'semer', nombre: 150 });
    const [premier, ...autres] = await tous(ds.dossiersModifies('publique', new Date(0)));
    const dernier = autres.at(-1)?.modifieLe ?? new Date(0);
    await double.commander({ geste: 'avancer', ms: 60_000 });
    const lus: number[] = [];
    for await (const { numero } of ds.dossiersModifies('publique', new Date(0))) {
      lus.push(numero);
      if (lus.length === 50)
        await double.commander({ geste: 'ecrire', numero: premier?.numero ?? 0, texte: 'Bonjour' });
    }
    expect(new Set(lus).size).toBe(150);
    expect(lus.at(-1)).toBe(premier?.numero);
    const depuis = await tous(ds.dossiersModifies('publique', new Date(dernier.getTime() + 1)));
    expect(depuis.map(({ numero }) => numero)).toEqual([premier?.numero]);
    const marque = depuis[0]?.modifieLe ?? null;
    expect(await tous(ds.dossiersModifies('publique', marque))).toHaveLength(1);
  });

  it('never hold a draft', async () => {
    const { jeton } = await ds.preremplir('publique', STRUCTURE);
    await double.commander({ geste: 'reclamer', jeton });
    expect(await tous(ds.dossiersModifies('publique', null))).toEqual([]);
  });

  it('a structure that is not yet in the directory of companies is read too', async () => {
    expect(await unDossier({ sansEntreprise: true })).toMatchObject({ siret: STRUCTURE.siret });
  });
});

describe('instruction', () => {
  it('goes through each state, refuses in French what a state does not allow, and takes a decision up again', async () => {
    const { id, numero } = await unDossier();
    const etat = async () => (await ds.lireDossier(numero)).etat;
    const deja = (phrase: string) => ({ genre: 'refus', message: phrase, attendreMs: 0 });
    expect(await echec(ds.accepter(id, 'Oui'))).toEqual(deja('Le dossier est déjà en construction'));
    await ds.passerEnInstruction(id);
    expect(await echec(ds.passerEnInstruction(id))).toEqual(deja('Le dossier est déjà en instruction'));
    await ds.repasserEnConstruction(id);
    expect(await etat()).toBe('en_construction');
    await ds.passerEnInstruction(id);
    await ds.refuser(id, 'Le poste n’est pas éligible.');
    expect(await ds.lireDossier(numero)).toMatchObject({ etat: 'refuse', motif: 'Le poste n’est pas éligible.' });
    expect(await echec(ds.classerSansSuite(id, 'Non'))).toEqual(deja('Le dossier est déjà refusé'));
    await ds.repasserEnInstruction(id);
    expect(await ds.lireDossier(numero)).toMatchObject({ etat: 'en_instruction', traiteLe: null, motif: null });
    await ds.classerSansSuite(id, 'Doublon');
    expect(await etat()).toBe('sans_suite');
  });

  it('a correction takes the file back, holds the decision until it is sent again', async () => {
    const { id, numero, jeton } = { ...(await unDossier()), jeton: '' };
    await ds.passerEnInstruction(id);
    const messageId = await ds.demanderCorrection(id, 'La délibération n’est pas signée.', 'incorrect');
    const attendu = await ds.lireDossier(numero);
    expect(attendu).toMatchObject({ etat: 'en_construction', correctionAttendueLe: expect.any(Date) });
    expect(attendu.messages).toMatchObject([
      { id: messageId, texte: 'La délibération n’est pas signée.', correction: { resolueLe: null } },
    ]);
    expect(await echec(ds.passerEnInstruction(id))).toMatchObject({
      genre: 'refus',
      message: 'Le dossier est en attente de correction',
    });
    await double.commander({ geste: 'deposer', numero, jeton });
    const corrige = await ds.lireDossier(numero);
    expect(corrige).toMatchObject({
      correctionAttendueLe: null,
      messages: [{ correction: { resolueLe: expect.any(Date) } }],
    });
    await ds.passerEnInstruction(id);
  });

  it('messages of both sides are read, an empty one is refused', async () => {
    const { id, numero } = await unDossier();
    const messageId = await ds.envoyerMessage(id, 'Bonjour, il manque le RIB.');
    await double.commander({ geste: 'ecrire', numero, texte: 'Le voici.' });
    expect((await ds.lireDossier(numero)).messages).toMatchObject([
      { id: messageId, email: 'instruction@demonstration.example', correction: null },
      { email: 'usager@demonstration.example', texte: 'Le voici.' },
    ]);
    expect(await echec(ds.envoyerMessage(id, ' '))).toMatchObject({ genre: 'refus' });
  });

  it('a refusal is told to who asked, never to the log', async () => {
    const { id } = await unDossier();
    const { ds: client, journal } = unClient();
    expect(await echec(client.refuser(id, 'Motif personnel'))).toMatchObject({ genre: 'refus' });
    expect(journal).toEqual([]);
  });

  it('is closed to an instructeur without rights and to a token for reading', async () => {
    const { id, numero } = await unDossier();
    const { ds: autre } = unClient({ instructeurId: 'SW5zdHJ1Y3RldXItOA==' });
    expect(await echec(autre.passerEnInstruction(id))).toMatchObject({
      genre: 'refus',
      message: 'L’instructeur n’a pas les droits d’accès à ce dossier',
    });
    const { ds: lecture } = unClient({ token: 'jeton-lecture-de-demonstration' });
    expect(await echec(lecture.passerEnInstruction(id))).toMatchObject({
      genre: 'refus',
      message: 'Le jeton utilisé est configuré seulement en lecture',
    });
    expect((await lecture.lireDossier(numero)).etat).toBe('en_construction');
  });

  it('of a file that does not exist is not found', async () => {
    expect(await echec(ds.passerEnInstruction('RG9zc2llci0x'))).toMatchObject({ genre: 'inconnu' });
    expect(await echec(ds.lireDossier(1))).toMatchObject({ genre: 'inconnu' });
  });
});

describe('the token', () => {
  it.each([
    ['jeton-expire-de-demonstration', 'jeton_expire'],
    ['jeton-que-personne-ne-connait', 'jeton_refuse'],
    ['jeton-restreint-de-demonstration', 'hors_du_perimetre_du_jeton'],
  ])('%s: nothing is read, and the log never holds it', async (token, message) => {
    const { numero } = await unDossier();
    const { ds: autre, journal } = unClient({ token });
    expect(await echec(autre.lireDossier(numero))).toEqual({ genre: 'interdit', message, attendreMs: 0 });
    expect(await echec(tous(autre.dossiersModifies('publique', null)))).toMatchObject({ genre: 'interdit' });
    expect(journal).toHaveLength(2);
    expect(journal.join()).toContain(`"raison":"${message}"`);
    expect(journal.join()).not.toMatch(/jeton-|127\.0\.0\.1/);
  });
});

describe('the pieces', () => {
  const recue = async (contenu: string | Buffer, plus: { analyse?: string } = {}) => {
    const { pieces } = await unDossier({ pieces: [unePieceDs(PIECES_DS.deliberation, contenu, plus)] });
    const fichier = pieces[0]?.fichiers[0];
    if (!fichier) throw new Error('the file was not listed');
    return { pieces, fichier };
  };

  it('are listed with their champ and fetched without the token', async () => {
    const { pieces, fichier } = await recue('%PDF-1.7 délibération');
    expect(pieces).toMatchObject([{ libelle: 'Délibération', fichiers: [{ nom: 'délibération n° 12.pdf' }] }]);
    expect(Buffer.from(await ds.telechargerPiece(fichier)).toString()).toBe('%PDF-1.7 délibération');
    expect((await double.demandes()).at(-1)).toMatchObject({ autorisation: false });
    const derriere = { ...fichier, url: fichier.url.replace('/fichiers/', '/renvoi/') };
    expect(Buffer.from(await ds.telechargerPiece(derriere)).toString()).toBe('%PDF-1.7 délibération');
  });

  it('an address lives one hour; the file read again gives a new one', async () => {
    const { fichier } = await recue('%PDF-1.7');
    await double.commander({ geste: 'avancer', ms: 3_600_001 });
    expect(await echec(ds.telechargerPiece(fichier))).toMatchObject({ genre: 'inconnu', message: 'adresse_expiree' });
    const [dossier] = await tous(ds.dossiersModifies('publique', null));
    const relu = (await ds.lireDossier(dossier?.numero ?? 0)).pieces[0]?.fichiers[0];
    expect(Buffer.from(await ds.telechargerPiece(relu ?? fichier)).toString()).toBe('%PDF-1.7');
  });

  it('bytes that do not match their MD5 are not kept', async () => {
    const { fichier } = await recue('%PDF-1.7');
    const altere = ds.telechargerPiece({ ...fichier, empreinteMd5: 'AAAA' });
    expect(await echec(altere)).toMatchObject({ genre: 'indisponible', message: 'contenu_altere' });
  });

  it('a file over the limit is refused, whatever size was announced', async () => {
    const { fichier } = await recue(Buffer.alloc(11 * 1024 * 1024));
    const refus = { genre: 'refus', message: 'Le fichier dépasse 10 Mo.' };
    expect(await echec(ds.telechargerPiece(fichier))).toMatchObject(refus);
    expect(await echec(ds.telechargerPiece({ ...fichier, octets: 5 }))).toMatchObject(refus);
  });

  it.each([
    ['infected', 'refus'],
    ['pending', 'indisponible'],
    ['integrity_error', 'indisponible'],
  ])('a file that is not found sound over there (%s) is not fetched', async (analyse, genre) => {
    const { fichier } = await recue('%PDF-1.7', { analyse });
    const avant = await nombreDeDemandes();
    expect(await echec(ds.telechargerPiece(fichier))).toMatchObject({ genre });
    expect(await nombreDeDemandes()).toBe(avant);
  });

  it('an address in clear on another server is not followed', async () => {
    const { fichier } = await recue('%PDF-1.7');
    const ailleurs = ds.telechargerPiece({ ...fichier, url: 'http://localhost:9/fichier' });
    expect(await echec(ailleurs)).toMatchObject({ genre: 'indisponible', message: 'adresse_douteuse' });
  });
});

describe('when it is down or slow', () => {
  it.each([
    ['erreur', 'erreur_du_site'],
    ['coupure', 'reseau'],
    ['graphql_timeout', 'erreur_du_site'],
  ] as const)('%s: a reading is asked again, and comes when it recovers', async (panne, message) => {
    const { numero } = await unDossier();
    const { ds: client, pauses } = unClient();
    await double.commander({ geste: 'regler', panne, fois: 2 });
    expect(await client.lireDossier(numero)).toMatchObject({ numero });
    expect(pauses).toEqual([200, 400]);
    await double.commander({ geste: 'regler', panne, fois: 3 });
    expect(await echec(client.lireDossier(numero))).toMatchObject({ genre: 'indisponible', message });
  });

  it.each(['erreur', 'coupure'] as const)('%s: what writes is sent once', async (panne) => {
    const { id, numero } = await unDossier();
    const avant = await nombreDeDemandes();
    await double.commander({ geste: 'regler', panne, fois: 1 });
    expect(await echec(ds.envoyerMessage(id, 'Bonjour'))).toMatchObject({ genre: 'indisponible' });
    await double.commander({ geste: 'regler', panne, fois: 1 });
    expect(await echec(ds.preremplir('publique', STRUCTURE))).toMatchObject({ genre: 'indisponible' });
    expect(await nombreDeDemandes()).toBe(avant + 2);
    expect((await ds.lireDossier(numero)).messages).toEqual([]);
  });

  it('a page of maintenance is not believed, and not asked again', async () => {
    const { numero } = await unDossier();
    await double.commander({ geste: 'regler', panne: 'illisible', fois: 1 });
    expect(await echec(ds.lireDossier(numero))).toMatchObject({ message: 'reponse_illisible' });
  });

  it('nobody waits longer than the delay', async () => {
    const { id } = await unDossier();
    await double.commander({ geste: 'regler', panne: 'lenteur', fois: 1, dureeMs: 3_000 });
    const { ds: presse } = unClient({ timeoutMs: 150 });
    const debut = performance.now();
    expect(await echec(presse.passerEnInstruction(id))).toMatchObject({ message: 'delai_depasse' });
    expect(performance.now() - debut).toBeLessThan(1_500);
  });

  it('after five failures it is left in peace for half a minute, then tried once', async () => {
    const { numero } = await unDossier();
    const { ds: client, avancer } = unClient();
    await double.commander({ geste: 'regler', panne: 'erreur', fois: 15 });
    for (let essai = 0; essai < 5; essai += 1) await echec(client.lireDossier(numero));
    const avant = await nombreDeDemandes();
    expect(await echec(client.lireDossier(numero))).toMatchObject({ genre: 'indisponible', message: 'en_pause' });
    expect(await nombreDeDemandes()).toBe(avant);
    avancer(30_001);
    expect(await client.lireDossier(numero)).toMatchObject({ numero });
  });

  it('too many questions: the end of the limit is read, and nothing leaves before it', async () => {
    const { numero } = await unDossier();
    const { ds: client, avancer, pauses } = unClient();
    await double.commander({ geste: 'regler', panne: 'limite', fois: 1, limiteSecondes: 25 });
    const { genre, attendreMs } = await echec(client.lireDossier(numero));
    expect(genre).toBe('trop_de_demandes');
    expect(attendreMs).toBeGreaterThan(23_000);
    expect(attendreMs).toBeLessThanOrEqual(26_000);
    const avant = await nombreDeDemandes();
    expect(await echec(client.lireDossier(numero))).toMatchObject({ genre: 'trop_de_demandes' });
    expect([await nombreDeDemandes(), pauses]).toEqual([avant, []]);
    avancer(26_001);
    expect(await client.lireDossier(numero)).toMatchObject({ numero });
  });

  it('a limit without its end is a minute', async () => {
    const { numero } = await unDossier();
    await double.commander({ geste: 'regler', panne: 'limite', fois: 1 });
    expect((await echec(unClient().ds.lireDossier(numero))).attendreMs).toBe(60_000);
  });
});

describe('the webhook', async () => {
  const recus: { type: string; corps: string }[] = [];
  const serveur = createServer(async (request, response) => {
    recus.push({ type: request.headers['content-type'] ?? '', corps: await text(request) });
    response.end();
    serveur.emit('recu');
  }).listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  afterAll(() => void serveur.close());

  it('is a form that says which file changed of state, without a signature', async () => {
    const { port } = Object(serveur.address());
    await double.commander({ geste: 'regler', webhook: `http://127.0.0.1:${port}/secret` });
    const { id, numero } = await unDossier();
    while (recus.length < 2) await once(serveur, 'recu');
    await ds.passerEnInstruction(id);
    while (recus.length < 3) await once(serveur, 'recu');
    const lus = recus.map(({ corps }) => Object.fromEntries(new URLSearchParams(corps)));
    expect(lus.map(({ state }) => state)).toEqual(['brouillon', 'en_construction', 'en_instruction']);
    expect(recus[2]?.type).toContain('application/x-www-form-urlencoded');
    expect(lus[2]).toMatchObject({ procedure_id: '71001', dossier_id: String(numero), updated_at: expect.any(String) });
  });
});
