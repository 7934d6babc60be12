import { mkdirSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The embedded database is already open elsewhere: a second opener would corrupt it. */
export class DatabaseInUse extends Error {}

/**
 * Holds the folder of the embedded database until `release` or the end of the process, kill −9 included.
 * The lock is a socket named after the folder's inode: the system frees it with the process.
 */
export async function lockFolder(folder: string): Promise<{ release: () => Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  const { dev, ino } = statSync(folder);
  const server = createServer((socket) => socket.end());
  server.unref();
  try {
    await listenOn(server, `conseillers-numeriques-${dev}-${ino}`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new DatabaseInUse(
      `La base du dossier « ${folder} » est déjà ouverte par un autre processus. Arrêtez-le, ou choisissez un autre dossier avec DATA_DIR.`,
    );
  }
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function listenOn(server: Server, name: string) {
  if (process.platform === 'linux') return listen(server, `\0${name}`);
  if (process.platform === 'win32') return listen(server, `\\\\.\\pipe\\${name}`);
  const path = join(tmpdir(), `${name}.sock`);
  if (!(await answers(path))) rmSync(path, { force: true });
  return listen(server, path);
}

const listen = (server: Server, path: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve());
  });

const answers = (path: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
