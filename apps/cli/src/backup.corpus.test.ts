import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readTemplate } from '@keelgate/arm';
import { backedUp, readBackup, restoreBackup, writeBackup } from '@keelgate/backup';
import { type Fault, type Result, type Snapshot, ok } from '@keelgate/model';
import { describe, expect, it } from 'vitest';

/** Real templates of others, read where they lie beside the project. */
const folder = path.resolve(import.meta.dirname, '../../../../shared/corpus/templates');
const names = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.json') && !name.includes('parameters'),
    )
  : [];
const options = { createdMs: 1_790_000_000_000, keelgateVersion: '0.1.0', anyTier: true };

/** A snapshot as text, without what says where it was written, members in the order of their names. */
function asText(snapshot: Snapshot): string {
  const sorted = (name: string, value: unknown): unknown => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    if (name === 'place') return null;
    return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  };
  return JSON.stringify(snapshot, sorted, 1);
}

async function bytesOf(snapshot: Snapshot): Promise<Buffer> {
  const written = writeBackup(snapshot, options);
  if (!written.ok) throw new Error(written.failure.message);
  const parts: Uint8Array[] = [];
  for await (const chunk of written.value) {
    if (!chunk.ok) throw new Error(chunk.failure.message);
    parts.push(chunk.value);
  }
  return Buffer.concat(parts);
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Result<Uint8Array, Fault>> {
  for (let at = 0; at < bytes.length; at += 4096) yield ok(bytes.subarray(at, at + 4096));
}

describe.skipIf(names.length === 0)(
  'backups of templates of others (skipped: ../shared/corpus/templates is not there)',
  () => {
    it('B1: every one of them comes back as it was', async () => {
      let resources = 0;
      for (const name of names) {
        const { snapshot } = readTemplate(
          { file: name, text: readFileSync(path.join(folder, name), 'utf8') },
          { parameters: { kind: 'auto' } },
        );
        const read = await readBackup(chunksOf(await bytesOf(snapshot)), {});
        if (!read.ok) throw new Error(`${name}: ${read.failure.message}`);
        expect(asText(read.value.snapshot), `in ${name}`).toBe(asText(backedUp(snapshot, true)));
        const restored = restoreBackup(read.value, snapshot, { nowMs: options.createdMs, anyTier: true });
        if (!restored.ok) throw new Error(`${name}: ${restored.failure.message}`);
        expect(asText({ ...restored.value, kept: [] }), `in ${name}`).toBe(asText({ ...snapshot, kept: [] }));
        resources += read.value.sections.reduce((sum, { count }) => sum + count, 0);
      }
      expect(resources).toBeGreaterThan(100);
    });
  },
);
