import type { Example } from '@keelgate/model';
import type { Reader, Spot } from './reader.ts';
import { jsonOf, member, members, text, warnOnce } from './reader.ts';
import { resolved } from './reference.ts';

/** The name of an example that has none. */
const unnamed = 'default';

/** Examples of a body in 3.x: its own, by name or not, else that of its schema. */
export function examplesOf(reader: Reader, media: Spot, schema: Spot | undefined): readonly Example[] {
  const example = member(media, 'example');
  if (example !== undefined) return [{ name: unnamed, summary: null, value: jsonOf(reader, example.value) }];
  const named = members(reader, member(media, 'examples')).flatMap(([name, item]) => namedExample(reader, name, item));
  return named.length > 0 ? named : exampleOfSchema(reader, schema);
}

function namedExample(reader: Reader, name: string, item: Spot): readonly Example[] {
  const spot = resolved(reader, item);
  if (spot?.value.kind !== 'map') return [];
  const value = member(spot, 'value') ?? member(spot, 'dataValue') ?? member(spot, 'serializedValue');
  if (value === undefined) {
    if (member(spot, 'externalValue') !== undefined) {
      const message = `the example "${name.slice(0, 80)}" is in another file and is left out`;
      warnOnce(reader, 'externalValue', spot, { code: 'not-imported', message });
    }
    return [];
  }
  return [{ name, summary: text(reader, member(spot, 'summary')), value: jsonOf(reader, value.value) }];
}

/** The example that a schema gives of itself: one, or in 3.1 the first of several. */
export function exampleOfSchema(reader: Reader, schema: Spot | undefined): readonly Example[] {
  const of = schema === undefined ? null : resolved(reader, schema);
  if (of?.value.kind !== 'map') return [];
  const example = member(of, 'example')?.value;
  const examples = member(of, 'examples')?.value;
  const found = example ?? (examples?.kind === 'list' ? examples.items[0] : undefined);
  return found === undefined ? [] : [{ name: unnamed, summary: null, value: jsonOf(reader, found) }];
}
