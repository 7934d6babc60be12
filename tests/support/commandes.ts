import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Where a command of this machine is, or nothing: what needs it is skipped aloud, never in CI. */
export function commande(nom: string): string | undefined {
  const dossiers = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/sbin', '/usr/local/bin'];
  const trouvee = dossiers.map((dossier) => join(dossier, nom)).find(executable);
  if (!trouvee && process.env['CI']) throw new Error(`${nom} must be on the machine that checks`);
  if (!trouvee) console.error(`${nom} is not on this machine: what needs it is NOT checked.`);
  return trouvee;
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
