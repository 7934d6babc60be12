// The avis de situation as CONTRACT.md describes it, in a process of its own:
// `PORT=4106 node src/integrations/avis-situation/double.ts` prints its port.
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

const LENTEUR_MS = 3_000;
const envoyer = (response: ServerResponse, type: string, corps: string | Buffer, statut = 200) =>
  void response.writeHead(statut, { 'content-type': type }).end(corps);

/** A page with one line of text, its table of places right. */
function pdf(texte: string): Buffer {
  const trace = `BT /F1 14 Tf 60 760 Td (${texte}) Tj ET`;
  const objets = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${trace.length} >>\nstream\n${trace}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let corps = '%PDF-1.4\n';
  const places = objets.map((objet, rang) => {
    const place = String(corps.length).padStart(10, '0');
    corps += `${rang + 1} 0 obj\n${objet}\nendobj\n`;
    return `${place} 00000 n \n`;
  });
  const table = corps.length;
  corps += `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  corps += `trailer\n<< /Size ${objets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(corps, 'latin1');
}
const XML = '<?xml version="1.0"?><ExceptionDto><code>404</code><libelle>URL inconnue</libelle></ExceptionDto>';
const avis = (response: ServerResponse, siret: string) =>
  envoyer(response, 'application/pdf', pdf(`Avis de situation au repertoire SIRENE - ${siret}`));

/** One address per behaviour: the scenario is chosen by the address that the platform is given. */
const REPONSES: Readonly<Record<string, (response: ServerResponse, siret: string) => unknown>> = {
  '/identification/pdf': avis,
  '/xml': (response) => envoyer(response, 'application/xml', XML),
  '/inconnu': (response) => envoyer(response, 'application/xml', XML, 404),
  '/erreur': (response) => envoyer(response, 'application/pdf', 'Erreur interne', 500),
  '/html': (response) => envoyer(response, 'text/html', '<!DOCTYPE html><html><body>Maintenance</body></html>'),
  '/deguise': (response) => envoyer(response, 'application/pdf', XML),
  '/enorme': (response) => envoyer(response, 'application/pdf', Buffer.alloc(6_000_000, '%PDF-1.4\n')),
  '/ailleurs': (response) => void response.writeHead(302, { location: '/identification/pdf/99970000800017' }).end(),
  '/coupe'(response) {
    response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': '100000' }).write('%PDF-1.4\n');
    response.socket?.destroySoon();
  },
  async '/lent'(response, siret) {
    await setTimeout(LENTEUR_MS);
    avis(response, siret);
  },
};

const serveur = createServer(({ url = '/' }, response) => {
  const [, route = '', siret = ''] = /^(.*)\/([^/]*)$/.exec(new URL(url, 'http://double').pathname) ?? [];
  const repondre = REPONSES[route];
  if (repondre && /^\d{14}$/.test(siret)) repondre(response, siret);
  else envoyer(response, 'application/xml', XML, 404);
});
serveur.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  const lieu = serveur.address();
  process.stdout.write(`${typeof lieu === 'object' ? lieu?.port : ''}\n`);
});
