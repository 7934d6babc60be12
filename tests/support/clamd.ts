import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

// In two halves: whole, this file itself would be taken for a virus (eicar.org, the test file of antivirus editors).
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'];
/** The bytes that every antivirus takes for a virus, harmless. */
export const eicar = () => Buffer.from(EICAR.join(''), 'latin1');

type Clamd = { readonly url: string; readonly processus: ChildProcess; readonly fermer: () => Promise<void> };

/** A real clamd with one signature of its own, without the official base, on a free port of the loopback. */
export async function unClamd(binaire: string): Promise<Clamd> {
  const dossier = await mkdtemp(join(tmpdir(), 'clamd-'));
  const port = await unPortLibre();
  await mkdir(join(dossier, 'base'));
  await writeFile(join(dossier, 'base', 'local.ndb'), `Eicar-Test-Local:0:*:${eicar().toString('hex')}\n`);
  const reglages = {
    DatabaseDirectory: join(dossier, 'base'),
    TemporaryDirectory: dossier,
    TCPSocket: port,
    TCPAddr: '127.0.0.1',
    StreamMaxLength: '30M',
    OfficialDatabaseOnly: 'no',
    Foreground: 'yes',
  };
  const lignes = Object.entries(reglages).map(([nom, valeur]) => `${nom} ${valeur}\n`);
  await writeFile(join(dossier, 'clamd.conf'), lignes.join(''));
  const processus = spawn(binaire, ['--config-file', join(dossier, 'clamd.conf')], { stdio: 'ignore' });
  const url = `tcp://127.0.0.1:${port}`;
  const fermer = async () => {
    if (processus.exitCode === null && processus.signalCode === null) {
      processus.kill('SIGKILL');
      await once(processus, 'exit');
    }
    await rm(dossier, { recursive: true, force: true });
  };
  for (let essai = 0; (await ping(port)) !== 'PONG\0'; essai += 1) {
    if (essai > 200 || processus.exitCode !== null) throw new Error('clamd does not start');
    await setTimeout(100);
  }
  return { url, processus, fermer };
}

async function unPortLibre(): Promise<number> {
  const serveur = createServer().listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  const { port } = Object(serveur.address());
  serveur.close();
  await once(serveur, 'close');
  return port;
}

const ping = (port: number) =>
  new Promise<string>((resolve) => {
    let reponse = '';
    const socket = connect({ host: '127.0.0.1', port, signal: AbortSignal.timeout(5_000) });
    socket.on('connect', () => socket.write('zPING\0'));
    socket.on('data', (data) => {
      reponse += data.toString();
    });
    socket.on('error', () => resolve(''));
    socket.on('close', () => resolve(reponse));
  });
