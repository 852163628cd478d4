import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { killRun } from '../testing/kill-run.ts';

it('ten writers killed at any moment, one after the other on one log, lose nothing that was acknowledged', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'keelgate-kill-'));
  try {
    let held = 0;
    for (let run = 0; run < 10; run += 1) {
      const left = await killRun(root, Math.random() * 120);
      expect(left.acknowledged).toBeGreaterThan(held);
      held = left.held;
    }
  } finally {
    await rm(root, { recursive: true });
  }
});
