import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Fault, Json } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { readResources } from '../../read-resources.ts';
import { readTemplate } from '../../read-template.ts';
import { serviceNameOf, writeResources } from '../../write-resources.ts';
import { canonical } from './canonical.ts';
import { readArtifacts } from './read-artifacts.ts';
import { writeArtifacts } from './write-artifacts.ts';

/** Real templates of others, read where they lie beside the project. */
const folder = path.resolve(import.meta.dirname, '../../../../../../shared/corpus/templates');

/** A snapshot without where it was written, and what it lists by name in the order of the names: a folder has no other. */
function comparable(snapshot: object): unknown {
  return JSON.parse(
    JSON.stringify(snapshot, (key, value: unknown) => {
      if (key === 'place') return undefined;
      const isByName = /Ids$|^kept$/.test(key) || (Array.isArray(value) && value.every((item) => hasId(item)));
      return isByName && Array.isArray(value)
        ? value.toSorted((left: Json, right: Json) => (canonical(left) < canonical(right) ? -1 : 1))
        : value;
    }),
  );
}

function hasId(item: unknown): boolean {
  return item !== null && typeof item === 'object' && 'id' in item;
}

describe.skipIf(!existsSync(folder))('real templates (skipped where ../shared is absent)', () => {
  it('each comes back from an artifact folder as it was', () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.json') && !name.includes('parameters'),
    );
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      const read = readTemplate({ file: name, text: readFileSync(path.join(folder, name), 'utf8') });
      const serviceName = serviceNameOf(read.snapshot);
      const { files, secrets } = writeArtifacts(writeResources(read.snapshot), { serviceName, secure: read.secure });
      const faults: Fault[] = [];
      const resources = readArtifacts(secrets === null ? files : [...files, secrets], {}, faults);
      expect([name, comparable(readResources(resources, []).snapshot)]).toEqual([name, comparable(read.snapshot)]);
      expect([name, faults.filter(({ severity }) => severity === 'error')]).toEqual([name, []]);
    }
  });
});
