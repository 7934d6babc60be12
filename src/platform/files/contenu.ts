import { InvalidInput } from '#platform/errors.ts';

/** What a file is, by its first bytes: a name and a declared type are only words. */
export const TYPES = {
  pdf: { libelle: 'PDF', mime: 'application/pdf', debuts: ['25504446'] },
  jpeg: { libelle: 'JPEG', mime: 'image/jpeg', debuts: ['ffd8ff'] },
  png: { libelle: 'PNG', mime: 'image/png', debuts: ['89504e470d0a1a0a'] },
} as const;
export type TypeDeFichier = keyof typeof TYPES;
const MIO = 1024 * 1024;

/** The type of the bytes, among those accepted. @throws InvalidInput on `champ`, with what to do */
export function verifierContenu(
  champ: string,
  octets: Uint8Array,
  acceptes: readonly TypeDeFichier[],
  maxOctets: number,
): TypeDeFichier {
  if (octets.length === 0) throw new InvalidInput({ [champ]: 'Ce fichier est vide. Choisissez-en un autre.' });
  if (octets.length > maxOctets)
    throw new InvalidInput({ [champ]: `Ce fichier est trop gros : ${Math.floor(maxOctets / MIO)} Mo au plus.` });
  const debut = Buffer.from(octets.subarray(0, 8)).toString('hex');
  const type = acceptes.find((accepte) => TYPES[accepte].debuts.some((signature) => debut.startsWith(signature)));
  if (type) return type;
  const attendus = acceptes.map((accepte) => TYPES[accepte].libelle).join(', ');
  throw new InvalidInput({
    [champ]: `Ce fichier n’est pas au format ${attendus}. Enregistrez-le dans ce format, puis recommencez.`,
  });
}
