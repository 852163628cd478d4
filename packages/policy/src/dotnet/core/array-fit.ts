import { defaultOf } from '../default-value.ts';
import { definitionNamed } from '../define.ts';
import { isInstance } from '../is-instance.ts';
import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { AnyArray } from './array-value.ts';
import { isBytes, setChecked, valuesOf } from './array-value.ts';

/** Arrays take only values of their elements' type, which a caller that has an `Array` or an `object` may not know. */

function elementName(array: AnyArray): string {
  return isBytes(array) ? 'System.Byte' : array.element;
}

/** Whether a value may stand in an array of these elements. Of types that are not listed nothing is known. */
function fits(value: NetValue, element: string): boolean {
  const definition = definitionNamed(element);
  if (definition === undefined) return true;
  if (value === null) return definition.kind !== 'struct' && definition.kind !== 'enum';
  return isInstance(value, { kind: 'named', definition, args: [] });
}

/** `SetValue`: `null` stands for what a new array of values has in its place. */
export function storeChecked(array: AnyArray, index: number, value: NetValue): null {
  const name = elementName(array);
  if (fits(value, name)) return setChecked(array, index, value);
  const definition = definitionNamed(name);
  if (value === null && definition !== undefined)
    return setChecked(array, index, defaultOf({ kind: 'named', definition, args: [] }));
  return raise('System.InvalidCastException', 'Object cannot be stored in an array of this type.');
}

/** What is copied from one array into another has to fit there. */
export function checkCopy(rt: Runtime, source: AnyArray, target: AnyArray): void {
  const [from, to] = [elementName(source), elementName(target)];
  if (from === to || to === 'System.Object') return;
  const isSource = definitionNamed(from)?.kind === 'struct';
  if (isSource && definitionNamed(to)?.kind === 'struct')
    raise('System.ArrayTypeMismatchException', 'Source array type cannot be assigned to destination array type.');
  const values = valuesOf(source);
  burn(rt, values.length);
  if (!values.every((value) => fits(value, to)))
    raise(
      'System.InvalidCastException',
      'At least one element in the source array could not be cast down to the destination array type.',
    );
}
