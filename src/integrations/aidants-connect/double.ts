// The public list of Aidants Connect as CONTRACT.md describes it, in a process of its own:
// `PORT=4106 node src/integrations/aidants-connect/double.ts` prints its port.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

const LENTEUR_MS = 3_000;
const PAR_PAGE = 100;
const NOMBRE = Number(process.env['NOMBRE'] ?? 150);
let appels = 0;

const siret = (rang: number): string => {
  const debut = `999${String(rang).padStart(10, '0')}`;
  const somme = [...`${debut}0`]
    .map(Number)
    .toReversed()
    .reduce((total, chiffre, place) => total + (place % 2 === 0 ? chiffre : chiffre * 2 - (chiffre > 4 ? 9 : 0)), 0);
  return `${debut}${(10 - (somme % 10)) % 10}`;
};
const organisation = (rang: number) => ({
  id: `00000000-0000-4000-8000-${String(rang).padStart(12, '0')}`,
  url: `http://double/api/organisations/${rang}/`,
  pivot: siret(rang + 1),
  nom: `Organisation d’Exemple ${rang + 1}`,
  commune: 'MOULINS',
  code_postal: '03000',
  code_insee: '03190',
  adresse: `${rang + 1} rue de l’Exemple`,
  address_complement: null,
  service: '',
  date_de_creation: '2021-01-01T00:00:00Z',
  date_de_modification: '2021-02-04T00:00:00Z',
});

type Ecoute = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly page: number;
  readonly base: string;
};
const envoyer = (response: ServerResponse, corps: unknown, statut = 200, enTetes = {}) =>
  void response
    .writeHead(statut, { 'content-type': 'application/json; charset=utf-8', ...enTetes })
    .end(typeof corps === 'string' ? corps : JSON.stringify(corps));

const pageDe = ({ page, base }: Ecoute, next?: string | null) => {
  const debut = (page - 1) * PAR_PAGE;
  const results = Array.from({ length: Math.max(0, Math.min(PAR_PAGE, NOMBRE - debut)) }, (_, rang) =>
    organisation(debut + rang),
  );
  const suivante = debut + PAR_PAGE < NOMBRE ? `${base}?page=${page + 1}` : null;
  return { count: NOMBRE, next: next === undefined ? suivante : next, previous: null, results };
};

/** One root per behaviour: the scenario is chosen by the address that the platform is given. */
const REPONSES: Readonly<Record<string, (ecoute: Ecoute) => unknown>> = {
  '': (ecoute) => envoyer(ecoute.response, pageDe(ecoute)),
  '/erreur': ({ response }) => envoyer(response, 'Erreur interne', 500),
  '/refus': ({ response }) => envoyer(response, { detail: 'Not found.' }, 404),
  '/tronque': (ecoute) => envoyer(ecoute.response, JSON.stringify(pageDe(ecoute)).slice(0, 500)),
  '/autre-forme': ({ response }) => envoyer(response, { organisations: [] }),
  '/boucle': (ecoute) => envoyer(ecoute.response, pageDe(ecoute, ecoute.base)),
  '/ailleurs': (ecoute) => envoyer(ecoute.response, pageDe(ecoute, 'http://169.254.169.254/api/organisations/')),
  '/trop-longue': ({ response }) => envoyer(response, `{"next":null,"results":["${'a'.repeat(2_100_000)}"]}`),
  // Once out of two: the next attempt passes.
  '/patience'(ecoute) {
    appels += 1;
    if (appels % 2 === 1) envoyer(ecoute.response, { detail: 'Throttled.' }, 429, { 'retry-after': '2' });
    else envoyer(ecoute.response, pageDe(ecoute));
  },
  '/coupe'({ response }) {
    response.writeHead(200, { 'content-length': '100000' }).write('{"count":');
    response.socket?.destroySoon();
  },
  async '/lent'(ecoute) {
    await setTimeout(LENTEUR_MS);
    envoyer(ecoute.response, pageDe(ecoute));
  },
};

const serveur = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://double');
  const [, racine = ''] = /^(.*)\/api\/organisations\/$/.exec(pathname) ?? [];
  const repondre = pathname.endsWith('/api/organisations/') ? REPONSES[racine] : undefined;
  const base = `http://${request.headers.host}${pathname}`;
  if (repondre) repondre({ request, response, page: Number(searchParams.get('page') ?? 1), base });
  else envoyer(response, { detail: 'Not found.' }, 404);
});
serveur.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  const lieu = serveur.address();
  process.stdout.write(`${typeof lieu === 'object' ? lieu?.port : ''}\n`);
});
