import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { AzureContainer } from '../../../../packages/store/src/testing/azure-container.ts';
import { createContainer } from '../../../../packages/store/src/testing/azure-container.ts';
import type { Azurite } from '../../../../packages/store/src/testing/azurite.ts';
import { key, startAzurite } from '../../../../packages/store/src/testing/azurite.ts';
import { keelgateHere } from '../testing/keelgate.ts';
import { shopTemplate } from '../testing/shop-template.ts';

let azurite: Azurite;
let container: AzureContainer;
let folder = '';

beforeAll(async () => {
  azurite = await startAzurite();
  container = await createContainer(azurite.port, 'backups');
  folder = mkdtempSync(path.join(tmpdir(), 'keelgate-azure-'));
  writeFileSync(path.join(folder, 't.json'), shopTemplate());
});

afterAll(async () => {
  await azurite.stop();
  rmSync(folder, { recursive: true });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

function keelgate(...line: readonly string[]) {
  return keelgateHere(line, folder);
}

it('a backup goes to a container with a SAS, which nobody is shown, and comes back', async () => {
  const url = `${container.url}/shop-1?${container.sas}`;
  const written = await keelgate('backup', 't.json', '--to', url);
  expect(written).toMatchObject({ status: 0 });
  expect(written.out).toContain(`is in ${container.url}/shop-1: `);
  const inspected = await keelgate('inspect', url);
  expect([inspected.status, inspected.out]).toEqual([0, expect.stringContaining('/shop-1: whole\n')]);
  expect(await keelgate('diff', url, 't.json')).toMatchObject({ status: 0 });
  expect(await keelgate('restore', url, '--to', 't.json', '--dry-run')).toMatchObject({ status: 0 });
  const again = await keelgate('backup', 't.json', '--to', url);
  expect([again.status, again.err]).toEqual([2, expect.stringContaining('[output/exists]')]);
  expect(await keelgate('backup', 't.json', '--to', url, '--replace')).toMatchObject({ status: 0 });
  for (const { out, err } of [written, inspected, again]) expect(out + err).not.toContain('sig=');
});

it('with the key of the account, and with the wrong one', async () => {
  const url = `${container.url}/shop-2`;
  vi.stubEnv('AZURE_STORAGE_KEY', key);
  expect(await keelgate('backup', 't.json', '--to', url)).toMatchObject({ status: 0 });
  expect(await keelgate('inspect', url)).toMatchObject({ status: 0 });
  vi.stubEnv('AZURE_STORAGE_KEY', btoa('another key'));
  const { status, out, err } = await keelgate('inspect', url, '--json');
  expect([status, err]).toEqual([2, expect.stringMatching(/^error: .*AZURE_STORAGE_KEY.*\[blob\/denied\]\n$/)]);
  expect(JSON.parse(out)).toMatchObject({ whole: false });
});

it('with neither, with a blob that is not there, and with no container', async () => {
  vi.stubEnv('AZURE_STORAGE_KEY', '');
  const denied = await keelgate('backup', 't.json', '--to', `${container.url}/shop-3`);
  expect(denied.status).toBe(2);
  expect(denied.err).toMatch(/^error: .*\[blob\/(?:denied|absent)\]\n$/);
  const absent = await keelgate('inspect', `${container.url}/no?${container.sas}`);
  expect([absent.status, absent.err]).toEqual([2, expect.stringContaining('[blob/absent]')]);
  vi.stubEnv('AZURE_STORAGE_KEY', key);
  const nowhere = await keelgate('backup', 't.json', '--to', `${container.url}-of-others/shop`);
  expect([nowhere.status, nowhere.err]).toEqual([2, expect.stringContaining('[blob/absent]')]);
});
