import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fc, test } from '@fast-check/vitest';
import type { Json, Snapshot } from '@keelgate/model';
import { isError } from '@keelgate/model';
import { arbitrarySnapshot } from '@keelgate/model/testing';
import { describe, expect, it } from 'vitest';
import { writeArtifacts } from '../folder/index.ts';
import { writeResources } from '../write-resources.ts';
import { writeTemplate } from '../write-template.ts';
import { isArtifactName } from './artifact-name.ts';
import { readConfiguration } from './read-configuration.ts';
import { typedParameters } from './text-parameters.ts';

/** The snapshot without what says where it was written. */
function placeless(snapshot: Snapshot): Json {
  return JSON.parse(JSON.stringify(snapshot, (key, value: unknown) => (key === 'place' ? null : value))) as Json;
}

const place = { file: 'line', line: 1, column: 1 };

describe('parameters as texts', () => {
  const declared = {
    n: { type: 'int' },
    b: { type: 'Bool' },
    a: { $ref: '#/definitions/list' },
    o: { type: 'secureObject' },
    s: { type: 'string' },
  };
  const template = { parameters: declared, definitions: { list: { type: 'array' } }, resources: [] };
  const files = [{ file: 't.json', text: JSON.stringify(template) }];

  it.each([
    ['n', '42', 42],
    ['N', '-1', -1],
    ['n', '4.2', '4.2'],
    ['b', 'True', true],
    ['b', 'yes', 'yes'],
    ['a', '["1"]', ['1']],
    ['a', '[1', '[1'],
    ['o', '{"a":1}', { a: 1 }],
    ['s', '42', '42'],
    ['unknown', '42', '42'],
  ])('%s=%s', (name, text, value) => {
    const source = typedParameters(new Map([[name, { text, place }]]), files);
    expect(source.kind === 'values' ? source.values.get(name)?.value : null).toEqual(value);
  });
});

/** Each run writes and reads a whole configuration twice. */
const numRuns = Math.max(20, Math.trunc(Number(process.env['KEELGATE_RUNS'] ?? 1000) / 5));

describe('whichever form', () => {
  test.prop([arbitrarySnapshot()], { numRuns })(
    'a configuration is written in, it is recognised and the same',
    (snapshot) => {
      const parts = writeResources(snapshot);
      const { template, parameters } = writeTemplate(snapshot, { serviceName: 'partial' });
      const values = { kind: 'file' as const, file: 'p.json', text: parameters };
      const fromTemplate = readConfiguration([{ file: 't.json', text: template }], { parameters: [values] });
      expect([fromTemplate.found.kind, placeless(fromTemplate.snapshot)]).toEqual(['arm', placeless(snapshot)]);
      const { files, secrets } = writeArtifacts(parts, { serviceName: snapshot.service?.name ?? 'partial' });
      const named = files.map(({ file, text }) => ({ file: `there/${file}`, text }));
      const given = secrets === null ? [] : [{ kind: 'file' as const, file: 'elsewhere.json', text: secrets.text }];
      const fromFolder = readConfiguration(named, { parameters: given });
      expect(fromFolder.found.kind).toBe('apiops');
      expect(fromFolder.faults.filter(isError)).toEqual([]);
      expect(counted(fromFolder.snapshot)).toEqual(counted(snapshot));
      for (const { file } of files) expect(isArtifactName(file.split('/')[0] ?? '')).toBe(true);
    },
  );

  test.prop([
    fc.array(
      fc.record({ file: fc.constantFrom('a.json', 'b.yaml', 'apis/a/policy.xml', 'c.tf', 'd'), text: fc.string() }),
    ),
  ])('anything else is told in faults', (files) => {
    const { found, snapshot, faults } = readConfiguration(files);
    if (found.kind === 'unknown') expect(faults.some(isError)).toBe(true);
    expect(snapshot.version).toBe(0);
  });
});

function counted(snapshot: Snapshot): readonly string[] {
  return writeResources(snapshot)
    .map(({ type, names }) => `${type} ${names.join('/')}`)
    .toSorted();
}

const corpus = path.resolve(import.meta.dirname, '../../../../../shared/corpus/openapi');
const documents = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
  : [];

describe.skipIf(documents.length === 0)('real descriptions of APIs (skipped where ../shared is absent)', () => {
  it.each(documents.map((file) => [path.basename(file), file]))(
    '%s is an API that survives being written',
    (_, file) => {
      const read = readConfiguration([{ file, text: readFileSync(file, 'utf8') }]);
      expect([read.found.kind, read.faults.filter(isError), read.snapshot.apis.length]).toEqual(['openapi', [], 1]);
      const { template, parameters } = writeTemplate(read.snapshot, read);
      const values = { kind: 'file' as const, file: 'p.json', text: parameters };
      const again = readConfiguration([{ file: 't.json', text: template }], { parameters: [values] });
      expect(placeless(again.snapshot)).toEqual(placeless(read.snapshot));
    },
  );

  it('all of them together are as many APIs', () => {
    const files = documents.map((file) => ({
      file: path.basename(path.dirname(file)) + path.basename(file),
      text: readFileSync(file, 'utf8'),
    }));
    const { snapshot } = readConfiguration(files);
    expect(new Set(snapshot.apis.map(({ id }) => id)).size).toBe(documents.length);
    expect(snapshot.apis.flatMap(({ operations }) => operations).length).toBeGreaterThan(150);
  });
});
