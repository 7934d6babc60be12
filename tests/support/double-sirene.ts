import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Consigne } from '#integrations/sirene/double.ts';

/** The SIRENE double in a process of its own, with what drives it. `fermer` ends the process. */
export async function unDoubleSirene() {
  const processus = spawn(process.execPath, ['src/integrations/sirene/double.ts'], {
    env: { ...process.env, PORT: '0', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [ligne] = await once(processus.stdout, 'data');
  const adresse = String(ligne).trim();
  const commander = (route: string, body: unknown) =>
    fetch(`${adresse}/__${route}`, { method: 'POST', body: JSON.stringify(body) });
  return {
    adresse,
    prevoir: (consigne: Consigne) => commander('scenario', consigne),
    oublier: () => commander('reset', {}),
    async demandes(): Promise<readonly { url: string; userAgent: string }[]> {
      return (await fetch(`${adresse}/__requests`)).json();
    },
    async fermer() {
      const fini = once(processus, 'exit');
      processus.kill();
      await fini;
    },
  };
}
