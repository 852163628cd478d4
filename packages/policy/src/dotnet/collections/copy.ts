import { raiseArgument, raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import { burn, type Runtime } from '../runtime.ts';
import { isNet, type ByteArray, type NetArray, type NetValue, type Num } from '../value.ts';

/** Puts elements into an array from an index on. */
export function copyInto(
  rt: Runtime,
  elements: readonly NetValue[],
  ...[target, at]: readonly [NetValue, number]
): null {
  if (target === null) return raiseArgumentNull('array');
  if (at < 0) return raiseOutOfRange('arrayIndex', 'Non-negative number required.');
  burn(rt, elements.length);
  const isBytes = isNet<ByteArray>(target, 'System.Byte[]');
  const room = isBytes ? target.bytes.length : (target as NetArray).items.length;
  if (elements.length > room - at)
    return raiseArgument(
      "Destination array was not long enough. Check destIndex and length, and the array's lower bounds.",
    );
  elements.forEach((element, index) => {
    if (isBytes) target.bytes[at + index] = (element as Num).value;
    else (target as NetArray).items[at + index] = element;
  });
  return null;
}
