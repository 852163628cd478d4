import type { Value } from '../template/value.ts';
import { sizeOf } from './reader.ts';

/** As much is judged at once: a validator takes its time where much is wrong. */
const partMax = 2000;

/** What is larger by itself is not judged. */
const entryMax = 5000;

type Entries = readonly (readonly [string, Value])[];

/** A description in parts that are descriptions too: what is right in each is right in the whole. */
export function* partsOf(root: Value & { readonly kind: 'map' }): Generator<Value> {
  const isDivided = (name: string): boolean =>
    /^(paths|definitions|parameters|responses|webhooks|components)$/.test(name);
  const top = [...root.entries];
  const head = top.filter(([name]) => /^(openapi|swagger|info|jsonSchemaDialect)$/.test(name));
  const rest = top.filter(([name]) => !isDivided(name) && !name.startsWith('x-'));
  const paths: Entries = [['paths', mapOf([], root)]];
  if (rest.reduce((sum, [, value]) => sum + sizeOf(value), 0) <= entryMax) yield mapOf([...rest, ...paths], root);
  for (const [name, section] of top) {
    if (!isDivided(name)) continue;
    if (section.kind !== 'map') yield mapOf([...head, ...paths, [name, section]], root);
    else if (name !== 'components')
      for (const group of groupsOf(section)) yield mapOf([...head, ...paths, [name, mapOf(group, section)]], root);
    else
      for (const [kind, all] of section.entries)
        for (const group of all.kind === 'map' ? groupsOf(all) : [])
          yield mapOf([...head, ...paths, [name, mapOf([[kind, mapOf(group, all)]], section)]], root);
  }
}

function* groupsOf(section: Value & { readonly kind: 'map' }): Generator<Entries> {
  let group: (readonly [string, Value])[] = [];
  let size = 0;
  for (const entry of section.entries) {
    const own = sizeOf(entry[1]);
    if (own > entryMax) continue;
    if (size + own > partMax && group.length > 0) {
      yield group;
      group = [];
      size = 0;
    }
    group.push(entry);
    size += own;
  }
  if (group.length > 0) yield group;
}

function mapOf(entries: Entries, { place }: Value): Value {
  return { kind: 'map', entries: new Map(entries), place };
}
