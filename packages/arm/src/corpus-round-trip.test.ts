import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Json, Rest, Snapshot } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import type { ReadTemplate } from './read-resources.ts';
import { readResources } from './read-resources.ts';
import { readTemplate } from './read-template.ts';
import { isMap } from './resource/difference.ts';
import { deploy } from './template/deploy.ts';
import { parseJson } from './template/parse.ts';
import type { Value } from './template/value.ts';
import { asTemplate } from './template/value.ts';
import { lostLeaves } from './testing/lost-leaves.ts';
import { writeResources } from './write-resources.ts';
import type { WrittenTemplate } from './write-template.ts';
import { writeTemplate } from './write-template.ts';

/** Real templates of others, read where they lie beside the project. */
const folder = path.resolve(import.meta.dirname, '../../../../shared/corpus/templates');

const names = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.json') && !name.includes('parameters'),
    )
  : [];

/** The snapshot without what says where it was written. */
function placeless(snapshot: Snapshot): Json {
  return JSON.parse(JSON.stringify(snapshot, (key, value: unknown) => (key === 'place' ? null : value))) as Json;
}

function keysOf(snapshot: Snapshot): readonly string[] {
  return writeResources(snapshot)
    .map(({ type, names: called }) => `${type} ${called.join('/')}`.toLowerCase())
    .toSorted();
}

function readAgain({ template, parameters }: WrittenTemplate): ReadTemplate {
  return readTemplate(
    { file: 'template.json', text: template },
    { parameters: { kind: 'auto', over: { kind: 'file', file: 'parameters.json', text: parameters } } },
  );
}

function errorsOf({ faults }: ReadTemplate): readonly string[] {
  return faults.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

/** Where two say something else. What only a deployment knew of another may be known once both are in one template. */
function differences(before: Json | undefined, after: Json | undefined, at = ''): readonly string[] {
  if (typeof before === 'string' && /^\[.*\breference\(.*\]$/s.test(before)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((item: Json, index) => differences(item, after[index] as Json, `${at}[${index}]`));
  if (before !== undefined && after !== undefined && isMap(before) && isMap(after)) {
    const all = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...all].flatMap((name) => differences(before[name], after[name], `${at}.${name}`));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [at];
}

/** Named values were called properties once, and version sets were spelt otherwise. */
function nameOf(type: string, name: string): string {
  const today = type
    .toLowerCase()
    .replace(/service\/properties$/, 'service/namedvalues')
    .replace('api-version-sets', 'apiversionsets');
  return `${today} ${name}`.toLowerCase();
}

describe.skipIf(names.length === 0)(
  'real templates, with invented parameters (skipped where ../shared is absent)',
  () => {
    it.each(names)('%s: written and read again, nothing is lost', (name) => {
      const source = { file: name, text: readFileSync(path.join(folder, name), 'utf8') };
      const first = readTemplate(source, { parameters: { kind: 'auto' } });
      const second = readAgain(writeTemplate(first.snapshot, first));
      expect([errorsOf(first), errorsOf(second)]).toEqual([[], []]);
      expect(keysOf(second.snapshot)).toEqual(keysOf(first.snapshot));
      expect(differences(placeless(first.snapshot), placeless(second.snapshot))).toEqual([]);
      const third = readAgain(writeTemplate(second.snapshot, second));
      expect(placeless(third.snapshot)).toEqual(placeless(second.snapshot));
      expect(writeTemplate(third.snapshot, third)).toEqual(writeTemplate(second.snapshot, second));
    });

    it.each(names)('%s: all that it deploys is written', (name) => {
      const root = parseJson({ file: name, text: readFileSync(path.join(folder, name), 'utf8') }, []);
      const deployed = deploy(root as Value, new Map(), [], { isInventing: true });
      const { snapshot, serviceName } = readResources(deployed, []);
      const written = new Map(
        writeResources(snapshot).map(({ type, names: called, own, body }) => [
          nameOf(type, (own ? [serviceName ?? '', ...called] : called).join('/')),
          body,
        ]),
      );
      const last = new Map(deployed.map((resource) => [nameOf(resource.type, resource.name), resource.body]));
      for (const [key, body] of last) {
        const found = Object.entries(asTemplate(body) as Rest).filter(
          ([member]) => !/^(?:type|name|apiVersion|dependsOn|comments)$/i.test(member),
        );
        expect([...written.keys()]).toContain(key);
        expect(lostLeaves(Object.fromEntries(found), written.get(key))).toEqual([]);
      }
    });

    it.each(names)('%s: no text of a secure parameter stands in what is written', (name) => {
      const source = { file: name, text: readFileSync(path.join(folder, name), 'utf8') };
      const read = readTemplate(source, { parameters: { kind: 'auto' } });
      const { template } = writeTemplate(read.snapshot, read);
      const texts = new Set([...template.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([text]) => JSON.parse(text) as string));
      for (const secret of read.secure) expect(texts).not.toContain(secret);
    });
  },
);
