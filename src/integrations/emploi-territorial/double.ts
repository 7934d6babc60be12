// The feed of emploi-territorial.fr as CONTRACT.md describes it, in a process of its own:
// `PORT=4105 REFERENCES=O003210201000428 node src/integrations/emploi-territorial/double.ts` prints its port.
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

const LENTEUR_MS = 3_000;
const VOLUME = 100;
const choisies = (process.env['REFERENCES'] ?? '').split(',').filter(Boolean);

/** A hundred items, as the real feed has; those chosen come first. */
const references = [
  ...choisies,
  ...Array.from({ length: VOLUME - choisies.length }, (_, rang) => `O085210204${String(rang).padStart(6, '0')}`),
];
const article = (reference: string) => `<item>
<title><![CDATA[Conseiller numérique (H/F) & médiateur]]></title>
<link>https://www.emploi-territorial.fr/offre/${reference.toLowerCase()}-conseiller-numerique?mtm_campaign=rss</link>
<guid isPermaLink="false">https://www.emploi-territorial.fr/:${reference}</guid>
<category domain="emploi-territorial:collectivite">COMMUNE DE DEMONSTRATION</category>
<description><![CDATA[datepub: du 04/02/2021 au 06/03/2021]]></description>
</item>`;
const flux = (articles: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>emploi-territorial</title><link>https://www.emploi-territorial.fr</link>
${articles.join('\n')}
</channel></rss>
`;

const envoyer = (response: ServerResponse, corps: string, statut = 200) =>
  void response.writeHead(statut, { 'content-type': 'application/rss+xml; charset=utf-8' }).end(corps);
const entier = () => flux(references.map(article));

/** One address per behaviour: the scenario is chosen by the address that the platform is given. */
const REPONSES: Readonly<Record<string, (response: ServerResponse) => unknown>> = {
  '/rss': (response) => envoyer(response, entier()),
  '/vide': (response) => envoyer(response, flux([])),
  '/erreur': (response) => envoyer(response, 'Erreur interne', 500),
  '/maintenance': (response) => envoyer(response, '<!DOCTYPE html><html><body>Maintenance</body></html>'),
  '/tronque': (response) => envoyer(response, entier().slice(0, 5_000)),
  '/sans-fin': (response) => envoyer(response, flux([article('O003210201000428').repeat(12_000)])),
  '/coupe'(response) {
    response.writeHead(200, { 'content-length': '100000' }).write('<rss><channel>');
    response.socket?.destroySoon();
  },
  async '/lent'(response) {
    await setTimeout(LENTEUR_MS);
    envoyer(response, entier());
  },
};

const serveur = createServer(({ url = '/' }, response) => {
  const repondre = REPONSES[new URL(url, 'http://double').pathname];
  if (repondre) repondre(response);
  else envoyer(response, 'Adresse inconnue', 404);
});
serveur.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  const lieu = serveur.address();
  process.stdout.write(`${typeof lieu === 'object' ? lieu?.port : ''}\n`);
});
