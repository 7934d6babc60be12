const PLAGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/**
 * The electronic signatures that a PDF carries, by their byte ranges: how many, and whether the last one covers the
 * whole file. It says that they are there, not that they are valid.
 */
export function signaturesDuPdf(octets: Uint8Array): { readonly nombre: number; readonly couvreTout: boolean } {
  const texte = Buffer.from(octets).toString('latin1');
  const plages = [...texte.matchAll(PLAGE)]
    .map(([, ...bornes]) => bornes.map(Number))
    .filter(([debut, premiere = 0, seconde = 0, reste = 0]) => {
      // Between its two parts stands the signature itself, in hexadecimal.
      const creux = texte.slice(premiere, seconde);
      return debut === 0 && seconde + reste <= octets.length && /^<[0-9a-fA-F]{64,}>$/.test(creux);
    });
  const couvertes = plages.map(([, , seconde = 0, reste = 0]) => seconde + reste);
  return { nombre: plages.length, couvreTout: couvertes.some((fin) => fin === octets.length) };
}
