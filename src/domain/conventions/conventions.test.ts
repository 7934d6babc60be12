import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { abandonner } from '#domain/concertation/index.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { acteur, anct, unCompte } from '#tests/situations/comptes.ts';
import { unEnvoi } from '#tests/situations/conformite.ts';
import { unContratSigne } from '#tests/situations/contrats.ts';
import {
  deposerSigne,
  unAgentDeLaBanque,
  uneConvention,
  uneConventionSigneeParLaStructure,
} from '#tests/situations/conventions.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import {
  archiverConventions,
  compterConventions,
  demanderCode,
  deposerConventionSignee,
  deposerEnBloc,
  lireConvention,
  lireSaConvention,
  listerConventions,
  reecrireConvention,
  signaturesDe,
  signerIci,
} from './index.ts';
import { lireDocument } from './readings.ts';
import { ecrireConvention, ecrireLeDocument } from './rediger.ts';
import { annoncerAContresigner } from './relances.ts';

const banc = await unBanc();
const ici = await unBanc({ environment: { SIGNATURE_MODE: 'simple' } });
const recus = async (de: Banc, modele: string) => (await de.courriels()).filter((un) => un.modele === modele);
const statut = async (de: Banc, id: string) => (await lireConvention(de.tools.db, anct().perimetre, id)).statut;

describe('the convention', () => {
  it('is written when the subsidy is accepted: its posts, their amount, a document whose fingerprint is kept', async () => {
    const { structureId, signataire } = await uneConvention(banc, { postes: 3 });
    const convention = await lireSaConvention(banc.tools.db, signataire.perimetre, structureId);
    expect(convention).toMatchObject({
      nombre_postes: 3,
      montant_centimes: 15_000_000,
      duree_mois: 36,
      statut: 'a_signer',
    });
    const { octets } = await lireDocument(banc.tools, signataire.perimetre, convention?.id ?? '', 'original');
    expect(createHash('sha256').update(octets).digest('hex')).toBe(convention?.document_empreinte);
    expect((await recus(banc, 'convention.aSigner')).length).toBeGreaterThan(0);
  });

  it('is written once, whatever is replayed, and says the same bytes for the same content', async () => {
    const { conventionId } = await uneConvention(banc);
    await ecrireConvention.handle(banc.tools, { conventionId });
    const ligne = await banc.tools.db
      .selectFrom('conventions')
      .selectAll()
      .where('id', '=', conventionId)
      .executeTakeFirstOrThrow();
    const octets = await ecrireLeDocument(ligne);
    expect(createHash('sha256').update(octets).digest('hex')).toBe(ligne.document_empreinte);
  });

  it('annexes the dates of the contracts already signed when it is written again', async () => {
    const { structureId } = await unContratSigne(banc);
    await banc.faireTravailler();
    const { id } = await banc.tools.db
      .selectFrom('conventions')
      .select('id')
      .where('structure_id', '=', structureId)
      .where('statut', '!=', 'annulee')
      .executeTakeFirstOrThrow();
    await expect(reecrireConvention(banc.tools, acteur('support'), { conventionId: id, motif: 'x' })).rejects.toThrow(
      Forbidden,
    );
    await reecrireConvention(banc.tools, anct(), { conventionId: id, motif: 'Un contrat est signé.' });
    const nouvelle = await banc.tools.db
      .selectFrom('conventions')
      .select(['id', 'contenu'])
      .where('structure_id', '=', structureId)
      .where('statut', '!=', 'annulee')
      .executeTakeFirstOrThrow();
    expect(nouvelle.id).not.toBe(id);
    expect(nouvelle.contenu).toMatchObject({
      postes: [
        { tranches: [{ le: '2021-04-07', centimes: 1_000_000 }, {}, { le: '2022-03-07' }] },
        { tranches: [{}, {}, {}] },
      ],
    });
    expect((await recus(banc, 'convention.annulee')).at(-1)?.texte).toContain('Un contrat est signé.');
  });

  it('falls with the structure that renounces', async () => {
    const { conventionId, structureId, signataire } = await uneConvention(banc);
    await abandonner(banc.tools, anct(), { structureId, motif: 'Plus de projet.' });
    expect(await statut(banc, conventionId)).toBe('annulee');
    await expect(deposerSigne(banc, signataire, conventionId)).rejects.toThrow(Refused);
  });
});

