// A double of the API Recherche d’entreprises, as its own process: `PORT=4101 node src/integrations/sirene/double.ts`.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json as lireCorps } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { trouverUnite, type UniteLegale } from './double-donnees.ts';
import { lireDemande } from './double-parametres.ts';

export const SCENARIOS = [
  'normal',
  'unknown',
  'fuzzy',
  'rate-limited',
  'server-error',
  'slow',
  'malformed-json',
  'wrong-types',
  'connection-cut',
] as const;
export type Scenario = (typeof SCENARIOS)[number];
/** `times` requests answer this way (1 when not said), then the next order or the normal answer. */
export type Consigne = {
  readonly scenario: Scenario;
  readonly times?: number;
  readonly delayMs?: number;
  readonly retryAfter?: string;
};
type Demandee = { readonly url: string; readonly userAgent: string };
type Etat = { consignes: Consigne[]; demandes: Demandee[] };
type Echange = { readonly url: URL; readonly response: ServerResponse; readonly consigne: Consigne };

const json = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const FLOUE = '99970001600010';
const NORMALE: Consigne = { scenario: 'normal' };

const REPONSES: Readonly<Record<Scenario, (echange: Echange) => unknown>> = {
  normal: chercher,
  unknown: ({ response }) => json(response, 200, page([], 1, 10)),
  fuzzy: ({ response }) => json(response, 200, page([trouverUnite(FLOUE) ?? {}], 1, 10)),
  'rate-limited': ({ response, consigne: { retryAfter } }) =>
    json(response, 429, { erreur: 'Trop de requêtes.' }, retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  'server-error': ({ response }) => json(response, 500, { erreur: 'Erreur inattendue.' }),
  async slow(echange) {
    await setTimeout(echange.consigne.delayMs ?? 1_000);
    chercher(echange);
  },
  'malformed-json': ({ response }) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('<html>Maintenance'),
  'wrong-types': ({ response }) => json(response, 200, { results: [{ siege: { siret: 99970000800017 } }] }),
  'connection-cut'({ response }) {
    // Cut in the middle of the body: the headers have already said 200.
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"results":');
    response.socket?.destroySoon();
  },
};

function chercher({ url, response }: Echange): void {
  const demande = lireDemande(url.searchParams);
  if ('erreur' in demande) return void json(response, 400, demande);
  const unite = /^(\d{9}|\d{14})$/.test(demande.q) ? trouverUnite(demande.q) : undefined;
  const resultats = unite
    ? [Object.fromEntries(Object.entries(unite).filter(([champ]) => !demande.exclus.includes(champ)))]
    : [];
  json(response, 200, page(resultats, demande.page, demande.parPage));
}

const page = (resultats: readonly UniteLegale[], numero: number, parPage: number) => ({
  results: numero === 1 ? resultats : [],
  total_results: resultats.length,
  page: numero,
  per_page: parPage,
  total_pages: Math.ceil(resultats.length / parPage),
});

const estConsigne = (valeur: unknown): valeur is Consigne =>
  typeof valeur === 'object' &&
  valeur !== null &&
  'scenario' in valeur &&
  SCENARIOS.some((connu) => connu === valeur.scenario);

/** The control routes of the tests: they are no part of the contract. */
async function commander(url: URL, request: IncomingMessage, response: ServerResponse, etat: Etat): Promise<void> {
  const route = `${request.method} ${url.pathname}`;
  if (route === 'GET /__requests') return void json(response, 200, etat.demandes);
  if (route === 'POST /__reset') {
    Object.assign(etat, { consignes: [], demandes: [] });
    return void json(response, 200, {});
  }
  const consigne = await lireCorps(request).catch(() => undefined);
  if (route !== 'POST /__scenario' || !estConsigne(consigne)) return void json(response, 400, SCENARIOS);
  etat.consignes.push(...Array.from({ length: consigne.times ?? 1 }, () => consigne));
  json(response, 200, { waiting: etat.consignes.length });
}

async function repondre(request: IncomingMessage, response: ServerResponse, etat: Etat): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://double');
  if (url.pathname.startsWith('/__')) return commander(url, request, response, etat);
  etat.demandes.push({ url: `${url.pathname}${url.search}`, userAgent: request.headers['user-agent'] ?? '' });
  if (request.method !== 'GET' || url.pathname !== '/search')
    return void json(response, 404, { erreur: 'Adresse inconnue.' });
  const consigne = etat.consignes.shift() ?? NORMALE;
  await REPONSES[consigne.scenario]({ url, response, consigne });
}

/** Starts the double on the loopback; port 0 takes a free one. Answers its address. */
export function demarrerDouble({ port = 0 }: { port?: number } = {}): Promise<{ adresse: string; serveur: Server }> {
  const etat: Etat = { consignes: [], demandes: [] };
  const serveur = createServer((request, response) => {
    repondre(request, response, etat).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    serveur.once('error', reject);
    serveur.listen(port, '127.0.0.1', () => {
      const lieu = serveur.address();
      resolve({ adresse: `http://127.0.0.1:${typeof lieu === 'object' ? lieu?.port : port}`, serveur });
    });
  });
}

if (import.meta.main) {
  const { adresse, serveur } = await demarrerDouble({ port: Number(process.env['PORT'] ?? 0) });
  process.stdout.write(`${adresse}\n`);
  process.once('SIGTERM', () => serveur.close(() => process.exit(0)));
}
