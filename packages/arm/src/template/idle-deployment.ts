import type { Frame } from './frame.ts';
import type { Instance } from './instance.ts';
import type { Value } from './value.ts';
import { entryOf } from './value.ts';

type Entries = ReadonlyMap<string, Value>;

/**
 * The body of a nested deployment whose template deploys nothing, such as those that only leave a mark for telemetry: the
 * deployment itself is all there is. Its template is an empty one with the outputs that were worked out, which needs no
 * parameters.
 */
export function idleBody(instance: Instance, outputs: Value, frame: Frame): Value | null {
  const { item } = instance;
  const written = entryOf(item, 'properties');
  const template = entryOf(written, 'template');
  const kept = new Map(item.entries);
  if (written?.kind === 'map')
    kept.set(keyOf(item.entries, 'properties'), { ...written, entries: own(written.entries) });
  const body = frame.body({ ...instance, item: { ...item, entries: kept } }, frame.scope.session);
  if (body?.kind !== 'map') return body;
  const properties = entryOf(body, 'properties');
  const entries = new Map(properties?.kind === 'map' ? properties.entries : []);
  entries.set('template', emptyTemplate(template, outputs, item));
  const key = keyOf(body.entries, 'properties');
  return {
    ...body,
    entries: new Map([...body.entries, [key, { kind: 'map', entries, place: written?.place ?? item.place }]]),
  };
}

const spent: ReadonlySet<string> = new Set(['template', 'templatelink', 'parameters', 'parameterslink']);

function own(entries: Entries): Entries {
  return new Map([...entries].filter(([key]) => !spent.has(key.toLowerCase())));
}

function keyOf(entries: Entries, name: string): string {
  return [...entries.keys()].find((key) => key.toLowerCase() === name) ?? name;
}

const usual: readonly (readonly [string, string])[] = [
  ['$schema', 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'],
  ['contentVersion', '1.0.0.0'],
];

function emptyTemplate(written: Value | undefined, outputs: Value, { place }: Value): Value {
  const heading = usual.map(([key, value]): [string, Value] => {
    const found = entryOf(written, key);
    return [key, found?.kind === 'scalar' ? found : { kind: 'scalar', value, place }];
  });
  const isSilent = outputs.kind !== 'map' || outputs.entries.size === 0;
  return {
    kind: 'map',
    entries: new Map<string, Value>([
      ...heading,
      ['resources', { kind: 'list', items: [], place }],
      ...(isSilent ? [] : [['outputs', outputs] as const]),
    ]),
    place: written?.place ?? place,
  };
}
