import type { Members, TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { newTuple, tupleSizes } from './tuple-of.ts';

/** Makes tuples of one item to seven. */
export const tuple: TypeDefinition = defineType({
  name: 'System.Tuple',
  kind: 'static',
  source: 'https://learn.microsoft.com/dotnet/api/system.tuple?view=netframework-4.8',
  members: Object.fromEntries(tupleSizes.map(creation)),
});

function creation(count: number): [string, Members[string]] {
  const names = Array.from({ length: count }, (_, index) => `T${index + 1}`);
  const items = names.map((name, index) => `${name} item${index + 1}`).join(', ');
  return [
    `static Tuple<${names.join(', ')}> Create<${names.join(', ')}>(${items})`,
    (_: Runtime, __: unknown, ...values: readonly NetValue[]) => newTuple(values),
  ];
}
