import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';
import type { Cachet } from './cachet.ts';
import { poserLEmplacement } from './emplacement.ts';

/**
 * Seals a PDF that this platform wrote with the server's certificate: any later change shows. The seal says where the
 * document comes from, not who agreed to it.
 */
export async function sceller(
  octets: Uint8Array,
  { p12, passphrase }: Cachet,
  { raison, le }: { raison: string; le: Date },
): Promise<Uint8Array> {
  return new SignPdf().sign(poserLEmplacement(octets, { raison, le }), new P12Signer(p12, { passphrase }), le);
}
