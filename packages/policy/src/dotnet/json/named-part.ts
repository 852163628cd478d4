import type { AnonymousValue } from '../anonymous.ts';
import type { NetObject, NetValue } from '../value.ts';
import { isNet } from '../value.ts';

/** The members of an anonymous object or the elements of a tuple, in order; `null` for any other value. */
export function namedParts(value: NetObject): Iterable<readonly [string, NetValue]> | null {
  if (isNet<AnonymousValue>(value, '<anonymous>'))
    return value.names.map((name, index): readonly [string, NetValue] => [name, value.values[index] ?? null]);
  const items: unknown = Reflect.get(value, 'items');
  if (!/^System\.(?:Value)?Tuple`/.test(value.net) || !Array.isArray(items)) return null;
  return items.map((item: NetValue, index): readonly [string, NetValue] => [`Item${index + 1}`, item]);
}