describe('signed with one’s own means', () => {
  it('the structure, then the operator: each copy is kept with its fingerprint, and both are told', async () => {
    const { conventionId, signataire } = await uneConventionSigneeParLaStructure(banc);
    const banque = await unAgentDeLaBanque(banc);
    expect(await statut(banc, conventionId)).toBe('signee_structure');
    await deposerSigne(banc, banque, conventionId);
    expect(await statut(banc, conventionId)).toBe('signee');
    expect(
      (await signaturesDe(banc.tools.db, conventionId)).map(({ partie, signatures_du_pdf }) => [
        partie,
        signatures_du_pdf,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['structure', 0],
        ['banque_des_territoires', 0],
      ]),
    );
    expect((await recus(banc, 'convention.signee')).length).toBeGreaterThan(0);
    const { octets } = await lireDocument(banc.tools, signataire.perimetre, conventionId, 'banque_des_territoires');
    expect(Buffer.from(octets).toString()).toContain('signée par');
  });

  it('refuses the original without signature, the copy of the other side, and what is not a PDF', async () => {
    const { conventionId, signataire } = await uneConvention(banc);
    const { octets } = await lireDocument(banc.tools, signataire.perimetre, conventionId, 'original');
    const deposer = async (contenu: string | Uint8Array, qui = signataire) =>
      deposerSigne(banc, qui, conventionId, Buffer.from(contenu).toString('latin1'));
    await expect(deposer('du texte')).rejects.toThrow(InvalidInput);
    const original = { ...(await unEnvoi(banc, octets)), champ: 'fichier' };
    await expect(
      deposerConventionSignee(banc.tools, signataire, { conventionId, qualite: 'Maire' }, original),
    ).rejects.toThrow(InvalidInput);
    await deposer('%PDF-1.7 la copie');
    const banque = await unAgentDeLaBanque(banc);
    await expect(deposer('%PDF-1.7 la copie', banque)).rejects.toThrow(InvalidInput);
    expect(await statut(banc, conventionId)).toBe('signee_structure');
  });

  it('each in turn: the operator never first, an administrator for the structure, nobody else', async () => {
    const { conventionId, structureId, acteur: elle, signataire } = await uneConvention(banc);
    const banque = await unAgentDeLaBanque(banc);
    await expect(deposerSigne(banc, banque, conventionId)).rejects.toThrow(Refused);
    const membre = await unCompte(banc, { role: 'structure', structureId });
    await expect(deposerSigne(banc, { ...elle, id: membre.id }, conventionId)).rejects.toThrow(/administrateur/);
    for (const role of ['anct', 'support', 'prefecture'] as const)
      await expect(deposerSigne(banc, acteur(role), conventionId)).rejects.toThrow(Forbidden);
    const autre = await uneConvention(banc, { nom: 'Une autre' });
    await expect(deposerSigne(banc, autre.signataire, conventionId)).rejects.toThrow(NotFound);
    await expect(lireDocument(banc.tools, autre.signataire.perimetre, conventionId, 'original')).rejects.toThrow(
      NotFound,
    );
    await expect(demanderCode(banc.tools, signataire, { nombre: 1 })).rejects.toThrow(/propres moyens/);
  });

  it('of several hands at once, one signature per side', async () => {
    const { conventionId, signataire } = await uneConvention(banc);
    const faits = await Promise.allSettled(
      [0, 1, 2, 3].map((rang) => deposerSigne(banc, signataire, conventionId, `%PDF-1.7 ${rang}`)),
    );
    expect(faits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await signaturesDe(banc.tools.db, conventionId)).toHaveLength(1);
  });

  it('in bulk: an archive of the copies, then files found by the number in their name; one wrong leaves the others done', async () => {
    const un = await uneConventionSigneeParLaStructure(banc, { nom: 'Première' });
    const deux = await uneConventionSigneeParLaStructure(banc, { nom: 'Seconde' });
    const banque = await unAgentDeLaBanque(banc);
    const { nombre, flux } = await archiverConventions(banc.tools, banque, [un.conventionId, deux.conventionId]);
    expect(nombre).toBe(2);
    const zip = Buffer.from(await new Response(flux).arrayBuffer()).toString('latin1');
    expect(zip).toContain(`convention-${un.numero}.pdf`);
    const envoi = async (nom: string, contenu = `%PDF-1.7 ${nom}`) => ({
      ...(await unEnvoi(banc, contenu)),
      champ: 'fichiers',
      nom,
    });
    const bilan = await deposerEnBloc(banc.tools, banque, 'Directeur', [
      await envoi(`convention-${un.numero}.pdf`),
      await envoi(`Convention n° ${deux.numero} signée.pdf`),
      await envoi('scan.pdf'),
      await envoi('convention-999999.pdf'),
    ]);
    expect(bilan.deposees).toBe(2);
    expect(bilan.refusees.map(({ nom }) => nom)).toEqual(['scan.pdf', 'convention-999999.pdf']);
    expect([await statut(banc, un.conventionId), await statut(banc, deux.conventionId)]).toEqual(['signee', 'signee']);
  });
});

