import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Refused } from '#platform/errors.ts';
import { ouvrirAntivirus } from './antivirus.ts';
import { ouvrirDossier } from './dossier.ts';
import { ouvrirS3 } from './s3.ts';

const folder = await mkdtemp(join(tmpdir(), 'pannes-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A server that takes the call, says what it is told to, and never ends. Answers its port. */
async function unServeur(ou: string | number, dire: (socket: Socket) => void) {
  const ouverts = new Set<Socket>();
  const serveur = createServer((socket) => {
    ouverts.add(socket.on('error', () => {}));
    dire(socket);
  });
  const place = typeof ou === 'string' ? { path: ou } : { port: ou, host: '127.0.0.1' };
  await new Promise<void>((pret) => serveur.listen(place, pret));
  afterAll(() => {
    for (const socket of ouverts) socket.destroy();
    serveur.close();
  });
  const adresse = serveur.address();
  return adresse && typeof adresse === 'object' ? adresse.port : 0;
}
const s3 = (port: number) => ouvrirS3(`s3://cle:secret@127.0.0.1:${port}/seau?tls=non`, 150);

it.skipIf(!existsSync('/dev/full'))('a full disk is a sentence, and leaves nothing behind', async () => {
  await mkdir(join(folder, 'cl'));
  await symlink('/dev/full', join(folder, 'cl', 'cle-pleine.ecriture'));
  const ecriture = ouvrirDossier(folder).ecrire('cle-pleine', randomBytes(100_000));
  await expect(ecriture).rejects.toThrow(Refused);
  await expect(ecriture).rejects.toThrow('la place manque');
  expect(await readdir(join(folder, 'cl'))).toEqual([]);
});

it('a store that never answers is a sentence, after three calls', async () => {
  let demandes = 0;
  const port = await unServeur(0, (socket) =>
    socket.on('data', (data) => {
      if (data.toString('latin1').startsWith('PUT /seau/cle-unique ')) demandes += 1;
    }),
  );
  await expect(s3(port).ecrire('cle-unique', Buffer.from('x'))).rejects.toThrow(Refused);
  expect(demandes).toBe(3);
});

it('a store that stops in the middle of a file is a sentence too, and never half a file', async () => {
  const port = await unServeur(0, (socket) =>
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nle debut')),
  );
  await expect(s3(port).lire('cle-unique')).rejects.toThrow('n’a pas pu être ouvert');
});

it('an antivirus that never answers blocks nobody', async () => {
  const port = await unServeur(0, () => {});
  expect(await ouvrirAntivirus(`tcp://127.0.0.1:${port}`, 150)(Buffer.from('x'))).toBe('non_analyse');
});

it('an antivirus that drips its answer without end is left too', async () => {
  const port = await unServeur(0, (socket) => {
    const rythme = setInterval(() => socket.write('.'), 40);
    socket.on('close', () => clearInterval(rythme));
  });
  expect(await ouvrirAntivirus(`tcp://127.0.0.1:${port}`, 150)(Buffer.from('x'))).toBe('non_analyse');
}, 2_000);

it('an antivirus on a socket of this machine is asked there', async () => {
  const chemin = join(folder, 'clamd.sock');
  await unServeur(chemin, (socket) => socket.once('data', () => socket.end('stream: OK\0')));
  expect(await ouvrirAntivirus(`unix:${chemin}`)(Buffer.from('x'))).toBe('sain');
});
