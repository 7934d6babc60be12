// Démarches simplifiées as CONTRACT.md describes it, in a process of its own:
// `PORT=4107 node src/integrations/demarches-simplifiees/double.ts` prints its port.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json as lireJson, text as lireTexte } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { commander, type Reglages } from './double-commandes.ts';
import { creerEtat, type DossierDouble } from './double-etat.ts';
import { ouvrir } from './double-fichiers.ts';
import { repondreGraphql } from './double-graphql.ts';
import { preremplir, suivre } from './double-prefill.ts';

type Demande = {
  readonly methode: string;
  readonly chemin: string;
  readonly autorisation: boolean;
  readonly nom: string;
};

const etat = creerEtat();
const demandes: Demande[] = [];
const reglages: Reglages = { panne: undefined, fois: 0, dureeMs: 1_000, limiteSecondes: undefined, webhook: undefined };
const WEBHOOK_MS = 10_000;
let adresse = '';

const json = (response: ServerResponse, statut: number, corps: unknown) =>
  void response.writeHead(statut, { 'content-type': 'application/json' }).end(JSON.stringify(corps));

/** The webhook: a form, no signature, no second attempt. */
function prevenir({ demarche, numero, etat: state, modifieLe }: DossierDouble): void {
  if (!reglages.webhook || state === 'prefilled') return;
  const champs = { procedure_id: demarche, dossier_id: numero, state, updated_at: modifieLe.toISOString() };
  const body = new URLSearchParams(Object.entries(champs).map(([nom, valeur]) => [nom, String(valeur)]));
  fetch(reglages.webhook, { method: 'POST', body, signal: AbortSignal.timeout(WEBHOOK_MS) }).catch(() => undefined);
}

const GRAPHQL_TIMEOUT = { data: null, errors: [{ message: 'Timeout', extensions: { code: 'timeout' } }] };

/** What was ordered instead of the answer; true when the request is over. */
async function tomberEnPanne(response: ServerResponse): Promise<boolean> {
  const { panne, fois, dureeMs, limiteSecondes } = reglages;
  if (!panne || fois <= 0) return false;
  reglages.fois -= 1;
  if (panne === 'lenteur') {
    await setTimeout(dureeMs);
    return false;
  }
  const pannes = {
    erreur: () => json(response, 500, { errors: [{ message: 'Internal Server Error', exception_id: 'essai' }] }),
    graphql_timeout: () => json(response, 200, GRAPHQL_TIMEOUT),
    illisible: () => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Maintenance'),
    coupure: () =>
      void response.writeHead(200, { 'content-length': '1000' }).write('{"data":', () => response.destroy()),
    // A text and two headers; `Retry-After` is never set.
    limite() {
      const fin = Math.ceil(etat.now().getTime() / 1000) + (limiteSecondes ?? 0);
      const reset = limiteSecondes === undefined ? {} : { 'ratelimit-reset': String(fin) };
      response.writeHead(429, { 'content-type': 'text/plain', 'ratelimit-remaining': '0', ...reset });
      response.end('Throttled\n');
    },
  };
  pannes[panne]();
  return true;
}

async function repondre(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', adresse);
  const { method = '', headers } = request;
  if (url.pathname === '/__demandes') return json(response, 200, demandes);
  if (url.pathname === '/__commande') {
    const commande: object = Object(await lireJson(request));
    if ('geste' in commande && commande.geste === 'oublier') demandes.length = 0;
    return json(response, 200, commander({ etat, reglages, prevenir }, { geste: '', ...commande }));
  }
  const corps = await lireTexte(request);
  const [, nom = ''] = /"operationName":"(\w+)"/.exec(corps) ?? [];
  demandes.push({ methode: method, chemin: url.pathname, autorisation: headers.authorization !== undefined, nom });
  if (await tomberEnPanne(response)) return;
  await aiguiller({ url, method, headers, corps }, response);
}

type Lue = Pick<IncomingMessage, 'headers'> & { readonly url: URL; readonly method: string; readonly corps: string };
async function aiguiller({ url, method, headers, corps }: Lue, response: ServerResponse): Promise<void> {
  const prefill = /^\/api\/public\/v1\/demarches\/(\d+)\/dossiers$/.exec(url.pathname);
  if (prefill && (method === 'POST' || method === 'GET')) {
    const lieu = { etat, adresse };
    const numero = Number(prefill[1]);
    const type = headers['content-type'] ?? '';
    const issue = method === 'POST' ? preremplir(lieu, numero, type, corps) : suivre(lieu, numero, url);
    return json(response, issue.statut, issue.corps);
  }
  if (url.pathname === '/api/v2/graphql' && method === 'POST') {
    const demande: unknown = JSON.parse(corps);
    const issue = await repondreGraphql({ etat, adresse, prevenir }, headers.authorization ?? '', demande);
    return json(response, issue.statut, issue.corps);
  }
  if (url.pathname.startsWith('/renvoi/')) return renvoyer(response, url);
  if (url.pathname.startsWith('/fichiers/')) return servir(response, url);
  if (url.pathname.startsWith('/commencer/'))
    return void response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end('<!doctype html><html lang="fr"><title>Démarche d’essai</title><h1>Commencer la démarche</h1></html>');
  json(response, 404, { error: 'not found' });
}

/** Files may stand behind a redirection. */
function renvoyer(response: ServerResponse, url: URL): void {
  response.writeHead(302, { location: `${url.pathname.replace('/renvoi/', '/fichiers/')}${url.search}` }).end();
}

function servir(response: ServerResponse, url: URL): void {
  const fichier = ouvrir(etat, url);
  if (typeof fichier === 'number') return void response.writeHead(fichier, { 'content-type': 'text/plain' }).end();
  response.writeHead(200, { 'content-type': fichier.type }).end(fichier.octets);
}

const serveur = createServer((request, response) => {
  repondre(request, response).catch(() => response.destroy());
});
serveur.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  const lieu = serveur.address();
  const port = typeof lieu === 'object' ? lieu?.port : '';
  adresse = `http://127.0.0.1:${port}`;
  process.stdout.write(`${port}\n`);
});
