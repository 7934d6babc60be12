import { connect } from 'node:net';

/** `non_analyse`: no antivirus is configured, or it did not answer; people who open the file are told. */
export type EtatAntivirus = 'sain' | 'infecte' | 'non_analyse';
export type Antivirus = (octets: Uint8Array) => Promise<EtatAntivirus>;

const DELAI_MS = 30_000;
const MORCEAU = 64 * 1024;

/**
 * Asks clamd (`tcp://host:port` or `unix:/path`, INSTREAM). Nothing configured, or no whole answer within `delaiMs`,
 * never blocks a deposit.
 */
export function ouvrirAntivirus(adresse: string | undefined, delaiMs = DELAI_MS): Antivirus {
  if (!adresse) return async () => 'non_analyse';
  const { protocol, hostname, port, pathname } = new URL(adresse);
  const place = protocol === 'unix:' ? { path: decodeURI(pathname) } : { host: hostname, port: Number(port) };
  return (octets) =>
    new Promise((resolve) => {
      let reponse = '';
      const socket = connect({ ...place, signal: AbortSignal.timeout(delaiMs) });
      const finir = (etat: EtatAntivirus) => {
        socket.destroy();
        resolve(etat);
      };
      socket.on('error', () => finir('non_analyse'));
      socket.on('data', (data) => {
        reponse += data.toString('utf8');
      });
      socket.on('close', () => finir(lire(reponse)));
      socket.on('connect', () => {
        socket.write('zINSTREAM\0');
        for (let debut = 0; debut < octets.length; debut += MORCEAU) {
          const morceau = octets.subarray(debut, debut + MORCEAU);
          socket.write(longueur(morceau.length));
          socket.write(morceau);
        }
        socket.write(longueur(0));
      });
    });
}

const longueur = (taille: number) => {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(taille);
  return octets;
};

function lire(reponse: string): EtatAntivirus {
  if (/\bFOUND\b/.test(reponse)) return 'infecte';
  return /^stream: OK\b/.test(reponse) ? 'sain' : 'non_analyse';
}
