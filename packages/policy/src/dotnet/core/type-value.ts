import { typeNameOf } from '../protocol.ts';
import type { NetArray, NetValue } from '../value.ts';
import { isNet } from '../value.ts';

/** A `System.Type`: what `GetType()` and `typeof` give. Equal names are equal types. */
export type TypeValue = { readonly net: 'System.Type'; readonly fullName: string };

export function typeValue(fullName: string): TypeValue {
  return { net: 'System.Type', fullName };
}

/** The type of a value that is there. */
export function typeOfValue(value: NetValue): TypeValue {
  return typeValue(isNet<NetArray>(value, 'System.Array') ? `${value.element}[]` : typeNameOf(value));
}
