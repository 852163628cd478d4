import type { Members, TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { defineTuple, newTuple } from './tuple-definition.ts';

const counts = [1, 2, 3, 4, 5, 6, 7] as const;

/** The classes `Tuple<T1>` up to `Tuple<T1, …, T7>`. */
export const tuples: readonly TypeDefinition[] = counts.map(defineTuple);

/** Makes them. */
export const tuple: TypeDefinition = defineType({
  name: 'System.Tuple',
  kind: 'static',
  source: 'https://learn.microsoft.com/dotnet/api/system.tuple?view=netframework-4.8',
  members: Object.fromEntries(counts.map(creation)),
});

function creation(count: number): [string, Members[string]] {
  const names = Array.from({ length: count }, (_, index) => `T${index + 1}`);
  const items = names.map((name, index) => `${name} item${index + 1}`).join(', ');
  return [
    `static Tuple<${names.join(', ')}> Create<${names.join(', ')}>(${items})`,
    (_: Runtime, __: unknown, ...values: readonly NetValue[]) => newTuple(values),
  ];
}
