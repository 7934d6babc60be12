import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { openServer, PATIENCE } from './run.ts';

const PATIENCE_D_ESSAI = {
  headersTimeout: 300,
  requestTimeout: 600,
  keepAliveTimeout: 300,
  connectionsCheckingInterval: 50,
};
const server = openServer(
  { PORT: 0, HOST: '127.0.0.1' },
  async (request) => new Response(`reçu ${(await request.text()).length}`),
  PATIENCE_D_ESSAI,
);
await once(server, 'listening');
afterAll(() => new Promise((resolve) => server.close(resolve)));
const { port } = Object(server.address());

/** Sends the pieces one after the other, `pauseMs` apart, then waits: what was answered until the server hung up. */
async function envoyer(morceaux: readonly string[], pauseMs: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let recu = '';
  socket.on('data', (chunk) => {
    recu += chunk.toString();
  });
  socket.on('error', () => {}); // writing to a server that hung up
  const [premier = '', ...suite] = morceaux;
  socket.write(premier);
  const envois = suite[Symbol.iterator]();
  const timer = setInterval(() => {
    const { value, done } = envois.next();
    if (done) clearInterval(timer);
    else socket.write(value);
  }, pauseMs);
  await once(socket, 'close');
  clearInterval(timer);
  return recu;
}

describe('a client that takes its time does not hold the server', () => {
  it('headers that never end are cut with 408', async () => {
    expect(await envoyer(['GET / HTTP/1.1\r\nHost: essai\r\n'], 50)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('headers that come drop by drop are cut all the same', async () => {
    const gouttes = Array.from({ length: 100 }, (_, rang) => `X-${rang}: a\r\n`);
    const debut = performance.now();
    expect(await envoyer(['GET / HTTP/1.1\r\nHost: essai\r\n', ...gouttes], 50)).toMatch(/^HTTP\/1\.1 408 /);
    expect(performance.now() - debut).toBeLessThan(3_000); // all the drops would take 5 s
  });

  it('a body that never ends is cut with 408', async () => {
    const entete = 'POST / HTTP/1.1\r\nHost: essai\r\nContent-Length: 1000\r\n\r\n';
    const gouttes = Array.from({ length: 100 }, () => 'a');
    expect(await envoyer([entete, ...gouttes], 50)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('a client in time is answered, then let go when it has no other request', async () => {
    const recu = await envoyer(['POST / HTTP/1.1\r\nHost: essai\r\nContent-Length: 2\r\n\r\n', 'ab'], 50);
    expect(recu).toMatch(/^HTTP\/1\.1 200 /);
    expect(recu).toContain('reçu 2');
  });

  it('in service too, the clients are looked at often enough for the limits to hold', () => {
    expect(PATIENCE.headersTimeout).toBeLessThan(PATIENCE.requestTimeout);
    expect(PATIENCE.connectionsCheckingInterval).toBeLessThan(PATIENCE.headersTimeout);
  });
});
