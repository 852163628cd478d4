import { definitionNamed } from '../define.ts';
import type { NetObject, NetValue } from '../value.ts';

/** The members of an anonymous object or the elements of a tuple, in order; `null` for any other value. */
export function namedParts(value: NetObject): Iterable<readonly [string, NetValue]> | null {
  const items: unknown = Reflect.get(value, 'items');
  if (/^System\.(?:Value)?Tuple`/.test(value.net) && Array.isArray(items))
    return items.map((item: NetValue, index): readonly [string, NetValue] => [`Item${index + 1}`, item]);
  if (definitionNamed(value.net) !== undefined) return null;
  const members: unknown = Reflect.get(value, 'members');
  if (members instanceof Map) return members as ReadonlyMap<string, NetValue>;
  return Object.entries(value).filter(([name]) => name !== 'net');
}
