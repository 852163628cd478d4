import { builtin, namedType, nullType, unknownType } from './type-ops.ts';
import { findType } from './lookup.ts';
import { typeOfText } from './resolve-type.ts';
import { typeNameOf } from './protocol.ts';
import type { NetType } from './type.ts';
import type { NetArray, NetValue } from './value.ts';
import { isNet } from './value.ts';

/** The type that a value says it is of. Type arguments that the value does not know are unknown. */
export function typeOfValue(value: NetValue): NetType {
  if (value === null) return nullType;
  if (typeof value === 'function') return unknownType;
  if (isNet<NetArray>(value, 'System.Array')) {
    return { kind: 'array', element: typeOfText(plainName(value.element)) ?? unknownType };
  }
  const name = typeNameOf(value);
  if (name === 'System.Byte[]') return { kind: 'array', element: builtin('System.Byte') };
  const definition = findType(name);
  if (definition === undefined) return unknownType;
  return namedType(
    definition,
    definition.parameters.map(() => unknownType),
  );
}

/** Elements of arrays of generic types are told apart by their definition only. */
function plainName(element: string): string {
  return /^[\w.[\]]+$/.test(element) && !element.includes('`') ? element : 'object';
}
