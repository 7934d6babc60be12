import { AwsClient } from 'aws4fetch';
import { Refused } from '#platform/errors.ts';
import type { Depot } from './coffre.ts';

const DELAI_MS = 20_000;
const ESSAIS = 3;
const PANNE =
  'Le fichier n’a pas pu être enregistré : le stockage ne répond pas. Rien d’autre n’est perdu ; réessayez dans quelques minutes.';

/** Files in an S3 bucket, addressed by path: `s3://key:secret@host[:port]/bucket?region=fr-par&tls=non`. */
export function ouvrirS3(adresse: string): Depot {
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

  /** Asks until an answer that is not a failure of the other side; a slow answer is a failure. */
  async function demander(method: 'PUT' | 'GET' | 'DELETE', cle: string, octets?: Uint8Array): Promise<Response> {
    for (let essai = 1; ; essai += 1) {
      const response = await client
        .fetch(`${base}/${encodeURIComponent(cle)}`, {
          method,
          signal: AbortSignal.timeout(DELAI_MS),
          ...(octets && { body: Buffer.from(octets) }),
        })
        .catch(() => undefined);
      if (response && response.status < 500) return response;
      if (essai >= ESSAIS) throw new Refused(PANNE);
    }
  }
  const accepte = (response: Response) => {
    if (!response.ok) throw new Error(`object storage answered ${response.status}`);
    return response;
  };
  return {
    async ecrire(cle, octets) {
      accepte(await demander('PUT', cle, octets));
    },
    async lire(cle) {
      const response = await demander('GET', cle);
      return response.status === 404 ? undefined : new Uint8Array(await accepte(response).arrayBuffer());
    },
    async effacer(cle) {
      const response = await demander('DELETE', cle);
      if (response.status !== 404) accepte(response);
    },
  };
}
