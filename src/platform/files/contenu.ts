import { InvalidInput } from '#platform/errors.ts';

/** What a file is, by its first bytes: a name and a declared type are only words. */
export const TYPES = {
  pdf: { libelle: 'PDF', mime: 'application/pdf', debuts: ['25504446'] },
  jpeg: { libelle: 'JPEG', mime: 'image/jpeg', debuts: ['ffd8ff'] },
  png: { libelle: 'PNG', mime: 'image/png', debuts: ['89504e470d0a1a0a'] },
  odt: { libelle: 'ODT', mime: 'application/vnd.oasis.opendocument.text', debuts: ['504b0304'] },
  ods: { libelle: 'ODS', mime: 'application/vnd.oasis.opendocument.spreadsheet', debuts: ['504b0304'] },
  odp: { libelle: 'ODP', mime: 'application/vnd.oasis.opendocument.presentation', debuts: ['504b0304'] },
} as const;
// An OpenDocument file is an archive whose first entry, not compressed, is its type (ODF 1.3, part 2, §3.3).
const ENTREE_ODF = 30;
export type TypeDeFichier = keyof typeof TYPES;
const MIO = 1024 * 1024;

/** The type of the bytes, among those accepted. @throws InvalidInput on `champ`, with what to do */
export function verifierContenu<T extends TypeDeFichier>(
  champ: string,
  octets: Uint8Array,
  acceptes: readonly T[],
  maxOctets: number,
): T {
  if (octets.length === 0) throw new InvalidInput({ [champ]: 'Ce fichier est vide. Choisissez-en un autre.' });
  if (octets.length > maxOctets)
    throw new InvalidInput({ [champ]: `Ce fichier est trop gros : ${Math.floor(maxOctets / MIO)} Mo au plus.` });
  const debut = Buffer.from(octets.subarray(0, 8)).toString('hex');
  const entree = Buffer.from(octets.subarray(ENTREE_ODF, ENTREE_ODF + 100)).toString('latin1');
  const type = acceptes.find(
    (accepte) =>
      TYPES[accepte].debuts.some((signature) => debut.startsWith(signature)) &&
      (!TYPES[accepte].mime.includes('opendocument') || entree.startsWith(`mimetype${TYPES[accepte].mime}`)),
  );
  if (type) return type;
  const attendus = acceptes.map((accepte) => TYPES[accepte].libelle).join(', ');
  throw new InvalidInput({
    [champ]: `Ce fichier n’est pas au format ${attendus}. Enregistrez-le dans ce format, puis recommencez.`,
  });
}
