import { buildClientSchema, type IntrospectionQuery, parse, validate } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEMARCHES_DS, INSTRUCTEUR_DS, JETON_DS, unDoubleDs } from '#tests/support/double-ds.ts';
import { DOSSIER, DOSSIERS_MODIFIES, MUTATIONS } from './requetes.ts';

const double = await unDoubleDs();
beforeEach(() => double.commander({ geste: 'oublier' }));
const graphql = (corps: unknown, jeton = JETON_DS) =>
  fetch(`${double.adresse}/api/v2/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${jeton}`, 'content-type': 'application/json' },
    body: JSON.stringify(corps),
  });
const prefill = (corps: unknown, numero: number = DEMARCHES_DS.publique, type = 'application/json') =>
  fetch(`${double.adresse}/api/public/v1/demarches/${numero}/dossiers`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(corps),
  });
const champ = (numero: number) => `champ_${Buffer.from(`Champ-${numero}`).toString('base64').replace(/=+$/, '')}`;

describe('the questions of the platform', () => {
  /** Says what each of our questions has wrong against a published schema, asked without any token. */
  async function verifier(adresse: string): Promise<readonly string[]> {
    const reponse = await fetch(`${adresse}/api/v2/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ queryId: 'introspection', operationName: 'IntrospectionQuery' }),
    });
    const { data }: { data: IntrospectionQuery } = await reponse.json();
    const schema = buildClientSchema(data);
    const questions = [DOSSIER, DOSSIERS_MODIFIES, ...Object.values(MUTATIONS).map(({ texte }) => texte)];
    return questions.flatMap((question) => validate(schema, parse(question))).map(({ message }) => message);
  }

  it('are right against the schema of the double', async () => {
    expect(await verifier(double.adresse)).toEqual([]);
  });

  // Asked of the real one on demand alone: CONTRACT_LIVE=1 DS_URL=https://…
  it.skipIf(!process.env['CONTRACT_LIVE'])('are right against the schema of the real one', async () => {
    expect(await verifier(process.env['DS_URL'] ?? '')).toEqual([]);
  });
});

describe('the prefill of the double', () => {
  it('needs a JSON type and a démarche that exists', async () => {
    const sansType = await prefill({}, DEMARCHES_DS.publique, 'text/plain');
    expect([sansType.status, await sansType.json()]).toEqual([400, { error: 'Content-Type should be json' }]);
    const inconnue = await prefill({}, 999);
    expect([inconnue.status, await inconnue.json()]).toEqual([404, { error: 'procedure 999 is not found' }]);
  });

  it('drops what is unknown, of another type, or a file, without a word', async () => {
    const reponse = await prefill({
      [champ(3_144_727)]: 'structure',
      [champ(3_144_728)]: '12345',
      [champ(3_144_729)]: 'trois',
      [champ(3_144_730)]: '2021-02-04',
      [champ(3_144_731)]: true,
      [champ(3_144_736)]: 'deliberation.pdf',
      [champ(1)]: 'inconnu',
      identite_nom: 'DURAND',
    });
    expect(reponse.status).toBe(201);
    const { dossier_number: numero, dossier_prefill_token: jeton, state } = await reponse.json();
    expect(state).toBe('prefilled');
    await double.deposer(jeton);
    const query = `{ dossier(number: ${numero}) { champs { label stringValue } } }`;
    const { data } = await (await graphql({ query })).json();
    const gardes = data.dossier.champs.filter(({ stringValue }: { stringValue: string }) => stringValue !== '');
    expect(gardes.map(({ stringValue }: { stringValue: string }) => stringValue)).toEqual([
      'structure',
      '2021-02-04',
      'true',
    ]);
  });
});

describe('the GraphQL of the double', () => {
  it('without a token answers the persisted questions alone', async () => {
    const reponse = await graphql({ query: '{ demarche(number: 71001) { id } }' }, 'inconnu');
    expect(reponse.status).toBe(403);
    expect((await reponse.json()).errors[0].message).toBe('Without a token, only persisted queries are allowed');
  });

  it.each([
    ['{ demarche(number: 71001) {', 400, 'cannot be parsed'],
    ['{ demarche(number: 71001) { nImporteQuoi } }', 200, 'nImporteQuoi'],
    ['{ demarche(number: "71001") { id } }', 200, 'Int cannot represent'],
    [`{ demarche(number: 71001) ${'{ id '.repeat(16)}${'}'.repeat(16)} }`, 200, 'too deep'],
  ])('parses and checks a question: %s', async (query, statut, message) => {
    const reponse = await graphql({ query });
    expect(reponse.status).toBe(statut);
    expect((await reponse.json()).errors[0].message).toContain(message);
  });

  it('says with HTTP 200 and a code what is unknown or out of the rights', async () => {
    const code = async (query: string, jeton = JETON_DS) =>
      (await (await graphql({ query }, jeton)).json()).errors[0].extensions.code;
    expect(await code('{ demarche(number: 999) { id } }')).toBe('not_found');
    expect(await code('{ demarche(number: 71003) { id } }')).toBe('unauthorized');
    expect(await code('{ demarche(number: 71001) { id } }', 'jeton-restreint-de-demonstration')).toBe('unauthorized');
  });

  it('never gives more than a hundred files, whatever is asked', async () => {
    await double.commander({ geste: 'semer', nombre: 120 });
    const query = '{ demarche(number: 71001) { dossiers(first: 500) { nodes { number } pageInfo { hasNextPage } } } }';
    const { dossiers } = (await (await graphql({ query })).json()).data.demarche;
    expect([dossiers.nodes.length, dossiers.pageInfo.hasNextPage]).toEqual([100, true]);
  });

  it('gives the history and who instructs', async () => {
    await double.commander({ geste: 'semer', nombre: 1 });
    const input = { dossierId: Buffer.from('Dossier-4000001').toString('base64'), instructeurId: INSTRUCTEUR_DS };
    await graphql({ query: MUTATIONS.passerEnInstruction.texte, variables: { input } });
    const query = `{ demarche(number: 71001) { groupeInstructeurs { instructeurs { id } }
      dossiers { nodes { datePassageEnInstruction traitements { event } champs { ... on IntegerNumberChamp { nombre: value } ... on CheckboxChamp { coche: value } } } } } }`;
    const { demarche } = (await (await graphql({ query })).json()).data;
    expect(demarche.groupeInstructeurs[0].instructeurs[0].id).toBe(INSTRUCTEUR_DS);
    expect(demarche.dossiers.nodes[0]).toMatchObject({
      datePassageEnInstruction: expect.any(String),
      traitements: [{ event: 'passer_en_instruction' }],
    });
    expect(demarche.dossiers.nodes[0].champs).toContainEqual({ coche: false });
  });

  it('over its limit answers a text, the end of the limit, and no Retry-After', async () => {
    await double.commander({ geste: 'regler', panne: 'limite', limiteSecondes: 30 });
    const { status, headers } = await graphql({ query: '{ demarche(number: 71001) { id } }' });
    expect(status).toBe(429);
    expect(headers.get('content-type')).toContain('text/plain');
    expect(headers.get('ratelimit-remaining')).toBe('0');
    expect(Number(headers.get('ratelimit-reset'))).toBeGreaterThan(1_600_000_000);
    expect(headers.get('retry-after')).toBeNull();
  });
});

it('a signed address cannot be made up', async () => {
  expect((await fetch(`${double.adresse}/fichiers/cle/nom?fin=9999999999999&sceau=faux`)).status).toBe(403);
});
