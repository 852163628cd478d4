import { acceptsNull } from './default-value.ts';
import { definitionNamed } from './define.ts';
import { isInstance } from './is-instance.ts';
import { typeNameOf } from './protocol.ts';
import { raise, raiseCast, raiseNull } from './raise.ts';
import type { Runtime } from './runtime.ts';
import { fullNameOf } from './type-name.ts';
import type { NetType } from './type.ts';
import { isNet, isObject, type EnumValue, type NetArray, type NetValue } from './value.ts';

/**
 * `(T)value` of an `object`: nothing is converted. A boxed value comes out as exactly its type (an enumeration and its
 * `int` count as one another), a reference as what it is.
 */
export function castTo(_rt: Runtime, value: NetValue, type: NetType): NetValue {
  if (value === null) return acceptsNull(type) ? null : raiseNull();
  if (isInstance(value, type)) return value;
  const boxed = type.kind === 'nullable' ? type.of : type;
  if (acceptsNull(boxed)) return raiseCast(actualNameOf(value), fullNameOf(type));
  return unboxEnum(value, boxed) ?? raise('System.InvalidCastException', 'Specified cast is not valid.');
}

function unboxEnum(value: NonNullable<NetValue>, type: NetType): NetValue {
  if (type.kind !== 'named') return null;
  const { definition } = type;
  if (definition.kind === 'enum' && typeof value === 'number') return { net: definition.name, value } as EnumValue;
  if (definition.name !== 'System.Int32' || !isObject(value)) return null;
  return definitionNamed(value.net)?.kind === 'enum' ? (value as EnumValue).value : null;
}

function actualNameOf(value: NonNullable<NetValue>): string {
  return isNet<NetArray>(value, 'System.Array') ? `${value.element}[]` : typeNameOf(value);
}
