import { connect } from 'node:net';

/** `non_analyse`: no antivirus is configured, or it did not answer; people who open the file are told. */
export type EtatAntivirus = 'sain' | 'infecte' | 'non_analyse';
export type Antivirus = (octets: Uint8Array) => Promise<EtatAntivirus>;

const DELAI_MS = 30_000;
const MORCEAU = 64 * 1024;

/** Asks clamd (`tcp://host:port`, INSTREAM). Nothing configured or nothing that answers never blocks a deposit. */
export function ouvrirAntivirus(adresse: string | undefined): Antivirus {
  if (!adresse) return async () => 'non_analyse';
  const { hostname, port } = new URL(adresse);
  return (octets) =>
    new Promise((resolve) => {
      let reponse = '';
      const socket = connect({ host: hostname, port: Number(port) });
      const finir = (etat: EtatAntivirus) => {
        socket.destroy();
        resolve(etat);
      };
      socket.setTimeout(DELAI_MS, () => finir('non_analyse'));
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
