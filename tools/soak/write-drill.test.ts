import { test } from '@fast-check/vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { loadDrill } from '../../apps/cli/src/load-drill.ts';
import type { Drill } from '../../packages/model/src/index.ts';
import { printFault } from '../../packages/model/src/index.ts';
import { simulate } from '../../packages/traffic/src/index.ts';
import { drillOfSeed } from './drill-of-seed.ts';
import { writeDrill } from './write-drill.ts';

async function digestOf(drill: Drill): Promise<string> {
  const result = await simulate(drill);
  if (!result.ok) throw new Error(result.failure.map(printFault).join('; '));
  return result.value.digest;
}

/** As `keelgate drill FILE` reads it. */
function readBack(drill: Drill): Drill {
  const folder = mkdtempSync(path.join(tmpdir(), 'keelgate-soak-'));
  try {
    for (const [name, text] of writeDrill(drill)) writeFileSync(path.join(folder, name), text);
    const loaded = loadDrill(path.join(folder, 'drill.json'), undefined);
    if (!loaded.ok) throw new Error(loaded.failure.map(printFault).join('\n'));
    return loaded.value.drill;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.prop([fc.integer({ min: 1, max: 999_999_999 })], { numRuns: 100 })(
  'a drill of the soak, written to files, is read back as the same drill',
  (seed) => {
    const drill = drillOfSeed(seed);
    const back = readBack(drill);
    for (const part of [
      'gateway',
      'clients',
      'backends',
      'faults',
      'durationUs',
      'warmupUs',
      'startMs',
      'seed',
    ] as const)
      expect(back[part]).toEqual(drill[part]);
    expect(back.changes.map(({ id, kind, atUs }) => ({ id, kind, atUs }))).toEqual(
      drill.changes.map(({ id, kind, atUs }) => ({ id, kind, atUs })),
    );
  },
);

test.prop([fc.integer({ min: 1, max: 999_999_999 })], { numRuns: 25 })(
  'and has the same digest, so that the file replays what the soak saw',
  async (seed) => {
    const drill = drillOfSeed(seed);
    expect(await digestOf(readBack(drill))).toBe(await digestOf(drill));
  },
);
