import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll } from 'vitest';

/** Starts a double as its own process and answers the port that it prints first. Ended after the file's tests. */
export async function unDouble(path: string, environment: Readonly<Record<string, string>> = {}): Promise<number> {
  const child = spawn(process.execPath, [path], {
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  afterAll(() => void child.kill());
  const [premiere] = await once(child.stdout, 'data');
  return Number(String(premiere).trim());
}