describe('signed here', () => {
  const { tools } = ici;
  const codeRecu = async (email: string) =>
    (await recus(ici, 'convention.code'))
      .filter(({ destinataire }) => destinataire === email)
      .at(-1)
      ?.texte.match(/\d{3} \d{3}/)?.[0] ?? '';

  it('by consent and a code received by e-mail; the operator signs several with one code; each is sealed with its proof', async () => {
    const [un, deux] = [await uneConvention(ici, { nom: 'Première' }), await uneConvention(ici, { nom: 'Seconde' })];
    for (const { signataire, conventionId, compte } of [un, deux]) {
      await demanderCode(tools, signataire, { nombre: 1 });
      const code = await codeRecu(compte.email);
      await expect(
        signerIci(tools, signataire, { conventionIds: [conventionId], code, qualite: 'Maire', consent: false }),
      ).rejects.toThrow(InvalidInput);
      expect(
        await signerIci(tools, signataire, { conventionIds: [conventionId], code, qualite: 'Maire', consent: true }),
      ).toEqual({ signees: 1, refusees: [] });
      await expect(
        signerIci(tools, signataire, { conventionIds: [conventionId], code, qualite: 'Maire', consent: true }),
      ).rejects.toThrow(InvalidInput);
    }
    const banque = await unAgentDeLaBanque(ici);
    const trois = await uneConvention(ici, { nom: 'Pas encore signée' });
    await demanderCode(tools, banque, { nombre: 3 });
    const bilan = await signerIci(tools, banque, {
      conventionIds: [un.conventionId, deux.conventionId, trois.conventionId],
      code: await codeRecu(banque.email),
      qualite: 'Directrice',
      consent: true,
    });
    expect(bilan.signees).toBe(2);
    expect(bilan.refusees.map(({ conventionId }) => conventionId)).toEqual([trois.conventionId]);
    await ici.faireTravailler();
    const { octets } = await lireDocument(tools, un.signataire.perimetre, un.conventionId, 'scelle');
    expect(Buffer.from(octets).toString('latin1')).toContain('/ByteRange');
  });

  it('a code is used once, expires after fifteen minutes and five wrong tries, and is kept as a fingerprint', async () => {
    const { signataire, conventionId, compte } = await uneConvention(ici);
    const signer = (code: string) =>
      signerIci(tools, signataire, { conventionIds: [conventionId], code, qualite: 'Maire', consent: true });
    await demanderCode(tools, signataire, { nombre: 1 });
    const code = await codeRecu(compte.email);
    expect(JSON.stringify(await tools.db.selectFrom('codes_signature').selectAll().execute())).not.toContain(
      code.replace(' ', ''),
    );
    for (let essai = 0; essai < 5; essai += 1)
      await expect(signer(code === '000 000' ? '111111' : '000000')).rejects.toThrow(InvalidInput);
    await expect(signer(code)).rejects.toThrow(InvalidInput);
    ici.avancer({ minutes: 1 });
    await demanderCode(tools, signataire, { nombre: 1 });
    const second = await codeRecu(compte.email);
    ici.avancer({ minutes: 15 });
    await expect(signer(second)).rejects.toThrow(InvalidInput);
    expect(await statut(ici, conventionId)).toBe('a_signer');
  });

  it('nobody deposits a copy in this mode', async () => {
    const { signataire, conventionId } = await uneConvention(ici);
    await expect(deposerSigne(ici, signataire, conventionId)).rejects.toThrow(/se signent ici/);
  });
});

describe('the operator', () => {
  it('sees what waits for it, the oldest first, and is told every working morning', async () => {
    const { conventionId } = await uneConventionSigneeParLaStructure(banc, { nom: 'En attente' });
    const banque = await unAgentDeLaBanque(banc);
    const filtres = { statut: undefined, departement: '03' };
    const { lignes } = await listerConventions(banc.tools.db, banque.perimetre, filtres);
    expect(lignes.map(({ id }) => id)).toContain(conventionId);
    expect(await compterConventions(banc.tools.db, banque.perimetre, filtres)).toBe(lignes.length);
    await annoncerAContresigner.handle(banc.tools, {});
    await annoncerAContresigner.handle(banc.tools, {});
    expect(
      (await recus(banc, 'convention.aContresigner')).filter(({ destinataire }) => destinataire === banque.email),
    ).toHaveLength(1);
  });
});
