import { defineType, type TypeDefinition } from '../define.ts';
import { iterate } from '../protocol.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';

/** What a LINQ operator gives: elements that are worked out when somebody takes them, anew for each who does. */
export type SequenceValue = { readonly net: 'System.Linq.Sequence'; readonly iterate: () => Iterable<NetValue> };

export function sequence(elements: () => Iterable<NetValue>): SequenceValue {
  return { net: 'System.Linq.Sequence', iterate: elements };
}

/** The sequence of an operator that reads one source. A source that is not there is noticed at once. */
export function from(
  rt: Runtime,
  source: NetValue,
  elements: (source: Iterable<NetValue>) => Iterable<NetValue>,
): SequenceValue {
  if (source === null) return raiseArgumentNull('source');
  return sequence(() => elements(iterate(rt, source)));
}

/** The elements of a source that must be there. */
export function take(rt: Runtime, source: NetValue, parameter = 'source'): Generator<NetValue> {
  return source === null ? raiseArgumentNull(parameter) : iterate(rt, source);
}

export const Sequence: TypeDefinition = defineType({
  name: 'System.Linq.Sequence',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.linq.enumerable',
  parameters: ['T'],
  interfaces: ['IEnumerable<T>'],
  hooks: { iterate: (_rt, self: SequenceValue) => self.iterate() },
});
