import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import type { Resource } from './deploy.ts';
import { deploy } from './deploy.ts';
import { parseExpression } from './expression.ts';
import { parseJson } from './parse.ts';
import type { Value } from './value.ts';

/** Real templates of others, read where they lie beside the project. */
const folder = path.resolve(import.meta.dirname, '../../../../../shared/corpus/templates');
const names = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json') && !/parameters[^/]*\.json$/.test(name))
      .toSorted()
  : [];

type Json = { readonly [key: string]: unknown };

/** The resource blocks of a template as plain JSON, in nested deployments too: how many there are of each type at the least and at the most. */
function blocks(template: Json): Map<string, { least: number; most: number }> {
  const found = new Map<string, { least: number; most: number }>();
  walk(template['resources'], { isSure: true, parent: '' }, found);
  return found;
}

type Around = { readonly isSure: boolean; readonly parent: string };

function walk(
  resources: unknown,
  { isSure, parent }: Around,
  found: Map<string, { least: number; most: number }>,
): void {
  for (const resource of Object.values((resources ?? []) as object) as Json[]) {
    if (resource['existing'] === true) continue;
    const own = String(resource['type']).toLowerCase();
    const type = own.includes('.') ? own : `${parent}/${own}`;
    const isPlain = isSure && resource['copy'] === undefined && resource['condition'] === undefined;
    const properties = (resource['properties'] ?? {}) as Json;
    if (type === 'microsoft.resources/deployments') {
      walk((properties['template'] as Json | undefined)?.['resources'], { isSure: isPlain, parent: '' }, found);
      continue;
    }
    const count = found.get(type) ?? { least: 0, most: 0 };
    const most = resource['copy'] === undefined && isSure ? 1 : 10_000;
    found.set(type, { least: count.least + Number(isPlain), most: count.most + most });
    walk(resource['resources'], { isSure: isPlain, parent: type }, found);
  }
}

function read(name: string): {
  readonly resources: readonly Resource[];
  readonly faults: Fault[];
  readonly json: Json;
} {
  const text = readFileSync(path.join(folder, name), 'utf8').replace(/^\uFEFF/, '');
  const faults: Fault[] = [];
  const root = parseJson({ file: name, text }, faults);
  const resources = root === null ? [] : deploy(root, new Map(), faults, { isInventing: true });
  return { resources, faults, json: JSON.parse(text) as Json };
}

describe.skipIf(names.length === 0)('real templates (skipped where ../shared is absent)', () => {
  it('there are forty and more', () => {
    expect(names.length).toBeGreaterThan(40);
  });

  it.each(names)('%s deploys with invented parameters, and each of its resources is there', (name) => {
    const { resources, faults, json } = read(name);
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    const counts = new Map<string, number>();
    for (const { type } of resources) counts.set(type.toLowerCase(), (counts.get(type.toLowerCase()) ?? 0) + 1);
    const expected = blocks(json);
    for (const [type, { least, most }] of expected) {
      expect(counts.get(type) ?? 0).toBeGreaterThanOrEqual(least);
      expect(counts.get(type) ?? 0).toBeLessThanOrEqual(most);
    }
    for (const type of counts.keys())
      if (type !== 'microsoft.resources/deployments') expect([...expected.keys()]).toContain(type);
  });

  it.each(names)('%s: what is not known is an expression that can be read', (name) => {
    for (const { body } of read(name).resources) {
      for (const text of expressionsIn(body)) {
        const parsed = parseExpression(`[${text}]`);
        expect(parsed.ok ? null : [text, parsed.failure]).toBeNull();
      }
    }
  });
});

function expressionsIn(value: Value): readonly string[] {
  switch (value.kind) {
    case 'scalar':
      return [];
    case 'list':
      return value.items.flatMap(expressionsIn);
    case 'map':
      return [...value.entries.values()].flatMap(expressionsIn);
    case 'unknown':
      return value.expression === undefined ? [`missing: ${value.what}`] : [value.expression];
  }
}
