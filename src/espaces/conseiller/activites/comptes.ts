import { z } from 'zod';

const comptes = z.record(z.string(), z.number()).nullable();

/** « CAF : 2, Mairie : 1 », in the order of the list; nothing when nothing was counted. */
export function comptesDits(gardes: unknown, libelles: Readonly<Record<string, string>>): string {
  const connus = comptes.parse(gardes) ?? {};
  return Object.entries(libelles)
    .flatMap(([code, libelle]) => (connus[code] ? [`${libelle} : ${connus[code]}`] : []))
    .join(', ');
}
