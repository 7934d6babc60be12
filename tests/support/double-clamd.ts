import { createServer } from 'node:net';

// clamd as its own process, from its published protocol: zINSTREAM, lengths in big endian, one answer.
// « EICAR » is a virus here; « LENT » is never answered.
const serveur = createServer((socket) => {
  let recu = Buffer.alloc(0);
  socket.on('data', (data) => {
    recu = Buffer.concat([recu, data]);
    const fin = contenu(recu);
    if (!fin || fin.includes('LENT')) return;
    socket.end(fin.includes('EICAR') ? 'stream: Eicar-Test-Local.UNOFFICIAL FOUND\0' : 'stream: OK\0');
  });
  socket.on('error', () => {});
});

/** The whole stream, once its empty piece arrived. */
function contenu(recu: Buffer): Buffer | undefined {
  const entete = 'zINSTREAM\0';
  if (!recu.toString('latin1').startsWith(entete)) return undefined;
  const morceaux: Buffer[] = [];
  for (let place = entete.length; place + 4 <= recu.length; ) {
    const taille = recu.readUInt32BE(place);
    if (taille === 0) return Buffer.concat(morceaux);
    morceaux.push(recu.subarray(place + 4, place + 4 + taille));
    place += 4 + taille;
  }
  return undefined;
}

serveur.listen(0, '127.0.0.1', () => {
  const { port } = Object(serveur.address());
  process.stdout.write(`${port}\n`);
});
