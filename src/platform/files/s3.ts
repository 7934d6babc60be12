import { AwsClient } from 'aws4fetch';
import { Refused } from '#platform/errors.ts';
import type { Depot } from './coffre.ts';

const DELAI_MS = 20_000;
const ESSAIS = 3;
const GESTES = { PUT: 'enregistré', GET: 'ouvert', DELETE: 'effacé' } as const;
type Methode = keyof typeof GESTES;
type Reponse = { readonly statut: number; readonly corps: Uint8Array };
const panne = (methode: Methode) =>
  `Le fichier n’a pas pu être ${GESTES[methode]} : le stockage ne répond pas. Rien d’autre n’est perdu ; réessayez dans quelques minutes.`;

/** Files in an S3 bucket, by path: `s3://key:secret@host[:port]/bucket?region=fr-par&tls=non`; `delaiMs` is for each try. */
export function ouvrirS3(adresse: string, delaiMs = DELAI_MS): Depot {
  const url = new URL(adresse);
  const [, bucket = ''] = url.pathname.split('/');
  const base = `${url.searchParams.get('tls') === 'non' ? 'http' : 'https'}://${url.host}/${bucket}`;
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'fr-par',
    service: 's3',
    retries: 0,
  });

  async function essayer(method: Methode, cle: string, octets?: Uint8Array): Promise<Reponse> {
    const response = await client.fetch(`${base}/${encodeURIComponent(cle)}`, {
      method,
      signal: AbortSignal.timeout(delaiMs),
      ...(octets && { body: Buffer.from(octets) }),
    });
    return { statut: response.status, corps: new Uint8Array(await response.arrayBuffer()) };
  }

  /** Asks until an answer that is not a failure of the other side; a slow or broken answer is a failure. */
  async function demander(method: Methode, cle: string, octets?: Uint8Array): Promise<Reponse> {
    for (let essai = 1; ; essai += 1) {
      const reponse = await essayer(method, cle, octets).catch(() => undefined);
      if (reponse && reponse.statut < 500) return reponse;
      if (essai >= ESSAIS) throw new Refused(panne(method));
    }
  }
  return {
    async ecrire(cle, octets) {
      accepter(await demander('PUT', cle, octets));
    },
    async lire(cle) {
      const reponse = await demander('GET', cle);
      return reponse.statut === 404 ? undefined : accepter(reponse).corps;
    },
    async effacer(cle) {
      const reponse = await demander('DELETE', cle);
      if (reponse.statut !== 404) accepter(reponse);
    },
  };
}

function accepter(reponse: Reponse): Reponse {
  if (reponse.statut < 200 || reponse.statut > 299) throw new Error(`object storage answered ${reponse.statut}`);
  return reponse;
}
