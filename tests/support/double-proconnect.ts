// A real OpenID Connect provider with ProConnect's names, run as its own process: prints its port, reads its scenario
// from POST /__scenario. `node tests/support/double-proconnect.ts REDIRECT_URI`
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

type Scenario = { email: string; sujet: string; acr: string; refus?: boolean; mauvaiseCle?: boolean };
const [, , redirectUri = ''] = process.argv;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
let scenario: Scenario = { email: 'agent@demonstration.example', sujet: 'sujet-1', acr: 'eidas1-mfa' };

const server = createServer((request, response) => {
  if (request.url !== '/__scenario') return void handle(request, response);
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    scenario = { ...scenario, ...JSON.parse(body) };
    response.end('ok');
  });
});
let handle: ReturnType<InstanceType<typeof Provider>['callback']>;
server.listen(0, '127.0.0.1', () => {
  const { port } = Object(server.address());
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'essai', alg: 'RS256', use: 'sig' }] },
    clients: [
      {
        client_id: 'plateforme',
        client_secret: 'secret-d-essai-assez-long',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        userinfo_signed_response_alg: 'RS256',
      },
    ],
    features: {
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      devInteractions: { enabled: false },
    },
    claims: {
      openid: ['sub'],
      email: ['email'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
      acr: null,
      amr: null,
    },
    scopes: ['openid', 'email', 'given_name', 'usual_name'],
    conformIdTokenClaims: false,
    acrValues: ['eidas1', 'eidas1-mfa', 'eidas2'],
    pkce: { required: () => true },
    cookies: { keys: ['essai'] },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: scenario.email, given_name: 'Claude', usual_name: 'Essai' }),
    }),
  });
  const callback = provider.callback();
  handle = async (request, response) => {
    // Keys that are not those it signs with: what an impostor would show.
    if (scenario.mauvaiseCle && request.url === '/jwks') {
      const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'essai', alg: 'RS256', use: 'sig' }];
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys }));
      return;
    }
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    if (scenario.refus) return provider.interactionFinished(request, response, { error: 'access_denied' });
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, {
        login: { accountId: scenario.sujet, acr: scenario.acr, amr: ['pwd', 'otp'] },
      });
    const grant = grantId
      ? await provider.Grant.find(grantId)
      : new provider.Grant({ accountId: scenario.sujet, clientId: String(params['client_id']) });
    grant?.addOIDCScope('openid email given_name usual_name');
    grant?.addOIDCClaims(['acr', 'amr']);
    return provider.interactionFinished(
      request,
      response,
      { consent: { grantId: await grant?.save() } },
      { mergeWithLastSubmission: true },
    );
  };
  process.stdout.write(`${issuer}\n`);
});
