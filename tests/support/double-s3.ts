import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

// An object store as its own process, from the published contract (PUT, GET, DELETE by path, Signature Version 4).
// It recomputes each signature and refuses what does not match; `panne=n` in a key fails the n first times.
const SECRET = process.env['S3_SECRET'] ?? '';
const objets = new Map<string, Buffer>();
const pannes = new Map<string, number>();

const hmac = (cle: string | Buffer, texte: string) => createHmac('sha256', cle).update(texte).digest();
const sha256 = (octets: Buffer | string) => createHash('sha256').update(octets).digest('hex');

function signatureAttendue(requete: IncomingMessage, corps: Buffer): { donnee: string; attendue: string } {
  const autorisation = requete.headers.authorization ?? '';
  const lire = (nom: string) => autorisation.match(new RegExp(`${nom}=([^, ]+)`))?.[1] ?? '';
  const [, jour = '', region = '', service = ''] = lire('Credential').split('/');
  const signes = lire('SignedHeaders').split(';');
  const enTetes = signes.map((nom) => `${nom}:${String(requete.headers[nom] ?? '').trim()}\n`).join('');
  const empreinte = String(requete.headers['x-amz-content-sha256'] ?? '');
  const url = new URL(requete.url ?? '/', 'http://double');
  const canonique = [requete.method, url.pathname, url.search.slice(1), enTetes, signes.join(';'), empreinte].join(
    '\n',
  );
  const portee = `${jour}/${region}/${service}/aws4_request`;
  const aSigner = ['AWS4-HMAC-SHA256', requete.headers['x-amz-date'], portee, sha256(canonique)].join('\n');
  const cle = hmac(hmac(hmac(hmac(`AWS4${SECRET}`, jour), region), service), 'aws4_request');
  const fidele = empreinte === 'UNSIGNED-PAYLOAD' || empreinte === sha256(corps);
  return { donnee: lire('Signature'), attendue: fidele ? hmac(cle, aSigner).toString('hex') : 'corps changé' };
}

const serveur = createServer(async (requete, reponse) => {
  const morceaux: Buffer[] = [];
  for await (const morceau of requete) morceaux.push(Buffer.from(morceau));
  const corps = Buffer.concat(morceaux);
  const cle = requete.url ?? '';
  const { donnee, attendue } = signatureAttendue(requete, corps);
  if (donnee !== attendue) return reponse.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
  const voulues = Number(cle.match(/panne(\d)/)?.[1] ?? 0);
  const faites = pannes.get(cle) ?? 0;
  if (faites < voulues) {
    pannes.set(cle, faites + 1);
    return reponse.writeHead(503).end();
  }
  if (requete.method === 'PUT') {
    objets.set(cle, corps);
    return reponse.writeHead(200).end();
  }
  if (requete.method === 'DELETE') {
    objets.delete(cle);
    return reponse.writeHead(204).end();
  }
  const objet = objets.get(cle);
  return objet
    ? reponse.writeHead(200).end(objet)
    : reponse.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
});
serveur.listen(0, '127.0.0.1', () => {
  const { port } = Object(serveur.address());
  process.stdout.write(`${port}\n`);
});
