import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** An Azurite of one's own. */
export type Azurite = { readonly port: number; readonly stop: () => Promise<void> };

/** The account that every Azurite has, with the key that its documentation gives. */
export const account = 'devstoreaccount1';
export const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Starts Azurite on a free port and waits until it answers. */
export async function startAzurite(): Promise<Azurite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'keelgate-azurite-'));
  const port = await freePort();
  const main = fileURLToPath(import.meta.resolve('azurite/dist/src/blob/main.js'));
  const given = ['--blobPort', String(port), '--location', folder, '--skipApiVersionCheck', '--disableTelemetry'];
  const server = spawn(process.execPath, [main, ...given, '--silent'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  server.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  for (let wait = 0; ; wait += 1) {
    if (server.exitCode !== null || wait > 600) throw new Error(`Azurite does not come up: ${complaint}`);
    if (await answers(port)) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { port, stop: () => stopped(server, folder) };
}

async function stopped(server: ChildProcess, folder: string): Promise<void> {
  const ended = once(server, 'close');
  server.kill('SIGKILL');
  await ended;
  rmSync(folder, { recursive: true });
}

async function answers(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/`);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
