import { compareValues, typeNameOf } from '../protocol.ts';
import { raiseArgument } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';

/** `CompareTo(object)`: `null` comes before everything, and what is of another type raises with this message. */
export function compareToObject(rt: Runtime, self: NetValue, other: NetValue, message: string): number {
  if (other === null) return 1;
  if (typeNameOf(self) !== typeNameOf(other)) return raiseArgument(message);
  return Math.sign(compareValues(rt, self, other));
}
