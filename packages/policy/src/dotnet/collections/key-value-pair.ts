import { defineType, type TypeDefinition } from '../define.ts';
import { equalValues, keyOf, textOf } from '../protocol.ts';
import { newText } from '../runtime.ts';
import { structuralKey } from '../structural-key.ts';
import { pair, type Pair } from './pair.ts';

export const KeyValuePair: TypeDefinition = defineType({
  name: 'System.Collections.Generic.KeyValuePair`2',
  kind: 'struct',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.keyvaluepair-2',
  parameters: ['TKey', 'TValue'],
  members: {
    'KeyValuePair(TKey key, TValue value)': (_rt, key: never, value: never) => pair(key, value),
    'TKey Key { get; }': (_rt, self: Pair) => self.key,
    'TValue Value { get; }': (_rt, self: Pair) => self.value,
  },
  hooks: {
    text: (rt, self: Pair) => newText(rt, `[${textOf(rt, self.key)}, ${textOf(rt, self.value)}]`),
    equals: (rt, left: Pair, right: Pair) =>
      equalValues(rt, left.key, right.key) && equalValues(rt, left.value, right.value),
    key: (self: Pair) => `\0pair:${structuralKey([keyOf(self.key), keyOf(self.value)])}`,
    initial: () => pair(null, null),
  },
});
