import { test } from '@fast-check/vitest';
import type { Json, Snapshot } from '@keelgate/model';
import { arbitrarySnapshot } from '@keelgate/model/testing';
import { expect } from 'vitest';
import { readResources } from './read-resources.ts';
import type { Resource } from './template/deploy.ts';
import type { Value } from './template/value.ts';
import type { WrittenPart } from './write-resources.ts';
import { serviceNameOf, writeResources } from './write-resources.ts';

const place = { file: 'written', line: 1, column: 1 };

/** What a template says, as a deployment that asks nobody would work it out. */
function deployed(json: Json): Value {
  if (Array.isArray(json)) return { kind: 'list', items: json.map(deployed), place };
  if (json !== null && typeof json === 'object') {
    return {
      kind: 'map',
      entries: new Map(Object.entries(json).map(([name, value]) => [name, deployed(value as Json)])),
      place,
    };
  }
  if (typeof json === 'string' && json.startsWith('[') && json.endsWith(']')) {
    return json.startsWith('[[')
      ? { kind: 'scalar', value: json.slice(1), place }
      : { kind: 'unknown', what: 'asked of Azure', expression: json.slice(1, -1), place };
  }
  return { kind: 'scalar', value: json as string | number | boolean | null, place };
}

function asResource({ type, names, own, body }: WrittenPart, serviceName: string, index: number): Resource {
  const name = (own ? [serviceName, ...names] : names).join('/');
  return { type, name, body: deployed(body), place, path: `resources[${index}]` };
}

/** The snapshot without what says where it was written. */
function placeless(snapshot: Snapshot): unknown {
  return JSON.parse(JSON.stringify(snapshot, (key, value: unknown) => (key === 'place' ? null : value)));
}

test.prop([arbitrarySnapshot()])('resources that are written and read give the same snapshot', (snapshot) => {
  const serviceName = serviceNameOf(snapshot) ?? 'any';
  const resources = writeResources(snapshot).map((part, index) => asResource(part, serviceName, index));
  const again = readResources(resources, []);
  expect(again.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(placeless(again.snapshot)).toEqual(placeless(snapshot));
});
